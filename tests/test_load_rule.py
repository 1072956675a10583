"""How the load of a plan may grow: what each part of the rule `load` finds in the weeks of a plan."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plans import balance, phase, session
from tests.test_rules import RIDE, told

BELOW = {"effort": "light"}


def run(kind: str, weeks: int, sets: Any = 4, **fields: Any) -> dict[str, Any]:
    """A phase with squats and rows; those of a deload or taper are light if nothing else is said."""
    light = BELOW if kind in ("deload", "taper") and "effort" not in fields else {}
    return phase(kind, weeks, "a", sets=sets, **light, **fields)


@pytest.mark.parametrize(
    ("phases", "expected"),
    [
        ([run("build", 3), run("deload", 1, 2), run("build", 3, [4, 5, 5]), run("taper", 2, 1)], []),
        # A lighter week comes often enough, and a deload not too soon.
        ([run("build", 3), run("maintain", 1)], [
            "phases/1: Week 4 is number 4 in a row without a lighter one; 3 are the most.",
        ]),
        ([run("build", 4), run("deload", 1, 2)], [
            "phases/0: Week 4 is number 4 in a row without a lighter one; 3 are the most.",
        ]),
        ([run("build", 1), run("deload", 1, 2)], ["phases/1: The deload in week 2 comes after 1; 2 are the least."]),
        ([run("build", 3), run("deload", 1, 2), run("build", 1), run("deload", 1, 2)], [
            "phases/3: The deload in week 6 comes after 1; 2 are the least.",
        ]),
        ([run("build", 1), run("taper", 1, 2)], []),
        # A week is held against the mean of the last three full ones, and lighter ones between do not lower it.
        ([run("build", 2, [2, 3])], []),
        ([run("build", 2, [2, 4])], [
            "phases/0: Week 2 is 87 % above the mean of the full weeks before it; 50 % is the most.",
        ]),
        ([run("build", 3, [2, 3, 4])], [
            "phases/0: Week 3 is 54 % above the mean of the full weeks before it; 50 % is the most.",
        ]),
        ([run("build", 3, [1, 4, 4]), run("deload", 1, 2), run("build", 1, 6)], [
            "phases/0: Week 2 is 231 % above the mean of the full weeks before it; 50 % is the most.",
            "phases/2: Week 5 is 91 % above the mean of the full weeks before it; 50 % is the most.",
        ]),
        # What is called lighter is so. A race week and a taper need not take so many sets off as a deload.
        ([run("build", 2), run("taper", 1, 4, effort="RPE 8")], [
            "phases/1: Week 3 is called a taper and is not lighter than the week before it.",
        ]),
        ([run("build", 2), run("race", 1, 1)], []),
        ([run("build", 2), run("taper", 1, 3)], []),
        # A deload keeps its moves, takes 30 to 50 % of the sets off, and leaves more in reserve.
        ([run("build", 2), run("deload", 1, 3)], [
            "phases/1: Week 3 is a deload and takes 25 % of the sets off; 30-50 % is right.",
        ]),
        ([run("build", 2), run("deload", 1, 1)], [
            "phases/1: Week 3 is a deload and takes 75 % of the sets off; 30-50 % is right.",
        ]),
        ([run("build", 2), run("deload", 1, "2 more", changes=[{"exercise": "row", "out": "1"}])], [
            "phases/1: Week 3 is a deload and leaves out Row; a deload keeps its moves.",
        ]),
        ([run("build", 2), run("deload", 1, 2, effort="3-4 in reserve")], [
            "phases/1: Week 3 is a deload and Squat is not light and leaves less than 2 more.",
        ]),
        ([run("build", 2, effort="2 in reserve"), run("deload", 1, 2, effort="4 in reserve")], []),
        # Where no move has two sets none has to go, but the week has to be lighter. A phase is told its first fault.
        ([run("build", 2, 1), run("deload", 1, 1)], []),
        ([run("build", 2, 1), run("deload", 1, 1, effort="RPE 8")], [
            "phases/1: Week 3 is called a deload and is not lighter than the week before it.",
        ]),
        ([run("deload", 1, 2), run("build", 1)], []),
    ],
)  # fmt: skip
def test_the_load_grows_in_small_steps_with_lighter_weeks(phases: list[Any], expected: list[str]) -> None:
    made = balance(session("a", "squat 2 x 10 @ RPE 8", "row 2 x 10 @ RPE 8"), phases=phases)
    assert sorted(told(made, "load")) == expected


def test_minutes_of_cross_training_are_load_and_no_sets_to_take_off() -> None:
    shorter = [{"activity": "ride", "time": "20 min"}]
    phases = [phase("build", 3, "r"), phase("deload", 1, "r", changes=shorter), phase("build", 1, "r")]
    assert told(balance(RIDE, phases=phases), "load") == []
    same = [phase("build", 3, "r"), phase("deload", 1, "r")]
    assert told(balance(RIDE, phases=same), "load") == [
        "phases/1: Week 4 is called a deload and is not lighter than the week before it."
    ]
