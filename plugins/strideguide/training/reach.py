"""For every plan a combination of answers to which it is the best exact answer."""

from __future__ import annotations

from itertools import product

from .match import Answers, Matcher


def witness(matcher: Matcher, index: int, places: tuple[frozenset[int], ...] = ()) -> Answers | None:
    """Answers to which a plan is the best one and meets all; None if there are none among those that suit it."""
    plan, asked = matcher.plans[index], matcher.data["questions"]
    low, high = plan["sessions"]
    fitting = [n for n in asked["minutes"] if n >= plan["minutes"]]
    kits = dict.fromkeys([frozenset(plan["kit"]), None, *places])
    for pain, kit, weak, goal, level, season, minutes, sessions, runs in product(
        dict.fromkeys([frozenset(plan["made_for"]), frozenset[int]()]),
        kits,
        [*plan["focus"], None],
        plan["goals"],
        plan["levels"],
        plan["seasons"],
        [*fitting[:1], *fitting[1:], None],
        [n for n in asked["sessions"] if low <= n <= high] or [None],
        [*plan["runs"][:1], *plan["runs"][-1:]],
    ):
        answers = Answers(goal, level, runs, sessions, minutes, season, weak, kit, pain)
        best = matcher.best(answers)
        if best and best.plan == index and not best.relaxed:
            return answers
    return None
