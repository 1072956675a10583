"""What protects readers can be added to. Where a layer takes some of it away, this says what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..model.kinds import KINDS
from ..problems import brief

Lost = tuple[str, str]  # the field, and the words for what of it is lost
Guard = tuple[str, int, str]  # what it is about, how strong it is, and its words

URGENCY = ("soon", "urgent", "emergency")
ACTIONS = ("modify", "avoid")
STARTS = ("free", "ask", "stop")
UNSAID = {"start": "ask"}  # what a field that is left out says


def lost(kind: str, below: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in `below` and is weaker, or missing, in `made`; both as they are written."""
    for name, guards in KEPT.get(kind, {}).items():
        kept = [guard for entry in _entries(made, name) for guard in guards(entry, made)]
        for entry in _entries(below, name):
            for about, strength, words in guards(entry, below):
                if not any(other == about and strong >= strength for other, strong, _ in kept):
                    yield name, words


def lost_with(kind: str, below: Mapping[str, Any]) -> Iterator[Lost]:
    """What protects in a thing that is hidden, whose page is then nowhere."""
    if kind in KINDS and KINDS[kind].protects:  # without an exercise nobody needs its cautions
        yield from lost(kind, below, {})


def _entries(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name, UNSAID.get(name)) if record else None  # what is hidden says nothing
    return value if isinstance(value, list) else [value] if isinstance(value, dict | str) else []


def _caution(entry: Any, _: Mapping[str, Any]) -> Iterator[Guard]:
    if isinstance(entry, dict):
        action, condition = entry.get("action"), str(entry.get("condition"))
        yield condition, _rank(ACTIONS, action), f'the caution to {action} it with "{condition}"'


def _red_flag(entry: Any, _: Mapping[str, Any]) -> Iterator[Guard]:
    if isinstance(entry, dict):
        sign = str(entry.get("sign"))
        yield sign, _rank(URGENCY, entry.get("urgency")), f'the red flag "{brief(sign)}"'


def _avoid(entry: Any, _: Mapping[str, Any]) -> Iterator[Guard]:
    yield str(entry), 0, f'what to leave out, "{brief(str(entry))}"'


def _start(entry: Any, _: Mapping[str, Any]) -> Iterator[Guard]:
    if entry != "free":
        yield "start", _rank(STARTS, entry), f'what readers who have it are told before any plan, "start: {entry}"'


def _no_cautions(looks: Any, rule: Mapping[str, Any]) -> Iterator[Guard]:
    """A rule that also minds what has to be changed is stronger than one that minds what has to be left out."""
    if isinstance(looks, dict) and isinstance(found := looks.get("no_cautions"), dict):
        binding = 10 if rule.get("severity") == "must" else 0
        yield "no_cautions", binding - _rank(ACTIONS, found.get("action")), "the rule that plans mind cautions"


def _rank(words: tuple[str, ...], word: Any) -> int:
    return words.index(word) if word in words else -1


# For each kind the fields that protect, and how an entry of theirs is judged.
KEPT: dict[str, dict[str, Callable[[Any, Mapping[str, Any]], Iterator[Guard]]]] = {
    "exercise": {"cautions": _caution},
    "activity": {"cautions": _caution},
    "injury": {"red_flags": _red_flag, "avoid": _avoid, "start": _start},
    "rule": {"looks": _no_cautions},
}
