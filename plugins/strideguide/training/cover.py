"""How many combinations of answers have a plan that meets them all, one that relaxes some, or none. The true count.

Every set of kit and every set of pains is an answer, so the combinations run to trillions. They factor: which plans
meet the single answers is a set of plans; with which kit a plan can be followed is a table, one for each set of pains.
Sets of pains with which no plan is offered are counted by themselves: their answer is to see somebody first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from .match import RELAXED, Answers, Matcher
from .tables import PlanTable, Table, either

# The plans that need no kit, a bit for each, and the tables of the others.
Alike = tuple[int, tuple[tuple[int, Table], ...]]
COUNTS = ("minutes", "sessions", "runs")  # questions whose answers are numbers that mean themselves


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
        self.kits, self.pains, self.weak = len(asked["kit"]), len(asked["pain"]), len(asked["weak"])
        self.options: dict[str, list[int | None]] = {
            question: [
                None,
                *(asked[question] if question in ("minutes", "sessions", "runs") else range(len(asked[question]))),
            ]
            for question in RELAXED
        }
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
        every_set = 1 << self.pains
        stops = every_set - sum(map(len, groups.values()))
        ways = singles.total() * kits
        answered = sum(times for (_, every), times in singles.items() if every) * (kits - 1)
        return Cover(
            total=every_set * ways,
            exact=exact,
            stopped=stops * ways,
            without=without,
            answered=every_set * answered,
            answered_exact=answered_exact,
            answered_stopped=stops * answered,
            example=example,
        )

    def _meeting(self, question: str) -> list[int]:
        """For each answer to a question the plans that meet it, a bit for each plan."""
        asked = [replace(Answers(), **single(question, answer)) for answer in self.options[question]]
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
        weak: Counter[tuple[int, bool]] = Counter()
        for (plans, every), times in found.items():
            weak[plans, every] += times * self.weak
            weak[plans, False] += times
        return weak

    def _levels(self) -> Counter[tuple[int | None, int]]:
        """For each level the plans that are not above it, with the number of combinations of the other answers."""
        others = self.weak + 1
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
        """The sets of pains that do not say stop; larger ones than `most_pains` all do."""
        for size in range(self.matcher.data["most_pains"] + 1):
            for pains in map(frozenset, combinations(range(self.pains), size)):
                if self.matcher.start(pains) != "stop":
                    yield pains

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


def single(question: str, answer: int | None) -> dict[str, Any]:
    """One answer as keywords of `Answers`."""
    return {question: answer}


def brute(matcher: Matcher) -> Cover:
    """The same count, one combination after the other. Only for small worlds: it proves the factoring in a test."""
    counter = _Counter(matcher)
    count: Counter[str] = Counter()
    kits: list[frozenset[int] | None] = [None, *_sets(counter.kits)]
    questions: Mapping[str, list[Any]] = {**counter.options, "weak": [None, *range(counter.weak)]}
    for values in product(*questions.values(), kits, _sets(counter.pains)):
        answers = Answers(**dict(zip([*questions, "kit", "pain"], values, strict=True)))
        best = matcher.best(answers)
        found = "stopped" if matcher.start(answers.pain) == "stop" else "without" if best is None else "relaxed"
        if best and not best.relaxed:
            found = "exact"
        every = all(value is not None for value in values)
        count.update(["total", found, *(["answered", f"answered_{found}"] if every else [])])
    return Cover(
        total=count["total"],
        exact=count["exact"],
        stopped=count["stopped"],
        without=count["without"],
        answered=count["answered"],
        answered_exact=count["answered_exact"],
        answered_stopped=count["answered_stopped"],
    )


def _sets(count: int) -> list[frozenset[int]]:
    return [frozenset(i for i in range(count) if number >> i & 1) for number in range(1 << count)]
