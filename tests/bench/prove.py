"""How long the proofs take, and how that grows with the number of plans: `python -m tests.bench.prove`.

Plans beyond the shipped ones are these again, for one level, one season and fewer sessions, by chance.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

from strideguide.library import Library, load
from strideguide.model.base import Entity
from strideguide.model.plan import Plan
from strideguide.training.proof import prove

ROOT = Path(__file__).parents[2]
SIZES = (25, 100, 400)
TIMES = 3


def with_plans(library: Library, count: int) -> Library:
    """The library with `count` plans."""
    chance = random.Random(count)
    shipped = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan)]
    plans: dict[str, Entity] = {plan.id: plan for plan in shipped[:count]}
    while len(plans) < count:
        plan = narrowed(chance.choice(shipped), f"plan-{len(plans)}", chance)
        plans[plan.id] = plan
    return replace(library, things={**library.things, "plan": plans})


def narrowed(plan: Plan, id: str, chance: random.Random) -> Plan:
    """A plan for some of the readers of another."""
    kept = [s for s in plan.sessions if not s.optional or chance.random() < 0.6]
    keys = {session.key for session in kept}
    phases = [
        phase.model_copy(update={"sessions": [key for key in phase.sessions if key in keys]}) for phase in plan.phases
    ]
    return plan.model_copy(
        update={
            "id": id,
            "levels": [chance.choice(plan.levels)],
            "seasons": [chance.choice(plan.seasons)],
            "sessions": kept,
            "phases": [phase for phase in phases if phase.sessions],
        }
    )


def seconds(library: Library) -> float:
    """CPU time of all proofs, the best of a few."""
    best = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        prove(library)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    library = load(ROOT)
    shipped = len(library.things["plan"])
    print(f"{shipped} shipped plans: {seconds(library):.2f} s")
    first = 0.0
    for count in SIZES:
        took = seconds(with_plans(library, count))
        first = first or took / count
        print(f"{count} plans: {took:.2f} s, {took / count / first:.2f} times as long a plan as with {SIZES[0]}")


if __name__ == "__main__":
    main()
