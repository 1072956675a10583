"""The page of a plan with answers in its address: what they change, and that no address breaks anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect
from tests.browser.own_weeks import days_of, opened, query_of
from tests.scale import at, late

from strideguide.training.answers import Answers
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload

SEED = 11
ANSWERS = at(4, 12)
HOME = "home-strength"

# What the answers in the address change on the page, in any week.
CHANGED = """() => {
  const all = (selector, some) => [...document.querySelectorAll(selector)].map(some);
  const turn = document.querySelector("#turn");
  const weeks = [...turn.options].map(({ value }) => {
    turn.value = value;
    turn.dispatchEvent(new Event("input"));
    return {
      swaps: all("[data-swap]", (row) => row.dataset.swap),
      care: all("tr:has(.sg-why:not(.sg-fewer)):not([data-swap])", (row) => row.dataset.move.split(":")[1]),
    };
  });
  return {
    swaps: weeks.flatMap(({ swaps }) => swaps),
    care: weeks.flatMap(({ care }) => care),
    flags: all(".sg-chosen .sg-flags a", (link) => link.getAttribute("href")),
    said: document.querySelector(".sg-chosen").textContent,
  };
}"""


def some_answers(matcher: Matcher) -> Iterator[tuple[int, Answers, str]]:
    """Kit and pains of all sizes for any plan: the plan, the answers, and their address."""
    random = Random(SEED)
    questions = matcher.data["questions"]
    for _ in range(ANSWERS):
        plan = random.randrange(len(matcher.plans))
        kit = random.sample(range(len(questions["kit"])), random.choice((0, 2, 5)))
        pain = random.sample(range(len(questions["pain"])), random.choice((0, 1, 3)))
        ids = ",".join(questions["kit"][piece] for piece in kit) or "none"
        query = f"?kit={ids}&pain={','.join(questions['pain'][one] for one in pain)}"
        yield plan, Answers(kit=frozenset(kit), pain=frozenset(pain)), query


def test_answers_change_the_moves_that_python_changes(page: Page, plans: str, site: Path) -> None:
    matcher = Matcher(json.loads((site / "picker.json").read_text("utf-8")))
    for plan, answers, query in some_answers(matcher):
        opened(page, f"{plans}{matcher.plans[plan]['id']}/{query}&sessions=9")
        expect(page.locator("[data-part=chosen]")).to_be_visible()
        shown, match = page.evaluate(CHANGED), matcher.match(plan, answers)
        ids = [*(move["id"] for move in matcher.moves), ""]
        swaps = [*matcher.swaps(plan, answers.kit, answers.pain)]
        stop = matcher.start(answers.pain) == "stop"
        assert {*shown["swaps"]} == {f"{ids[s.move]}>{ids[-1 if s.instead is None else s.instead]}" for s in swaps}
        care = matcher.care(plan, answers.pain, swaps)
        assert match is None or care == match.care
        assert {*shown["care"]} == {ids[at] for at in care}
        conditions = {matcher.data["questions"]["pain"][one].partition(":")[0] for one in answers.pain}
        assert sorted(shown["flags"]) == sorted(f"../../injuries/{id}/#red-flags" for id in conditions)
        assert ("Too little" in shown["said"]) == (match is None and not stop)


def test_a_place_is_one_word(page: Page, plans: str, payload: Payload) -> None:
    gym = next(place for place in payload["places"] if place["title"] == "Gym")
    pieces = [payload["questions"]["kit"][piece] for piece in gym["kit"]]
    for kit in ("place=gym", f"kit={','.join(pieces)}"):
        opened(page, f"{plans}{HOME}/?v=1&minutes=60&{kit}")
        expect(page.locator("[data-part=chosen]")).to_contain_text("You chose: kit: gym; up to 60 minutes.")
    opened(page, f"{plans}{HOME}/?v=1&minutes=60&kit={','.join(pieces[:2])}")
    expect(page.locator("[data-part=chosen]")).not_to_contain_text("kit: gym")


def test_the_way_back_to_the_picker_keeps_the_answers(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?v=1&goal=return&runs=4&minutes=30&kit=none&pain=back-pain")
    said = "You chose: Back pain; Coming back; no kit; up to 30 minutes; 4 runs a week."
    expect(page.locator("[data-part=chosen]")).to_contain_text(said)
    link = page.locator("[data-part=chosen] a", has_text="Change your answers")
    assert str(link.get_attribute("href")).endswith("/find/?v=1&goal=return&kit=none&minutes=30&runs=4#pain=back-pain")
    page.locator("#day-0").select_option("1")
    expect(link).to_be_visible()
    assert query_of(page)["kit"] == ["none"] and query_of(page)["week"]


def test_without_the_picker_s_data_the_plan_stands_as_it_is(page: Page, plans: str) -> None:
    page.route("**/picker.json", lambda route: route.abort())
    opened(page, f"{plans}{HOME}/?kit=none")
    expect(page.locator("[data-part=chosen]")).to_contain_text("Your answers could not be loaded")
    expect(page.locator("[data-swap]")).to_have_count(0)
    assert days_of(page)


@pytest.mark.parametrize(
    "query",
    [
        "week=__proto__&sessions=constructor&hours=toString&on=__proto__&runs=-3",
        "pain=<img src=x onerror=document.title='ran'>&kit=%3Cb%3E",
        "%00=%00&%&week=%E0%A4%A&sessions=%00",
        *late(
            "week=xxxxxxx&sessions=99999999999&hours=-1&on=zz",
            "week=-e-h--l-&sessions=1e9&hours=NaN&on=999",
            "kit=__proto__,constructor&pain=__proto__,toString&goal=hasOwnProperty&v=999",
            "on=xxx&on=111&week=-------&week=lllllll",
        ),
    ],
)
def test_a_hostile_address_breaks_nothing(page: Page, plans: str, query: str) -> None:
    opened(page, f"{plans}{HOME}/?{query}")
    page.wait_for_load_state("networkidle")
    sessions = len(days_of(page))
    assert 2 <= sessions <= 3
    assert page.title() != "ran"
    expect(page.locator("[data-swap]")).to_have_count(0)
    page.locator("#day-0").select_option("1")
    page.locator("#at-a").select_option("4")
    assert days_of(page)["a"] == 4


def test_an_address_of_a_megabyte_breaks_nothing(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/")
    before = days_of(page)
    page.evaluate(
        """() => {
          history.pushState(null, "", `?pain=${"zx,".repeat(300000)}&week=hhhhhhh`);
          dispatchEvent(new PopStateEvent("popstate"));
        }"""
    )
    expect(page.locator("#own-sessions")).to_be_visible()  # folded until the answers are known
    assert days_of(page) == before
    page.locator("#own-sessions").select_option("3")
    assert len(page.url) < 5000
