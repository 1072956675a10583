"""What the picker answers to somebody who has said nothing: `assets/parts/results.js` for no answers, in the page.

It is there before any script, and the script leaves it as it is.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from ..training.answers import Answers
from ..training.match import Match, Matcher
from ..training.payload import Payload
from .guide import Desk
from .link import Link
from .page_data import PickerPage

FULL = 3
SHORT = 5


class Offered(NamedTuple):
    """A plan on the list. `only_for` says what it is made for; "" if it goes for anybody."""

    rank: int
    link: Link
    summary: str
    facts: tuple[str, ...]
    only_for: str


class Unsaid(NamedTuple):
    """How many plans there are, for whom this is, the first ones in full, the next in short, and the words of the
    button that shows the rest, "" if none is left.
    """

    number: str
    lead: Markup
    full: tuple[Offered, ...]
    others: tuple[Offered, ...]
    show_all: str


def unsaid(desk: Desk, data: Payload, page: PickerPage) -> Unsaid:
    """The answer to no answers, as the script of `page` gives it."""
    matches = Matcher(data).matches(Answers())
    teller = _Teller(desk, data, page)
    offered = tuple(teller.offered(match, rank) for rank, match in enumerate(matches[: FULL + SHORT], 1))
    n = len(matches)
    return Unsaid(
        number=teller.text("count.all", n=n),
        lead=teller.lead(),
        full=offered[:FULL],
        others=offered[FULL:],
        show_all=teller.text("show_all", count=n) if n > len(offered) else "",
    )


class _Teller:
    def __init__(self, desk: Desk, data: Payload, page: PickerPage) -> None:
        self.desk, self.data, self.page = desk, data, page
        self.words = page["words"]

    def lead(self) -> Markup:
        signs = Link("sign", "", self.words["unsaid_signs"], self.page["folders"]["sign"])
        return escape(self.words["unsaid"]).format(signs=escape(signs))

    def offered(self, match: Match, rank: int) -> Offered:
        plan, facts = self.data["plans"][match.plan], self.page["plans"][match.plan]
        low, high = plan["sessions"]
        told = (
            self.text("fact.minutes", n=plan["minutes"]),
            self.text("fact.sessions", n=high, range=low if low == high else self.text("range", low=low, high=high)),
            self.text("fact.weeks", n=plan["weeks"][0]),
            *facts["places"],
        )
        only_for = self.only_for(match) if match.apart else ""
        return Offered(rank, self.desk.link("plan", plan["id"]), facts["summary"], told, only_for)

    def only_for(self, match: Match) -> str:
        plan, titles = self.data["plans"][match.plan], self.data["titles"]
        what = [*(titles["pain"][one] for one in plan["made_for"]), *(titles["now"][one] for one in plan["occasions"])]
        *first, last = dict.fromkeys(what)
        return self.text("only_for", what=f"{', '.join(first)} {self.text('and')} {last}" if first else last)

    def text(self, key: str, **values: object) -> str:
        """Words by their key; with a value `n` there may be one for one and one for other numbers, as in say.js."""
        counted = f"{key}_{'one' if values.get('n') == 1 else 'other'}"
        return self.words[key if key in self.words else counted].format(**values)
