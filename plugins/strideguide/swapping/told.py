"""What stands in for hidden moves, in words: plan by plan, and as one line for the end of a build."""

from __future__ import annotations

from collections.abc import Iterator

from ..layers.override import named
from ..library import Library
from ..problems import number_of

LIST = "strideguide layer status"


def told(library: Library) -> Iterator[str]:
    """What stands in for hidden moves, plan by plan, and what is left out and why."""
    for plan, swaps in sorted(library.swaps.items()):
        for key, swap in swaps.items():
            done = f'"{swap.id}" stands in' if swap.id else f"it is left out, as nothing can stand in: {swap.why}"
            yield f"plan:{plan}: {named(*key)} is hidden; {done}."


def in_short(library: Library) -> str:
    """How many hidden moves plans had, in how many others stand in, and what lists them; "" if plans had none."""
    moves = {key for swaps in library.swaps.values() for key in swaps}
    led = [
        f"{verb} in {number_of(count, 'plan')}"
        for verb, count in (("swapped", _plans(library, True)), ("left out", _plans(library, False)))
        if count
    ]
    return f'{number_of(len(moves), "hidden move")}: {" and ".join(led)}; "{LIST}" says which.' if moves else ""


def _plans(library: Library, stands_in: bool) -> int:
    """The number of plans in which something stands in for a hidden move, or in which one is left out."""
    return sum(any(bool(swap.id) is stands_in for swap in swaps.values()) for swaps in library.swaps.values())
