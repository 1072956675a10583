"""How many combinations of answers have a plan that meets them all, one that relaxes some, or none. The true count.

Every set of kit and every set of pains is an answer, so the combinations run to trillions. They factor: which plans
meet the single answers is a set of plans; with which kit a plan can be followed is a table, one for each set of pains.
Sets of pains with which no plan is offered are counted by themselves: their answer is to see somebody first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from ..model.questions import QUESTIONS, RELAXED
from .answers import UNANSWERED, Answers
from .match import Matcher
from .payload import Payload
from .tables import PlanTable, Table, either

# The plans that need no kit, a bit for each, and the tables of the others.
Alike = tuple[int, tuple[tuple[int, Table], ...]]
# Questions with a counting of their own: kit and pains decide together which plans can be followed.
FOLLOWED = ("kit", "pain")


@dataclass(frozen=True)
class Cover:
    """Combinations of answers. `answered` are those in which every question has an answer (pains may be none).

    `stopped` are answered by words instead of a plan: see somebody first.
    """

    total: int
    exact: int
    stopped: int
    without: int
    answered: int
    answered_exact: int
    answered_stopped: int
    example: Answers | None = None

    @property
    def relaxed(self) -> int:
        return self.total - self.exact - self.stopped - self.without

    @property
    def answered_relaxed(self) -> int:
        """Of those with every answer, the ones that have a plan and no exact one, or none at all."""
        return self.answered - self.answered_exact - self.answered_stopped


def cover(matcher: Matcher) -> Cover:
    """Count all combinations of answers to all questions."""
    return _Counter(matcher).count()


class _Counter:
    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        asked = matcher.data["questions"]
        self.kits, self.pains = len(asked["kit"]), len(asked["pain"])
        self.options = {question: options(matcher.data, question) for question in RELAXED}
        # How many combinations of answers there are to the questions by which no plan is left out or relaxed.
        self.others, self.others_answered = 1, 1
        for question in QUESTIONS.keys() - {*RELAXED, *FOLLOWED}:
            every, answered = ways(matcher.data, question)
            self.others, self.others_answered = self.others * every, self.others_answered * answered
        self.tables = [PlanTable(matcher, index) for index in range(len(matcher.plans))]
        self._unions: dict[frozenset[Table], Table] = {}

    def count(self) -> Cover:
        singles, levels, groups = self._singles(), self._levels(), self._pains()
        kits = (1 << self.kits) + 1  # every set, and no answer
        exact = without = answered_exact = 0
        example: Answers | None = None
        for (always, others), pains in groups.items():
            known: dict[int, tuple[int, bool]] = {}
            for (plans, every), times in singles.items():
                found, with_all = self._enough(plans, always, others, known)
                exact += len(pains) * times * (found + with_all)
                answered_exact += len(pains) * times * found if every else 0
            for (level, plans), times in levels.items():
                found, with_all = self._enough(plans, always, others, known)
                lacking = kits - found - with_all
                without += len(pains) * times * lacking
                if lacking and example is None:  # more kit takes no plan away, so no kit lacks one
                    example = Answers(level=level, kit=frozenset(), pain=pains[-1])
        every_set, _ = ways(self.matcher.data, "pain")
        stops = every_set - sum(map(len, groups.values()))
        each = singles.total() * kits
        answered = sum(times for (_, every), times in singles.items() if every) * (kits - 1)
        return Cover(
            total=every_set * each,
            exact=exact,
            stopped=stops * each,
            without=without,
            answered=every_set * answered,
            answered_exact=answered_exact,
            answered_stopped=stops * answered,
            example=example,
        )

    def _meeting(self, question: str) -> list[int]:
        """For each answer to a question the plans that meet it, a bit for each plan."""
        asked = [Answers(**{question: answer}) for answer in self.options[question]]
        return [
            sum(self.matcher.meets(plan, question, answers) << index for index, plan in enumerate(self.matcher.plans))
            for answers in asked
        ]

    def _singles(self) -> Counter[tuple[int, bool]]:
        """Sets of plans that meet the single answers, and whether all are given: how many combinations have each."""
        found: Counter[tuple[int, bool]] = Counter({((1 << len(self.matcher.plans)) - 1, True): 1})
        for question in RELAXED:
            met, step = self._meeting(question), Counter[tuple[int, bool]]()
            for (plans, every), times in found.items():
                for index, some in enumerate(met):
                    step[plans & some, every and index > 0] += times
            found = step
        with_others: Counter[tuple[int, bool]] = Counter()
        for (plans, every), times in found.items():
            with_others[plans, every] += times * self.others_answered
            with_others[plans, False] += times * (self.others - self.others_answered)
        return with_others

    def _levels(self) -> Counter[tuple[int | None, int]]:
        """For each level the plans that are not above it, with the number of combinations of the other answers."""
        others = self.others
        for question in RELAXED:
            others *= len(self.options[question]) if question != "level" else 1
        return Counter(
            {
                (
                    level,
                    sum(1 << i for i, low in enumerate(self.matcher.lowest) if level is None or low <= level),
                ): others
                for level in self.options["level"]
            }
        )

    def _pains(self) -> dict[Alike, list[frozenset[int]]]:
        """The sets of pains with which a plan may be started, those that are alike together."""
        found: dict[Alike, list[frozenset[int]]] = defaultdict(list)
        for pains in self._started():
            always, others = 0, []
            for index, plan in enumerate(self.tables):
                table = plan.of(sum(1 << pain for pain in pains))
                if table.always:
                    always |= 1 << index
                elif table.bits:
                    others.append((1 << index, table))
            found[always, tuple(others)].append(pains)
        return found

    def _started(self) -> Iterator[frozenset[int]]:
        """The sets of states, one stage of a condition each, that do not say stop."""
        stages: dict[int, list[int]] = defaultdict(list)
        for number, state in enumerate(self.matcher.data["states"]):
            stages[state["condition"]].append(number)
        for some in product(*([None, *numbers] for numbers in stages.values())):
            pain = frozenset(number for number in some if number is not None)
            if self.matcher.start(pain) != "stop":
                yield pain

    def _enough(
        self, plans: int, always: int, others: tuple[tuple[int, Table], ...], known: dict[int, tuple[int, bool]]
    ) -> tuple[int, bool]:
        """How many sets of kit are enough for one of these plans, and whether all kit is."""
        if plans & always:
            return 1 << self.kits, True
        if plans not in known:
            tables = frozenset(table for bit, table in others if bit & plans)
            if tables not in self._unions:
                self._unions[tables] = either(tables)
            union = self._unions[tables]
            known[plans] = union.share(self.kits), union.with_all
        return known[plans]


def options(data: Payload, question: str) -> list[int | None]:
    """What can be answered to a question that has one answer; None is no answer."""
    offered = data["questions"][question]
    return [None, *(offered if QUESTIONS[question].form == "count" else range(len(offered)))]


def ways(data: Payload, question: str) -> tuple[int, int]:
    """In how many ways a question can be answered, with those that answer nothing and without them.

    No pain is an answer, too: it can't be told from none.
    """
    if question == "pain":
        return (every := prod(count + 1 for count in Counter(s["condition"] for s in data["states"]).values())), every
    count, asked = len(data["questions"][question]), QUESTIONS[question]
    answered = 1 << count if asked.many else count
    return answered + (UNANSWERED[question] is None), answered
