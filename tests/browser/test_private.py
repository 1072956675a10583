"""What a reader says about their body stays with them: behind "#", and kept only if they say so."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.outside import copied, printed, refuse_storage, saved
from tests.browser.own_weeks import opened, query_of
from tests.browser.picking import choose, ready
from tests.scale import late

HOME = "home-strength"
KEPT = "/guide.body"
TICK, KNOWN = "[data-remember]", "[data-remembered]"
SAID = "This device remembers what you said about your body."
STORED = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])"


def kept(page: Page) -> str | None:
    found: str | None = page.evaluate("key => localStorage.getItem(key)", KEPT)
    return found


def place(page: Page, id: str) -> float:
    """How far a part of the page is from the top of the window."""
    top: float = page.locator(f"#{id}").evaluate("(part) => part.getBoundingClientRect().top")
    return top


ENCODED = pytest.mark.parametrize(
    ("end", "meant"),
    [
        ("%23pain=shin-splints", "#pain=shin-splints"),
        *late(("%2523pain=shin-splints", "#pain=shin-splints")),
    ],
)
OLD = pytest.mark.parametrize(
    ("old", "new"),
    [
        ("?v=1&goal=speed&pain=shin-splints&kit=none", "?v=1&goal=speed&kit=none#pain=shin-splints"),
        ("?pain=back-pain,shin-splints", "#pain=back-pain,shin-splints"),
        *late(
            ("?v=1&amp;goal=speed&amp;pain=shin-splints", "?v=1&goal=speed#pain=shin-splints"),
            ("?v=1&goal=speed&pain=sore", "?v=1&goal=speed#pain=sore"),
        ),
    ],
)


@pytest.mark.parametrize("body", ["?v=1#pain=shin-splints", ""])
def test_lists_of_plans_say_that_the_body_is_remembered_and_not_what(phone: Page, guide: str, body: str) -> None:
    phone.goto(guide)
    phone.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT, body])
    for path in ("plans/", "exercises/squat/"):
        phone.goto(guide + path)
        phone.wait_for_function("customElements.get('guide-known') !== undefined")
        known = phone.locator("guide-known")
        expect(known).to_be_visible(visible=bool(body))
        assert "shin" not in known.inner_html()
    if body:
        known.get_by_role("link").click()
        ready(phone)
        expect(phone.locator("[name=pain]:checked")).to_have_value("shin-splints")


@ENCODED
def test_an_encoded_hash_is_undone_before_anything_else(phone: Page, find: str, end: str, meant: str) -> None:
    phone.goto("about:blank")
    phone.goto(find + end, wait_until="commit")
    phone.wait_for_url(find + meant)
    ready(phone)
    expect(phone.locator("[name=pain]:checked")).to_have_value("shin-splints")
    phone.go_back()
    expect(phone).to_have_url("about:blank")  # the history does not carry it on


@OLD
def test_an_old_link_is_rewritten_at_once(phone: Page, find: str, plans: str, old: str, new: str) -> None:
    phone.route("**/picker.json", lambda route: route.abort())  # it does not wait for what the picker knows
    phone.goto(find + old)
    expect(phone).to_have_url(find + new)
    opened(phone, f"{plans}{HOME}/{old}")
    expect(phone).to_have_url(f"{plans}{HOME}/{new}")
    phone.go_back()
    expect(phone).to_have_url(find + new)


def test_a_link_to_a_part_of_the_plan_keeps_the_answers(page: Page, plans: str) -> None:
    address = f"{plans}{HOME}/?v=1&kit=none"
    opened(page, f"{address}#pain=back-pain")
    box = page.locator(".sg-chosen")
    expect(box).to_contain_text("Back pain")
    page.locator(".sg-jump a[href='#session-a']").click()
    expect(page).to_have_url(f"{address}#session-a&pain=back-pain")
    assert -1 < place(page, "session-a") < 200
    page.locator(".sg-jump a[href='#take']").evaluate("(link) => link.click()")
    expect(page).to_have_url(f"{address}#take&pain=back-pain")
    page.reload()
    page.locator("guide-plan.sg-ready").wait_for()
    expect(page).to_have_url(f"{address}#take&pain=back-pain")
    expect(box).to_contain_text("Back pain")
    page.go_back()
    expect(page).to_have_url(f"{address}#session-a&pain=back-pain")
    page.go_back()
    expect(page).to_have_url(f"{address}#pain=back-pain")
    expect(box).to_contain_text("Back pain")
    page.go_forward()
    expect(page).to_have_url(f"{address}#session-a&pain=back-pain")


@pytest.mark.parametrize("end", ["?v=1&kit=none#session-b&pain=back-pain", "?v=1&kit=none&pain=back-pain#session-b"])
def test_an_address_leads_to_its_part_of_the_page_and_holds_the_answers(page: Page, plans: str, end: str) -> None:
    opened(page, f"{plans}{HOME}/{end}")
    expect(page).to_have_url(f"{plans}{HOME}/?v=1&kit=none#session-b&pain=back-pain")
    expect(page.locator(".sg-chosen")).to_contain_text("Back pain")
    expect(page.locator("#session-b:target")).to_be_in_viewport()
    page.locator("#day-0").select_option("2")
    expect(page).to_have_url(f"{plans}{HOME}/?v=1&kit=none&week={query_of(page)['week'][0]}#session-b&pain=back-pain")


def test_the_picker_keeps_the_answers_at_a_link_to_the_plans(phone: Page, find: str) -> None:
    phone.goto(f"{find}?v=1&goal=speed#pain=shin-splints")
    ready(phone)
    phone.locator(".sg-fit a").tap()
    expect(phone).to_have_url(f"{find}?v=1&goal=speed#plans-for-you&pain=shin-splints")
    expect(phone.locator(".sg-results .sg-signs")).to_have_count(1)
    choose(phone, "level", "beginner")
    expect(phone).to_have_url(f"{find}?v=1&goal=speed&level=beginner#pain=shin-splints")
    expect(phone.locator(".sg-results .sg-signs")).to_have_count(1)


def test_back_to_another_part_of_the_page_takes_nothing_back_that_was_said(phone: Page, find: str) -> None:
    phone.goto(f"{find}?v=1&goal=speed")
    ready(phone)
    phone.locator(".sg-fit a").tap()
    choose(phone, "pain", "shin-splints")
    for reloaded in (False, True):
        phone.go_back()
        expect(phone).to_have_url(f"{find}?v=1&goal=speed#pain=shin-splints")
        expect(phone.locator("[name=pain]:checked")).to_have_value("shin-splints")
        expect(phone.locator(".sg-results .sg-signs")).to_have_count(1)
        phone.go_forward()
        if not reloaded:
            phone.reload()
            ready(phone)
    phone.go_back()
    phone.go_back()
    expect(phone).to_have_url("about:blank")


def test_nothing_is_kept_without_a_tick(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    choose(phone, "pain", "shin-splints")
    phone.locator(".sg-plans a").first.tap()
    phone.locator("guide-plan.sg-ready").wait_for()
    expect(phone.locator(".sg-chosen")).to_contain_text("Shin splints")
    assert "shin-splints" not in phone.evaluate(STORED)
    phone.goto(find)
    ready(phone)
    expect(phone.locator("[name=pain]:checked")).to_have_count(0)
    expect(phone.locator(KNOWN)).to_be_hidden()


def test_after_a_tick_this_device_remembers_until_it_is_told_to_forget(phone: Page, find: str, plans: str) -> None:
    phone.goto(f"{find}?v=1&goal=speed")
    ready(phone)
    choose(phone, "pain", "shin-splints")
    phone.locator(TICK).check()
    assert kept(phone) == "?v=1#pain=shin-splints"
    choose(phone, "pain", "back-pain")  # what is kept follows the answers
    assert kept(phone) == "?v=1#pain=back-pain,shin-splints"
    phone.goto(f"{find}?v=1&level=beginner")
    ready(phone)
    expect(phone).to_have_url(f"{find}?v=1&level=beginner#pain=back-pain,shin-splints")
    expect(phone.locator(KNOWN)).to_contain_text(SAID)
    expect(phone.locator(".sg-limits, .sg-first")).to_contain_text("Back pain")
    opened(phone, f"{plans}{HOME}/#session-a")
    expect(phone.locator(".sg-chosen")).to_contain_text(SAID)
    expect(phone).to_have_url(f"{plans}{HOME}/#session-a&pain=back-pain,shin-splints")
    phone.locator(".sg-chosen").get_by_role("button", name="Forget it").tap()
    expect(phone.locator(".sg-chosen")).to_contain_text("This device has forgotten it.")
    expect(phone.locator(".sg-remembered")).to_be_focused()
    assert kept(phone) is None
    opened(phone, f"{plans}{HOME}/?v=1")
    expect(phone.locator(".sg-chosen")).to_be_hidden()


def test_an_address_with_answers_of_its_own_is_left_as_it_is(phone: Page, find: str) -> None:
    phone.goto(f"{find}#pain=shin-splints")
    ready(phone)
    phone.locator(TICK).check()
    for end in ("?v=1#pain=back-pain", "?v=1&goal=speed#pain=sore"):
        phone.goto("about:blank")
        phone.goto(find + end)
        ready(phone)
        expect(phone).to_have_url(find + end)
        expect(phone.locator(KNOWN)).to_be_hidden()
    assert kept(phone) == "?v=1#pain=shin-splints"


def test_start_again_and_forget_it_leave_nothing(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    choose(phone, "pain", "shin-splints")
    phone.locator(TICK).check()
    phone.get_by_role("button", name="Start again").tap()
    expect(phone).to_have_url(find)
    assert kept(phone) == ""
    expect(phone.locator(TICK)).to_be_checked()
    phone.locator(TICK).uncheck()
    assert kept(phone) is None
    assert "shin-splints" not in phone.evaluate(STORED)


def test_where_nothing_can_be_kept_the_page_says_so(context: BrowserContext, find: str) -> None:
    refuse_storage(context)
    page = context.new_page()
    page.goto(f"{find}#pain=shin-splints")
    ready(page)
    page.locator(TICK).click()
    expect(page.locator("[data-remember-status]")).to_contain_text("keeps nothing")
    expect(page.locator(TICK)).not_to_be_checked()


@pytest.mark.parametrize(
    "stored",
    ["?pain=__proto__,<img src=x>", "#goal=speed&week=xxxxxxx", "x" * 1_000_000, *late("%", "#", "?v=99#pain")],
)
def test_hostile_storage_breaks_nothing(phone: Page, find: str, plans: str, stored: str) -> None:
    phone.goto(find)
    phone.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEPT, stored])
    phone.goto(f"{find}?v=1&level=beginner")
    ready(phone)
    assert phone.locator("[name=goal]:checked").input_value() == ""
    expect(phone.locator("[name=pain]:checked")).to_have_count(0)
    opened(phone, f"{plans}{HOME}/")
    assert len(phone.url) < 5000 and "week" not in phone.url


def test_paper_and_calendar_have_addresses_without_the_body(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?v=1&kit=none#session-a&pain=shin-splints")
    expect(page.locator(".sg-chosen")).to_contain_text("Shin splints")
    page.locator("[data-do=calendar]").click()
    lines = saved(page).text.replace("\r\n ", "").splitlines()
    addresses = [line for line in lines if line.startswith("URL:")]
    assert addresses and all(line.startswith(f"URL:{plans}{HOME}/#session-") for line in addresses)
    assert "pain=" not in "".join(lines)
    page.locator("[data-do=print]").click()
    assert printed(page) == 1
    assert "pain=" not in page.locator(".sg-sheet").inner_text()


def test_the_link_that_is_copied_holds_the_body_behind_the_hash(page: Page, plans: str) -> None:
    opened(page, f"{plans}{HOME}/?v=1&kit=none&pain=shin-splints")
    page.locator("[data-do=copy]").click()
    expect(page.locator("output[data-part=copy]")).to_have_text("The link is copied.")
    assert copied(page) == f"{plans}{HOME}/?v=1&kit=none#pain=shin-splints"
