"""Take the pictures of README.md from a built site: `python -m tests.browser.shot site`, which `make shot` does."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.chrome import launch
from tests.browser.served import Served

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PAGE = "exercises/squat/"
WIDTH, HEIGHT = 1000, 680


def main(site: str) -> None:
    """An exercise's page as it is seen on a small screen, on light and on dark paper."""
    FOLDER.mkdir(exist_ok=True)
    with Served(Path(site)) as served, sync_playwright() as playwright:
        browser = launch(playwright)
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
            page = context.new_page()
            page.goto(served.url + PAGE, wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{scheme}.png", animations="disabled")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
