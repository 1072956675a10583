"""The head of a home page: its title and lead beside a picture, and cards that lead on.

`<!-- hero: begin -->` and `<!-- hero: end -->` stand around it, and each card is a line of its own:
`<!-- card: plan:gym-basics [Find your plan](find/index.md) Answer what you like. -->`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from ..problems import Place, Problem
from .chapter_picture import thumb
from .guide import Desk

_CARD = re.compile(r"(?:([a-z]+:[a-z0-9-]+)\s+)?\[([^\]]+)\]\(([^()\s]+)\)\s*(.*)")
_HYPHENED = re.compile(r"\w+(?:-\w+)+")
LIST = '<ul class="sg-ways">', "</ul>"


def card(desk: Desk, text: str, place: Place, address: Callable[[str], str | None]) -> tuple[str, list[Problem]]:
    """A list of one card; `address` says where its link leads, None if that is hidden: then there is no card."""
    found = _CARD.fullmatch(text.strip())
    if not found:
        remedy = (
            "Write a thing to be drawn, a link and a sentence, as in: plan:gym-basics [Plans](plans/) For your week."
        )
        return "", [Problem(place, "bad-directive", "This card leads nowhere.", remedy)]
    thing, title, target, told = found.groups()
    drawn, problems = thumb(desk, _shown(desk, thing), place) if thing else ("", [])
    href = address(target)
    if href is None:
        return "", problems
    item = Markup('<li>{}<a href="{}">{}</a><p>{}</p></li>').format(Markup(drawn), href, title, told)
    return f"{LIST[0]}{item}{LIST[1]}", problems


def _shown(desk: Desk, thing: str) -> str:
    """The thing that a card draws, or another one of its kind if that is hidden."""
    kind, _, id = thing.partition(":")
    library = desk.guide.library
    if (kind, id) not in library.hidden:
        return thing
    return next((f"{kind}:{other}" for other in library.things.get(kind, ())), thing)


def joined(text: str) -> str:
    """Cards that follow one another as one list."""
    first, last = LIST
    return re.sub(rf"{last}\s*\n{re.escape(first)}", "", text)


def titled(line: str) -> str:
    """A title that no line breaks within a word with a hyphen."""
    return _HYPHENED.sub(r'<span class="sg-whole">\g<0></span>', line)
