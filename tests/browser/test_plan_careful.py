"""A plan for somebody who goes carefully: what waits and what is lowered, on the page, on paper and in a calendar."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser import landings
from tests.browser.outside import saved
from tests.browser.own_weeks import opened
from tests.calendars import by_icalendar
from tests.scale import late

from strideguide.library import Library
from strideguide.model.injury import Injury
from strideguide.model.plan import Plan
from strideguide.training.match import Matcher
from strideguide.training.payload import Payload

HOME, POWER, KNEE, STOPS = "home-strength", "power-gym", "patellofemoral-pain", "overtraining"
# What paper shows of the page: the ids of its headings, and how many doses.
ON_PAPER = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  return [shown("article :is(h2, h3)").map(({ id }) => id), shown(".sg-doses td").length];
}"""


@pytest.mark.parametrize("state", [KNEE, *late("shin-splints:returning", "osteoporosis:cleared,over-60")])
def test_hard_runs_wait_where_efforts_are_limited(page: Page, plans: str, state: str) -> None:
    days, verdict = page.locator("select[name=day]"), page.locator("[data-part=verdict]")
    opened(page, f"{plans}{HOME}/?key_runs=2#pain={state}")
    expect(page.locator("#chosen")).to_contain_text("Hard runs, races and long runs wait.")
    assert {day.input_value() for day in days.all()} <= {"0", "1"}
    expect(page.locator("[data-part=usual]")).to_be_hidden()
    expect(verdict).not_to_contain_text("wait")
    page.locator("#day-1").select_option("3")
    expect(verdict).to_contain_text("With what you chose such runs wait.")
    page.locator("[data-do=print]").click()
    expect(page.locator(".sg-page").first.locator(".sg-days s")).to_have_text("Long run")
    opened(page, f"{plans}{HOME}/?v=1&kit=none&key_runs=2")
    expect(page.locator("#chosen")).not_to_contain_text("wait")
    assert "2" in {day.input_value() for day in days.all()}


def test_paper_and_calendar_say_how_and_that_signs_come_first(page: Page, plans: str, library: Library) -> None:
    knee = library.things["injury"][KNEE]
    assert isinstance(knee, Injury) and knee.how
    signs = f"get help instead. All of them: {plans.removesuffix('plans/')}signs/"
    opened(page, f"{plans}{POWER}/#pain={KNEE}")
    expect(page.locator("#chosen")).to_contain_text(knee.how)
    page.locator("[data-do=calendar]").click()
    unfolded = saved(page).text.replace("\r\n ", "").replace("\\,", ",")
    events = [line for line in unfolded.splitlines() if line.startswith("DESCRIPTION:")]
    assert events and all(line.count(knee.how) == 1 and signs in line for line in events)
    assert ".. " not in unfolded
    page.locator("[data-do=print]").click()
    sheets = page.locator(".sg-page")
    expect(sheets).not_to_have_count(0)
    expect(sheets.filter(has_text=knee.how).filter(has_text=signs)).to_have_count(sheets.count())
    assert sheets.evaluate_all("all => all.every((one) => one.scrollHeight <= one.clientHeight)")


def test_what_is_written_of_a_phase_stands_behind_what_is_allowed(page: Page, plans: str) -> None:
    opened(page, f"{plans}{POWER}/#pain={KNEE}")
    phases, yours = page.locator(".sg-weeks tbody"), page.locator(".sg-yours")
    expect(yours).to_have_count(phases.count())
    expect(yours.first).to_have_text("Written for readers without limits. Yours: RPE 6 at most and no jumps.")
    assert page.locator(".sg-was").first.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "line-through"
    page.locator("[data-do=print]").click()
    expect(page.locator(".sg-page > p:has(s)")).to_have_count(page.locator(".sg-page").count())
    page.locator(".sg-close").click()
    opened(page, f"{plans}{POWER}/?v=1&runs=3")
    expect(page.locator(".sg-yours, .sg-was")).to_have_count(0)
    expect(page.locator("[data-part=written]:visible")).to_have_count(0)


