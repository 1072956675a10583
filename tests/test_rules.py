"""Rules about plans: for each kind a plan that keeps it, and faults that break it, with their place and their words."""

from __future__ import annotations

from typing import Any

import pytest

from strideguide.model.rule import Looks, Rule
from strideguide.training.balance import Balance
from strideguide.training.day_rules import Slot, WeekRule, kept, offered, week_rule
from strideguide.training.kinds.base import AboutDays
from strideguide.training.kinds.form import Between, Form, Sessions
from strideguide.training.rules import broken
from strideguide.views.telling import Telling, asks
from strideguide.words import Words
from tests.plans import balance, phase, session

STRENGTH = "squat 2 x 10 @ RPE 7"
A = session("a", STRENGTH)
B = session("b", STRENGTH, optional=True)
C = session("c", STRENGTH, optional=True)
RIDE = session("r", "ride 30 min @ RPE 4")
DELOAD = phase("deload", 1, "a", sets="1")

LOOKS: dict[str, dict[str, Any]] = {
    "week_count": {
        "sessions": ["strength"],
        "levels": {"beginner": "1-2", "advanced": "2-3"},
        "seasons": [{"season": "race", "count": "1"}],
    },
    "load": {"growth": 50, "deload_after": "2-3", "sets_off": "30-50", "more_in_reserve": 2},
    "contacts": {"begin": 10, "step": 10, "most": 60, "deload": 50},
    "single_leg": {"patterns": ["squat", "lunge"], "at_least": 50},
    "trains": {"muscles": ["soleus", "calves"]},
    "focus_count": {"at_most": 1},
    "no_cautions": {"action": "avoid"},
    "rest_days": {"at_least": 1},
    "not_near": {"sessions": ["strength"], "when": "same day", "runs": ["hard"]},
    "apart": {"sessions": ["strength"], "at_least": "48 h"},
    "after_run": {"sessions": ["strength"], "at_least": "3 h"},
    "best_near": {"sessions": ["light"], "when": "day after", "runs": ["hard"]},
    "only_on": {"sessions": ["replaces a run"], "runs": ["easy"]},
}
assert [kind for kind in Looks.model_fields if kind not in LOOKS] == [], "LOOKS has an example of every kind of rule"
# A plan that breaks the rules of every kind about plans.
WORST = {"focus": ["lunge", "squat"], "conditions": ["sore-shin"], "seasons": ["race"]}


def rule(kind: str, **changes: Any) -> Rule:
    """A rule of a kind, called by it."""
    looks = {kind: {**LOOKS[kind], **changes}}
    fields = {"title": "A rule", "summary": "A rule.", "why": "So it is.", "severity": "must", "looks": looks}
    return Rule.model_validate({"id": kind.replace("_", "-"), **fields})


def told(made: Balance, kind: str, **changes: Any) -> list[str]:
    """What a rule of a kind finds in a plan, with the place."""
    return [f"{'/'.join(map(str, found.path))}: {found.words}" for found in broken(made, [rule(kind, **changes)])]


@pytest.mark.parametrize("kind", Looks.model_fields)
def test_every_kind_is_judged_over_plans_or_over_days(kind: str) -> None:
    worst = balance(session("a", STRENGTH, "hop 2 x 8 @ RPE 6"), B, **WORST, phases=[phase("build", 9, "a", "b")])
    found = told(worst, kind, **({"muscles": ["soleus"]} if kind == "trains" else {}))
    assert bool(found) != bool(week_rule(rule(kind)))


@pytest.mark.parametrize(
    ("waived", "chosen", "found"),
    [
        ("", "", ["apart"]),
        ("", "best_near", ["best-near"]),
        ("", "unheard-of", ["apart"]),
        # Where the usual rule does not count there is nothing to choose.
        ("apart", "best_near", []),
        ("best-near", "best_near", ["apart"]),
    ],
)
def test_a_rule_that_is_chosen_takes_the_place_of_the_one_that_it_opposes(
    waived: str, chosen: str, found: list[str]
) -> None:
    usual, other = rule("apart"), rule("best_near").model_copy(update={"instead_of": "apart"})
    waivers = [{"rule": waived, "reason": "So it is."}] if waived else []
    made = balance(A, waivers=waivers)
    assert [one.id for one in kept(made.plan, [usual, other], {chosen.replace("_", "-")})] == found
    assert [one.id for one in offered(made.plan, [usual, other])] == ([] if waived else ["best-near"])


