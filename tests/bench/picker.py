"""How long an answer takes to change the list, on a slow phone: `python -m tests.bench.picker [SITE_FOLDER]`.

The browser's CPU is slowed six times. Each answer is given by the form itself, and timed by the page's own marks.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.chrome import launch
from tests.browser.once import REPOSITORY, build_site
from tests.browser.served import Served

ANSWERS = 200
SLOWER = 6
MOST = 50.0  # milliseconds that the median answer may take
PHONE = {"width": 390, "height": 844}

# One answer after the other, chosen by a small generator of numbers so that each run gives the same ones. Between two
# the browser paints, as it does between two touches.
ANSWER = """async (count) => {
  const form = document.querySelector("guide-picker form");
  const inputs = [...form.querySelectorAll("input[name], select")];
  let state = 7;
  const next = (below) => (state = (state * 48271) % 2147483647) % below;
  performance.clearMeasures();
  for (let number = 0; number < count; number += 1) {
    const input = inputs[next(inputs.length)];
    if (input.tagName === "SELECT") input.selectedIndex = next(input.options.length);
    else input.checked = input.type === "radio" || !input.checked;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
  }
  return performance.getEntriesByName("guide-picker", "measure").map((one) => one.duration);
}"""


def main() -> int:
    """The process's exit code: 1 if the median answer takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        if len(sys.argv) < 2:
            build_site(REPOSITORY, site)
        with Served(site) as served, sync_playwright() as playwright:
            browser = launch(playwright)
            taken = measure(browser.new_page(viewport=PHONE), f"{served.url}find/")  # type: ignore[arg-type]
            browser.close()
    median, tenth = statistics.median(taken), statistics.quantiles(taken, n=10)[-1]
    print(f"{len(taken)} answers, CPU {SLOWER} times slower: median {median:.1f} ms, 9 of 10 within {tenth:.1f} ms")
    return int(median > MOST)


def measure(page: Page, address: str) -> list[float]:
    """Milliseconds that each answer took."""
    page.goto(address)
    page.locator("guide-picker.sg-ready").wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    taken: list[float] = page.evaluate(ANSWER, ANSWERS)
    return taken


if __name__ == "__main__":
    sys.exit(main())
