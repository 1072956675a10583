"""Where something of a brand may stand: pages by kind and id, and places by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..library import Library
from ..problems import brief, did_you_mean
from . import unpublished

PAGES = ("plan", "injury")  # kinds whose pages have room for something of a brand
Wrong = tuple[str, str, str]  # the kind of problem, what is wrong, and what to do


def pages(library: Library) -> Iterator[str]:
    """The pages on which something of a brand may stand, by kind and id."""
    return (f"{kind}:{id}" for kind in PAGES for id in sorted(library.declared[kind]))


def astray(library: Library, what: str, where: str, known: Iterable[str], how: str) -> Wrong | None:
    """Why `what` (such as "a call") can't stand somewhere, None if it can; `how` says what can be written."""
    there, (kind, _, id) = [*known], where.partition(":")
    if (kind, id) in library.hidden:
        return "hidden-needed", f'The brand hides "{where}", so {what} can\'t stand on it.', "Remove the entry."
    if where in there or unpublished.named(library, where):
        return None
    now = library.led_on(kind).get(id) if kind in PAGES else None
    remedy = f'It is called "{kind}:{now}" now.' if now else did_you_mean(where, there) or how
    return "not-a-choice", f'{what.capitalize()} can\'t stand on "{brief(where)}".', remedy
