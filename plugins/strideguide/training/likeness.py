"""Plans that are much alike: they share most of the moves of their main parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..model.plan import Plan
from .findings import Finding

MOST = 0.6  # moves in common, of those that either has, beyond which two plans need a reason
PAIRS = 3  # that may have one


def alike(plans: Sequence[Plan]) -> Iterator[Finding]:
    """Pairs of plans that are too much alike and say no reason, and reasons that are not needed or too many.

    Of two plans the later one is told.
    """
    moves = {plan.id: _main(plan) for plan in plans}
    reasons = {frozenset((plan.id, one.plan)) for plan in plans for one in plan.alike}
    close = {
        frozenset((one.id, other.id)): likeness(moves[one.id], moves[other.id]) for one, other in combinations(plans, 2)
    }
    for at, plan in enumerate(plans):
        for other in plans[:at]:
            pair = frozenset((plan.id, other.id))
            if close[pair] > MOST and pair not in reasons:
                same = f"{close[pair]:.0%} of its main moves and those of"
                words = f'{same} "{other.id}" are the same; {MOST:.0%} are the most.'
                yield Finding("alike", ("plan", plan.id), ("sessions",), words)
        for index, one in enumerate(plan.alike):
            if close.get(frozenset((plan.id, one.plan)), 0) <= MOST:
                words = f'It is not much like "{one.plan}", so it needs no reason.'
                yield Finding("alike", ("plan", plan.id), ("alike", index), words)
    if len(reasons) > PAIRS:
        last = [plan for plan in plans if plan.alike][-1]
        words = f"{len(reasons)} pairs of plans say why they are alike; {PAIRS} are the most."
        yield Finding("alike", ("plan", last.id), ("alike",), words)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share that two sets have in common (Jaccard)."""
    return len(one & other) / len(one | other) if one | other else 0.0


def _main(plan: Plan) -> frozenset[str]:
    blocks = [block for session in plan.sessions for block in session.blocks if block.part == "main"]
    exercises = {f"exercise:{item.exercise}" for block in blocks for item in block.exercises}
    return frozenset(exercises | {f"activity:{item.activity}" for block in blocks for item in block.activities})
