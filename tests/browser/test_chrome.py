"""The browser, the server and the recorder that the other tests of this folder stand on."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser import chrome
from tests.browser.served import Serve
from tests.browser.traffic import Recorder, is_foreign


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
