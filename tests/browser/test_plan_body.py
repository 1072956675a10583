"""What a reader says about the body on the page of a plan: it counts at once, and holds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.landings import change_of
from tests.browser.own_weeks import opened
from tests.browser.picking import open_where
from tests.scale import late

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.match import Matcher
from strideguide.training.sessions import Moves, limited, rpe

POWER, KNEE = "power-gym", "patellofemoral-pain"
KEPT = "/guide.body"


def say(phone: Page, state: str) -> None:
    """Touch what hurts."""
    fold = phone.locator(".sg-ask details:not([open]) > summary")
    if fold.count():
        fold.tap()
    open_where(phone, state)
    phone.locator(f"label:has([name=pain][value='{state}'])").tap()


def numbers(cells: Locator) -> list[int]:
    return [int(text) for text in cells.all_text_contents()]


def test_what_is_chosen_counts_at_once_and_back_leads_away(phone: Page, plans: str) -> None:
    opened(phone, f"{plans}{POWER}/?kit=none&week=-e-h--l")
    box, said = phone.locator("#chosen"), phone.locator("[data-part=asked]")
    say(phone, KNEE)
    expect(box).to_have_attribute("data-start", "careful")
    expect(said).to_have_text("Go carefully. Read why")
    said.locator("a").tap()
    expect(box).to_be_in_viewport()
    expect(phone).to_have_url(f"{plans}{POWER}/?kit=none&week=-e-h--l&v=1#chosen&pain={KNEE}")
    phone.go_back()
    expect(phone).to_have_url(f"{plans}{POWER}/?kit=none&week=-e-h--l&v=1#pain={KNEE}")
    phone.locator(f"label:has([data-stage][value='{KNEE}:returning'])").tap()
    expect(phone).to_have_url(f"{plans}{POWER}/?kit=none&week=-e-h--l&v=1#pain={KNEE}:returning")
    phone.locator("[data-do=nothing]").tap()
    expect(phone).to_have_url(f"{plans}{POWER}/?kit=none&week=-e-h--l&v=1")
    expect(phone.locator(".sg-ask output")).to_contain_text("the plan stands as it is written")
    expect(said).to_be_hidden()
    expect(box).not_to_contain_text("Go carefully")
    phone.go_back()
    expect(phone).to_have_url("about:blank")


def test_what_this_device_remembers_follows_what_is_said_here(phone: Page, plans: str) -> None:
    opened(phone, f"{plans}home-strength/")
    phone.evaluate(f"localStorage.setItem('{KEPT}', '?v=1#pain=shin-splints')")
    opened(phone, f"{plans}{POWER}/")
    expect(phone.locator("#chosen")).to_contain_text("Shin splints")
    say(phone, KNEE)
    expect(phone.locator("#chosen")).to_contain_text("This device remembers")
    assert phone.evaluate(f"localStorage.getItem('{KEPT}')") == f"?v=1#pain={KNEE},shin-splints"
    phone.locator("[data-do=nothing]").tap()
    expect(phone.locator("#chosen")).to_be_hidden()
    opened(phone, f"{plans}home-strength/")
    phone.wait_for_load_state("networkidle")
    expect(phone.locator("#chosen")).to_be_hidden()


def test_efforts_jumps_and_loads_are_lowered_where_they_stand(
    page: Page, plans: str, library: Library, matcher: Matcher
) -> None:
    state, plan = f"{KNEE}:settling", library.things["plan"][POWER]  # RPE 7, 20 contacts a week, low impact
    assert isinstance(plan, Plan)
    change = change_of(library, matcher, POWER, state)
    heaviest = max(Balance(plan, Moves.of(library)).all, key=lambda week: week.load)
    done = [move for practice in heaviest.practices for move in practice.exercises]
    doses = {move.exercise.id: move.dose for move in done if move.dose and move.name not in change.instead}
    lift, effort = next((id, dose.effort) for id, dose in doses.items() if rpe(dose.effort).high > 7)
    jump = next(move.exercise.id for move in done if change.instead.get(move.name, "") is None)
    opened(page, f"{plans}{POWER}/?number={heaviest.number}&sessions=9")
    loads, notes = page.locator(".sg-weeks .sg-load"), page.locator("[data-part=written]")
    written = numbers(loads)
    expect(page.locator(".sg-limited, .sg-fewer")).to_have_count(0)
    expect(notes.locator("visible=true")).to_have_count(0)
    opened(page, f"{plans}{POWER}/?number={heaviest.number}&sessions=9#pain={state}")
    row = page.locator(f"tr[data-move='exercise:{lift}']").filter(has=page.locator(".sg-limited"))
    expect(row.locator(".sg-limited").first).to_have_text(f"{limited(effort, 7)}lowered from {effort}")
    expect(page.locator(f"tr[data-move='exercise:{jump}']").first).to_contain_text("Leave it out. Because of")
    expect(page.locator("[data-part=limits]")).to_contain_text("is harder than RPE 7. At most 20 landings a week")
    expect(notes.locator("visible=true")).to_have_count(2)
    lowered = numbers(loads)
    assert all(now <= before for now, before in zip(lowered, written, strict=True)) and sum(lowered) < sum(written)
    page.go_back()
    expect(page.locator(".sg-limited, .sg-fewer")).to_have_count(0)
    assert numbers(loads) == written


def test_the_week_begins_with_no_more_runs_than_are_allowed(page: Page, plans: str) -> None:
    days, verdict = page.locator("select[name=day]"), page.locator("[data-part=verdict]")
    runs = "all => all.filter((one) => one.value > 0).length"
    opened(page, f"{plans}{POWER}/?runs=5#pain=sciatica")  # two runs a week
    expect(page.locator("#chosen")).to_contain_text("Runs a week: 2 at most.")
    assert days.evaluate_all(runs) == 2
    assert {day.input_value() for day in days.all()} == {"0", "1"}  # easy ones
    expect(verdict).not_to_contain_text("allows")
    for day in ("0", "1", "2"):
        page.locator(f"#day-{day}").select_option("1")
    expect(verdict).to_contain_text("What you chose allows 2 at most.")


@pytest.mark.parametrize("state", ["osteoporosis", *late("overtraining")])
def test_a_plan_that_waits_stays_open_until_something_else_hurts(phone: Page, plans: str, state: str) -> None:
    opened(phone, f"{plans}{POWER}/#pain={state}")
    sessions = phone.locator(".sg-session:visible")
    expect(phone.locator(".sg-waits > summary")).to_be_visible()
    expect(sessions).to_have_count(0)
    phone.locator(".sg-waits > summary").tap()
    expect(sessions).not_to_have_count(0)
    phone.locator("#day-0").select_option("1")
    phone.wait_for_url("**week=**")
    expect(sessions).not_to_have_count(0)
    say(phone, "forefoot-pain")
    expect(sessions).to_have_count(0)
    phone.locator("[data-do=nothing]").tap()
    expect(sessions).not_to_have_count(0)
    expect(phone.locator(".sg-waits > summary")).to_be_hidden()
