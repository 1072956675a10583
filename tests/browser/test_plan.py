"""The page of a plan as a person uses it: a week of their own, by keyboard and phone, shared and undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.own_weeks import OwnWeek, days_of, opened, query_of, seen, tab_to
from tests.browser.unbroken import unbroken
from tests.scale import at, late

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.sessions import Bout, Done, Moves

SEED = 11
PLANS, WEEKS = at(3, 12), at(2, 4)  # so many weeks for each of so many plans
HOME = "home-strength"
HARD = "speed-at-home"  # two hard sessions from its first week on
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def random_weeks(library: Library) -> Iterator[tuple[str, list[OwnWeek]]]:
    """Weeks of any kind for some plans."""
    random, moves = Random(SEED), Moves.of(library)
    for plan in random.sample([p for p in library.things["plan"].values() if isinstance(p, Plan)], PLANS):
        low, high = Balance(plan, moves).sessions
        weeks = ["".join(random.choices("-ehl", weights=(6, 4, 2, 1), k=7)) for _ in range(WEEKS)]
        yield (
            plan.id,
            [OwnWeek(library, plan.id, w, random.randint(low, high), random.choice((0, 3, 6))) for w in weeks],
        )


def test_the_page_arranges_as_python_does(page: Page, plans: str, library: Library) -> None:
    for plan, weeks in random_weeks(library):
        opened(page, f"{plans}{plan}/")
        for own in weeks:
            page.evaluate(
                "(query) => { history.pushState(null, '', query); dispatchEvent(new Event('popstate')); }", own.query
            )
            for week in (week for week in own.balance.all if not week.at):
                at = week.number - 1
                page.locator("#turn").select_option(str(at))
                shown, expected = seen(page), own.days(at)
                assert shown["days"] == expected, (own.plan, own.query, at)
                assert shown["week"] == [[key for key in expected if expected[key] == day] for day in range(7)]
                assert [json.loads(days) for days in shown["offered"]] == [[*some.values()] for some in own.others(at)]
                if at == 0:
                    assert {key: {*shown["ways"][key]} for key in own.in_the_way()} == own.in_the_way()


def test_a_reader_sets_the_week_by_keyboard_and_back_leads_away(page: Page, plans: str, library: Library) -> None:
    opened(page, f"{plans}{HOME}/")
    tab_to(page, "#day-2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert query_of(page)["week"] == ["-ehe--e"]
    assert days_of(page) == OwnWeek(library, HOME, "-ehe--e", 2).days(0)
    tab_to(page, "#own-sessions")
    page.keyboard.press("ArrowDown")
    assert days_of(page) == OwnWeek(library, HOME, "-ehe--e", 3).days(0)
    tab_to(page, "#own-hours")
    page.keyboard.press("ArrowUp")
    assert query_of(page) == {"week": ["-ehe--e"], "sessions": ["3"], "hours": ["3"]}
    page.go_back()
    expect(page).to_have_url("about:blank")


@pytest.mark.parametrize(
    ("session", "day", "rule"),
    [
        ("a", 2, "no-hard-strength-before-key-days"),
        ("b", 0, "same-muscles-apart"),
        ("b", 1, "same-muscles-apart"),
    ],
)
def test_a_session_on_a_forbidden_day_names_the_rule_at_once(
    page: Page, plans: str, library: Library, session: str, day: int, rule: str
) -> None:
    opened(page, f"{plans}{HARD}/?week=-e-h--l")
    assert days_of(page) == {"a": 1, "b": 4}
    page.locator(f"#at-{session}").select_option(str(day))
    named = page.locator(f"[data-place={session}] .sg-must[data-rule={rule}]")
    expect(named).to_contain_text(library.things["rule"][rule].title)
    assert str(named.locator("a").get_attribute("href")).endswith(f"/rules/{rule}/")
    expect(page.locator("[data-part=verdict]")).to_contain_text("broken")
    expect(page.locator(f"[data-day='{day}'] .sg-broken")).not_to_have_count(0)


def test_hard_days_hard_is_a_readers_choice_that_a_link_carries(page: Page, plans: str, library: Library) -> None:
    chosen = frozenset({"hard-days-hard"})
    usual, other = (OwnWeek(library, HARD, "-e-h--l", 2, chosen=some).days(0) for some in (frozenset[str](), chosen))
    opened(page, f"{plans}{HARD}/?week=-e-h--l")
    assert days_of(page) == usual
    page.locator("#at-a").select_option("3")
    expect(page.locator("[data-place=a] .sg-should")).to_have_attribute("data-rule", "no-hard-strength-on-key-days")
    page.locator("[data-do=best]").click()
    page.locator("#rule-hard-days-hard").check()
    assert days_of(page) == other != usual and 3 in other.values()
    assert query_of(page)["rules"] == ["hard-days-hard"]
    assert days_of(opened(page, page.url)) == other
    expect(page.locator("#rule-hard-days-hard")).to_be_checked()
    page.locator("#rule-hard-days-hard").uncheck()
    assert days_of(page) == usual


def test_what_was_placed_by_hand_stays_until_its_session_is_gone(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?week=-e-h--l&sessions=3")
    page.locator("#at-c").select_option("1")
    placed = days_of(page)
    page.locator("#day-0").select_option("3")
    page.locator("#own-hours").select_option("0")
    assert days_of(page) == placed
    expect(page.locator(".sg-verdict")).to_contain_text("broken")
    page.locator("#own-sessions").select_option("2")
    assert days_of(page) == {key: day for key, day in placed.items() if key != "c"}
    expect(page.locator(".sg-verdict")).to_contain_text("A week of 2 sessions does not have it, so that day is gone.")
    page.locator("#own-sessions").select_option("3")
    assert days_of(page) == placed
    expect(page.locator(".sg-verdict")).not_to_contain_text("gone")


def test_a_session_that_is_added_goes_round_those_that_were_placed_by_hand(
    page: Page, plans: str, library: Library
) -> None:
    opened(page, f"{plans}bike-and-strength/?week=-e-h--l&sessions=2")
    page.locator("#at-a").select_option("4")
    placed = days_of(page)
    best = OwnWeek(library, "bike-and-strength", "-e-h--l", 3).days(0)
    assert best["b"] == placed["a"] == 4
    page.locator("#own-sessions").select_option("3")
    assert days_of(page) == {**placed, "b": 0}
    expect(page.locator("[data-place=b] .sg-must")).to_have_count(0)


def test_a_ride_with_no_run_to_replace_says_so(page: Page, plans: str) -> None:
    opened(page, f"{plans}bike-and-strength/?week=-------")
    expect(page.locator(".sg-verdict")).to_contain_text("There is no run in this week to replace: Steady ride")
    opened(page, f"{plans}bike-and-strength/?week=-h-h---")
    assert days_of(page)["ride"] is None
    expect(page.locator("[data-place=ride] [data-part=why]")).to_contain_text("Rides and swims replace easy runs only")


def test_ticks_are_those_of_as_many_sessions_as_were_chosen(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?sessions=3")
    page.locator("#tick-1-c").check()
    page.locator("#tick-1-a").check()
    said = page.locator("output[data-part=ticks]")
    everything = said.text_content()
    page.locator("#own-sessions").select_option("2")
    expect(page.locator("#tick-1-c")).to_be_hidden()
    expect(said).to_contain_text("1 of")
    opened(page, page.url)
    page.locator("#own-sessions").select_option("3")
    expect(page.locator("#tick-1-c")).to_be_checked()
    assert said.text_content() == everything


def test_hard_and_long_runs_can_be_chosen_by_their_number(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HARD}/?runs=5")
    expect(page.locator("#own-keys")).to_have_value("1")
    page.locator("#own-keys").select_option("3")
    assert query_of(page)["week"] == ["-hehe-l"]
    expect(page.locator(".sg-verdict")).to_contain_text("no rule is broken")
    opened(page, f"{plans}{HARD}/?runs=5&key_runs=0")
    expect(page.locator("#own-keys")).to_have_value("0")


def test_a_session_without_hours_after_a_run_names_the_rule(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?week=-e-h--l&hours=0")
    page.locator("#at-a").select_option(str(DAYS.index("Tuesday")))
    expect(page.locator("[data-place=a] [data-rule=three-hours-after-a-run]")).to_have_class("sg-must")
    expect(page.locator("[data-place=a] [data-rule=six-hours-after-a-run]")).to_have_class("sg-should")


def test_a_moved_session_is_in_the_link_and_can_be_put_back(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?week=-e-h--l&sessions=3")
    before = days_of(page)
    page.locator("#at-c").select_option("5")
    moved = {**before, "c": 5}
    assert days_of(page) == moved
    assert days_of(opened(page, page.url)) == moved
    page.locator("#at-c").select_option("")
    assert days_of(page) == {**before, "c": None}
    expect(page.locator("[data-place=c]")).to_contain_text("You left it out.")
    page.locator("[data-do=best]").click()
    assert days_of(page) == before
    page.locator("[data-days]").first.click()
    assert page.evaluate("document.activeElement.matches('[data-place] select')")


def test_a_week_without_room_places_what_it_can_and_names_the_rule(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?week=eehehel&sessions=3")
    assert days_of(page) == {"a": None, "b": None, "c": None}
    expect(page.locator("[data-part=verdict]")).to_contain_text("3 sessions have no room")
    expect(page.locator("[data-place=a] [data-part=why]")).to_contain_text("One day of rest a week")
    opened(page, f"{plans}{HARD}/?week=h-h-h-l&sessions=3&hours=0")
    placed = days_of(page)
    assert placed["a"] is None and placed["c"] is not None
    expect(page.locator("[data-place=a] [data-part=why]")).to_contain_text("No hard strength")


def test_the_answer_about_runs_sets_the_week_that_it_begins_with(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?runs=5")
    assert [select.input_value() for select in page.locator("select[name=day]").all()].count("0") == 2
    opened(page, f"{plans}{HOME}/?runs=99")
    assert [select.input_value() for select in page.locator("select[name=day]").all()].count("0") == 0


@pytest.mark.parametrize("plan", [HOME, *late("hops-without-kit", "hips-and-thighs")])
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, plans: str, plan: str) -> None:
    with unbroken(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        page = opened(context.new_page(), f"{plans}{plan}/?kit=none&pain=back-pain&sessions=4")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator("#day-0").select_option("2")
        page.locator("label[for=own-sessions]").tap()
        page.locator("#tick-1-a").tap()
        expect(page.locator("#tick-1-a")).to_be_checked()
        small = page.locator("guide-plan :is(select, button, input):visible").evaluate_all(
            "all => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.id)"
        )
        assert small == []


def test_the_week_of_the_address_is_shown_and_turned_by_thumb_and_keyboard(
    phone: Page, page: Page, plans: str, library: Library
) -> None:
    own = OwnWeek(library, HOME, "-e-h--l", 2)
    for reader in (phone, page):
        opened(reader, f"{plans}{HOME}/?week=-e-h--l&sessions=2&number=4")
        assert shown_moves(reader) == moves_of(own, 3)
        expect(reader.locator("#turn option:checked")).to_contain_text("Week 4")
        if reader is phone:
            reader.locator("[data-step='1']").tap()
        else:
            tab_to(reader, "[data-step='1']")
            reader.keyboard.press("Enter")
        assert query_of(reader)["number"] == ["5"] and shown_moves(reader) == moves_of(own, 4)
    phone.reload()
    phone.locator("guide-plan.sg-ready").wait_for()
    assert query_of(phone)["number"] == ["5"] and shown_moves(phone) == moves_of(own, 4)
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#turn")).to_be_focused()
    page.keyboard.press("Home")
    assert "number" not in query_of(page) and shown_moves(page) == moves_of(own, 0)
    expect(page.locator("[data-step='-1']")).to_be_disabled()
    opened(page, f"{plans}{HOME}/?week=-e-h--l&sessions=2&number=99")  # no week of the plan
    expect(page.locator("#turn option:checked")).to_have_count(1)
    assert shown_moves(page) in [moves_of(own, at) for at in (0, len(own.weeks) - 1)]


def shown_moves(page: Page) -> dict[str, list[tuple[str, str]]]:
    """The moves of the sessions that the page shows, each with its sets and what is in them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in page.locator(".sg-session:has(.sg-table:visible)").all():
        rows = section.locator("tr[data-move]").evaluate_all(
            "rows => rows.map((row) => [row.dataset.move, row.querySelector('td').firstChild.textContent])"
        )
        found[str(section.get_attribute("data-session"))] = [
            (move, work.partition(" per side")[0]) for move, work in rows
        ]
    return found


def moves_of(own: OwnWeek, week: int) -> dict[str, list[tuple[str, str]]]:
    """The same by Python."""
    return {practice.session.key: [_named(move) for move in practice.moves] for practice in own.weeks[week]}


def _named(move: Done | Bout) -> tuple[str, str]:
    if isinstance(move, Bout):
        return f"activity:{move.activity.id}", str(move.item.length)
    assert move.dose
    return f"exercise:{move.exercise.id}", str(move.dose.work).partition(" per side")[0]
