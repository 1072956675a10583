"""What a type refuses, said in an author's words: pydantic's errors become problems with a place."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from .model.base import PATTERN_WORDS, Record
from .model.meanings import meanings
from .problems import QUOTES, Edit, Place, Problem, brief, did_you_mean
from .slips import ODD_SPACE, named

PlaceOf = Callable[..., Place]
Path = tuple[str | int, ...]

_TYPES = {
    "string_type": "text; put it in quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": 'a list; write each entry on a line of its own after "- "',
    "dict_type": "a map of names and values",
    "model_type": "a map of fields",
    "model_attributes_type": "a map of fields",
}
_LIMITS = {
    "too_short": ("has {entries}", "It needs at least {min_length}. {says}"),
    "too_long": ("has {entries}", "It may have at most {max_length}. {says}"),
    "string_too_short": ("is too short", "It needs at least {min_length} characters."),
    "string_too_long": ("is too long", "It may have at most {max_length} characters."),
    "greater_than_equal": ("is too small", "The smallest is {ge}."),
    "less_than_equal": ("is too large", "The largest is {le}."),
    "beyond": ("goes beyond its bounds", "The smallest is {least}, the largest is {most}."),
}


def problems_of(error: ValidationError, model: type[BaseModel], place: PlaceOf) -> list[Problem]:
    """One problem for each thing that `model` refuses; `place(path, key)` says where a path stands.

    A field that is missing is not told where another of the same map is its misspelt name.
    """
    items: list[dict[str, Any]] = [{**item} for item in error.errors(include_url=False)]
    meant = {path: name for where in _maps(items) for path, name in _misspelt(items, where)}
    found = {(*path[:-1], name) for path, name in meant.items()}
    told = [item for item in items if item["type"] != "missing" or tuple(item["loc"]) not in found]
    return [_problem(item, model, place, meant.get(tuple(item["loc"]), "")) for item in told]


def _maps(items: Iterable[dict[str, Any]]) -> set[Path]:
    return {tuple(item["loc"][:-1]) for item in items if item["type"] == "extra_forbidden"}


def _misspelt(items: Iterable[dict[str, Any]], where: Path) -> Iterator[tuple[Path, str]]:
    """The unknown fields of a map that stand for missing ones, each with the name that was meant."""
    here = [item for item in items if tuple(item["loc"][:-1]) == where]
    missing = [str(item["loc"][-1]) for item in here if item["type"] == "missing"]
    unknown = [tuple(item["loc"]) for item in here if item["type"] == "extra_forbidden"]
    for path in unknown:
        near = difflib.get_close_matches(str(path[-1]), missing, n=1, cutoff=0.6)
        if near:
            yield path, near[0]
            missing.remove(near[0])


def empties(value: Any, place: PlaceOf, path: Path = ()) -> Iterator[Problem]:
    """One problem for each field that is written and empty, as a type that may be left out would take it in silence."""
    if value is None:
        yield _empty(path, place(path))
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from empties(one, place, (*path, step))


def _empty(path: Path, spot: Place) -> Problem:
    remedy = "Write a value, or remove the field if it may be left out."
    return Problem(spot, "wrong-type", f"{_name(path)} is empty.", remedy)


def _problem(item: dict[str, Any], model: type[BaseModel], place: PlaceOf, meant: str = "") -> Problem:
    """The problem of one error; `meant` is the missing field that an unknown one stands for."""
    kind, path, context = item["type"], tuple(item["loc"]), item.get("ctx", {})
    name = _name(path)
    if kind == "missing":
        says = _says(model, path)
        return Problem(place(path), "missing-field", f'The field "{path[-1]}" is missing{_within(path)}.', says)
    if kind == "extra_forbidden":
        return _unknown_field(model, path, place, meant)
    if path[-1:] == ("[key]",):  # a map whose names are a fixed choice
        return _unknown_name(item, path[:-1], context, place)
    spot = place(path)
    if seen := _seen(item, path, spot):
        return seen
    if kind in _TYPES:
        edit = (
            Edit(r"[\w.+-]+", r'"\g<0>"')
            if kind == "string_type" and isinstance(item["input"], bool | int | float)
            else None
        )
        remedy = f"It should be {_TYPES[kind]}{_inner(model, path)}."
        return Problem(spot, "wrong-type", f"{name} is {_is(item['input'])}.", remedy, edit)
    if kind == "literal_error":
        choices = _choices(context)
        remedy = f"Write one of: {', '.join(choices)}. {did_you_mean(str(item['input']), choices)}".strip()
        return Problem(spot, "not-a-choice", f"{name} is {_short(item['input'])}.", remedy, _edit(item))
    if kind in _LIMITS:
        happened, remedy = _LIMITS[kind]
        given = {**context, "entries": _entries(context.get("actual_length", 0)), "says": _says(model, path)}
        return Problem(spot, "out-of-range", f"{name} {happened.format(**given)}.", remedy.format(**given).strip())
    if kind == "bad_value":
        return Problem(spot, "bad-value", f"{name} can't be read: {_short(item['input'])}.", context["how"])
    if kind == "string_pattern_mismatch":
        words = PATTERN_WORDS.get(context["pattern"], f"It has the form {context['pattern']}.")
        return Problem(spot, "bad-value", f"{name} can't be {_short(item['input'])}.", words, _edit(item))
    return Problem(spot, "bad-value", f"{name} can't be {_short(item['input'])}.", f"{item['msg']}.")


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _edit(item: dict[str, Any]) -> Edit | None:
    """What can only be meant by a value: a number as a text, a word in quotes that are none, blanks around a text."""
    kind, value, context = item["type"], item["input"], item.get("ctx", {})
    if kind == "string_type":
        return Edit(r"[\w.+-]+", r'"\g<0>"') if isinstance(value, bool | int | float) else None
    if not isinstance(value, str):
        return None
    bare = value.strip(QUOTES) if kind == "literal_error" else value.strip()
    fits = bare in _choices(context) if kind == "literal_error" else re.search(context.get("pattern", "$^"), bare)
    return Edit(re.escape(value), bare) if fits and bare != value else None


def _seen(item: dict[str, Any], path: Path, spot: Place) -> Problem | None:
    """What can be told by looking at the value, whatever the type wants."""
    kind, value = item["type"], item["input"]
    if value is None or value == "":
        return _empty(path, spot)
    if isinstance(value, str) and kind not in _LIMITS and (found := ODD_SPACE.search(value)):
        what = f"{_name(path)} has {named(found[0])} in it, which looks like a space and is none."
        return Problem(spot, "bad-value", what, "Delete it, and type a space.", Edit(ODD_SPACE.pattern, " "))
    if kind == "string_type" and isinstance(value, list):
        return Problem(spot, "wrong-type", f"{_name(path)} is a list.", "Write one entry, without brackets or hyphens.")
    return None


def _unknown_field(model: type[BaseModel], path: Path, place: PlaceOf, meant: str) -> Problem:
    inner, word = _model_at(model, path[:-1]), str(path[-1])
    computed = inner.computed.get(word, "") if inner and issubclass(inner, Record) else ""
    known = _fields(model, path[:-1])
    odd = ODD_SPACE.search(word)
    remedy = (
        (computed and f"{computed} Remove this line.")
        or (odd and f"The name has {named(odd[0])} in it. Delete that.")
        or (meant and f'Did you mean "{meant}"?')
        or did_you_mean(word, known)
        or f"The fields here are {', '.join(known)}."
    )  # fmt: skip
    near = difflib.get_close_matches(plain := ODD_SPACE.sub("", word), known, n=2, cutoff=0.6)
    sure = plain if plain in known else near[0] if len(near) == 1 and not computed else ""
    what, edit = f'There is no field "{brief(word)}" here.', Edit(re.escape(word), sure) if sure else None
    return Problem(place(path, key=True), "unknown-field", what, str(remedy), edit)


def _unknown_name(item: dict[str, Any], path: Path, context: dict[str, Any], place: PlaceOf) -> Problem:
    known = _choices(context)
    remedy = did_you_mean(str(item["input"]), known) or f"The fields here are {', '.join(known)}."
    what = f'There is no field "{brief(str(item["input"]))}" here.'
    return Problem(place(path, key=True), "unknown-field", what, remedy)


def _choices(context: dict[str, Any]) -> list[str]:
    """The words of a choice, from the sentence that says what was expected."""
    return str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")


def _name(path: Path) -> str:
    words = [f"entry {step + 1} of" if isinstance(step, int) else f'"{step}"' for step in reversed(path)]
    fields = [word for word in words if word.startswith('"')]
    if not fields:
        return "The record"
    first = words[0]
    return f"The field {first}" if first.startswith('"') else f"{first[0].upper()}{first[1:]} {fields[0]}"


def _within(path: Path) -> str:
    outer = [step for step in path[:-1] if isinstance(step, str)]
    return f' in "{outer[-1]}"' if outer else ""


def _short(value: Any) -> str:
    return brief(str(value) if not isinstance(value, str) else f'"{value}"')


def _is(value: Any) -> str:
    names: dict[type, str] = {
        dict: "a map",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a decimal number",
    }
    return (
        f"{names.get(type(value), 'something else')}, {_short(value)}"
        if not isinstance(value, dict | list)
        else (names[type(value)])
    )


def _fields(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    inner = _model_at(model, path)
    return [name for name in inner.model_fields if name != "id"] if inner else []


def _inner(model: type[BaseModel], path: Sequence[str | int]) -> str:
    """What a map of fields may hold, as an end of a sentence."""
    inner = _model_at(model, path)
    if inner is None:
        return ""
    none = "" if any(field.is_required() for field in inner.model_fields.values()) else "; {} is one without any"
    return f": {', '.join(_fields(model, path))}{none}"


def _says(model: type[BaseModel], path: Path) -> str:
    inner = _model_at(model, path[:-1])
    return meanings(inner).get(str(path[-1]), "").replace("`", '"') if inner else ""


def _model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    annotation: Any = model
    for step in path:
        annotation = bare_type(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = annotation.model_fields.get(str(step))
            annotation = field.annotation if field else None
        elif typing.get_origin(annotation) in (list, dict):
            annotation = typing.get_args(annotation)[-1]
        else:
            return None
    annotation = bare_type(annotation)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def bare_type(annotation: Any) -> Any:
    """The type without `| None` and marks around it."""
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        inner = [arg for arg in typing.get_args(annotation) if arg is not types.NoneType]
        annotation = inner[0]
    return annotation
