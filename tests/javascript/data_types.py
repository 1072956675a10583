"""The types of what Python tells the browser, in TypeScript: made of the TypedDicts that Python checks itself with."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from strideguide.brand import record
from strideguide.search import SearchIndex
from strideguide.training.course import CourseSession
from strideguide.training.payload import Payload
from strideguide.training.week_data import RuleData, SessionsData
from strideguide.views.page_data import PICKER_WORDS, PickerPage, PlanPage, plan_words
from strideguide.words import Words

TOLD = (Payload, SearchIndex, CourseSession, PlanPage, PickerPage, RuleData, SessionsData)
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}


def declarations() -> str:
    """A namespace Guide with everything that a script may be told, and the keys of the words it may ask for."""
    words = Words.load()
    keys = {"PlanWord": [*plan_words(words, record.PLAIN.units)], "PickerWord": [*words.below(PICKER_WORDS)]}
    lines = [*_words(keys), *(line for kind in _all(TOLD) for line in _interface(kind))]
    return "\n".join(["declare namespace Guide {", *(f"  {line}" for line in lines), "}", ""])


def _words(keys: Mapping[str, list[str]]) -> Iterator[str]:
    """With a number a key stands for the one that ends in _one or _other."""
    for name, found in keys.items():
        asked = dict.fromkeys(re.sub("_(one|other)$", "", key) for key in found)
        yield f"type {name} = {' | '.join(map(json.dumps, asked))};"


def _all(kinds: tuple[type, ...]) -> list[type]:
    """These TypedDicts, and those that stand in their fields."""
    found = dict.fromkeys(kinds)
    waiting = [*kinds]
    while waiting:
        for inner in _inside(tuple(get_type_hints(waiting.pop()).values())):
            if inner not in found:
                found[inner] = None
                waiting.append(inner)
    return [*found]


def _inside(hints: tuple[Any, ...]) -> Iterator[type]:
    for hint in hints:
        yield from [hint] if is_typeddict(hint) else _inside(get_args(hint))


def _interface(kind: type) -> Iterator[str]:
    if text := inspect.getdoc(kind):
        yield f"/** {' '.join(text.split())} */"
    yield f"interface {kind.__name__} {{"
    for name, hint in get_type_hints(kind, include_extras=True).items():
        left_out = get_origin(hint) is NotRequired
        yield f"  {name}{'?' if left_out else ''}: {_typescript(hint)};"
    yield "}"


def _typescript(hint: Any) -> str:
    if is_typeddict(hint):
        return str(hint.__name__)
    if hint in PLAIN:
        return PLAIN[hint]
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in inside)
    parts = [_typescript(one) for one in inside[: 1 if origin is Annotated else None]]
    if origin in (NotRequired, Annotated):
        return parts[0]
    if origin in (Union, UnionType):
        return " | ".join(parts)
    if origin in (list, Sequence):
        return f"Array<{parts[0]}>"
    if origin is tuple:
        return f"[{', '.join(parts)}]"
    if origin in (dict, Mapping):
        return f"Record<{', '.join(parts)}>"
    raise TypeError(f"no word of TypeScript is known for {hint}")
