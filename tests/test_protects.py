"""Each field of what a brand may change is decided: it protects readers, or protects.yml says why nobody is at risk."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from strideguide.model.base import Protects, Record
from strideguide.model.kinds import KINDS

GUARDED = ("exercise", "activity", "injury", "sign", "rule", "claim", "evidence")
HARMLESS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("protects.yml").read_text("utf-8"))


class Field(typing.NamedTuple):
    """A field by the record that names it, whether a mark says that it protects, and the record that stands in it."""

    name: str
    marked: bool
    inner: type[Record] | None


def fields(model: type[Record], outer: Protects | None = None) -> Iterator[Field]:
    """The fields of a record; those by which the mark of its list tells entries apart or weighs them are marked."""
    read = {outer.about, outer.at, outer.by, "limits" if outer.limit else ""} if outer else set()
    for name, field in model.model_fields.items():
        mark = next((mark for mark in field.metadata if isinstance(mark, Protects)), None)
        inner = next(records(field.annotation), None)
        owner = next(base.__name__ for base in model.__mro__ if name in vars(base).get("__annotations__", ()))
        whole = (mark and mark.kept) or name in read  # all that stands in it
        yield Field(f"{owner}.{name}", bool(mark) or name in read, None if whole else inner)
        if inner and mark and not whole:
            yield from fields(inner, mark)


def records(annotation: Any) -> Iterator[type[Record]]:
    """The records that stand in a value of this type."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from records(inner)


def walk(model: type[Record], harmless: set[str]) -> Iterator[Field]:
    """The fields of a record, and of the records in fields of which nothing is decided as a whole."""
    for field in fields(model):
        yield field
        if field.inner and not field.marked and field.name not in harmless:
            yield from walk(field.inner, harmless)


def undecided(models: typing.Iterable[type[Record]], harmless: set[str]) -> set[str]:
    """Fields that neither protect nor are harmless, with no record in them that says so for each of its own."""
    all_of_them = {field for model in models for field in walk(model, harmless)}
    return {one.name for one in all_of_them if not one.marked and not one.inner} - harmless


def test_each_field_of_what_protects_is_decided() -> None:
    harmless = {name for row in HARMLESS for name in row["fields"]}
    models = [KINDS[kind].model for kind in GUARDED]
    assert undecided(models, harmless) == set()
    found = {field for model in models for field in walk(model, harmless)}
    assert harmless - {field.name for field in found} == set()  # nothing is decided of what is not there
    assert harmless & {field.name for field in found if field.marked} == set()


def test_a_field_of_which_nothing_is_decided_is_told() -> None:
    class Inner(Record):
        loud: bool

    class Outer(Record):
        quiet: bool
        inner: list[Inner] = []

    assert undecided([Outer], {"Outer.quiet"}) == {"Inner.loud"}


def test_each_reason_has_words() -> None:
    assert [row for row in HARMLESS if len(row["because"].split()) < 5] == []
