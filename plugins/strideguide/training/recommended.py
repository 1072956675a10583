"""What the guide recommends although a condition leaves it out: in a sentence, by a role, meanwhile, or by a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..library import CHAPTER, Library
from ..marks import Path
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.limits import Stage
from ..model.plan import Plan
from . import clauses
from .balance import balances
from .findings import Finding, Thing
from .mentions import Mention
from .passages import Passage, Reader, Said, passages
from .sessions import Moves, Practice
from .states import Move, State, states

Choice = Move | Plan


class Recommended:
    """Everything in which a guide recommends a move or a plan to somebody, held against what conditions leave out.

    What is said of a condition as a whole is read at every stage. So the first stage has to allow it, unless the
    sentence says that it comes later; then some stage has to. A sentence that names a stage is judged by that stage.
    At a stage that stops plans nothing is recommended but what may be done meanwhile.

    `judged` is how often something was held against a condition, `read` in how many sentences.
    """

    def __init__(self, library: Library, chapters: Mapping[str, str]) -> None:
        self.library, self.chapters = library, chapters
        self.moves = Moves.of(library)
        conditions = [one for one in library.things["injury"].values() if isinstance(one, Injury)]
        self.stages: Mapping[str, Sequence[State]] = {one.id: states([one]) for one in conditions}
        self.plans = {id: plan for id, plan in library.things["plan"].items() if isinstance(plan, Plan)}
        self.practices = {id: balance.practices for id, balance in balances(library).items()}
        self.judged = self.read = 0

    def findings(self) -> Iterator[Finding]:
        """Every recommendation that a condition forbids."""
        for exercise in self.moves.exercises.values():
            yield from self._helps(exercise)
        for id in self.stages:
            yield from self._meanwhile(id)
        for plan in self.plans.values():
            yield from self.made_for(plan)
        reader = Reader(self.library)
        for passage in passages(self.library, self.chapters):
            for said in reader.said(passage):
                self.read += 1
                yield from self._said(said)

    def _helps(self, exercise: Exercise) -> Iterator[Finding]:
        """An exercise that helps with a condition, and the easier ones that lead to it."""
        for index, help in enumerate(exercise.helps):
            rungs = [(("easier", at), self.moves.exercises.get(id)) for at, id in enumerate(exercise.easier)]
            for path, move in [(("helps", index, "injury"), exercise), *rungs]:
                later = clauses.says_later(help.note)
                if move and (why := self._whole(help.injury, [move], later, started=True)):
                    words = f'"{move.id}" is recommended with "{help.injury}", but {why}.'
                    yield Finding("recommended", ("exercise", exercise.id), path, words)

    def _said(self, said: Said) -> Iterator[Finding]:
        """What a sentence recommends with the conditions that it is about."""
        named = clauses.stages(said.sentence, said.mentions)
        for mention in clauses.kept(said.sentence, [one for one in said.mentions if one.things[0][0] != "injury"]):
            things = [found for thing in mention.things for found in self._meant(thing)]
            later = clauses.later(said.sentence, mention)
            for id in said.about if things else ():
                if why := self._why(id, things, said.passage, named, later):
                    what = " or ".join(f'"{other}"' for _, other in mention.things)
                    yield _finding(said, mention, f'{what} is recommended with "{id}", but {why}.')

    def _why(self, id: str, things: Sequence[Choice], passage: Passage, named: Sequence[Stage], later: bool) -> str:
        """Why none of these should be recommended with a condition; nothing if one of them may."""
        wanted = named or (passage.stages if not later else ())
        at = [state for state in self.stages.get(id, ()) if state.rule.stage in wanted]
        if not at:
            return self._whole(id, things, later, started=passage.thing[0] == "plan")
        self.judged += 1
        forbids = self._leaves_out if passage.meanwhile else self._forbids
        return next((_at(state) for state in at if all(forbids(state, thing) for thing in things)), "")

    def _whole(self, id: str, things: Sequence[Choice], later: bool, started: bool = False) -> str:
        """The same for a condition as a whole; if `started`, for readers who have come to a stage that offers plans."""
        self.judged += 1
        states = [state for state in self.stages.get(id, ()) if not (started and state.rule.start == "stop")]
        out = [all(self._forbids(state, thing) for thing in things) for state in states]
        if not any(out):
            return ""
        if all(out):
            return "no stage of it that offers plans has it"
        return f"{_at(states[0])}, and nothing says that it comes later" if out[0] and not later else ""

    def _meanwhile(self, id: str) -> Iterator[Finding]:
        """Activities that may be done meanwhile, of a stage that leaves them out."""
        for number, state in enumerate(self.stages[id]):
            activities = state.rule.meanwhile.activities if state.rule.meanwhile else []
            for index, name in enumerate(activities):
                activity = self.moves.activities.get(name)
                self.judged += 1
                if activity and state.leaves_out(activity):
                    words = f'"{name}" is offered meanwhile, but the stage "{state.rule.stage}" leaves it out.'
                    path = ("stages", number, "meanwhile", "activities", index)
                    yield Finding("recommended", ("injury", id), path, words)

    def made_for(self, plan: Plan) -> Iterator[Finding]:
        """A plan of which a condition that it is made for leaves too little, at a stage that offers it first."""
        for index, id in enumerate(plan.conditions):
            yield from self._made_for(plan, id, ("conditions", index))

    def _made_for(self, plan: Plan, id: str, path: Path) -> Iterator[Finding]:
        started = [state for state in self.stages.get(id, ()) if state.rule.start in ("careful", "free")]
        self.judged += len(started)
        for practice in self.practices[plan.id]:
            if stages := [f'"{state.rule.stage}"' for state in started if _too_little(practice, state)]:
                title = practice.session.title
                words = f'It is made for "{id}", which leaves out half or more of "{title}" at {", ".join(stages)}.'
                yield Finding("recommended", ("plan", plan.id), path, words)
                return

    def _forbids(self, state: State, thing: Choice) -> bool:
        """Whether a stage has no place for it: where plans are stopped it has none but for what it names meanwhile."""
        meanwhile = state.rule.meanwhile.activities if state.rule.meanwhile else ()
        return (state.rule.start == "stop" and thing.id not in meanwhile) or self._leaves_out(state, thing)

    def _leaves_out(self, state: State, thing: Choice) -> bool:
        if isinstance(thing, Plan):
            return any(_too_little(practice, state) for practice in self.practices[thing.id])
        return state.leaves_out(thing)

    def _meant(self, thing: Thing) -> Sequence[Choice]:
        """What may be done that a name means: a move, a plan, or any exercise of a pattern."""
        kind, id = thing
        if kind == "pattern":
            return [exercise for exercise in self.moves.exercises.values() if exercise.pattern == id]
        found: Choice | None = self.plans.get(id) if kind == "plan" else self.moves.kinds.get(kind, {}).get(id)
        return [found] if found else []


def _too_little(practice: Practice, state: State) -> bool:
    """Whether a state leaves out half or more of the main part of a session, as some week has it."""
    main = [move.thing for move in practice.moves if move.part == "main"]
    return bool(main) and 2 * sum(map(state.leaves_out, main)) >= len(main)


def _at(state: State) -> str:
    stage = state.rule.stage
    return f'"{stage}" offers nothing yet' if state.rule.start == "stop" else f'"{stage}" leaves it out'


def _finding(said: Said, mention: Mention, words: str) -> Finding:
    """A finding at the place of a mention: in a chapter its line and column, else its text and which of its like."""
    passage, start = said.passage, said.at + mention.start
    before = passage.text[:start] + said.sentence[mention.start : mention.end].partition(mention.written)[0]
    if passage.thing[0] == CHAPTER:
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        return Finding("recommended", passage.thing, (line, column), words)
    text = mention.written.partition("\n")[0]
    nth = len(re.findall(rf"(?<![\w-]){re.escape(text)}(?![\w-])", before))
    return Finding("recommended", passage.thing, passage.path, words, text=text, nth=nth)
