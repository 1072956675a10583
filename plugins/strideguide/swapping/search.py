"""The search for stand-ins: in each plan the nearest moves with which all that is proved of it holds.

Where none does, the move is left out, if all holds without it, something is left of each part of each session, and
main parts still train its movement pattern.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from ..brand.hide import OUT
from ..model.exercise import Exercise
from ..model.plan import Plan
from ..training.balance import Balance
from ..training.sessions import Moves
from ..training.states import Move
from .judge import Judge, too_light
from .nearest import nearest
from .written import Written

Key = tuple[str, str]
MOST_TRIES = 60  # for one plan, with all that is hidden of it
Instead = Move | None  # what stands in for a move; None if it is left out


@dataclass
class Search:
    """Looks for stand-ins in one plan. `shown` are the moves that a guide shows, `levels` the ids of its levels.

    `chosen` has the stand-ins that a brand names itself; only these are tried then. `refused` gathers for each hidden
    move what was tried for it, and the first thing that was wrong with that.
    """

    judge: Judge
    moves: Moves
    shown: Sequence[Move]
    levels: Sequence[str]
    chosen: Mapping[Key, Instead]
    refused: dict[Key, dict[str, str]] = field(default_factory=dict)
    left: int = MOST_TRIES

    def found(self, plan: Plan, written: Written, hidden: Sequence[Key]) -> tuple[Written, dict[Key, Instead]] | None:
        """The plan with a stand-in for each of some moves; None if no stand-ins do for all of them."""
        if not hidden:
            return written, {}
        old = self.moves.kinds[hidden[0][0]][hidden[0][1]]
        known = self.judge.wrong(plan, written.origin)
        for new in self._tried(hidden[0], old, plan):
            if self.left <= 0:
                break
            self.left -= 1
            made, why = self._put(plan, written, old, new, known)
            if made is None:
                self.refused.setdefault(hidden[0], {}).setdefault(new.id if new else OUT, why)
            elif rest := self.found(made.plan(plan.id), made, hidden[1:]):
                return rest[0], {hidden[0]: new, **rest[1]}
        return None

    def _tried(self, key: Key, old: Move, plan: Plan) -> Sequence[Instead]:
        if key in self.chosen:
            return [self.chosen[key]]
        return [*nearest(old, self.shown, Balance(plan, self.moves), self.levels), None]

    def _put(
        self, plan: Plan, written: Written, old: Move, new: Instead, known: Sequence[str]
    ) -> tuple[Written | None, str]:
        """The plan with one move in the place of another, or what is wrong with that and was not before."""
        if new and (twice := _together(plan, old, new)):
            return None, f'it is in "{twice}" already'
        if new and (care := self.judge.needs_care(plan, old, new)):
            return None, f'it calls for more care with "{care}", for which the plan is made'
        if new and too_light(new, old, plan):
            return None, "it is never as hard as the plan is"
        if not new and self._last_of_its_pattern(plan, old):
            return None, "nothing in a main part trains its movement pattern"
        made = written.with_move(old, new, plan) if new else written.without_move(old)
        if made is None:
            return None, "nothing is left of a part of a session"
        try:
            changed = made.plan(plan.id)
        except ValidationError:
            return None, "it can't be dosed as the plan doses this"
        wrong = next((words for words in self.judge.wrong(changed, made.origin) if words not in known), "")
        return (None, wrong) if wrong else (made, "")

    def _last_of_its_pattern(self, plan: Plan, old: Move) -> bool:
        """Whether an exercise stands in a main part of a plan, and no other one of its pattern does."""
        if not isinstance(old, Exercise):
            return False
        main = [block for session in plan.sessions for block in session.blocks if block.part == "main"]
        ids = {item.exercise for block in main for item in block.exercises}
        alike = {id for id in ids if self.moves.exercises[id].pattern == old.pattern}
        return alike == {old.id}


def _together(plan: Plan, old: Move, new: Move) -> str:
    """The title of a session that has both moves; "" if none has."""
    for session in plan.sessions:
        blocks = session.blocks
        if isinstance(old, Exercise):
            ids = {item.exercise for block in blocks for item in block.exercises}
        else:
            ids = {item.activity for block in blocks for item in block.activities}
        if {old.id, new.id} <= ids:
            return session.title
    return ""
