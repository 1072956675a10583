"""Hostile text in every text field stays text: in a real browser, without a security policy, nothing of it runs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.controls import control
from tests.browser.hostile import LISTS, Payload, carriers, payloads, record
from tests.browser.hostile_guide import FRONTS, LINES, LISTED, names, previewed, write_guide
from tests.browser.once import once
from tests.browser.served import Serve
from tests.browser.traffic import Recorder
from tests.browser.watched import COUNT, SLOWEST, Note, watched
from tests.scale import at, is_nightly

from strideguide.model.kinds import KINDS
from strideguide.names import unnamed
from strideguide.preview import told
from strideguide.prose import bare
from strideguide.site import check

# No page of a payload's design is one that a sign may rest on, and not every system can have its name.
HOSTILE = ("unofficial-source", "bad-name")
PAGES = [kind.name for kind in KINDS.values() if not kind.shared]
# The kind whose pages have the theme's own scripts, too.
WHOLE = "exercise"
# Data for the page's own scripts, by kind; a browser runs none of it.
DATA = {"plan": ["application/json"]}
# Of what is strange in a text, what the page has of its own, by kind: the file of words that its scripts wait for.
OWN = {"plan": ["link", "link"]}
# What the page's own buttons may do outside of it when the curious reader touches them, by kind.
OUTSIDE = {"plan": {"print", "copy", "save"}}


def _build(root: Path) -> None:
    """The hostile guide, of which a preview shows what the checks refuse, too."""
    write_guide(root)
    problems = previewed(root)
    page = told.with_text(told.page(problems, root), told.banner(problems, root, "problems.html"))
    (root / "site/problems.html").write_text(page, "utf-8")


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "hostile", _build)


def _uri(kind: str, payload: Payload) -> str:
    return f"{KINDS[kind].folder}/{payload.id}/"


def test_there_are_sixty_different_payloads() -> None:
    assert len({payload.text for payload in payloads()}) == 60
    assert all(f"__fired({payload.number})" in payload.text for payload in payloads())


@pytest.fixture(scope="module")
def published(guide: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((guide / "site" / "data.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_field_carries_every_payload(published: dict[str, Any], kind: str) -> None:
    fields = carriers(record(KINDS[kind], payloads()[0]), payloads()[0])
    assert {"title", "aliases"} < fields
    for payload in payloads():
        assert carriers(published[kind][payload.id], payload) >= fields, payload.id


def test_the_checks_refuse_links_that_are_scripts_and_nothing_else(guide: Path) -> None:
    refused = {payload.id: payload.refused for payload in payloads() if payload.refused}
    found: Counter[tuple[str, str]] = Counter()
    for problem in check(guide):
        if Path(problem.place.file).name not in LISTS and problem.code not in HOSTILE and problem.level == "error":
            found[Path(problem.place.file).stem, problem.code] += 1
    assert set(found) == set(refused.items())


def test_payloads_run_on_careless_pages(browser: Browser, serve: Serve, recorder: Recorder, tmp_path: Path) -> None:
    tried = payloads() if is_nightly() else [*{payload.fires: payload for payload in payloads()}.values()]
    (tmp_path / "404.html").write_text("<!doctype html><title>Start</title><body>")
    for payload in tried:
        (tmp_path / f"{payload.id}.html").write_text(control(payload), "utf-8")
    with watched(browser, recorder) as seen:
        seen.read(serve(tmp_path), [f"{payload.id}.html" for payload in tried], SLOWEST)
        assert seen.fired == {payload.number for payload in tried if payload.fires != "never"}
        assert len(seen.fired) >= at(20, 58)


def test_a_page_that_asks_is_not_calm(browser: Browser, serve: Serve, recorder: Recorder, tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("<!doctype html><title>Start</title><body>")
    (tmp_path / "asks.html").write_text("<!doctype html><title>Asks</title><body><script>alert(1)</script>")
    with watched(browser, recorder) as seen:
        seen.read(serve(tmp_path), ["asks.html"])
        assert seen.outside == {"alert"}
        assert seen.is_calm({"alert"}) and not seen.is_calm()


def _tried(kind: str) -> Sequence[Payload]:
    """The payloads whose pages of a kind are read: at landing the kinds share them, at night each has them all."""
    return payloads() if is_nightly() else payloads()[PAGES.index(kind) :: len(PAGES)]


@pytest.mark.parametrize("kind", PAGES)
def test_no_payload_runs_on_the_pages_of_a_kind(
    browser: Browser, serve: Serve, recorder: Recorder, guide: Path, kind: str, record_property: Note
) -> None:
    fields = (carriers(record(KINDS[kind], payload), payload) for payload in _tried(kind))
    record_property(COUNT, sum(map(len, fields)))
    uris = {_uri(kind, payload): payload for payload in _tried(kind)}
    with watched(browser, recorder, without_theme=kind != WHOLE) as seen:
        for uri, page in seen.read(serve(guide / "site"), list(uris)).items():
            line = uris[uri].line
            assert (page["heading"], page["name"]) == (line, line), uri
            assert page["title"] == f"{line} - strideguide", uri
            assert line in page["text"] and bare(line)[:200] in page["described"], uri
            assert (page["strange"], page["listening"], page["leads"]) == (OWN.get(kind, []), [], []), uri
            assert page["scripts"] == [*DATA.get(kind, ()), "application/ld+json"], uri
        assert seen.is_calm(OUTSIDE.get(kind, set())), vars(seen)


def test_no_payload_runs_on_lists_the_home_page_and_the_page_of_problems(
    browser: Browser, serve: Serve, recorder: Recorder, guide: Path
) -> None:
    indexes = [f"{kind.folder}/" for kind in KINDS.values()]
    with watched(browser, recorder) as seen:
        pages = seen.read(serve(guide / "site"), ["", "problems.html", *indexes])
        for uri in indexes:
            missing = [payload.text for payload in payloads() if payload.line not in pages[uri]["text"]]
            assert (missing, pages[uri]["strange"], pages[uri]["listening"]) == ([], [], []), uri
        assert "java&Tab;script&colon;__fired" in pages["problems.html"]["text"]
        assert seen.is_calm(), vars(seen)


def test_no_payload_runs_as_the_name_of_a_file(
    browser: Browser, serve: Serve, recorder: Recorder, guide: Path, record_property: Note
) -> None:
    tried = dict([*names().items()][:: at(6, 1)])
    record_property(COUNT, len(tried))
    with watched(browser, recorder) as seen:
        uris = {f"{quote(name)}/": " ".join(re.sub("[-_]", " ", name).split()) for name in tried.values()}
        pages = seen.read(serve(guide / "site"), list(uris))
        assert len(pages) == len(tried) >= at(4, 20)
        shown = {uri for uri, page in pages.items() if uris[uri].casefold() in page["title"].casefold()}
        assert shown == {f"{quote(name)}/" for name in tried.values() if not unnamed(f"{name}.md")}
        assert seen.is_calm(), vars(seen)


def test_no_payload_runs_on_the_way_from_an_old_address(
    browser: Browser, serve: Serve, recorder: Recorder, guide: Path, record_property: Note
) -> None:
    tried = payloads()[:: at(6, 1)]
    record_property(COUNT, len(tried))
    moved = [f"tips/former-{payload.number:02}/" for payload in tried]
    with watched(browser, recorder, without_theme=True) as seen:
        pages = seen.read(serve(guide / "site"), moved)
        assert {page["heading"] for page in pages.values()} == {payload.line for payload in tried}
        assert seen.is_calm(), vars(seen)


def test_no_payload_runs_in_the_search(browser: Browser, serve: Serve, recorder: Recorder, guide: Path) -> None:
    with watched(browser, recorder) as seen:
        seen.page.goto(serve(guide / "site"))
        seen.page.keyboard.press("/")
        query, said = (seen.page.locator(f"dialog.sg-search {part}") for part in ("input", "[role=status]"))
        found = seen.page.locator("dialog.sg-search .sg-search-found strong")
        shown: set[str] = set()
        for payload in payloads()[:: at(6, 3)]:
            said.evaluate("(count) => (count.textContent = 'waiting')")
            query.fill(" ".join(re.findall(r"\w+", payload.text)))
            expect(said).to_contain_text(re.compile("result|Nothing"), timeout=60_000)
            shown.update(" ".join(title.split()) for title in found.all_text_contents())
        whole = [payload.line for payload in payloads()]
        assert [title for title in shown if not any(line.startswith(title.removesuffix("…")) for line in whole)] == []
        assert len(shown) > at(5, 10)
        assert seen.is_calm(), vars(seen)


def test_no_payload_runs_from_the_front_matter_of_a_chapter(
    browser: Browser, serve: Serve, recorder: Recorder, guide: Path, record_property: Note
) -> None:
    tried = payloads()[:: at(6, 1)]
    uris = {f"{FRONTS}/{payload.id}/": payload for payload in tried}
    with watched(browser, recorder) as seen:
        for uri, page in seen.read(serve(guide / "site"), list(uris)).items():
            line = uris[uri].line
            assert (page["title"], page["heading"]) == (f"{line} - strideguide", line), uri
            assert page["described"] == line, uri
            assert (page["strange"], page["listening"], page["leads"], page["scripts"]) == ([], [], [], []), uri
        assert seen.is_calm(), vars(seen)
    record_property(COUNT, len(tried) * len((*LINES, *LISTED)))