@pytest.mark.parametrize("severity", ["must", "should"])
@pytest.mark.parametrize("kind", Looks.model_fields)
def test_every_kind_finds_its_words_whether_or_not_the_guide_has_a_rule_of_it(kind: str, severity: str) -> None:
    found, tell = rule(kind).looks.found, Telling(Words.load(), kind, severity == "must")
    assert found and found.says(tell)
    assert not isinstance(found, AboutDays) or all(found.clause(tell)[:2])


def test_hours_after_a_run_are_told_as_whole_ones_and_never_as_fewer() -> None:
    found, tell = rule("after_run", at_least="150 min").looks.found, Telling(Words.load(), "after_run", must=True)
    assert isinstance(found, AboutDays) and found.clause(tell).keep == "3 hours after a run on the same day"


@pytest.mark.parametrize(
    ("sessions", "fields", "expected"),
    [
        ([A, B], {}, []),
        ([A, B, RIDE], {}, []),
        ([A, B, C], {}, [
            "phases/0/sessions: With 3 a week the number of strength sessions is 3; beginner level: 1-2.",
        ]),
        ([RIDE], {}, [
            "phases/0/sessions: With 1 a week the number of strength sessions is 0; beginner level: 1-2.",
        ]),
        ([A, B], {"levels": ["advanced"]}, [
            "phases/0/sessions: With 1 a week the number of strength sessions is 1; advanced level: 2-3.",
        ]),
        ([A, B], {"levels": ["unheard-of"]}, []),
        # In some seasons the number is another, whatever the level.
        ([A], {"seasons": ["race"], "levels": ["advanced"]}, []),
        ([A, B], {"seasons": ["race"]}, [
            "phases/0/sessions: With 2 a week the number of strength sessions is 2; race: 1.",
        ]),
        ([A, B], {"seasons": ["race", "build"]}, [
            "phases/0/sessions: With 2 a week the number of strength sessions is 2; race: 1.",
        ]),
        ([A], {"seasons": ["race", "build"], "levels": ["advanced"]}, [
            "phases/0/sessions: With 1 a week the number of strength sessions is 1; advanced level: 2-3.",
        ]),
        # Told once for each phase; weeks that are lighter on purpose don't count.
        ([A, B, C], {"phases": [phase("build", 2, "a", "b", "c"), DELOAD, phase("maintain", 1, "a", "b", "c")]}, [
            "phases/0/sessions: With 3 a week the number of strength sessions is 3; beginner level: 1-2.",
            "phases/2/sessions: With 3 a week the number of strength sessions is 3; beginner level: 1-2.",
        ]),
        ([A, B, C], {"phases": [phase("taper", 1, "a", "b", "c")]}, []),
    ],
)  # fmt: skip
def test_the_number_of_sessions_a_week(sessions: list[Any], fields: dict[str, Any], expected: list[str]) -> None:
    assert told(balance(*sessions, **fields), "week_count") == expected


def test_sessions_are_counted_if_they_have_all_traits() -> None:
    two = balance(A, session("b", "row 2 x 10 @ RPE 6"))
    assert told(two, "week_count", sessions=["strength", "hard"], levels={"beginner": "1"}) == []
    assert told(two, "week_count", sessions=["strength"], levels={"beginner": "1"}) == [
        "phases/0/sessions: With 2 a week the number of strength sessions is 2; beginner level: 1."
    ]
    assert told(two, "week_count", sessions=["strength", "hard"], levels={"beginner": "2"}) == [
        "phases/0/sessions: With 2 a week the number of strength and hard sessions is 1; beginner level: 2."
    ]


