"""Whether each stage of a condition changes something for somebody, and each of its limits something in some plan.

A limit that no plan comes near is a word to readers that means nothing; most often it is a slip of the pen. A guide
without any jump or impact may limit these all the same, as there is no plan that they could miss.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..marks import Path
from ..model.limits import LISTED, Limits
from .balance import Balance
from .findings import Finding
from .match import Matcher
from .sessions import Moves, Practice, name_of
from .states import Move, State


@dataclass(frozen=True)
class _Course:
    """What a plan asks: by the name of a move the highest RPE of all weeks, and for each week its contacts."""

    efforts: Mapping[str, int]
    contacts: Sequence[Mapping[str, int]]

    @classmethod
    def of(cls, balance: Balance) -> _Course:
        efforts: dict[str, int] = defaultdict(int)
        for week in balance.all:
            for name, hardest in _efforts(week.practices):
                efforts[name] = max(efforts[name], hardest)
        return cls(efforts, [_contacts(week.practices) for week in balance.all])


@dataclass
class Shadows:
    """Judges stages and their limits by what they change in plans."""

    matcher: Matcher
    balances: Sequence[Balance]
    moves: Moves
    states: Sequence[State]
    judged: int = 0

    def findings(self) -> Iterator[Finding]:
        """The stages that change nothing, and the limits that do."""
        for number, state in enumerate(self.states):
            path = ("stages", state.condition.stages.index(state.rule))
            self.judged += 1
            if not self._changes(state, number):
                yield _found("idle", state, (*path, "start"), f'The stage "{state.rule.stage}"')
            for name in limits_of(state.limits):
                self.judged += 1
                if not self._bites(state, name) and not self._is_kept(state, name):
                    yield _found("shadowed", state, (*path, "limits", *name), f'"{name[0]}" at "{state.rule.stage}"')

    @cached_property
    def _things(self) -> list[Move]:
        return [self.moves.kinds[move["kind"]][move["id"]] for move in self.matcher.moves]

    @cached_property
    def _courses(self) -> list[_Course]:
        return [*map(_Course.of, self.balances)]

    def _changes(self, state: State, number: int) -> bool:
        """Whether a stage changes something for somebody: a verdict, a move, or which plan comes first."""
        return (
            state.rule.start != "free"
            or any(state.leaves_out(move) or state.changes(move) for move in self._things)
            or any(number in plan["made_for"] for plan in self.matcher.plans)
        )

    def _bites(self, state: State, name: Path) -> bool:
        """Whether a limit changes something in a plan that would be offered at the stage without it."""
        if name[0] == "pain_rule":
            return True  # words, which stand with every plan
        if name[0] == "runs":
            return bool(max(self.matcher.data["questions"]["runs"]) > (state.limits.runs or 0))
        rest, alone = _with(state, _without(state.limits, name)), _alone(state, _only(state.limits, name))
        out = {name_of(move) for move in self._things if rest.leaves_out(move)}
        return any(self._asks_more(index, alone, out) for index in self._offered(rest)) or self._nothing_like(alone)

    def _is_kept(self, state: State, name: Path) -> bool:
        """Whether a later stage has the limit, and it changes something there: no stage may be looser than the next."""
        stages, field = state.condition.stages, str(name[0])
        held = getattr(state.limits, field)
        for later in self.states:
            if later.condition is not state.condition or stages.index(later.rule) <= stages.index(state.rule):
                continue
            other = getattr(later.limits, field)
            if len(name) == 1 and other == held and self._bites(later, name):
                return True
            if len(name) > 1 and held[int(name[1])] in other:
                return self._bites(later, (field, other.index(held[int(name[1])])))
        return False

    def _offered(self, state: State) -> Iterator[int]:
        """The plans that can be followed at a stage with all kit."""
        out = {at for at, move in enumerate(self._things) if state.leaves_out(move)}
        care = out.union(at for at, move in enumerate(self._things) if state.changes(move))
        for index, plan in enumerate(self.matcher.plans):
            left_out = {at for at in out if care.issuperset(self.matcher.substitutes(index, at))}
            if self.matcher.enough(plan, left_out):
                yield index

    def _nothing_like(self, state: State) -> bool:
        """Whether no plan at all has a jump, or the impact that a limit leaves out."""
        if state.limits.jumps is not None:
            return not any(any(week.values()) for course in self._courses for week in course.contacts)
        used = (self._things[at] for plan in self.matcher.used for at in plan)
        return state.limits.impact is not None and not any(state.leaves_out(move) for move in used)

    def _asks_more(self, index: int, state: State, out: set[str]) -> bool:
        """Whether a plan asks for more than one limit of a stage allows; of doses only in moves that are not out."""
        limits, course = state.limits, self._courses[index]
        if limits.effort is not None:
            return any(hardest > limits.effort for name, hardest in course.efforts.items() if name not in out)
        if limits.jumps:
            weeks = (sum(some for name, some in week.items() if name not in out) for week in course.contacts)
            return any(contacts > limits.jumps for contacts in weeks)
        return any(state.leaves_out(self._things[at]) for at in self.matcher.used[index])


def limits_of(limits: Limits) -> Iterator[Path]:
    """Where each limit stands; of those that are lists every entry is one."""
    for name in Limits.model_fields:
        held = getattr(limits, name)
        if name in LISTED:
            yield from ((name, index) for index in range(len(held)))
        elif held is not None:
            yield (name,)


def _found(proof: str, state: State, path: Path, what: str) -> Finding:
    return Finding(proof, ("injury", state.condition.id), path, f"{what} changes nothing in any plan.")


def _with(state: State, limits: Limits) -> State:
    return replace(state, rule=state.rule.model_copy(update={"limits": limits}))


def _alone(state: State, limits: Limits) -> State:
    """A stage with nothing but limits: no caution is about it."""
    return replace(_with(state, limits), condition=state.condition.model_copy(update={"id": ""}))


def _without(limits: Limits, name: Path) -> Limits:
    field, at = str(name[0]), name[1:]
    held = [one for index, one in enumerate(getattr(limits, field)) if index not in at] if at else None
    return limits.model_copy(update={field: held})


def _only(limits: Limits, name: Path) -> Limits:
    field, at = str(name[0]), name[1:]
    held = getattr(limits, field)
    return Limits().model_copy(update={field: [one for index, one in enumerate(held) if index in at] if at else held})


def _efforts(practices: Iterable[Practice]) -> Iterator[tuple[str, int]]:
    for practice in practices:
        for move in practice.moves:
            yield move.name, move.rpe.high


def _contacts(practices: Iterable[Practice]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for done in (done for practice in practices for done in practice.exercises):
        found[done.name] += done.landings
    return found
