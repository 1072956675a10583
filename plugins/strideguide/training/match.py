"""Which plans answer a reader's answers, best first, and why. `assets/match.js` says the same to a browser."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.injury import Start
from .payload import MoveData, Payload, PlanData

# What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier ones.
RELAXED = ("minutes", "season", "sessions", "runs", "goal", "level")


@dataclass(frozen=True)
class Answers:
    """What a reader answered; None is no answer. Things are numbers as in the payload, counts are themselves.

    No answer about kit sets no bounds; an empty answer means that there is none.
    """

    goal: int | None = None
    level: int | None = None
    runs: int | None = None
    sessions: int | None = None
    minutes: int | None = None
    season: int | None = None
    weak: int | None = None
    kit: frozenset[int] | None = None
    pain: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Swap:
    """A move that can't be done as it is: what is done instead (None: it is left out), and why: "kit" or "pain"."""

    move: int
    instead: int | None
    why: str


@dataclass(frozen=True)
class Reason:
    """Why a plan was chosen, for one answer: the question, what was found, and the numbers for its words."""

    question: str
    found: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Match:
    """A plan that a reader can follow. `relaxed` are the answers that it does not meet, `care` the moves to change."""

    plan: int
    relaxed: tuple[str, ...]
    swaps: tuple[Swap, ...]
    care: tuple[int, ...]
    key: tuple[int, ...]


class Matcher:
    """Answers to plans, over a payload."""

    def __init__(self, data: Payload) -> None:
        self.data = data
        self.moves, self.plans = data["moves"], data["plans"]
        self.lowest = [min(plan["levels"], default=0) for plan in self.plans]
        self.used = [
            tuple(dict.fromkeys(at for parts in plan["parts"] for at in (*parts["main"], *parts["other"])))
            for plan in self.plans
        ]

    def start(self, pain: Collection[int]) -> Start:
        """Whether a plan may be started with these pains: the strictest word of any, and "stop" for too many."""
        said = {self.data["starts"][one] for one in pain}
        if len(pain) > self.data["most_pains"] or "stop" in said:
            return "stop"
        return "ask" if "ask" in said else "free"

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
        """A plan for these answers; None if pains say stop, it is above the reader's level, or too little is left."""
        plan = self.plans[index]
        if self.start(answers.pain) == "stop":
            return None
        if answers.level is not None and self.lowest[index] > answers.level:
            return None
        swaps = tuple(self.swaps(index, answers.kit, answers.pain))
        if swaps and not self._enough(plan, {swap.move for swap in swaps if swap.instead is None}):
            return None
        relaxed = tuple(question for question in RELAXED if not self.meets(plan, question, answers))
        care = self.care(index, answers.pain, swaps)
        return Match(index, relaxed, swaps, care, self._key(index, answers, relaxed, swaps))

    def meets(self, plan: PlanData, question: str, answers: Answers) -> bool:
        """Whether a plan meets the answer to a question that may be relaxed."""
        answer = getattr(answers, question)
        if answer is None:
            return True
        if question == "minutes":
            return plan["minutes"] <= int(answer)
        if question == "sessions":
            low, high = plan["sessions"]
            return low <= int(answer) <= high
        if question == "runs":
            return answer in plan["runs"]
        held: Collection[int] = {"goal": plan["goals"], "level": plan["levels"], "season": plan["seasons"]}[question]
        return answer in held

    def swaps(self, index: int, kit: frozenset[int] | None, pain: frozenset[int]) -> Iterator[Swap]:
        """The moves of a plan that can't be done, with what is done instead."""
        for at in self.used[index]:
            move = self.moves[at]
            hurts = not pain.isdisjoint(move["avoid"])
            if hurts or not doable(move, kit):
                yield Swap(at, self.stand_in(index, at, kit, pain), "pain" if hurts else "kit")

    def care(self, index: int, pain: frozenset[int], swaps: Iterable[Swap]) -> tuple[int, ...]:
        """The moves of a plan that are done, but not as they are."""
        swapped = {swap.move for swap in swaps}
        kept = (at for at in self.used[index] if at not in swapped)
        return tuple(at for at in kept if not pain.isdisjoint(self.moves[at]["modify"]))

    def stand_in(self, index: int, at: int, kit: frozenset[int] | None, pain: frozenset[int]) -> int | None:
        """What can take the place of a move in a plan: doable, without any caution, not harder than both."""
        highest = max(self.moves[at]["level"], self.lowest[index])
        for other in self.moves[at]["instead"]:
            move = self.moves[other]
            safe = pain.isdisjoint(move["avoid"]) and pain.isdisjoint(move["modify"])
            if move["level"] <= highest and safe and doable(move, kit):
                return other
        return None

    def _enough(self, plan: PlanData, left_out: Collection[int]) -> bool:
        """Whether at least half of the main part of every session is left."""
        return all(2 * sum(at in left_out for at in parts["main"]) <= len(parts["main"]) for parts in plan["parts"])

    def _key(self, index: int, answers: Answers, relaxed: Collection[str], swaps: Collection[Swap]) -> tuple[int, ...]:
        """What orders plans; less is better."""
        plan = self.plans[index]
        left_out = sum(swap.instead is None for swap in swaps)
        return (
            sum(1 << RELAXED.index(question) for question in relaxed),
            _made_for(plan, answers.pain),
            *_missed(plan, answers),
            left_out,
            _weak(plan, answers.weak),
            len(swaps) - left_out,
            plan["goals"].index(answers.goal) if answers.goal in plan["goals"] else 0,
            -len(answers.kit.intersection(plan["kit"])) if answers.kit is not None else len(plan["kit"]),
            int(answers.weak is None and bool(plan["focus"])),
            max(0, answers.minutes - plan["minutes"]) if answers.minutes is not None else 0,
            len(plan["seasons"]),
            len(plan["levels"]),
            index,
        )

    def reasons(self, match: Match, answers: Answers) -> Iterator[Reason]:
        """One reason for each answer, in the order of the questions.

        A pain to which nothing in the plan is known to be opposed has none: that is no reason to take the plan.
        """
        plan = self.plans[match.plan]
        low, high = plan["sessions"]
        values: dict[str, dict[str, Any]] = {
            "goal": {"of": plan["goals"]},
            "level": {"of": plan["levels"]},
            "runs": {"of": plan["runs"]},
            "sessions": {"low": low, "high": high},
            "minutes": {"n": plan["minutes"]},
            "season": {"of": plan["seasons"]},
        }
        for question, shown in values.items():
            if (answer := getattr(answers, question)) is not None:
                met = "first" if question == "goal" and answer == plan["goals"][0] else "fits"
                yield Reason(question, "relaxed" if question in match.relaxed else met, {**shown, "answer": answer})
        if answers.kit is not None:
            yield self._about_kit(match, plan)
        if answers.weak is not None:
            found = ("focus", "trains", "misses")[_weak(plan, answers.weak)]
            yield Reason("weak", found, {"answer": answers.weak, "n": plan["sets"].get(str(answers.weak), 0)})
        for condition in sorted(answers.pain):
            yield from self._about_pain(match, plan, condition)

    def _about_kit(self, match: Match, plan: PlanData) -> Reason:
        swapped = [swap for swap in match.swaps if swap.why == "kit"]
        if swapped:
            left_out = sum(swap.instead is None for swap in swapped)
            return Reason("kit", "swapped", {"n": len(swapped) - left_out, "left": left_out})
        return Reason("kit", "enough" if plan["kit"] else "none")

    def _about_pain(self, match: Match, plan: PlanData, condition: int) -> Iterator[Reason]:
        swapped = [s for s in match.swaps if s.why == "pain" and condition in self.moves[s.move]["avoid"]]
        left_out = sum(swap.instead is None for swap in swapped)
        care = sum(condition in self.moves[at]["modify"] for at in match.care)
        shown = {"answer": condition, "n": len(swapped) - left_out, "left": left_out, "care": care}
        if condition in plan["made_for"]:
            yield Reason("pain", "made for", shown)
        elif swapped or care:
            yield Reason("pain", "changed", shown)


