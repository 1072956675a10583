"""Find your plan and its proof, as pages of the tiny guide; and answers as addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from strideguide.library import load
from strideguide.page import Page
from strideguide.site import addresses, build
from strideguide.training.address import format as address
from strideguide.training.answers import Answers
from strideguide.training.cover import Cover, Verdicts
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload, payload
from strideguide.training.proof import Proof, prove
from strideguide.views import proof
from strideguide.views.guide import Desk, Guide
from strideguide.words import Words
from tests import worlds
from tests.matching import condition, state

PLAN = "data/plans/first-weeks.yml"


def pages(folder: Path, **changes: str | None) -> dict[str, Page]:
    made = build(worlds.write(folder, dict(changes)))
    return {page.uri: page for page in made.pages}


def data_of(folder: Path) -> Payload:
    library = load(worlds.write(folder))
    assert library.picker
    return payload(library, library.picker)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (Answers(), ""),
        (Answers(goal=0), "?v=1&goal=stay-healthy"),
        (Answers(level=1, runs=3, sessions=2, minutes=30), "?v=1&level=advanced&minutes=30&runs=3&sessions=2"),
        (Answers(season=0, weak=0), "?v=1&season=build&weak=squat"),
        (Answers(kit=frozenset()), "?v=1&kit=none"),
        (Answers(kit=frozenset({0}), pain=frozenset({0})), "?v=1&place=home#pain=sore-knee"),
    ],
)
def test_answers_are_an_address(tmp_path: Path, answers: Answers, expected: str) -> None:
    assert address(answers, data_of(tmp_path)) == expected


def test_sets_stand_in_an_address_in_the_order_of_their_ids(tmp_path: Path) -> None:
    data = data_of(tmp_path)
    data["questions"]["kit"], data["places"] = ["step", "chair", "band"], []
    assert address(Answers(kit=frozenset({0, 1, 2})), data) == "?v=1&kit=band,chair,step"


def test_with_more_than_three_pains_no_plan_is_offered(tmp_path: Path) -> None:
    matcher = Matcher({**data_of(tmp_path), "states": [*map(state, range(4))], "conditions": [*map(condition, "abcd")]})
    assert [matcher.start(range(pains)) for pains in (3, 4)] == ["free", "stop"]


def test_the_picker_has_its_two_pages(tmp_path: Path) -> None:
    made = pages(tmp_path)
    assert made["find/"].source == "data/picker.yml"
    assert '<a href="../../find/?v=1&amp;goal=stay-healthy&amp;' in made["find/proof/"].body
    assert {"find/", "find/proof/"} <= {*addresses(load(tmp_path))}


@pytest.mark.parametrize("missing", ["data/picker.yml", PLAN])
def test_without_picker_or_plans_there_is_no_such_page(tmp_path: Path, missing: str) -> None:
    assert not {"find/", "find/proof/"} & pages(tmp_path, **{missing: None}).keys()
    assert not {"find/", "find/proof/"} & {*addresses(load(tmp_path))}


def test_a_chapter_can_not_stand_in_its_place(tmp_path: Path) -> None:
    made = build(worlds.write(tmp_path, {"content/find.md": "# My own"}))
    assert [(str(problem.place), problem.code) for problem in made.problems] == [
        ("content/find.md:1:1", "address-clash")
    ]


def test_nothing_is_said_to_be_proved_while_something_is_wrong(tmp_path: Path) -> None:
    broken = worlds.swapped("data/kit/chair.yml", ("place: home", "place: attic"))
    assert not {"find/", "find/proof/"} & pages(tmp_path, **{"data/kit/chair.yml": broken}).keys()


def test_the_form_offers_every_answer(tmp_path: Path) -> None:
    body, data = pages(tmp_path)["find/"].body, data_of(tmp_path)
    for question, answers in data["questions"].items():
        offered = re.findall(rf'name="{question}" value="([^"]*)"', body)
        if question == "weak":
            offered = re.findall(r'<option value="([^"]*)">', body)
        if question == "pain":  # the stage of a condition is chosen below it
            offered = re.findall(r'value="([^"]*)" data-stage', body)
        if question == "race":  # any day
            assert '<input type="date" id="f-race" name="race"' in body
            continue
        beside = [] if question == "pain" else [{"kit": "none"}.get(question, "")]
        assert sorted(offered) == sorted([*map(str, answers), *beside]), question


def test_the_index_has_a_plan_under_each_goal_level_and_place(tmp_path: Path) -> None:
    both = worlds.swapped(PLAN, ("levels: [beginner]", "levels: [beginner, advanced]"))
    index = pages(tmp_path, **{PLAN: both})["find/"].body.partition('<details class="sg-all"')[2]
    assert re.findall(r'scope="rowgroup"[^>]*>([^<]*)', index) == ["Beginner", "Advanced"]
    assert index.count('<a href="../plans/first-weeks/">') == 2


def test_the_calls_of_each_sign_wait_in_the_page_once(tmp_path: Path) -> None:
    other = worlds.swapped("data/injuries/sore-knee.yml", ("title: Sore knee", "title: Other knee"))
    body = pages(tmp_path, **{"data/injuries/other-knee.yml": other})["find/"].body
    found = re.findall(r'<template data-care="pain-that-never-stops today">(.*?)</template>', body, re.S)
    assert len(found) == 1 and "The knee locks." in found[0]
    assert '<a href="../signs/pain-that-never-stops/">' in found[0]


def test_the_page_of_the_picker_says_what_each_state_leaves_out(tmp_path: Path) -> None:
    knee = "data/injuries/sore-knee.yml"
    limited = worlds.swapped(knee, ("patterns: [], ranges: []", "patterns: [squat], ranges: [deep knee bend]"))
    body = pages(tmp_path, **{knee: limited})["find/"].body
    said = re.search(r'<script type="application/json">(.*?)</script>', body, re.S)
    assert said and json.loads(said[1])["states"] == [
        {
            "kind": "injury",
            "left_out": ["deep bends of the knee", "exercises of the pattern Squat pattern"],
            "impact": "low",
        },
        {"kind": "injury", "left_out": []},
        {"kind": "injury", "left_out": []},
    ]


def test_words_for_the_script_can_not_end_it(tmp_path: Path) -> None:
    rules = worlds.swapped("data/rules.yml", ("title: A day of rest", "title: </script><img src=x>"))
    body = pages(tmp_path, **{"data/rules.yml": rules})["find/"].body
    said = re.search(r'<script type="application/json">(.*?)</script>', body, re.S)
    assert said and json.loads(said[1])["rules"]["runs"] == [
        {"title": "</script><img src=x>", "href": "../rules/rest-day/"}
    ]
    assert "<img" not in body


def test_words_for_the_script_know_the_places_of_each_plan(tmp_path: Path) -> None:
    body = pages(tmp_path)["find/"].body
    said = re.search(r'<script type="application/json">(.*?)</script>', body, re.S)
    assert said and json.loads(said[1])["plans"] == [
        {"summary": "For a runner who has never lifted.", "places": ["At home"]}
    ]


def test_the_proof_shows_the_figures_of_this_build(tmp_path: Path) -> None:
    body = pages(tmp_path)["find/proof/"].body
    found = prove(load(tmp_path))
    # Goals, levels, runs, hard runs, sessions, minutes, seasons, weak spots, what is on just now and the weeks up to a
    # race, each or none; sets of kit, or none; and no pain, or one of its three stages.
    assert found.cover and found.cover.every.total == 2 * 3 * 4 * 3 * 3 * 3 * 2 * 2 * 4 * 9 * (2**1 + 1) * (1 + 3)
    assert f"{found.cover.every.total:,}" in body and f"{found.weighed:,}" in body and f"{found.swaps:,}" in body
    assert '<a href="../../plans/first-weeks/">' in body and "On one leg" in body


def shown(folder: Path, total: int, exact: int) -> proof.ProofView:
    library = load(worlds.write(folder))
    assert library.picker
    desk = Desk(Guide(library, Words.load()), "find/proof/")
    counted = Verdicts(total, exact)
    cover = Cover(counted, counted, bodies=1, started=1, effects=1)
    return proof.view(desk, Proof(reached={"first-weeks": Answers()}), payload(library, library.picker), cover)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (2_999_999_999, "2 billion"),
        (577_243_742_208_000, "577 trillion"),
        (4 * 10**15, "4 quadrillion"),
        (464_858_061_488_252_780_544_000, "464 sextillion"),
        (10**24, "1 septillion"),
    ],
)
def test_big_numbers_are_said_in_words(tmp_path: Path, total: int, expected: str) -> None:
    assert shown(tmp_path, total, total).counted.in_words == expected


@pytest.mark.parametrize(
    ("exact", "expected"),
    [(0, "0%"), (1, "0.01%"), (123_456, "12.35%"), (999_999, "99.99%"), (1_000_000, "100%")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(tmp_path: Path, exact: int, expected: str) -> None:
    assert shown(tmp_path, 1_000_000, exact).counted.every.exact.share == expected


def test_a_plan_that_needs_no_answers_leads_to_the_bare_page(tmp_path: Path) -> None:
    reached = shown(tmp_path, 1, 1).reached
    assert [(one.plan.id, one.answers, one.href) for one in reached] == [("first-weeks", (), "../../find/")]