@pytest.mark.parametrize("kind", ["fewer sets", "used up", "no set fits"])
def test_page_sheet_and_calendar_say_the_same_of_jumps_that_a_week_has_no_landings_for(
    page: Page, plans: str, library: Library, payload: Payload, kind: landings.Kind
) -> None:
    if kind == "no set fits":  # of no plan that is published: a week of the strictest allows one landing here
        payload = _with_landings(payload, 1)
        page.route("**/picker.json", lambda route: route.fulfill(json=payload))
    found = landings.first(library, Matcher(payload), kind)
    exercise = found.jump.exercise
    opened(page, f"{plans}{found.plan}/?number={found.week}&sessions=9&start=2026-11-30#pain={found.state}")
    section = page.locator(f"[data-session={found.session}]")
    row = section.locator(f"tr[data-move='exercise:{exercise.id}']", has=page.locator(".sg-fewer"))
    said = {
        "fewer sets": f"Fewer sets for you: {found.left}. At most {found.most} landings a week.",
        "used up": f"Leave it out: the {found.most} landings a week are used up.",
        "no set fits": f"Leave it out: one set has {found.a_set} landings, and a week allows {found.most}.",
    }
    expect(row.locator(".sg-fewer")).to_have_text(said[kind])
    expect(row).to_have_class("" if found.left else "sg-changed")
    dose = found.jump.dose
    assert dose
    left = re.compile(rf"^{found.left or found.jump.sets} x {dose.work.repetitions or dose.work.time}")
    expect(row.locator("td").first).to_contain_text(left)
    page.locator("[data-do=calendar]").click()
    events = by_icalendar(saved(page).text)
    [event] = [event for uid, event in events.items() if uid.endswith(f"-{found.week}-{found.session}")]
    lines = [line for line in event["description"].split("\n") if line.startswith(f"{exercise.title}: ")]
    page.locator("[data-do=print]").click()
    tables = page.locator(f".sg-page[data-week='{found.week}'] table.sg-moves", has_text=title_of(library, found))
    jump = tables.locator(f"tr[data-move='{exercise.id}']")
    expect(jump.first).to_be_attached()  # the sheet's script comes when it is asked for
    boxes = [one.locator(".sg-boxes span").count() for one in jump.all()]
    if found.left:
        assert [line for line in lines if re.search(rf": {left.pattern[1:]}", line)]
        assert found.left in boxes
    else:
        assert f"{exercise.title}: Leave it out." in lines
        assert 0 in boxes and jump.filter(has_text=f"{exercise.title} Leave it out.").count()
    page.locator(".sg-close").click()
    opened(page, f"{plans}{found.plan}/?v=1&number={found.week}&sessions=9")
    expect(page.locator(".sg-fewer")).to_have_count(0)


def _with_landings(payload: Payload, most: int) -> Payload:
    """The data of the picker, with so many landings a week wherever they are limited and not forbidden."""
    limited: Payload = json.loads(json.dumps(payload))
    for state in limited["states"]:
        if state["limits"].get("jumps"):
            state["limits"]["jumps"] = most
    return limited


def title_of(library: Library, found: landings.Taken) -> str:
    plan = library.things["plan"][found.plan]
    assert isinstance(plan, Plan)
    return next(session.title for session in plan.sessions if session.key == found.session)


def test_a_plan_stays_folded_until_answers_about_the_body_are_known(page: Page, plans: str) -> None:
    waiting: list[Route] = []
    page.route("**/picker.json", lambda route: waiting.append(route))
    opened(page, f"{plans}{HOME}/#pain={KNEE}")
    sessions, fold = page.locator(".sg-session:visible"), page.locator(".sg-waits > summary")
    expect(fold).to_contain_text("Your answers are not loaded yet.")
    expect(sessions).to_have_count(0)
    waiting[0].abort()
    expect(page.locator("#chosen")).to_contain_text("Your answers could not be loaded")
    expect(sessions).to_have_count(0)
    fold.click()
    expect(sessions).not_to_have_count(0)
    page.unroute("**/picker.json")
    opened(page, f"{plans}{HOME}/?v=1#pain={KNEE}")
    expect(sessions).not_to_have_count(0)
    expect(fold).to_be_hidden()


@pytest.mark.parametrize("state", [STOPS, "osteoporosis"])
def test_paper_of_a_plan_that_waits_has_the_verdict_and_the_signs_alone(page: Page, plans: str, state: str) -> None:
    opened(page, f"{plans}{HOME}/#pain={state}")
    expect(page.locator(".sg-chosen")).to_be_visible()
    page.locator("guide-plan").evaluate(
        "(plan) => plan.insertAdjacentHTML('afterend', '<div class=sg-call>Book</div>')"
    )
    expect(page.locator("guide-plan ~ .sg-call").first).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # the theme unfolds all for paper
    assert page.evaluate(ON_PAPER) == [["signs"], 0]
    expect(page.locator(".sg-chosen")).to_be_visible()
    expect(page.locator("guide-plan ~ :visible")).to_have_count(0)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    if state == STOPS:
        expect(page.locator(".sg-waits")).to_be_hidden()
        return
    page.locator(".sg-waits").evaluate("(fold) => fold.open = false")
    page.locator(".sg-waits > summary").click()
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER)[1] > 0


def test_the_question_is_the_first_thing_of_a_plan_and_few_signs_stand_open(phone: Page, plans: str) -> None:
    opened(phone, f"{plans}{HOME}/")
    phone.locator("h1").evaluate("(one) => { one.tabIndex = -1; one.focus(); }")
    for _ in range(6):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.dataset.do") == "nothing":
            break
    expect(phone.locator("[data-do=nothing]")).to_be_focused()
    assert phone.get_by_text("Nothing hurts, and none of these fits").locator("visible=true").count() == 1
    phone.locator(".sg-ask summary").tap()
    assert phone.get_by_text("Nothing hurts, and none of these fits").locator("visible=true").count() == 1
    assert 1 <= phone.locator("section[aria-labelledby=signs] a:visible").count() <= 8
