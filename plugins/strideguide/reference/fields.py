"""Every field of every kind, in the words of somebody who has to fill it in."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable
from typing import Any

from pydantic.fields import FieldInfo

from ..brand.record import Brand
from ..library import PICKER, SEARCH
from ..model.base import PATTERN_WORDS, Entity, Id, Line, Prose, Protects, Reason, Record, RefTo
from ..model.chapter import FrontMatter
from ..model.kinds import KINDS, Kind
from ..model.meanings import meanings
from ..model.picker import Picker
from ..model.search import SearchWords
from ..model.values import Written

INTRODUCTION = """\
# Fields

Every kind of thing in `data/`, and every field that it has. A file's name is the id of what it describes, so no file
has a field `id`. A field that is not listed here is an error, at every depth.

*One line* is plain text of at most {line} characters. *Prose* is Markdown of at most {prose} characters; it links to
other things by kind and id, as in `[calf raise](exercise:calf-raise)`.
"""
PARTS = """
## Parts

Maps that stand inside the things above.
"""
MORE = """\
Fields of other plugins are listed in `mkdocs.yml`, as in `strideguide: {front_matter: [author]}`. A chapter without any
of these begins with its text; text that looks like a field, such as `Warning: stop if it hurts`, gets an empty line
above it."""
_SIMPLE = {
    Id: "an id", Line: "one line", Prose: "prose", Reason: "a few words on one line", bool: "`true` or `false`",
    int: "a whole number", float: "a number", str: "text",
}  # fmt: skip
_LIMITS = (("min_length", "max_length"), ("ge", "le"))

Parts = dict[str, type[Record]]


def page() -> str:
    """The whole page: kinds in their order, then the records that stand inside them, by name."""
    parts: Parts = {}
    kinds = [_kind(kind, parts) for kind in KINDS.values()]
    kinds.append(f"\n## Picker\n\n{_sentence(Picker)} It is the file `data/{PICKER}`.\n\n{_table(Picker, parts)}")
    about = f"{_sentence(SearchWords)} It is the file `data/{SEARCH}`."
    kinds.append(f"\n## Search\n\n{about}\n\n{_table(SearchWords, parts)}")
    kinds.append(f"\n## Brand\n\n{_sentence(Brand)} It is `brand.yml` in a brand's folder.\n\n{_table(Brand, parts)}")
    kinds.append(f"\n## Chapter\n\n{_sentence(FrontMatter)} {MORE}\n\n{_table(FrontMatter, parts)}")
    inner: dict[str, str] = {}
    while left := parts.keys() - inner.keys():
        inner |= {name: f"\n### {name}\n\n{_about(parts[name])}\n\n{_table(parts[name], parts)}" for name in left}
    introduction = INTRODUCTION.format(line=_longest(Line), prose=_longest(Prose))
    return "".join([introduction, *kinds, PARTS, *(inner[name] for name in sorted(inner))])


def _longest(text: Any) -> int:
    return next(int(note.max_length) for note in typing.get_args(text)[1:] if hasattr(note, "max_length"))


def _kind(kind: Kind, parts: Parts) -> str:
    where = (
        f"An entry of `{kind.folder}:` in `data/{kind.file}`; its key is its id."
        if kind.file
        else f"One file each: `data/{kind.folder}/<id>.yml`."
    )
    return f"\n## {kind.name.capitalize()}\n\n{_sentence(kind.model)} {where}\n\n{_table(kind.model, parts)}"


def _sentence(model: type[Record]) -> str:
    return " ".join((model.__doc__ or "").split())


def _about(model: type[Record]) -> str:
    """What a record is; of a kind of rule also its manual."""
    manual = getattr(model, "manual", "")
    return f"{_sentence(model)}\n\n{manual}" if manual else _sentence(model)


def _table(model: type[Record], parts: Parts) -> str:
    hints = typing.get_type_hints(model, include_extras=True)
    first = Entity.model_fields if issubclass(model, Entity) else ()
    names = [name for name in dict.fromkeys([*first, *model.model_fields]) if name != "id"]
    rows = ["| Field | What to write | Needed | What it says |", "|---|---|---|---|"]
    for name in names:
        field = model.model_fields[name]
        needed = "yes" if field.is_required() else "no"
        cells = (f"`{name}`", words(hints[name], parts), needed, meanings(model).get(name, ""))
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def words(hint: Any, parts: Parts) -> str:
    """What a field of this type takes, in an author's words. Records that are met on the way go into `parts`."""
    hint = _plain(hint)
    if simple := _SIMPLE.get(hint):
        return simple
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _marked(args[0], list(_flat(args[1:])), parts)
    if origin is typing.Literal:
        return one_of(f"`{word}`" for word in args)
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in args if arg is not types.NoneType]
        choices = [word for arg in inner if typing.get_origin(arg) is typing.Literal for word in typing.get_args(arg)]
        return words(typing.Literal[tuple(choices)], parts) if choices else words(inner[0], parts)
    if origin is list:
        return f"a list, each entry {words(args[0], parts)}"
    if origin is dict:
        return f"a map; each key is {words(args[0], parts)}, each value {words(args[1], parts)}"
    if issubclass(hint, Written):
        return f"{hint.how}, such as {one_of(f'`{example}`' for example in hint.examples)}"
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", hint.__name__).capitalize()
    parts[name] = hint
    return f"a map: {_link(name)}"


def _plain(hint: Any) -> Any:
    """A type without the marks that say nothing of what is written."""
    if typing.get_origin(hint) is not typing.Annotated:
        return hint
    inner, *notes = typing.get_args(hint)
    written = tuple(note for note in notes if not isinstance(note, Protects))
    return typing.Annotated[(inner, *written)] if written else inner


def _marked(inner: Any, notes: list[Any], parts: Parts) -> str:
    """A type with what is noted on it: what it refers to, its limits, its form."""
    for note in notes:
        if isinstance(note, RefTo):
            return f"the id of {_one(note.kind)}"
        if pattern := getattr(note, "pattern", None):
            return f"text. {PATTERN_WORDS[pattern]}"
    said, limits = words(inner, parts), _limits(notes)
    if limits:
        said = said.replace("a list", f"a list of {limits}", 1) if said.startswith("a list") else f"{said}, {limits}"
    return said + next((f"; or the words `{note.words}`" for note in notes if hasattr(note, "words")), "")


def _limits(notes: Iterable[Any]) -> str:
    for least, most in _LIMITS:
        low, high = (
            next((getattr(note, name) for note in notes if hasattr(note, name)), None) for name in (least, most)
        )
        if low is not None and high is not None:
            return f"{low} to {high}"
        if low is not None or high is not None:
            return f"at least {low}" if high is None else f"at most {high}"
    return ""


def _flat(notes: Iterable[Any]) -> Iterable[Any]:
    for note in notes:
        yield from note.metadata if isinstance(note, FieldInfo) else (note,)


def one_of(choices: Iterable[str]) -> str:
    """Choices with commas, and "or" before the last."""
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def _one(kind: str) -> str:
    return f"{KINDS[kind].article} {_link(kind)}".lstrip()


def _link(name: str) -> str:
    return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"
