"""The browser, the server and the recorder that the other tests of this folder stand on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser import chrome
from tests.browser.served import Serve
from tests.browser.traffic import Recorder, is_foreign
from tests.browser.unbroken import Lender


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<title>Home</title><p>" + "Run. " * 1000)
    (tmp_path / "404.html").write_text("<title>Not here</title>")
    (tmp_path / "squat").mkdir()
    (tmp_path / "squat" / "index.html").write_text("<title>Squat</title>")
    (tmp_path / "away.html").write_text('<title>Away</title><img src="https://pictures.example/a.png">')
    return tmp_path


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("", 200, "Home"),
        ("squat/", 200, "Squat"),
        ("squat", 200, "Squat"),
        ("lunge/", 404, "Not here"),
        ("%2e%2e/%2e%2e/etc/passwd", 404, "Not here"),
    ],
)
def test_a_folder_is_served_as_a_static_host_would(
    browser: Browser, serve: Serve, site: Path, path: str, status: int, title: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        response = page.goto(serve(site) + path)
        assert response is not None
        assert (response.status, page.title()) == (status, title)


def test_text_is_served_gzipped(browser: Browser, serve: Serve, site: Path) -> None:
    with browser.new_context() as context:
        response = context.new_page().goto(serve(site))
        assert response is not None
        assert response.header_value("content-encoding") == "gzip"


def test_a_request_to_another_host_is_recorded(browser: Browser, serve: Serve, site: Path, recorder: Recorder) -> None:
    with browser.new_context() as context:
        recorder.watch(context)
        context.new_page().goto(serve(site))
        assert recorder.foreign == []
        context.new_page().goto(serve(site) + "away.html")
        assert recorder.foreign == ["https://pictures.example/a.png"]


def test_the_browser_obeys_playwright_s_list_of_what_is_off_and_has_no_pages_of_its_own(browser: Browser) -> None:
    told = browser.new_browser_cdp_session()
    lists = re.findall(r"--disable-features=(\S+)", told.send("SystemInfo.getInfo")["commandLine"])
    assert len(lists) == 2 and {*lists[0].split(",")} < {*lists[1].split(",")}
    with browser.new_context() as context:
        context.new_page()
        targets = told.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
        assert [one["url"] for one in targets if one["url"].startswith("chrome:")] == []


def test_a_lent_page_forgets_who_had_it(browser: Browser, serve: Serve, site: Path) -> None:
    look = """[localStorage.length, sessionStorage.length, document.cookie, history.length, innerWidth,
      matchMedia("print").matches, matchMedia("(prefers-color-scheme: dark)").matches, "left" in window]"""
    with browser.new_context() as context:
        lender = Lender(context)
        with lender.lend() as page:
            page.route("**/squat/", lambda route: route.abort())
            page.goto(serve(site))
            page.evaluate("window.left = localStorage.a = sessionStorage.a = document.cookie = 'a=1'")
            page.set_viewport_size({"width": 390, "height": 800})
            page.emulate_media(media="print", color_scheme="dark")
            assert page.evaluate(look) == [1, 1, "a=1", 2, 390, True, True, True]
        with lender.lend() as again:
            again.goto(serve(site) + "squat/")
            assert again.evaluate(look) == [0, 0, "", 2, 1280, False, False, False]
            assert again is page


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("new Promise((done) => setTimeout(() => { setTimeout(done); throw Error('broken'); }))", "broken"),
        ("fetch('https://a.example/').catch(() => null)", "https://a.example/"),
    ],
)
def test_who_breaks_a_lent_page_or_asks_another_host_fails_alone(
    browser: Browser, serve: Serve, site: Path, does: str, told: str
) -> None:
    with browser.new_context() as context:
        lender = Lender(context)
        with pytest.raises(AssertionError, match=told), lender.lend() as page:
            page.goto(serve(site))
            page.evaluate(does)
        with lender.lend() as page:
            page.goto(serve(site))


@pytest.mark.parametrize("url", ["data:,x", "blob:null/1", "about:blank", "http://127.0.0.1:81/a"])
def test_what_stays_on_the_machine_is_not_foreign(url: str) -> None:
    assert not is_foreign(url)


def test_a_browser_that_does_not_start_is_a_failure_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME", "no-such-browser")
    with pytest.raises(chrome.NoChrome, match="Name a Chrome or Chromium, or unset it"):
        chrome.find_chrome.__wrapped__()


def test_no_browser_and_none_to_install_is_a_failure_that_says_what_was_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(chrome, "_on_path", lambda: None)
    monkeypatch.setattr(chrome, "_of_playwright", lambda: None)
    monkeypatch.setattr(chrome, "run", lambda command: (False, "no download here"))
    monkeypatch.setattr(chrome, "install_with_apt", lambda package: "no root here")
    with pytest.raises(chrome.NoChrome) as failure:
        chrome.find_chrome.__wrapped__()
    assert "apt-get install chromium: no root here" in str(failure.value)
    assert "playwright install chromium: no download here" in str(failure.value)
