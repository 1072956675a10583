"""Pages look as they do with the theme's whole style sheets."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from tests.scale import late

# What a browser makes of one of all elements that stand alike, and of what is drawn before and behind it.
LOOKS = """() => {
  const alike = new Map();
  for (const one of document.querySelectorAll("*")) {
    let where = "";
    for (let at = one, up = 0; at && up < 3; at = at.parentElement, up++) where += ` ${at.tagName}.${at.className}`;
    if (!alike.has(where)) alike.set(where, one);
  }
  return [...alike].flatMap(([where, one]) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(one, part);
    if (part && style.content === "none") return "";
    return `${where} ${part} ${[...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ")}`;
  }));
}"""
SHEETS = Path(str(files("material"))) / "templates/assets/stylesheets"


@pytest.mark.parametrize(
    "at",
    [
        "effort/",
        *late(
            "", "exercises/", "exercises/squat/", "injuries/shin-splints/", "find/", "plans/home-strength/", "signs/"
        ),
        *late("claims/heavy-loads-help/", "muscles/", "activities/", "search/", "evidence/", "404.html"),
    ],
)
def test_nothing_looks_otherwise_than_with_whole_sheets(phone: Page, guide: str, at: str) -> None:
    def looks(width: int, scheme: Any) -> list[str]:
        phone.set_viewport_size({"width": width, "height": 800})
        phone.emulate_media(color_scheme=scheme)
        phone.goto(f"{guide}{at}", wait_until="networkidle")
        found: list[str] = phone.evaluate(LOOKS)
        return found

    def whole(route: Route) -> None:
        [sheet] = SHEETS.glob(f"{Path(route.request.url).name.split('.')[0]}.*.min.css")
        replaced.append(sheet.name)
        route.fulfill(path=sheet, content_type="text/css")

    replaced: list[str] = []
    lean = [looks(390, "light"), looks(1280, "dark")]
    phone.route("**/assets/stylesheets/*.css", whole)
    assert [looks(390, "light"), looks(1280, "dark")] == lean
    phone.unroute("**/assets/stylesheets/*.css")
    assert len(replaced) >= 2
