"""Whether a reader may start: where the guide says to see somebody first, the picker offers no plan, or folds them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.picking import choose, number, open_where, press, ready, visit
from tests.scale import late

from strideguide.training.match import Matcher
from strideguide.training.payload import Payload

FIRST = "See somebody first"
# How many of some boxes are seen on the screen, in part at least.
SEEN = """all => all.filter((one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return bottom > 60 && top < innerHeight - 60;
}).length"""
FOUR = "back-pain:returning,it-band-syndrome,plantar-fasciitis,patellofemoral-pain"
PLAN = "home-strength"

# From what hurts to whether a plan may be started.
STARTS = [
    ("overtraining", "stop"),
    ("calf-strain", "stop"),
    ("calf-strain,osteoporosis", "stop"),
    ("overuse-injury,shin-splints:returning", "stop"),
    (FOUR, "stop"),
    ("osteoporosis", "ask"),
    ("overuse-injury:settling", "ask"),
    ("osteoporosis,patellofemoral-pain", "ask"),
    ("osteoporosis:cleared", "careful"),
    ("patellofemoral-pain,plantar-fasciitis", "careful"),
]


def start_of(page: Page) -> str | None:
    return page.locator(".sg-results").get_attribute("data-start")


@pytest.mark.parametrize(
    "more", ["", *late("&goal=long-distance&level=advanced&season=off-season", "&kit=none&runs=2")]
)
def test_what_hurts_says_whether_plans_are_offered(phone: Page, find: str, more: str) -> None:
    phone.goto(find)
    ready(phone)
    for pain, start in STARTS:
        visit(phone, f"?v=1{more}&pain={pain}")
        assert start_of(phone) == start, pain
        offered = phone.locator(".sg-results li[data-plan]")
        assert (offered.count() == 0) == (start == "stop"), pain
        first = start in ("stop", "ask")
        expect(phone.locator(".sg-results li[data-plan]:visible")).to_have_count(0 if first else offered.count())
        expect(phone.locator(".sg-first h3")).to_have_count(int(first))
        assert (FIRST.lower() in phone.locator("guide-picker output").inner_text()) == first, pain
        assert phone.locator(".sg-all").is_visible() == (start != "stop"), pain
        assert "calls for care" not in phone.locator("guide-picker").inner_text(), pain


def test_every_state_of_the_guide_is_obeyed(phone: Page, find: str, payload: Payload) -> None:
    phone.goto(find)
    ready(phone)
    for state, id in zip(payload["states"], payload["questions"]["pain"], strict=True):
        visit(phone, f"#pain={id}")
        assert start_of(phone) == state["start"], id
        assert phone.evaluate("document.querySelector('guide-picker').body.states") == [id]
    visit(phone, "?")
    assert start_of(phone) == "free"


def test_the_reason_whom_to_ask_and_two_ways_on_stand_in_the_place_of_plans(
    phone: Page, find: str, payload: Payload
) -> None:
    phone.goto(f"{find}?v=1&goal=speed&pain=overtraining")
    ready(phone)
    state = payload["states"][number(payload, "pain", "overtraining")]
    first = phone.locator(".sg-first")
    expect(first).to_contain_text(f"Overtraining: {state['because']} Ask {state['ask']}.")
    links = first.get_by_role("link").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == ["../injuries/overtraining/", "../signs/"]
    expect(phone.locator(".sg-results > div > *")).to_have_count(2)  # this and the signs
    assert len(phone.locator(".sg-signs .sg-care").all()) <= 3
    phone.locator(".sg-all").evaluate("(all) => all.insertAdjacentHTML('beforebegin', '<p class=sg-call>Ask us</p>')")
    expect(phone.locator(".sg-call")).to_be_hidden()  # a brand's call, where nothing else is offered
    visit(phone, "?")
    expect(phone.locator(".sg-call")).to_be_visible()


def test_limits_are_told_in_words_and_the_strictest_counts(phone: Page, find: str, payload: Payload) -> None:
    phone.goto(f"{find}#pain=patellofemoral-pain")
    ready(phone)
    limits = phone.locator(".sg-limits")
    known = payload["states"][number(payload, "pain", "patellofemoral-pain")]["limits"]
    said = [
        f"RPE {known['effort']}.",
        "No jumps.",
        "high impact and deep bends of the knee.",
        "Patellofemoral pain: Bend",
    ]
    for words in said:
        expect(limits).to_contain_text(words)
    heard = phone.get_by_role("status").filter(has_text="That holds with")
    expect(heard).to_contain_text(f"is harder than RPE {known['effort']}. No jumps. Left out: ")
    open_where(phone, "patellofemoral-pain")
    phone.locator("label:has([value='patellofemoral-pain:returning'][data-stage])").tap()
    expect(phone).to_have_url(f"{find}?v=1#pain=patellofemoral-pain:returning")
    expect(limits).to_contain_text("At most 40 landings a week")
    choose(phone, "pain", "osteoporosis")
    phone.locator("label:has([value='osteoporosis:cleared'][data-stage])").tap()
    expect(limits).to_contain_text("a rounded or twisted back")
    expect(heard).to_contain_text("is harder than RPE 8. At most 40 landings a week")
    expect(heard).to_contain_text("a rounded or twisted back")


def test_signs_of_all_conditions_are_at_most_three_cards_that_name_each_once(phone: Page, find: str) -> None:
    phone.goto(f"{find}#pain=patellofemoral-pain,it-band-syndrome,plantar-fasciitis")
    ready(phone)
    cards = phone.locator(".sg-signs .sg-care")
    assert 1 <= cards.count() <= 3
    for card in cards.all():
        named = card.locator(".sg-care-about").all_text_contents()
        assert named and len(named) == len({*named})
    folded = phone.locator("details.sg-care-today")
    expect(folded.locator("li").first).to_be_hidden()
    first = str(folded.locator("li").first.text_content()).rstrip(".")
    expect(folded.locator("[data-named]")).to_contain_text(first)
    folded.locator("summary").focus()
    phone.keyboard.press("Enter")
    expect(folded.locator("li").first).to_be_visible()
    visit(phone, "#pain=shin-splints,new-to-running")  # what hurts comes first, and three signs stand open
    now = phone.locator(".sg-care-now")
    about = now.locator(".sg-care-about:visible a").evaluate_all("all => all.map((one) => one.href.split('/').at(-2))")
    assert about == ["tight-leg", "blood-clot", "bone-stress"]
    now.locator("summary").focus()
    phone.keyboard.press("Enter")
    expect(now.locator(".sg-care-about:visible")).to_have_count(6)


def test_a_plan_made_for_what_hurts_is_named_where_it_is_not_among_the_first(
    phone: Page, find: str, payload: Payload, matcher: Matcher
) -> None:
    phone.goto(find)
    ready(phone)
    state = number(payload, "pain", "achilles-tendinopathy:settling")
    made = next(plan["id"] for plan in payload["plans"] if state in plan["made_for"])
    for goal in payload["questions"]["goal"]:
        visit(phone, f"?v=1&goal={goal}&level=advanced#pain=achilles-tendinopathy:settling")
        shown = phone.locator(".sg-plans > [data-plan], .sg-others > [data-plan]").evaluate_all(
            "all => all.map((one) => one.dataset.plan)"
        )
        sentence = phone.locator(".sg-made")
        if made in shown[:3]:
            expect(sentence).to_have_count(0)
        else:
            expect(sentence).to_contain_text("Made for Achilles tendinopathy: ")
            assert f"/{made}/" in str(sentence.get_by_role("link").first.get_attribute("href"))


def test_more_than_three_pains_at_once_are_too_many(phone: Page, find: str) -> None:
    phone.goto(find)
    ready(phone)
    for at, pain in enumerate(("it-band-syndrome", "plantar-fasciitis", "patellofemoral-pain", "back-pain"), 1):
        choose(phone, "pain", pain)
        if pain == "back-pain":
            phone.locator("label:has([value='back-pain:returning'][data-stage])").tap()
        assert start_of(phone) == ("stop" if at > 3 else "careful")
        phone.locator(".sg-where-tile[aria-expanded=true]").tap()
    expect(phone.locator(".sg-first")).to_contain_text("You chose 4, and that is too many")
    choose(phone, "pain", "plantar-fasciitis")
    assert start_of(phone) == "careful"
    choose(phone, "pain", "over-60")  # an age is no pain
    assert start_of(phone) == "careful"
    phone.locator(".sg-nothing").tap()
    expect(phone).to_have_url(f"{find}")
    assert start_of(phone) == "free"


@pytest.mark.parametrize("pain", ["osteoporosis", *late("calf-strain", FOUR)])
def test_who_says_what_hurts_sees_at_once_what_it_means(page: Page, find: str, pain: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(find)
    ready(page)
    for each in pain.split(","):
        page.locator(f"label:has([name=pain][value={each.partition(':')[0]}])").click()
    if pain == FOUR:
        page.locator("label:has([value='back-pain:returning'][data-stage])").click()
    expect(page.locator("guide-picker output")).to_be_in_viewport()
    expect(page.locator("guide-picker output")).to_contain_text(FIRST.lower())
    page.locator(".sg-fit a").click()
    expect(page.locator(".sg-first h3")).to_be_in_viewport()
    assert page.locator(".sg-care-now").evaluate_all(SEEN) == 1


@pytest.mark.parametrize(("pain", "folded"), [("osteoporosis", 1), ("overtraining", 0)])
def test_paper_unfolds_no_plan_that_was_not_opened(phone: Page, find: str, pain: str, folded: int) -> None:
    phone.goto(f"{find}?v=1&pain={pain}")
    ready(phone)
    expect(phone.locator(".sg-folded")).to_have_count(folded)
    phone.emulate_media(media="print")
    expect(phone.locator(".sg-folded:visible, .sg-all:visible, li[data-plan]:visible")).to_have_count(0)
    expect(phone.locator(".sg-first")).to_be_visible()


def test_folded_plans_are_opened_by_keyboard_and_stay_open_until_pains_change(phone: Page, find: str) -> None:
    phone.goto(f"{find}?v=1&goal=speed&pain=osteoporosis")
    ready(phone)
    plans = phone.locator(".sg-results li[data-plan]:visible")
    phone.locator(".sg-ends button").last.focus()
    press(phone, "Tab", ".sg-folded > summary", most=60)
    expect(plans).to_have_count(0)
    phone.keyboard.press("Enter")
    expect(plans).not_to_have_count(0)
    expect(phone.locator(".sg-best")).to_have_count(0)
    choose(phone, "minutes", "30")
    expect(phone.locator(".sg-folded[open]")).to_have_count(1)
    visit(phone, "?v=1&goal=speed&pain=overuse-injury:settling")
    expect(plans).to_have_count(0)
    visit(phone, "?v=1&goal=speed&pain=osteoporosis")
    expect(plans).to_have_count(0)
