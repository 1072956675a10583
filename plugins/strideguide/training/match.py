"""Which plans answer a reader's answers, best first. `assets/parts/match.js` says the same to a browser, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model.limits import Start
from ..model.questions import QUESTIONS, RELAXED
from .answers import Answers
from .kit_at_hand import OwnKit, doable
from .meeting import MEETINGS, Meeting
from .payload import Payload, PlanData
from .states import LimitsData, start, strictest

# For each question that may be relaxed how a plan meets its answer.
MET: Mapping[str, Meeting] = {question: MEETINGS[QUESTIONS[question].met] for question in RELAXED}
WEEK = 7  # days
FOREMOST = tuple(question.name for question in QUESTIONS.values() if question.foremost)
NARROW = tuple(question for question in RELAXED if QUESTIONS[question].narrow)
GRAVEST = RELAXED[::-1]
ENOUGH = 1.5  # sets for a weak spot in a session, on average: fewer are few


@dataclass(frozen=True)
class Swap:
    """A move that can't be done as it is: what is done instead (None: it is left out), and why: "kit" or "pain"."""

    move: int
    instead: int | None
    why: str


@dataclass(frozen=True)
class Match:
    """A plan that a reader can follow. `relaxed` are the answers that it does not meet, `care` the moves to change.

    `apart` says that it is made for a condition or a time that the answers do not name: it comes after all others.
    """

    plan: int
    apart: bool
    relaxed: tuple[str, ...]
    swaps: tuple[Swap, ...]
    care: tuple[int, ...]
    key: tuple[int, ...]


class Matcher:
    """Answers to plans, over a payload. `today` is the number of a day, as in answers, and `week` that of the first day
    of its week; today if nothing is said.
    """

    def __init__(self, data: Payload, today: int = 0, week: int | None = None) -> None:
        self.data, self.today, self.week = data, today, today if week is None else week
        self.moves, self.plans = data["moves"], data["plans"]
        self.lowest = [min(plan["levels"], default=0) for plan in self.plans]
        self.used = [
            tuple(dict.fromkeys(at for parts in plan["parts"] for at in (*parts["main"], *parts["other"])))
            for plan in self.plans
        ]
        self.own_kit = [OwnKit.of([self.moves[at] for at in used]) for used in self.used]
        self.pieces = [own.pieces for own in self.own_kit]
        self.substitutes = cache(self._substitutes)

    def start(self, pain: Collection[int]) -> Start:
        """Whether a plan may be started in these states."""
        data = self.data
        return start([data["states"][one] for one in pain], data["conditions"], data["most_pains"])

    def limits(self, pain: Collection[int]) -> LimitsData:
        """What these states limit besides moves."""
        return strictest([self.data["states"][one]["limits"] for one in pain])

    def matches(self, answers: Answers) -> list[Match]:
        """Every plan that can be followed, best first; none if the pains say stop."""
        found = (match for plan in range(len(self.plans)) if (match := self.match(plan, answers)))
        return sorted(found, key=lambda match: match.key)

    def best(self, answers: Answers, among: Collection[int] | None = None) -> Match | None:
        """The best plan, of all or of some."""
        plans = range(len(self.plans)) if among is None else among
        found = (match for plan in plans if (match := self.match(plan, answers)))
        return min(found, key=lambda match: match.key, default=None)

    def match(self, index: int, answers: Answers) -> Match | None:
        """A plan for these answers; None if pains say stop, it is above the reader's level, too little is left, or too
        little of it can be done with the kit: swapped for the most part it would be another plan.
        """
        plan, answers = self.plans[index], self.settled(answers)
        if self.start(answers.pain) == "stop":
            return None
        if answers.level is not None and self.lowest[index] > answers.level:
            return None
        if answers.kit is not None and not self.enough(plan, self._lacking(index, answers.kit)):
            return None
        swaps = tuple(self.swaps(index, answers.kit, answers.pain))
        if swaps and not self.enough(plan, {swap.move for swap in swaps if swap.instead is None}):
            return None
        relaxed = tuple(question for question in RELAXED if not self.meets(plan, question, answers))
        care = self.care(index, answers.pain, swaps)
        apart = _is_apart(plan, answers)
        return Match(index, apart, relaxed, swaps, care, (int(apart), *self._key(index, answers, relaxed, swaps)))

    def settled(self, answers: Answers) -> Answers:
        """Answers with a race as the number of weeks up to it, this one and its own among them, as plans count them;
        none if it is over. Where nobody said what is on just now, a race that is near or just over does.
        """
        if answers.race is None:
            return answers
        begin = self.today if answers.race < self.today else self.week
        weeks = (answers.race - begin) // WEEK + 1
        told = (at for at, near in enumerate(self.data["near"]) if near and near[0] <= weeks <= near[1])
        now = next(told, None) if answers.now is None else answers.now
        return answers.but(race=weeks if weeks > 0 else None, now=now)

    def meets(self, plan: PlanData, question: str, answers: Answers) -> bool:
        """Whether a plan meets the answer to a question that may be relaxed; answers are settled."""
        answer = answers[question]
        return answer is None or MET[question].meets(held(plan, question, answers), answer)

    def swaps(self, index: int, kit: frozenset[int] | None, pain: frozenset[int]) -> Iterator[Swap]:
        """The moves of a plan that can't be done, with what is done instead."""
        for at in self.used[index]:
            move = self.moves[at]
            hurts = not pain.isdisjoint(move["avoid"])
            if hurts or (kit is not None and not doable(move, kit)):
                yield Swap(at, self.stand_in(index, at, kit, pain), "pain" if hurts else "kit")

    def care(self, index: int, pain: frozenset[int], swaps: Iterable[Swap]) -> tuple[int, ...]:
        """The moves of a plan that are done, but not as they are."""
        swapped = {swap.move for swap in swaps}
        kept = (at for at in self.used[index] if at not in swapped)
        return tuple(at for at in kept if not pain.isdisjoint(self.moves[at]["modify"]))

    def stand_in(self, index: int, at: int, kit: frozenset[int] | None, pain: frozenset[int]) -> int | None:
        """What takes the place of a move in a plan: doable, without any caution. Where nobody said what kit there is,
        it needs none but the plan's own.
        """
        for other in self.substitutes(index, at):
            move = self.moves[other]
            safe = pain.isdisjoint(move["avoid"]) and pain.isdisjoint(move["modify"])
            if safe and (self.own_kit[index].suits(move) if kit is None else doable(move, kit)):
                return other
        return None

    def _substitutes(self, index: int, at: int) -> tuple[int, ...]:
        """What may take the place of a move in a plan, nearest first: it is not harder than both."""
        highest = max(self.moves[at]["level"], self.lowest[index])
        return tuple(other for other in self.moves[at]["instead"] if self.moves[other]["level"] <= highest)

    def _lacking(self, index: int, kit: frozenset[int]) -> set[int]:
        """The moves of a plan that can't be done with the kit."""
        return {at for at in self.used[index] if not doable(self.moves[at], kit)}

    def enough(self, plan: PlanData, left_out: Collection[int]) -> bool:
        """Whether at least half of the main part of every session is left."""
        return all(2 * sum(at in left_out for at in parts["main"]) <= len(parts["main"]) for parts in plan["parts"])

    def _key(self, index: int, answers: Answers, relaxed: Collection[str], swaps: Collection[Swap]) -> tuple[int, ...]:
        """What orders plans of which none is apart; less is better."""
        plan = self.plans[index]
        left_out = sum(swap.instead is None for swap in swaps)
        return (
            sum(_far(plan, answers)),
            sum(1 << RELAXED.index(question) for question in relaxed),
            -len(answers.pain.intersection(plan["made_for"])),
            *_off(plan, answers),
            int(answers.pain.isdisjoint(plan["made_for"]) and bool(plan["made_for"])),
            *_weak(plan, answers.weak),
            *(_rank(held(plan, question, answers), answers[question]) for question in FOREMOST),
            *_spare(plan, answers),
            left_out,
            len(swaps) - left_out,
            *_narrow(plan, answers),
            self._pieces(index, answers.kit),
            int(answers.weak is None and bool(plan["focus"])),
            *_loose(plan, answers),
            index,
        )

    def _pieces(self, index: int, kit: frozenset[int] | None) -> int:
        """Less the more of the kit at hand is used, or the less kit there has to be if nobody said what there is."""
        pieces = self.pieces[index]
        return len(pieces) if kit is None else -sum(not kit.isdisjoint(some) for some in pieces)


