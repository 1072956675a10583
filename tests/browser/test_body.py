"""The muscle map in a browser: a way to a muscle's page, and on the catalogue a filter for those with a pointer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

# The first shape of the quadriceps and its mirror, whose middles both lie within them.
SIDES = ("path", "use")


def region(page: Page, muscle: str) -> Locator:
    return page.locator(f'.sg-map a[href$="/muscles/{muscle}/"]')


def chosen(page: Page) -> list[str]:
    """The muscles that the map shows as chosen."""
    found: list[str] = page.locator(".sg-map a.chosen").evaluate_all(
        "all => all.map((one) => one.getAttribute('href').split('/').at(-2))"
    )
    return found


def wide(page: Page) -> bool:
    """Whether the page can be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("side", SIDES)
def test_a_click_on_either_side_chooses_a_muscle_and_a_second_one_lets_go(page: Page, guide: str, side: str) -> None:
    page.goto(f"{guide}exercises/")
    everything = page.locator("guide-catalogue li[data-is]:visible").count()
    region(page, "quadriceps").locator(side).first.click()
    expect(page).to_have_url(f"{guide}exercises/?muscle=quadriceps")
    expect(page.locator("#f-muscle")).to_have_value("quadriceps")
    some = page.locator("guide-catalogue li[data-is]:visible")
    assert 0 < some.count() < everything
    number = page.locator("#f-muscle").evaluate("(list) => String(list.selectedIndex - 1)")
    assert some.evaluate_all(
        "(all, number) => all.every((one) => one.dataset.is.split(';')[1].split('.').includes(number))", number
    )
    assert chosen(page) == ["quadriceps"]
    region(page, "quadriceps").locator(side).first.click()
    expect(page).to_have_url(f"{guide}exercises/")
    assert (some.count(), chosen(page)) == (everything, [])


def test_the_map_shows_what_the_list_of_muscles_says(page: Page, guide: str) -> None:
    page.goto(f"{guide}exercises/?muscle=soleus")
    page.locator("guide-catalogue .sg-ready").wait_for()
    assert chosen(page) == ["soleus"]
    page.select_option("#f-muscle", "glutes")
    assert chosen(page) == ["glutes"]
    page.reload()
    page.locator("guide-catalogue .sg-ready").wait_for()
    assert chosen(page) == ["glutes"]


def test_the_map_is_no_stop_of_the_tab_key(page: Page, guide: str) -> None:
    page.goto(f"{guide}exercises/")
    page.locator("guide-catalogue .sg-ready").wait_for()
    seen = page.evaluate(
        """() => [...document.querySelectorAll(".sg-pick :is(a, button)")].filter((e) => e.tabIndex >= 0).length"""
    )
    assert seen == 0
    assert page.locator(".sg-pick").get_attribute("aria-hidden") == "true"


def test_on_a_phone_the_map_is_folded_until_it_is_wanted(phone: Page, guide: str) -> None:
    phone.goto(f"{guide}exercises/")
    phone.locator("guide-catalogue .sg-ready").wait_for()
    expect(phone.locator(".sg-map")).to_be_hidden()
    phone.locator(".sg-pick button").tap()
    region(phone, "quadriceps").locator("path").first.tap()
    expect(phone).to_have_url(f"{guide}exercises/?muscle=quadriceps")
    assert not wide(phone)
    phone.locator(".sg-pick button").tap()
    expect(phone.locator(".sg-map")).to_be_hidden()


def test_without_javascript_the_catalogue_has_no_map_that_does_nothing(browser: Browser, guide: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{guide}exercises/")
        expect(page.locator(".sg-pick")).to_be_hidden()


@pytest.mark.parametrize("side", SIDES)
def test_a_region_leads_to_the_page_of_its_muscle(page: Page, guide: str, side: str) -> None:
    page.goto(f"{guide}exercises/squat/")
    region(page, "quadriceps").locator(side).first.click()
    expect(page).to_have_url(f"{guide}muscles/quadriceps/")
    expect(page.locator("h1")).to_have_text("Quadriceps")


@pytest.mark.parametrize("where", ["exercises/squat/", "injuries/it-band-syndrome/", "muscles/soleus/", "muscles/"])
def test_the_map_fits_its_page(page: Page, guide: str, where: str) -> None:
    page.goto(f"{guide}{where}")
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator(".sg-map").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["width"] >= 240
        assert not wide(page)


def test_both_sides_of_the_body_look_alike(page: Page, guide: str) -> None:
    """Styles reach what is only a mirror of another shape, which has no ancestors of its own."""
    page.goto(f"{guide}exercises/squat/")
    looks = page.locator(".sg-map").evaluate(
        """(map) => [...map.querySelectorAll(".sg-map-body, .sg-map-gap, .sg-map-line, .sg-map-rest")].map((path) => {
          const own = getComputedStyle(path);
          const alone = document.createElementNS(path.namespaceURI, "svg");
          alone.style.fill = getComputedStyle(map).fill; // a mirror inherits from the map
          document.body.append(alone);
          const copy = getComputedStyle(alone.appendChild(path.cloneNode()));
          const same = ["fill", "stroke", "strokeWidth"].every((name) => own[name] === copy[name]);
          alone.remove();
          return same;
        })"""
    )
    assert looks and all(looks)
