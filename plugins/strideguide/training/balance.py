"""What follows from a plan: its kit, its length, what it trains, and how its load runs. Derived, never typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache, cached_property

from ..library import Library
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.plan import Plan
from ..model.sets import MOST_RPE
from ..model.week import LIGHTER
from .sessions import LEGS, Moves, Practice
from .weeks import Week, chosen, sessions_a_week, weeks, written


class Balance:
    """A plan with everything that is derived from it."""

    def __init__(self, plan: Plan, moves: Moves) -> None:
        self.plan, self.moves = plan, moves
        self.weeks = cache(self._weeks)

    @cached_property
    def sessions(self) -> tuple[int, int]:
        """Sessions a week: the least and the most."""
        count = sessions_a_week(self.plan)
        return count.low, count.high

    @cached_property
    def all(self) -> tuple[Week, ...]:
        """Every week with all of its sessions."""
        return tuple(weeks(self.plan, self.moves))

    @cached_property
    def written(self) -> tuple[Practice, ...]:
        """Every session as it is written, with all that any week has of it."""
        return tuple(written(self.plan, session, self.moves) for session in self.plan.sessions)

    def _weeks(self, count: int, highest: int = MOST_RPE) -> tuple[Week, ...]:
        """Every week, for a reader with `count` sessions a week and no effort above an RPE."""
        keys = chosen(self.plan, count)
        return tuple(week.only(keys) for week in self._no_harder(highest))

    def _no_harder(self, highest: int) -> tuple[Week, ...]:
        if highest >= self.highest_rpe:
            return self.all
        done = {id(practice): practice.no_harder(highest) for practice in self.practices}
        return tuple(replace(week, practices=tuple(done[id(one)] for one in week.practices)) for week in self.all)

    @cached_property
    def distinct(self) -> tuple[int, ...]:
        """The places of the weeks that are not done as one before them."""
        return tuple({tuple(map(id, week.practices)): at for at, week in reversed([*enumerate(self.all)])}.values())

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """Each way in which some week has a session, once, in the order of the weeks."""
        return tuple({id(practice): practice for week in self.all for practice in week.practices}.values())

    @cached_property
    def minutes(self) -> int:
        """The longest session of all weeks, in minutes."""
        return max((done.minutes for done in self.practices), default=0)

    @cached_property
    def shortest(self) -> int:
        """The shortest session of all weeks, in minutes."""
        return min((done.minutes for done in self.practices), default=0)

    @cached_property
    def highest_rpe(self) -> int:
        """The highest RPE of all moves in all weeks."""
        return max((move.rpe.high for practice in self.practices for move in practice.moves), default=0)

    @cached_property
    def hardest(self) -> tuple[Practice, ...]:
        """The sessions of the week with most sets of strength work, the last of such; no lighter one if it can be."""
        some = [week for week in self.all if week.phase.kind not in LIGHTER] or [*self.all]
        return max(reversed(some), key=lambda week: week.sets).practices

    @cached_property
    def kit(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """What is needed in any case, and lists of which one thing each is enough."""
        needed: dict[str, None] = {}
        either: dict[tuple[str, ...], None] = {}
        for move in self.used:
            all_of, any_of = needs(move)
            needed.update(dict.fromkeys(all_of))
            if any_of:
                either[any_of] = None
        return tuple(needed), tuple(any_of for any_of in either if not needed.keys() & {*any_of})

    def sets(self) -> Counter[str]:
        """Sets in the hardest week by movement pattern, those that do not count as strength work included."""
        found: Counter[str] = Counter()
        for practice in self.hardest:
            for item in practice.exercises:
                found[item.exercise.pattern] += item.sets.high
        return found

    def cautions(self) -> dict[str, dict[str, list[str]]]:
        """From a condition to "avoid" and "modify", and the titles of what calls for it."""
        found: dict[str, dict[str, list[str]]] = {}
        for move in self.used:
            for caution in move.cautions:
                found.setdefault(caution.condition, {}).setdefault(caution.action, []).append(move.title)
        return found

    def single_leg(self, done: Collection[Practice], patterns: Collection[str]) -> tuple[int, int]:
        """Sets for the legs that count in some sessions: on one leg, and all."""
        return single_leg(done, patterns)

    @cached_property
    def used(self) -> tuple[Exercise | Activity, ...]:
        """Every exercise and activity of the plan, each once, in the order of its sessions."""
        found: dict[str, Exercise | Activity] = {}
        for session in self.plan.sessions:
            for block in session.blocks:
                for activity in block.activities:
                    if thing := self.moves.activities.get(activity.activity):
                        found[f"activity:{thing.id}"] = thing
                for exercise in block.exercises:
                    if move := self.moves.exercises.get(exercise.exercise):
                        found[f"exercise:{move.id}"] = move
        return tuple(found.values())


def balances(library: Library) -> Mapping[str, Balance]:
    """Every plan with everything that is derived from it, by id."""
    return library.once(_balances)


def _balances(library: Library) -> Mapping[str, Balance]:
    moves = Moves.of(library)
    return {id: Balance(plan, moves) for id, plan in library.things["plan"].items() if isinstance(plan, Plan)}


def needs(move: Exercise | Activity) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kit that a move needs: all of the first, and one of the second if that names any."""
    if isinstance(move, Activity):
        return tuple(move.kit), ()
    return tuple(move.kit.all_of), tuple(move.kit.any_of)


def single_leg(done: Collection[Practice], patterns: Collection[str] = LEGS) -> tuple[int, int]:
    """Sets for the legs that count: on one leg, and all."""
    legs = [i for practice in done for i in practice.counted if i.exercise.pattern in patterns]
    return sum(i.sets.high for i in legs if i.exercise.unilateral), sum(i.sets.high for i in legs)
