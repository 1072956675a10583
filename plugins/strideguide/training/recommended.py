"""What the guide recommends although a condition leaves it out: by a role, a link, an activity meanwhile, or a plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..library import Library
from ..marks import Path, link_targets, marks
from ..model.base import Markdown
from ..model.injury import Injury
from ..model.plan import Plan, Session
from .findings import Finding
from .sessions import Moves
from .states import Move, State, states

# The fields in which a condition recommends, and the word by which a sentence there says that something is left out.
RECOMMENDING = ("explanation", "may_help", "how", "stages")
LEFT_OUT = re.compile(
    r"\b(?:avoid|leave|leaves|left|not|no|never|nor|neither|without|instead|stop|skip|drop)\b|n't\b", re.I
)
SENTENCE = re.compile(r"(?<=[.?!;:])\s+")


class Recommended:
    """Everything in which a guide recommends a move to somebody, held against what conditions leave out."""

    def __init__(self, library: Library) -> None:
        self.moves = Moves.of(library)
        conditions = [one for one in library.things["injury"].values() if isinstance(one, Injury)]
        self.conditions = {condition.id: condition for condition in conditions}
        self.stages: Mapping[str, Sequence[State]] = {one.id: states([one]) for one in conditions}
        self.plans = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan)]
        self.judged = 0

    def findings(self) -> Iterator[Finding]:
        """Every recommendation that a condition forbids."""
        for exercise in self.moves.exercises.values():
            for index, help in enumerate(exercise.helps):
                yield from self._never(help.injury, exercise, ("exercise", exercise.id), ("helps", index, "injury"))
        for condition in self.conditions.values():
            yield from self._linked(condition)
            yield from self._meanwhile(condition)
        for plan in self.plans:
            for index, id in enumerate(plan.conditions):
                yield from self._made_for(plan, id, ("conditions", index))

    def _never(self, id: str, move: Move, thing: tuple[str, str], path: Path) -> Iterator[Finding]:
        """A move that is recommended with a condition none of whose stages has it."""
        offering = [state for state in self.stages.get(id, ()) if state.rule.start != "stop"]
        self.judged += 1
        if id in self.stages and all(state.leaves_out(move) for state in offering):
            words = f'"{move.id}" is recommended with "{id}", but no stage of it that offers plans has this move.'
            yield Finding("recommended", thing, path, words)

    def _linked(self, condition: Injury) -> Iterator[Finding]:
        """Moves to which a condition's own words lead."""
        for path, mark, text in marks(condition):
            seen: Counter[str] = Counter()
            for sentence in SENTENCE.split(text) if path[0] in RECOMMENDING and isinstance(mark, Markdown) else ():
                for target in link_targets(sentence):
                    if (move := self._move(target)) and not LEFT_OUT.search(sentence):
                        for found in self._never(condition.id, move, ("injury", condition.id), path):
                            yield replace(found, text=target, nth=seen[target])
                    seen[target] += 1

    def _meanwhile(self, condition: Injury) -> Iterator[Finding]:
        """Activities that may be done meanwhile, of a stage that leaves them out."""
        for number, state in enumerate(self.stages[condition.id]):
            activities = state.rule.meanwhile.activities if state.rule.meanwhile else []
            for index, id in enumerate(activities):
                activity = self.moves.activities.get(id)
                self.judged += 1
                if activity and state.leaves_out(activity):
                    words = f'"{id}" is offered meanwhile, but the stage "{state.rule.stage}" leaves it out.'
                    path = ("stages", number, "meanwhile", "activities", index)
                    yield Finding("recommended", ("injury", condition.id), path, words)

    def _made_for(self, plan: Plan, id: str, path: Path) -> Iterator[Finding]:
        """A plan of which a condition that it is made for leaves too little, at a stage that offers it first."""
        started = [state for state in self.stages.get(id, ()) if state.rule.start in ("careful", "free")]
        self.judged += len(started)
        for session in plan.sessions:
            if stages := [f'"{state.rule.stage}"' for state in started if self._too_little(session, state)]:
                words = (
                    f'It is made for "{id}", which leaves out half or more of "{session.title}" at {", ".join(stages)}.'
                )
                yield Finding("recommended", ("plan", plan.id), path, words)
                return

    def _too_little(self, session: Session, state: State) -> bool:
        main = [block for block in session.blocks if block.part == "main"]
        names = [f"activity:{item.activity}" for block in main for item in block.activities]
        names += [f"exercise:{item.exercise}" for block in main for item in block.exercises]
        moves = [move for name in names if (move := self._move(name))]
        return bool(moves) and 2 * sum(map(state.leaves_out, moves)) >= len(moves)

    def _move(self, target: str) -> Move | None:
        """The move to which a link leads."""
        kind, _, rest = target.partition(":")
        return self.moves.kinds.get(kind, {}).get(rest.partition("#")[0])