@pytest.mark.parametrize(
    ("items", "share", "expected"),
    [
        ([STRENGTH, "lunge 2 x 8 @ RPE 6"], 50, []),
        ([STRENGTH, "lunge 2 x 8 @ RPE 6"], 51, ["phases/0: With 1 a week 2 of 4 sets for the legs are on one leg."]),
        ([STRENGTH, "lunge 2 x 8 @ light"], 50, ["phases/0: With 1 a week 0 of 2 sets for the legs are on one leg."]),
        ([STRENGTH, "row 9 x 8 @ RPE 6"], 1, ["phases/0: With 1 a week 0 of 2 sets for the legs are on one leg."]),
        (["row 3 x 8 @ RPE 6"], 50, []),
    ],
)
def test_the_share_of_leg_sets_on_one_leg(items: list[str], share: int, expected: list[str]) -> None:
    assert told(balance(session("a", *items)), "single_leg", at_least=share) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([STRENGTH, "calf-raise 2 x 8 @ RPE 6"], []),
        ([STRENGTH, "hop 2 x 8 @ RPE 6"], []),
        ([STRENGTH, "calf-raise 2 x 8 @ light"], ["phases/0: With 1 a week nothing trains calves or soleus."]),
        ([STRENGTH], ["phases/0: With 1 a week nothing trains calves or soleus."]),
        (["ride 30 min @ RPE 4"], []),
    ],
)
def test_muscles_that_every_week_with_strength_work_trains(items: list[str], expected: list[str]) -> None:
    assert told(balance(session("a", *items)), "trains") == expected


def test_what_an_optional_session_brings_is_missing_without_it() -> None:
    extra = "calf-raise 2 x 8 @ RPE 6", "lunge 4 x 8 @ RPE 6"
    with_both, optional = balance(A, session("b", *extra)), balance(A, session("b", *extra, optional=True))
    assert told(with_both, "trains") == told(with_both, "single_leg") == []
    assert told(optional, "trains") == ["phases/0: With 1 a week nothing trains calves or soleus."]
    assert told(optional, "single_leg") == ["phases/0: With 1 a week 0 of 2 sets for the legs are on one leg."]


@pytest.mark.parametrize(
    ("focus", "most", "expected"),
    [
        ([], 0, []),
        (["squat"], 1, []),
        (["squat"], 0, ["focus/0: The number of weak spots that it works on is 1; 0 is the most."]),
        (["squat", "lunge", "hinge"], 1, ["focus/1: The number of weak spots that it works on is 3; 1 is the most."]),
    ],
)
def test_new_things_at_once(focus: list[str], most: int, expected: list[str]) -> None:
    assert told(balance(A, focus=focus), "focus_count", at_most=most) == expected


@pytest.mark.parametrize(
    ("conditions", "action", "expected"),
    [
        ([], "modify", []),
        (["sore-toe"], "modify", []),
        (["sore-knee"], "avoid", []),
        (["sore-knee"], "modify", ['conditions/0: With "sore-knee" there is to modify: Squat, Calf-raise.']),
        (["sore-toe", "sore-shin"], "avoid", ['conditions/1: With "sore-shin" there is to avoid: Hop.']),
        (["sore-shin"], "modify", ['conditions/0: With "sore-shin" there is to avoid: Hop.']),
    ],
)
def test_nothing_against_the_readers_of_a_plan(conditions: list[str], action: str, expected: list[str]) -> None:
    made = balance(session("a", "squat", "hop", "finish: calf-raise"), conditions=conditions)
    assert told(made, "no_cautions", action=action) == expected


def test_rules_are_told_in_their_order_and_each_place_once() -> None:
    worst = balance(session("a", STRENGTH, "hop 2 x 8 @ RPE 6"), B, C, **WORST)
    found = list(broken(worst, [rule("no_cautions"), rule("rest_days"), rule("focus_count"), rule("week_count")]))
    assert [(one.rule, one.path) for one in found] == [
        ("no-cautions", ("conditions", 0)), ("focus-count", ("focus", 1)), ("week-count", ("phases", 0, "sessions")),
    ]  # fmt: skip


def test_a_rule_about_the_first_of_two_sessions_asks_nothing_of_the_second() -> None:
    hard, easy = (Slot(frozenset(traits), frozenset(), ()) for traits in ({"strength", "hard"}, {"strength"}))
    after = Sessions(frozenset({"strength", "hard"}))

    def asked(*days: int) -> list[bool]:
        rule = WeekRule("apart", True, Form(Sessions(frozenset({"strength"})), between=Between(after, frozenset(days))))
        return [asks(rule, one, other) for one, other in ((easy, hard), (hard, easy), (hard, hard), (easy, easy))]

    assert asked(1) == [True, False, True, False]
    assert asked(1, 6) == [True, True, True, False]  # of both the same
