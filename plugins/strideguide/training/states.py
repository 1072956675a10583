"""States: a condition at one of its stages, what it allows, and what it leaves out. Limits of conditions live here.

A state's id is that of its condition for the first stage, as in old addresses, and `condition:stage` for a later one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NotRequired, TypedDict, cast

from ..model.activity import Activity
from ..model.exercise import Caution, Exercise
from ..model.injury import Injury, StageRule
from ..model.limits import IMPACTS, PAIN_RULES, STARTS, Limits, PainRule, Stage, Start

Move = Exercise | Activity
MOST_PAINS = 3  # with more conditions at once no plan is offered: our choice, as no plan was made with so many in mind
FREE = Limits()


@dataclass(frozen=True)
class State:
    """A condition at one of its stages."""

    condition: Injury
    rule: StageRule

    @property
    def id(self) -> str:
        """How answers name it."""
        first = self.rule.stage == self.condition.stages[0].stage
        return self.condition.id if first else f"{self.condition.id}:{self.rule.stage}"

    @property
    def limits(self) -> Limits:
        """The most that it allows; nothing is limited where no plan is offered at all."""
        return self.rule.limits or FREE

    def cautions(self, move: Move) -> list[Caution]:
        """The cautions of a move that count in it."""
        return [caution for caution in move.cautions if caution.condition == self.condition.id and self._at(caution)]

    def leaves_out(self, move: Move) -> bool:
        """Whether a move is not done in it: for its own caution, or for what the limits leave out."""
        if any(caution.action == "avoid" for caution in self.cautions(move)):
            return True
        limits = self.limits
        if limits is FREE:
            return False
        highest = limits.impact
        if highest is not None and IMPACTS.index(move.impact) > IMPACTS.index(highest):
            return True
        return isinstance(move, Exercise) and (
            move.pattern in limits.patterns
            or not {*move.ranges}.isdisjoint(limits.ranges)
            or (limits.jumps == 0 and move.kind == "plyometric")
        )

    def changes(self, move: Move) -> bool:
        """Whether a move is done in it, but not as it is."""
        return not self.leaves_out(move) and bool(self.cautions(move))

    def _at(self, caution: Caution) -> bool:
        return not caution.stages or self.rule.stage in caution.stages


def states(conditions: Iterable[Injury]) -> list[State]:
    """Every condition at each of its stages, in their order."""
    return [State(condition, rule) for condition in conditions for rule in condition.stages]


class LimitsData(TypedDict):
    """What a state limits besides moves; what is not limited is left out."""

    effort: NotRequired[int]
    jumps: NotRequired[int]
    runs: NotRequired[int]
    pain_rule: NotRequired[PainRule]


class ConditionData(TypedDict):
    """A condition; `how` is how every exercise is changed, `signs` are ids."""

    id: str
    counts: bool
    how: NotRequired[str]
    signs: list[str]


class StateData(TypedDict):
    """A state: `condition` is its number among the conditions. The texts are those of its record."""

    condition: int
    stage: Stage
    says: str
    start: Start
    limits: LimitsData
    because: str
    ask: NotRequired[str]
    meanwhile: NotRequired[str]


def conditions_data(conditions: Iterable[Injury]) -> list[ConditionData]:
    """Conditions as plain data, for the picker; a situation does not count among those that are too many."""
    return [_condition(condition) for condition in conditions]


def _condition(condition: Injury) -> ConditionData:
    data = ConditionData(id=condition.id, counts=condition.kind != "situation", signs=[*condition.signs])
    return ConditionData(**data, how=condition.how) if condition.how else data


def states_data(known: Iterable[State]) -> list[StateData]:
    """States as plain data, for the picker."""
    numbers: dict[str, int] = {}
    return [_state(state, numbers.setdefault(state.condition.id, len(numbers))) for state in known]


def _state(state: State, condition: int) -> StateData:
    rule, limits = state.rule, limits_data(state.limits)
    data = StateData(
        condition=condition, stage=rule.stage, says=rule.says, start=rule.start, limits=limits, because=rule.because
    )
    if rule.ask:
        data["ask"] = rule.ask
    if rule.meanwhile:
        data["meanwhile"] = rule.meanwhile.what
    return data


def limits_data(limits: Limits) -> LimitsData:
    """The limits that are no moves."""
    found = limits.model_dump(include={*LimitsData.__annotations__}, exclude_none=True)
    return cast(LimitsData, found)


def strictest(some: Collection[LimitsData]) -> LimitsData:
    """Limits together: of each the strictest."""
    found = LimitsData()
    for name in ("effort", "jumps", "runs"):
        if numbers := [limits[name] for limits in some if name in limits]:
            found[name] = min(numbers)
    if rules := [limits["pain_rule"] for limits in some if "pain_rule" in limits]:
        found["pain_rule"] = max(rules, key=PAIN_RULES.index)
    return found


def start(some: Collection[StateData], conditions: Sequence[ConditionData], most: int = MOST_PAINS) -> Start:
    """Whether a plan may be started: the strictest word of any, and "stop" for more than `most` conditions at once."""
    if len({state["condition"] for state in some if conditions[state["condition"]]["counts"]}) > most:
        return "stop"
    return max((state["start"] for state in some), key=STARTS.index, default="free")
