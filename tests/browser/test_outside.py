"""No test waits for a dialog of the browser's own: recorders are there first, and do what a browser would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.browser.outside import Saved, copied, printed, refuse, saved, taken
from tests.browser.own_weeks import opened
from tests.browser.served import Serve
from tests.browser.unbroken import Lender, unbroken

TESTS = Path(__file__).parents[1]
OWN = re.compile(
    r"expect_(download|popup|file_chooser)|grant_permissions|(read|write)Text|\.on\(\W(dialog|download|filec)"
)

# Tells where a browser's own would be reached that Playwright says nothing of.
WIRES = """
window.__reached = [];
addEventListener("beforeprint", ({ isTrusted }) => isTrusted && __reached.push("print"));
for (const [kind, names] of [["Clipboard", ["read", "readText", "write", "writeText"]], ["Navigator", ["share"]]]) {
  for (const name of names) {
    if (window[kind]) window[kind].prototype[name] = () => Promise.reject(__reached.push(name));
  }
}
"""
SAVE = """const link = document.createElement("a");
link.href = URL.createObjectURL(new Blob(["\\ufeffDay 1\\r\\n\\u00e9"], { type: "text/calendar;charset=utf-8" }));
link.download = "plan.ics";
link.click();
URL.revokeObjectURL(link.href);"""
ANNOUNCE = "Notification.requestPermission().then(() => new Notification('Run', { body: 'Easy' }))"
# What the first script of a page does, and what is recorded of it.
EAGER: dict[str, tuple[str, Any]] = {
    "print": ("print()", None),
    "copy": ("navigator.clipboard.writeText('A link')", "A link"),
    "paste": ("navigator.clipboard.readText()", None),
    "save": (SAVE, {"name": "plan.ics", "type": "text/calendar;charset=utf-8", "text": "\ufeffDay 1\r\né"}),
    "permit": ("Notification.requestPermission()", None),
    "announce": (ANNOUNCE, {"title": "Run", "body": "Easy"}),
    "alert": ("alert('Stop')", "Stop"),
    "confirm": ("if (confirm('Stop?')) throw new Error()", "Stop?"),
    "prompt": ("if (prompt('Name?') !== null) throw new Error()", "Name?"),
}
# What a browser does for nobody but a reader who touches the page.
TOUCHED: dict[str, tuple[str, Any]] = {
    "share": ("navigator.share({ title: 'A plan', url: '/plans/' })", {"title": "A plan", "url": "/plans/"}),
    "choose": ("Object.assign(document.createElement('input'), { type: 'file', accept: '.json' }).click()", ".json"),
}


def reached(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.__reached")
    return found


@pytest.fixture(scope="module")
def wired(browser: Browser) -> Iterator[Lender]:
    """Lends a page with wires that tell what reaches the browser's own."""
    with browser.new_context() as context:
        lender = Lender(context)
        context.add_init_script(WIRES)
        yield lender


@pytest.fixture
def page(wired: Lender) -> Iterator[Page]:
    with wired.lend() as page:
        yield page


def test_no_test_waits_for_a_dialog_of_the_browser() -> None:
    here = ("outside.py", "test_outside.py")
    packages = [*TESTS.glob("*/node_modules")]  # wherever the checkout itself may be
    files = [file for file in TESTS.rglob("*.py") if file.name not in here and not {*file.parents} & {*packages}]
    assert TESTS / "browser" / "unbroken.py" in files
    assert [str(file.relative_to(TESTS)) for file in files if OWN.search(file.read_text("utf-8"))] == []


def come(page: Page, serve: Serve, folder: Path, script: str = "", body: str = "") -> None:
    """Open a page with this as its first script."""
    html = f"<!doctype html><title>A page</title><script>{script}</script>{body}"
    (folder / "index.html").write_text(html, "utf-8")
    page.goto(serve(folder))


@pytest.mark.parametrize("what", EAGER)
def test_recorders_are_there_before_the_first_script(page: Page, serve: Serve, tmp_path: Path, what: str) -> None:
    script, recorded = EAGER[what]
    come(page, serve, tmp_path, script)
    assert taken(page, what) == [recorded]
    assert taken(page, what) == reached(page) == []


@pytest.mark.parametrize("what", TOUCHED)
def test_what_needs_a_touch_is_recorded_after_one(page: Page, serve: Serve, tmp_path: Path, what: str) -> None:
    script, recorded = TOUCHED[what]
    does = f"const does = async () => {script};"
    come(page, serve, tmp_path, f"{does} does().catch(({{ name }}) => console.info(name))", "<button>Go</button>")
    assert taken(page, what) == []
    page.evaluate("() => document.querySelector('button').addEventListener('click', does)")
    page.locator("button").click()
    assert taken(page, what) == [recorded]
    assert reached(page) == []


def test_the_buttons_of_a_plan_reach_recorders_alone(page: Page, plans: str) -> None:
    opened(page, f"{plans}home-strength/")
    given = []
    for does in ("copy", "calendar", "export", "import", "print"):
        page.locator(f"[data-do={does}]").click()
        given += [file["name"] for file in taken(page, "save")]
    assert given == ["home-strength.ics", "home-strength.json"]
    assert (copied(page), printed(page)) == (f"{plans}home-strength/", 1)
    assert taken(page, "choose") == [".json,application/json"]
    assert reached(page) == []


def test_a_link_saves_its_file_if_the_page_does_not_stop_it(page: Page, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "week.txt").write_text("Run", "utf-8")
    link = "<a download href=week.txt>Save</a>"
    come(page, serve, tmp_path, body=f"{link} <a id=stop onclick='return false' download href=week.txt>Stop</a>")
    page.locator("#stop").click()
    assert taken(page, "save") == []
    page.get_by_text("Save").click()
    assert saved(page) == Saved("week.txt", "text/plain; charset=utf-8", "Run")


@pytest.mark.parametrize("what", ["copy", "paste"])
def test_what_is_refused_is_refused_as_by_a_browser(page: Page, serve: Serve, tmp_path: Path, what: str) -> None:
    come(page, serve, tmp_path)
    refuse(page, what)
    script = f"{EAGER[what][0]}.then(() => 'done', (error) => error instanceof DOMException && error.name)"
    assert page.evaluate(script) == "NotAllowedError"
    assert taken(page, what) == reached(page) == []


def test_notifications_that_are_refused_are_not_shown(page: Page, serve: Serve, tmp_path: Path) -> None:
    come(page, serve, tmp_path)
    refuse(page, "announce")
    assert page.evaluate(f"{ANNOUNCE}.then(() => Notification.permission)") == "denied"
    assert (taken(page, "permit"), taken(page, "announce")) == ([None], [])


@pytest.mark.parametrize(
    ("host", "lends", "told"),
    [
        ("https://host.example/", "clipboard-write", "copied"),
        ("https://host.example/", "", "NotAllowedError"),
        ("http://host.example/", "clipboard-write", "no clipboard"),
    ],
)
def test_a_frame_copies_on_a_safe_line_if_its_host_lends_it_a_clipboard(
    browser: Browser, host: str, lends: str, told: str
) -> None:
    def answer(route: Route) -> None:
        frame = f"<iframe src='https://guide.example/' allow='{lends}'></iframe>"
        route.fulfill(body=frame if route.request.url == host else "", content_type="text/html")

    with unbroken(browser) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(host)
        script = "() => navigator.clipboard?.writeText('A').then(() => 'copied', ({ name }) => name) ?? 'no clipboard'"
        assert page.frames[1].evaluate(script) == told
