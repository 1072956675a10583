"""Whether a plan holds all that is proved of plans, with a move in it that stands in for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..checks import changes, doses, doubtful, plans, progression
from ..layers.origin import Origin
from ..library import Library
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.plan import Plan
from ..problems import Problem
from ..training.balance import balances
from ..training.findings import Finding
from ..training.likeness import alike
from ..training.proof import Proof, by_itself, rooms_of
from ..training.recommended import Recommended
from ..training.sessions import rpe
from ..training.states import Move, State, states
from ..training.weeks import dose_of

FAMILIES: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    plans.check, doses.check, changes.check, progression.check, doubtful.check,
)  # fmt: skip


class Judge:
    """Judges plans of a library. `library` has the hidden moves, too, and all plans as they are for now."""

    def __init__(self, library: Library) -> None:
        self.library, self.rooms = library, rooms_of(library)

    def plans(self) -> list[Plan]:
        return [plan for plan in self.library.things["plan"].values() if isinstance(plan, Plan)]

    def take(self, plan: Plan, origin: Origin) -> None:
        """From now on a plan is this one."""
        self.library.things["plan"][plan.id] = plan
        self.library.origins["plan", plan.id] = origin

    def wrong(self, plan: Plan, origin: Origin) -> list[str]:
        """All that is wrong with a plan, in words. What it says without need is no matter here."""
        one = self._alone(plan, origin)
        found = [problem.message for family in FAMILIES for problem in family(one)]
        finds = [*by_itself(one, balances(one)[plan.id], self.rooms, Proof())]
        finds += alike([plan, *(other for other in self.plans() if other.id != plan.id)])
        if plan.conditions:
            finds += Recommended(one, {}).made_for(plan)
        return found + [_said(one, finding) for finding in finds if not needless(finding)]

    def needs_care(self, plan: Plan, old: Move, new: Move) -> str:
        """A condition that the plan is made for in which a stand-in calls for more care than the move; "" if none."""
        made_for = (self.library.things["injury"].get(id) for id in plan.conditions)
        at = states(one for one in made_for if isinstance(one, Injury))
        return next((state.condition.id for state in at if _care(state, new) > _care(state, old)), "")

    def _alone(self, plan: Plan, origin: Origin) -> Library:
        """The library with one plan and its moves alone."""
        used = {
            "exercise": {item.exercise for s in plan.sessions for block in s.blocks for item in block.exercises},
            "activity": {item.activity for s in plan.sessions for block in s.blocks for item in block.activities},
        }
        moves = {
            kind: {id: thing for id, thing in self.library.things[kind].items() if id in ids}
            for kind, ids in used.items()
        }
        return replace(
            self.library,
            things={**self.library.things, **moves, "plan": {plan.id: plan}},
            origins={**self.library.origins, ("plan", plan.id): origin},
            problems=[],
        )


def _care(state: State, move: Move) -> int:
    """How much care a state asks of a move: none, some, or to leave it out."""
    return 2 if state.leaves_out(move) else int(state.changes(move))


def too_light(new: Move, old: Move, plan: Plan) -> bool:
    """Whether own weight is light in a stand-in, and a plan does a move harder than its own doses go."""
    if not (isinstance(old, Exercise) and isinstance(new, Exercise)) or old.light_alone or not new.light_alone:
        return False
    items = (item for session in plan.sessions for block in session.blocks for item in block.exercises)
    wanted = [dose.effort for item in items if item.exercise == old.id and (dose := dose_of(item, old, plan))]
    own = [dose.effort for row in new.doses for dose in row.levels.values()]
    return max((rpe(one).high for one in wanted), default=0) > max((rpe(one).high for one in own), default=0)


def needless(finding: Finding) -> bool:
    """Whether a finding is of a reason that nothing needs any more: why a rule is broken, or two plans are alike."""
    return finding.proof == "waiver" or (finding.proof == "alike" and finding.path[0] == "alike")


def _said(library: Library, finding: Finding) -> str:
    titles = [rule.title for id in finding.rule.split() if (rule := library.things["rule"].get(id))]
    return f"{'; '.join(titles)}: {finding.words}" if titles else finding.words
