"""For every plan a combination of answers to which it is the best exact answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product
from typing import Any, NamedTuple

from ..model.questions import QUESTIONS, Met
from .answers import Answers
from .match import Match, Matcher, held

UNSAID = Answers()


class Witness(NamedTuple):
    """Answers to which a plan is the best one and meets all, or None; and the plan that came before it last."""

    answers: Answers | None
    rival: int | None


def witness(matcher: Matcher, index: int) -> Witness:
    """Whether there are such answers among those that suit a plan."""
    last: int | None = None
    rivals = [other for other in range(len(matcher.plans)) if other != index]
    suiting = _suiting(matcher, index)
    for values in product(*suiting.values()):
        answers = Answers(**dict(zip(suiting, values, strict=True)))
        own = matcher.match(index, answers)
        if own is None or own.relaxed:
            continue
        better = next((rival for rival in rivals if _beats(matcher, rival, own, answers)), None)
        if better is None:
            return Witness(answers, last)
        last = better
        rivals.remove(better)  # who was better once often is again, and is asked first
        rivals.insert(0, better)
    return Witness(None, last)


def _suiting(matcher: Matcher, index: int) -> dict[str, Collection[Any]]:
    """For each question the answers that may lead to a plan, the likeliest first. Those to the last vary first."""
    plan: Any = matcher.plans[index]
    started = frozenset(state for state in plan["made_for"] if matcher.start([state]) != "stop")
    single = {
        question.name: _meeting(
            question.met, held(plan, question.name, UNSAID), matcher.data["questions"][question.name]
        )
        for question in sorted(QUESTIONS.values(), key=lambda question: question.form == "count")
        if question.met
    }
    return {
        "pain": dict.fromkeys([started, frozenset[int]()]),
        "kit": [frozenset(piece for some in matcher.pieces[index] for piece in some), None],
        "weak": [*plan["focus"], None],
        **single,
    }


def _meeting(met: Met, held: Any, offered: Sequence[int]) -> Collection[int | None]:
    """The answers that a plan meets, or those at the ends of many; None if no answer is better or all there is."""
    if met == "most":
        return [*(one for one in offered if held <= one < 2 * held), None]
    if met == "between":
        return [one for one in offered if held[0] <= one <= held[1]] or [None]
    if met == "ahead":  # each plan is reached without a race, too
        return [None]
    if met == "near":  # a plan that is near to nothing is reached by nobody
        return [*held[:1], *held[-1:]]
    return held or [None]


def _beats(matcher: Matcher, rival: int, own: Match, answers: Answers) -> bool:
    """Whether a plan comes before the one of `own`; of equals the earlier does."""
    match = matcher.match(rival, answers)
    return match is not None and (match.key, rival) < (own.key, own.plan)