def _is_apart(plan: PlanData, answers: Answers) -> bool:
    """Whether a plan is made for a time that the answers do not name, or for a condition, and they name neither that
    nor its weak spot.
    """
    if plan["occasions"]:
        return answers.now not in plan["occasions"]
    return bool(plan["made_for"]) and answers.weak not in plan["focus"] and answers.pain.isdisjoint(plan["made_for"])


def held(plan: PlanData, question: str, answers: Answers) -> Any:
    """What a plan has for a question. Of lists beside another question it is the one for the answer to that, and all of
    them together if there is none.
    """
    asked = QUESTIONS[question]
    found: Any = plan[asked.plan]  # type: ignore[literal-required]
    if not isinstance(found, list) or not found or not isinstance(found[0], list):
        return found
    lists = dict(zip(plan[QUESTIONS[asked.beside].plan], found, strict=False))  # type: ignore[literal-required]
    answer = answers[asked.beside]
    return lists[answer] if answer in lists else sorted({one for some in found for one in some})


def _far(plan: PlanData, answers: Answers) -> Iterator[bool]:
    """For each answer that may be relaxed whether a plan is so far from it that all that are nearer are better."""
    for question in GRAVEST:
        answer = answers[question]
        yield answer is not None and MET[question].far(held(plan, question, answers), answer)


def _off(plan: PlanData, answers: Answers) -> Iterator[int]:
    """How far a plan is from the answers that may be relaxed, the gravest first."""
    for question in GRAVEST:
        answer = answers[question]
        yield 0 if answer is None else MET[question].off(held(plan, question, answers), answer)


def _spare(plan: PlanData, answers: Answers) -> Iterator[int]:
    """How much of answers a plan leaves unused."""
    for question in GRAVEST:
        answer = answers[question]
        yield 0 if answer is None else MET[question].spare(held(plan, question, answers), answer)


def _loose(plan: PlanData, answers: Answers) -> Iterator[int]:
    """How loosely a plan fits: of plans that are alike in all else, one for this very reader is better."""
    for question in GRAVEST:
        yield MET[question].loose(held(plan, question, answers), answers[question])


def _narrow(plan: PlanData, answers: Answers) -> Iterator[int]:
    """How loosely a plan fits answers of which one for few is better; 0 for what is not answered."""
    for question in NARROW:
        answer = answers[question]
        yield 0 if answer is None else MET[question].loose(held(plan, question, answers), answer)


def _rank(held: Sequence[int], answer: int | None) -> int:
    """How far an answer is from what a plan is made for first."""
    return held.index(answer) if answer is not None and answer in held else 0


def _weak(plan: PlanData, weak: int | None) -> tuple[int, int]:
    """Whether a weak spot is not the focus of a plan, or not trained at all; and whether a session has few sets."""
    if weak is None:
        return 0, 0
    sets = plan["sets"].get(str(weak), 0)
    return 0 if weak in plan["focus"] else 1 if sets else 2, int(sets < ENOUGH * plan["sessions"][1])
