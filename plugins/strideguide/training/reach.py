"""For every plan a combination of answers to which it is the best exact answer."""

from __future__ import annotations

from itertools import product

from .match import Answers, Match, Matcher


def witness(matcher: Matcher, index: int) -> Answers | None:
    """Answers to which a plan is the best one and meets all; None if there are none among those that suit it."""
    plan, asked = matcher.plans[index], matcher.data["questions"]
    low, high = plan["sessions"]
    fitting = [n for n in asked["minutes"] if n >= plan["minutes"]]
    kits = [frozenset(plan["kit"]), None]
    rivals = [other for other in range(len(matcher.plans)) if other != index]
    for pain, kit, weak, goal, level, season, minutes, sessions, runs in product(
        dict.fromkeys([frozenset(plan["made_for"]), frozenset[int]()]),
        kits,
        [*plan["focus"], None],
        plan["goals"],
        plan["levels"],
        plan["seasons"],
        [*fitting, None],
        [n for n in asked["sessions"] if low <= n <= high] or [None],
        [*plan["runs"][:1], *plan["runs"][-1:]],
    ):
        answers = Answers(goal, level, runs, sessions, minutes, season, weak, kit, pain)
        own = matcher.match(index, answers)
        if own is None or own.relaxed:
            continue
        better = next((rival for rival in rivals if _beats(matcher, rival, own, answers)), None)
        if better is None:
            return answers
        rivals.remove(better)  # who was better once often is again, and is asked first
        rivals.insert(0, better)
    return None


def _beats(matcher: Matcher, rival: int, own: Match, answers: Answers) -> bool:
    """Whether a plan comes before the one of `own`; of equals the earlier does."""
    match = matcher.match(rival, answers)
    return match is not None and (match.key, rival) < (own.key, own.plan)
