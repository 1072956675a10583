"""A guide made of hostile text: each payload stands in every text field of every kind of thing."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError

from strideguide.model.base import Record, RefTo
from strideguide.model.kinds import KINDS, Kind
from strideguide.model.values import Written
from strideguide.model.walk_run import OF_ALL, Spell
from strideguide.training.grades import CEILING, STEPS

REPOSITORY = Path(__file__).parents[2]
# The files in which things of one or more kinds stand together.
LISTS = tuple(dict.fromkeys(kind.file for kind in KINDS.values() if kind.file))
# What a text is put into where it can't stand by itself; the first that a field takes is written.
TRIES = ("{text}", "{line}", "{line} in twenty runners", "10.1234/{tight}", "https://example.org/{tight}")
VALID = ("https://example.org/{number:02}", "former-{number:02}", "{number:03}", "https://example.org")
AMOUNTS = "sets", "effort", "weight", "repetitions", "harder_by"  # what a week changes of exercises alone


class NoText(Exception):
    """A field takes none of the texts that are tried; if it may be left out, it is."""


@dataclass(frozen=True)
class Payload:
    """A hostile text. `fires` names the carelessness that lets it run, `refused` the problem that prose gets."""

    number: int
    text: str
    fires: str
    refused: str | None = None

    @property
    def line(self) -> str:
        """The text as it reads on a page: one line."""
        return " ".join(self.text.split())

    @property
    def tight(self) -> str:
        """The text without spaces, for addresses."""
        return "/".join(self.text.split())

    @property
    def id(self) -> str:
        """The id of the things that are made of it, the same for every kind."""
        return f"thing-{self.number:02}"


@cache
def payloads() -> tuple[Payload, ...]:
    """Everything in payloads.yml, with its calls."""
    listed = yaml.safe_load((Path(__file__).parent / "payloads.yml").read_text("utf-8"))
    return tuple(
        Payload(number, entry["text"].replace("FIRE", f"__fired({number})"), entry["fires"], entry.get("refused"))
        for number, entry in enumerate(listed)
    )


def record(kind: Kind, payload: Payload) -> dict[str, Any]:
    """The fields of a thing in which every text is the payload. Rules across fields are kept."""
    fields = Maker(payload).record(kind.model)
    del fields["id"]
    if "figure" in kind.model.model_fields:
        poses = [{"caption": payload.line}, {"caption": payload.line, "arms": "90"}]
        fields["figure"] = {"view": "side", "poses": poses if kind.name == "exercise" else poses[:1]}
    for caution in fields.get("cautions", ()):
        caution["stages"] = ["always"]
    if keep := KEEP.get(kind.name):
        keep(fields, payload)
    return fields


def _ids() -> list[str]:
    """The ids of all things of a kind, of which one before the first is the last."""
    return [payload.id for payload in payloads()]


def _exercise(fields: dict[str, Any], payload: Payload) -> None:
    ids, at = _ids(), payload.number
    fields |= {"unilateral": True, "easier": ids[at - 1 : at] if at % 2 else [], "variations": [ids[at - 3]]}
    fields["harder"] = [] if at % 2 else ids[at + 1 : at + 2]
    fields |= {"kind": ("strength", "mobility")[at % 2], "ranges": ["edge of a step", "heel below the step"]}
    fields["steps"][1] += " again"
    fields["muscles"]["secondary"] = [ids[at - 1]]
    fields["kit"]["any_of"] = [ids[at - 1], ids[at - 2]]
    fields["doses"][0]["goals"] = ids
    fields["mistakes"][0]["pair"] = {"pose": 2, "wrong": {"caption": payload.line, "at": "hips"}}


def _plan(fields: dict[str, Any], payload: Payload) -> None:
    """A week of `fits` has the runs of the walk-run schedule, all of them easy; a change is of one move."""
    runs = record(KINDS["walk-run"], payload)["runs"]
    fields["fits"] = [{"runs": 3, "key_runs": 1}, {"runs": runs, "key_runs": 0}]
    [change] = fields["phases"][0]["changes"]
    leaves = ("activity", "time") if payload.number % 2 else ("exercise", *AMOUNTS)
    fields["phases"][0]["changes"] = [{name: value for name, value in change.items() if name not in leaves}]
    fields["phases"][0]["changes"][0]["out"] = 1


def _injury(fields: dict[str, Any], _: Payload) -> None:
    fields["kind"] = "condition"
    fields["stages"][0] |= {"stage": "always", "start": "careful"}


def _rule(fields: dict[str, Any], payload: Payload) -> None:
    name = [*fields["looks"]][payload.number % len(fields["looks"])]
    fields["looks"] = {name: fields["looks"][name]}
    del fields["instead_of"]  # of a rule that always counts, and all are made alike


def _evidence(fields: dict[str, Any], payload: Payload) -> None:
    """A study is as sure as its method can make anybody, and others are inside it or share its trials, not both."""
    ids, at = _ids(), payload.number
    fields["certainty"] = CEILING.get(fields["method"], "low")
    fields |= {"contains": [{"study": ids[at - 1]}] if at % 2 else [], "same_trials": [ids[at - 3]]}


def _claim(fields: dict[str, Any], payload: Payload) -> None:
    """Somebody looked for studies, and one votes that tested something and was read."""
    study = record(KINDS["evidence"], payload)
    fields["looked_into"] = True
    if study["method"] not in CEILING or study["read"]["how"] not in STEPS:
        fields["studies"][0]["direction"] = "context"


def _walk_run(fields: dict[str, Any], _: Payload) -> None:
    """The source gives every number that is not said to be our choice."""
    [step] = fields["steps"]
    [[written]] = step["runs"]
    spell = Spell.read(written)
    numbers = {name: fields[name] for name in OF_ALL}
    numbers |= {"run": f"{spell.run} s", "walk": f"{spell.walk} s", "minutes": f"{spell.seconds} s"}
    for name in (*fields["our_choice"], *step["our_choice"]):
        del numbers[name]
    fields["gives"] = numbers


# By kind, what makes the fields of a thing keep to the rules across them.
KEEP: Mapping[str, Callable[[dict[str, Any], Payload], None]] = {
    "exercise": _exercise, "plan": _plan, "injury": _injury, "rule": _rule,
    "evidence": _evidence, "claim": _claim, "walk-run": _walk_run,
}  # fmt: skip


class Maker:
    """Makes values of any type of the model, with one payload for all texts."""

    def __init__(self, payload: Payload) -> None:
        self.payload = payload

    def record(self, model: type[Record]) -> dict[str, Any]:
        made = {name: self.value(field.annotation, (*field.metadata,)) for name, field in model.model_fields.items()}
        return {name: value for name, value in made.items() if value is not None}

    def value(self, annotation: Any, marks: tuple[Any, ...] = ()) -> Any:
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.value(args[0], (*marks, *args[1:]))
        if origin in (typing.Union, types.UnionType):
            return self._one_of(args, marks)
        if origin is Literal:
            return self._turn(args)
        if origin is list:
            return [self.value(args[0])] * int(max([1, *_least(marks)]))
        if origin is dict:
            return {payload.id: self.value(args[1]) for payload in payloads()}
        return self._plain(annotation, marks)

    def _one_of(self, choices: tuple[Any, ...], marks: tuple[Any, ...]) -> Any:
        real = [choice for choice in choices if choice is not types.NoneType]
        try:
            return self.value(self._turn(real), marks)
        except NoText:
            if real == list(choices):
                raise
            return None

    def _turn(self, choices: Sequence[Any]) -> Any:
        return choices[self.payload.number % len(choices)]

    def _plain(self, annotation: Any, marks: tuple[Any, ...]) -> Any:
        if issubclass(annotation, Record):
            return self.record(annotation)
        if issubclass(annotation, Written):
            return annotation.examples[0]
        if annotation is str:
            return self._text(marks)
        return annotation(max(_least(marks), default=0))

    def _text(self, marks: tuple[Any, ...]) -> str:
        if any(isinstance(mark, RefTo) for mark in marks):
            return self.payload.id
        valid = TypeAdapter(Annotated[str, *marks])
        payload = self.payload
        for form in (*TRIES, *VALID):
            text = form.format(text=payload.text, line=payload.line, tight=payload.tight, number=payload.number)
            try:
                return str(valid.validate_python(text))
            except ValidationError:
                continue
        raise NoText(f"No text is valid for {marks}. Add one to VALID.")


def _least(marks: tuple[Any, ...]) -> list[float]:
    """The lower bounds among the marks of a type: of a length or of a number."""
    found: list[float] = []
    for mark in marks:
        found += _least(tuple(getattr(mark, "metadata", ())))
        found += [bound for name in ("min_length", "ge") if isinstance(bound := getattr(mark, name, None), int | float)]
    return found


def carriers(fields: Any, payload: Payload) -> set[str]:
    """The paths of the fields of a thing that begin with the payload: `mistakes.fix`, `summary`."""
    return {path for path, value in leaves(fields, "") if str(value).startswith((payload.text, payload.line))}


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value
