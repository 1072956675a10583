"""Every word of the interface: one catalogue a language, all files of locales/en/, and a brand's own words over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from os.path import lexists
from pathlib import Path
from string import Formatter
from typing import Any

from .layers import WORDS, layers
from .problems import Edit, Problem, brief, did_you_mean
from .source import Document, read

LOCALES = Path(__file__).parent / "locales"
LONGEST = 2  # how many times as long as the guide's a brand's words may be, for the room that they have
SHORT = 40  # letters for which there is room anywhere


class Words:
    """The words of one language: `words("exercise.cues")`; `words("plan.weeks", n=3)` knows one and many."""

    def __init__(self, entries: dict[str, Any], language: str) -> None:
        self.language = language
        self.entries = dict(_flat(entries))
        self._below: dict[str, Mapping[str, str]] = {}

    @classmethod
    @cache
    def load(cls, language: str = "en") -> Words:
        """The catalogue of a language, read once; LookupError if there is none or it can't be read."""
        entries: dict[str, Any] = {}
        for path in sorted((LOCALES / language).glob("*.yml")):
            document, problems = read(path, LOCALES)
            if document is None or problems:
                raise LookupError(f"the words of {language!r} can't be read: {'; '.join(map(str, problems))}")
            entries |= document.value
        if not entries:
            raise LookupError(f"there are no words of {language!r}")
        return cls(entries, language)

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` replaced; LookupError if the catalogue lacks them."""
        if "n" in values:
            key = f"{key}.{'one' if values['n'] == 1 else 'other'}"
        try:
            text = self.entries[key]
            return text.format(**values) if values or "{" in text else text
        except KeyError as missing:
            raise LookupError(f"the catalogue of words has no {missing} for {key!r}") from None

    def has(self, key: str) -> bool:
        """Whether the catalogue has words for `key`."""
        return key in self.entries

    def below(self, prefix: str) -> Mapping[str, str]:
        """All words whose key begins with `prefix` and a dot, by the rest of their key."""
        if prefix not in self._below:
            start, entries = f"{prefix}.", self.entries.items()
            self._below[prefix] = {key.removeprefix(start): text for key, text in entries if key.startswith(start)}
        return self._below[prefix]


def spoken(root: Path) -> tuple[Words, list[Problem]]:
    """The words of the guide in `root`, a brand's own over the catalogue, and what is wrong with these."""
    words, entries, told = Words.load(), dict[str, str](), list[Problem]()
    for layer in layers(root):
        if lexists(layer.root / WORDS):
            document, problems = read(layer.root / WORDS, layer.root, layer.prefix)
            told += problems
            if document is not None and not isinstance(document.value, dict):
                remedy = "Write a key's name, a colon and its words on each line."
                told.append(Problem(document.place(), "wrong-type", f"{WORDS} is not a map of words.", remedy))
            elif document is not None:
                for key, path, text in leaves(document.value):
                    if wrong := [*_refused(document, key, path, text)]:
                        told += wrong
                    else:
                        entries[key] = str(text)
    return (Words({**words.entries, **entries}, words.language) if entries else words), told


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """What stands at the ends of maps: its key in the catalogue, its path, and itself."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    else:
        yield ".".join(path), path, value


def _refused(document: Document, key: str, path: tuple[str, ...], text: Any) -> Iterator[Problem]:
    """Why a brand's words can't stand for those that the catalogue has under `key`."""
    known, place = Words.load(), document.place(path)
    if dotted := next((step for step in path if "." in step), ""):
        first, _, rest = dotted.partition(".")
        what = f'"{brief(dotted)}" is no name: a dot only leads from one map into the next.'
        yield Problem(document.place(path, key=True), "unknown-field", what, f'Write "{rest}" below "{first}:".')
    elif why := kept(key):
        what = f'The words "{key}" say {why}.'
        yield Problem(place, "must-stay", what, "Remove the entry: these words are the same in every brand.")
    elif below := known.below(key):
        remedy = f"Give each of these its words: {', '.join(list(below)[:8])}."
        yield Problem(place, "wrong-type", f'"{key}" is no text, but a map of words.', remedy)
    elif not known.has(key):
        remedy = (
            did_you_mean(key, (each for each in known.entries if not kept(each)))
            or '"strideguide reference" lists all keys, in docs/reference/words.md.'
        )
        at = document.place(path, key=True)
        yield Problem(at, "unknown-field", f'There are no words "{key}".', remedy, _meant(path))
    elif not isinstance(text, str) or not text.strip():
        yield Problem(place, "wrong-type", f'The words "{key}" are no text.', "Write a text, in quotes if need be.")
    else:
        yield from (Problem(place, *wrong) for wrong in _unlike(text, known.entries[key], key))


def _meant(path: tuple[str, ...]) -> Edit | None:
    """What the last name of a path should be, if just one of the words beside which it stands is like it."""
    *above, name = path or ("",)
    near = get_close_matches(name, (it for it in Words.load().below(".".join(above)) if "." not in it), 2, 0.8)
    return Edit(re.escape(name), near[0]) if len(near) == 1 else None


def _unlike(text: str, theirs: str, key: str) -> Iterator[tuple[str, str, str]]:
    """What keeps `text` from standing where `theirs` stand: other values in it, no room for it, signs of HTML."""
    most, wanted = room(theirs), _values(theirs) or set()
    named = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
    if _values(text) != wanted:
        what = f'The words "{key}" have other values in braces than the guide\'s: "{theirs}".'
        yield "bad-value", what, f"Use each of these, and no other: {named}."
    if len(text) > most:
        what = f'The words "{key}" have {len(text)} letters, and there is no room for them.'
        yield "out-of-range", what, f'At most {most}; the guide says "{theirs}".'
    if {*"<>\n"} & {*text}:
        yield "bad-value", f'The words "{key}" are more than one line of plain text.', "Leave out <, > and new lines."


def room(theirs: str) -> int:
    """For how many letters there is room where the guide says this."""
    return max(SHORT, LONGEST * len(theirs))


def _values(text: str) -> set[str] | None:
    """The names in braces, for which values are put; None if the braces are no pairs, or hold more than a name."""
    try:
        found = [(name, more or how) for _, name, more, how in Formatter().parse(text) if name is not None]
    except ValueError:
        return None
    return None if any(more for _, more in found) else {name for name, _ in found}


def kept(key: str) -> str:
    """What the words of a key are to readers, if no brand can change them; else ""."""
    return next((why for start, why in _kept().items() if f"{key}.".startswith(f"{start}.")), "")


@cache
def _kept() -> Mapping[str, str]:
    """The beginnings of the keys whose words no brand can change, each with what they are to readers."""
    document, _ = read(LOCALES / "kept.yml", LOCALES)
    return document.value if document else {}


def _flat(entries: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in entries.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