def doable(move: MoveData, kit: frozenset[int] | None) -> bool:
    """Whether a move can be done with the kit at hand; without an answer about kit, everything can."""
    return kit is None or (kit.issuperset(move["all"]) and (not move["any"] or not kit.isdisjoint(move["any"])))


def _missed(plan: PlanData, answers: Answers) -> tuple[int, int, int, int]:
    """How far a plan is from answers that are relaxed, the gravest first: level, runs, sessions, minutes."""
    low, high = plan["sessions"]
    return (
        _distance(answers.level, (level for level in plan["levels"] if level <= (answers.level or 0))),
        _distance(answers.runs, plan["runs"]),
        _distance(answers.sessions, range(low, high + 1)),
        0 if answers.minutes is None else max(0, plan["minutes"] - answers.minutes),
    )


def _distance(answer: int | None, held: Iterable[int]) -> int:
    return 0 if answer is None else min((abs(answer - one) for one in held), default=0)


def _made_for(plan: PlanData, pain: frozenset[int]) -> int:
    """Less than 0 if the plan is made for what hurts, more if it is made for something else."""
    shared = len(pain.intersection(plan["made_for"]))
    return -shared if shared else int(bool(plan["made_for"]))


def _weak(plan: PlanData, weak: int | None) -> int:
    if weak is None or weak in plan["focus"]:
        return 0
    return 1 if str(weak) in plan["sets"] else 2
