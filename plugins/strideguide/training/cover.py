"""How many combinations of answers have a plan that meets them all, one that relaxes some, or words instead.

Every set of kit and every set of states is an answer, so the combinations run to quintillions. They factor: which plans
meet the single answers is a set of plans; with which kit a plan can be followed is a table for each set of moves that
are left out; and the sets of states that leave out the same are counted together (`effects.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from ..model.questions import QUESTIONS, RELAXED
from .answers import UNANSWERED, Answers
from .effects import Alike, Bodies, Effect, States
from .match import WEEK, Matcher
from .payload import Payload
from .tables import PlanTable, Table
from .weights import Left, Times, Weighed, Weights

# Questions with a counting of their own: kit and states decide together which plans can be followed.
FOLLOWED = ("kit", "pain")
# What may be relaxed, with what is met beside it.
TOGETHER = tuple(
    tuple(question for question in (QUESTIONS[name].beside, name) if question)
    for name in RELAXED
    if name not in {question.beside for question in QUESTIONS.values()}
)


@dataclass(frozen=True)
class Verdicts:
    """Combinations of answers by what they get: a plan that meets all answers, one that relaxes some, or words.

    `asked` are told to go on only with a professional, the plans folded below; `bare` are those of them with no plan
    there. `stopped` are told to see somebody first, `crowded` the same as there is too much at once. `without` get
    nothing.
    """

    total: int = 0
    exact: int = 0
    asked: int = 0
    bare: int = 0
    stopped: int = 0
    crowded: int = 0
    without: int = 0

    @property
    def few(self) -> int:
        """Those in which there is not too much at once."""
        return self.total - self.crowded

    @property
    def relaxed(self) -> int:
        return self.few - self.exact - self.asked - self.stopped - self.without


@dataclass(frozen=True)
class Cover:
    """All combinations of answers, and those in which every question has an answer (states may be none).

    `bodies` are the sets of states there are, `started` those that leave a plan, `effects` how many differ; of each of
    these one is among the `examples`.
    """

    every: Verdicts
    answered: Verdicts
    bodies: int
    started: int
    effects: int
    example: Answers | None = None
    examples: tuple[States, ...] = ()


def cover(matcher: Matcher) -> Cover:
    """Count all combinations of answers to all questions."""
    return _Counter(matcher).count()


@dataclass
class _Alike:
    """Sets of states that leave the same: those with which a plan is offered, and those with which it is folded."""

    offered: int = 0
    folded: int = 0
    example: States = ()

    def add(self, effect: Effect, sets: Alike) -> None:
        if effect.ask:
            self.folded += sets.number
        else:
            self.offered, self.example = self.offered + sets.number, sets.example


@dataclass
class _Tally:
    """What is counted over all of them."""

    exact: Times = field(default_factory=Times)
    asked: Times = field(default_factory=Times)
    bare: Times = field(default_factory=Times)
    without: Times = field(default_factory=Times)

    def verdicts(self, each: Times, bodies: Bodies, started: int, of: int) -> Verdicts:
        """As verdicts on all combinations (`of` 0), or those in which all is answered (1)."""
        return Verdicts(
            total=each[of] * bodies.every,
            exact=self.exact[of],
            asked=self.asked[of],
            bare=self.bare[of],
            stopped=each[of] * (bodies.few - started),
            crowded=each[of] * (bodies.every - bodies.few),
            without=self.without[of],
        )


class _Counter:
    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.options = {question: options(matcher, question) for question in RELAXED}
        self.tables = [PlanTable(matcher, index) for index in range(len(matcher.plans))]
        self.bodies = Bodies(matcher, reduce(or_, (table.relevant for table in self.tables), 0))
        kits = len(matcher.data["questions"]["kit"])
        self.exact, self.any = Weighed(self._singles(), kits), Weighed(self._levels(), kits)

    def count(self) -> Cover:
        started = self.bodies.started()
        each, tally, example = self.any.total, _Tally(), None
        for tables, alike in self._alike(started).items():
            left = Left.of(tables)
            lacking = each.plus(self.any.found(left), -1)
            if alike.offered:
                tally.exact = tally.exact.plus(self.exact.found(left), alike.offered)
            tally.without = tally.without.plus(lacking, alike.offered)
            tally.asked = tally.asked.plus(each, alike.folded)
            tally.bare = tally.bare.plus(lacking, alike.folded)
            if alike.offered and lacking.all and example is None:
                example = self._lacking(left, alike)
        sets = sum(alike.number for alike in started.values())
        return Cover(
            every=tally.verdicts(each, self.bodies, sets, 0),
            answered=tally.verdicts(each, self.bodies, sets, 1),
            bodies=self.bodies.every,
            started=sets,
            effects=len(started),
            example=example,
            examples=tuple(alike.example for alike in started.values()),
        )

    def _alike(self, started: Mapping[Effect, Alike]) -> dict[tuple[Table, ...], _Alike]:
        """The sets of states with which a plan may be started, those that leave the same together."""
        found: dict[tuple[Table, ...], _Alike] = defaultdict(_Alike)
        masks = [effect.mask for effect in started]
        each = zip(*(table.of_all(masks) for table in self.tables), strict=True)
        for tables, (effect, sets) in zip(each, started.items(), strict=True):
            found[tables].add(effect, sets)
        return found

    def _lacking(self, left: Left, alike: _Alike) -> Answers:
        """Answers without a plan. More kit takes no plan away, so no kit lacks one, if any does."""
        enough = left.always | sum(bit for bit, table in left.others if table.bits & 1)
        level = next(level for level in self.options["level"] if not self._reached(level) & enough)
        return Answers(level=level, kit=frozenset(), pain=frozenset(alike.example))

    def _meeting(self, questions: Sequence[str]) -> Weights:
        """For questions that are met together how many of their answers which plans meet, a bit for each plan."""
        found: dict[int, Times] = defaultdict(Times)
        for values in product(*(self.options[question] for question in questions)):
            answers = self.matcher.settled(Answers(**dict(zip(questions, values, strict=True))))
            met = (
                all(self.matcher.meets(plan, question, answers) for question in questions)
                for plan in self.matcher.plans
            )
            plans = sum(one << index for index, one in enumerate(met))
            found[plans] = found[plans].plus(Times(1, int(None not in values)))
        return found

    def _singles(self) -> Weights:
        """Combinations of single answers by the plans that meet them all."""
        found: Weights = {(1 << len(self.matcher.plans)) - 1: self._others()}
        for questions in TOGETHER:
            met, step = self._meeting(questions), defaultdict[int, Times](Times)
            for (plans, times), (some, more) in product(found.items(), met.items()):
                both = Times(times.all * more.all, times.answered * more.answered)
                step[plans & some] = step[plans & some].plus(both)
            found = step
        return found

    def _levels(self) -> Weights:
        """Combinations of single answers by the plans that are not above the level."""
        every, answered = self._others()
        for question in RELAXED:
            count = len(self.options[question]) if question != "level" else 1
            every, answered = every * count, answered * max(count - 1, 1)
        found: dict[int, Times] = defaultdict(Times)
        for level in self.options["level"]:
            plans = self._reached(level)
            found[plans] = found[plans].plus(Times(every, answered if level is not None else 0))
        return found

    def _others(self) -> Times:
        """How many combinations of answers there are to the questions by which no plan is left out or relaxed."""
        pairs = [ways(self.matcher.data, question) for question in QUESTIONS.keys() - {*RELAXED, *FOLLOWED}]
        return Times(prod(every for every, _ in pairs), prod(answered for _, answered in pairs))

    def _reached(self, level: int | None) -> int:
        """The plans that are not above a level."""
        return sum(1 << at for at, low in enumerate(self.matcher.lowest) if level is None or low <= level)


def options(matcher: Matcher, question: str) -> list[int | None]:
    """What can be answered to a question that has one answer; None is no answer. Of dates it is one for each week."""
    offered, form = matcher.data["questions"][question], QUESTIONS[question].form
    if form == "date":
        return [None, *(matcher.today + WEEK * (weeks - 1) for weeks in offered)]
    return [None, *(offered if form == "count" else range(len(offered)))]


def ways(data: Payload, question: str) -> tuple[int, int]:
    """In how many ways a question can be answered, with those that answer nothing and without them.

    No pain is an answer, too: it can't be told from none.
    """
    if question == "pain":
        return (every := prod(count + 1 for count in Counter(s["condition"] for s in data["states"]).values())), every
    count, asked = len(data["questions"][question]), QUESTIONS[question]
    answered = 1 << count if asked.many else count
    return answered + (UNANSWERED[question] is None), answered
