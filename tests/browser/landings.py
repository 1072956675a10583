"""What limits take away of the guide's plans: which plan, what somebody says, and in which week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from strideguide.library import Library
from strideguide.model.injury import Injury
from strideguide.model.plan import Plan
from strideguide.training.answers import Answers
from strideguide.training.balance import Balance
from strideguide.training.match import Matcher
from strideguide.training.resolved import Change, changes, resolved
from strideguide.training.sessions import Done, Moves, Practice
from strideguide.training.states import states

Kind = Literal["fewer sets", "used up", "no set fits"]


class Taken(NamedTuple):
    """Jumps of a session in a week, from 1, of which somebody does fewer sets, or none: the most landings of a week are
    used up, or one set alone has more.
    """

    kind: Kind
    plan: str
    state: str
    week: int
    session: str
    jump: Done
    left: int
    most: int

    @property
    def a_set(self) -> int:
        """Landings of a set."""
        return self.jump.contacts * self.jump.sides


def first(library: Library, matcher: Matcher, kind: Kind) -> Taken:
    """The first of a kind of those that may go on carefully."""
    return next(taken for taken in _all(library, matcher) if taken.kind == kind)


def change_of(library: Library, matcher: Matcher, plan: str, state: str) -> Change:
    """What somebody changes in a plan who says one thing of the body."""
    known = states(one for one in library.things["injury"].values() if isinstance(one, Injury))
    number = next(number for number, data in enumerate(matcher.plans) if data["id"] == plan)
    answers = Answers(pain=frozenset([matcher.data["questions"]["pain"].index(state)]))
    return changes(matcher, number, answers, Moves.of(library), known)


def _all(library: Library, matcher: Matcher) -> Iterator[Taken]:
    moves = Moves.of(library)
    for data in matcher.plans:
        plan = library.things["plan"][data["id"]]
        assert isinstance(plan, Plan)
        balance = Balance(plan, moves)
        jumping = [week.number for week in balance.all if week.contacts]
        for at, state in enumerate(matcher.data["questions"]["pain"]) if jumping else ():
            answers = Answers(pain=frozenset([at]))
            most = matcher.limits(answers.pain).get("jumps", 0)
            if most and matcher.start(answers.pain) == "careful":
                change = change_of(library, matcher, plan.id, state)
                for week in jumping:
                    for found in _taken(balance, week - 1, change):
                        yield Taken(_kind(*found[1:], most), plan.id, state, week, *found, most)


def _taken(balance: Balance, week: int, change: Change) -> Iterator[tuple[str, Done, int]]:
    """Jumps of a week that limits take away: their session, how they are written, and the sets that are left."""
    limits = change.limits.copy()
    limits.pop("jumps", None)
    whole = resolved(balance, week, Change(change.instead, change.notes, limits))
    for written, done in zip(whole, resolved(balance, week, change), strict=True):
        for jump in (move for move in written.exercises if move.contacts):
            if (left := _sets(done, jump)) < jump.sets.high:
                yield written.session.key, jump, left


def _sets(practice: Practice, jump: Done) -> int:
    return next((done.sets.high for done in practice.exercises if done.exercise is jump.exercise), 0)


def _kind(jump: Done, left: int, most: int) -> Kind:
    if left:
        return "fewer sets"
    return "no set fits" if jump.contacts * jump.sides > most else "used up"
