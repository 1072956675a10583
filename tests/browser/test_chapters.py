"""Hostile chapters: wherever a payload stands in one, nothing of it runs once hosts have made HTML of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from markdown import markdown
from playwright.sync_api import Browser
from tests import worlds
from tests.browser.hostile import Payload, payloads
from tests.browser.served import Serve
from tests.browser.traffic import Recorder
from tests.browser.watched import COUNT, SLOWEST, Note, watched
from tests.scale import at

from strideguide.chapters import Chapter, Ground, resolve
from strideguide.front_matter import harmless, split
from strideguide.hostfile import HostFile
from strideguide.library import load
from strideguide.views.guide import Guide
from strideguide.words import Words

PLACES: list[str] = yaml.safe_load(Path(__file__).with_name("chapters.yml").read_text("utf-8"))
EXTENSIONS = ["admonition", "attr_list", "fenced_code", "md_in_html", "tables", "toc"]
HOST = HostFile({}, frozenset(), (), whole=False, extensions={name: {} for name in EXTENSIONS})


def chapters(payload: Payload) -> Iterator[str]:
    """A chapter for each place."""
    for place in PLACES:
        made = place.replace("TEXT", payload.text).replace("LINE", payload.line)
        yield made.replace("TIGHT", payload.tight)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What hosts get of a chapter, also in a preview, which shows what is refused."""
    guide = Guide(load(worlds.write(tmp_path_factory.mktemp("tiny"))), Words.load())

    def through(text: str) -> str:
        known, _ = harmless(text, "content/a.md", HOST)
        return resolve(Chapter("a.md", known), guide, Ground(), HOST.extensions)[0]

    return through


@pytest.fixture
def read(browser: Browser, serve: Serve, recorder: Recorder, tmp_path: Path) -> Callable[..., set[int]]:
    """The numbers of the payloads that run on pages which a host makes of chapters."""

    def reading(door: Callable[[str], str], tried: list[Payload], patience: int = 20) -> set[int]:
        (tmp_path / "404.html").write_text("<!doctype html><title>Start</title><body>")
        for payload in tried:
            parts = (markdown(split(door(text))[1], extensions=EXTENSIONS) for text in chapters(payload))
            page = "\n".join(f"<section>{part}</section>" for part in parts)
            (tmp_path / f"{payload.id}.html").write_text(f"<!doctype html><title>A</title><body>{page}", "utf-8")
        with watched(browser, recorder) as seen:
            found = seen.read(serve(tmp_path), [f"{payload.id}.html" for payload in tried], patience)
            if door is not as_it_is:
                for uri, page in found.items():
                    assert (page["strange"], page["scripts"], page["listening"], page["leads"]) == ([], [], [], []), uri
                assert seen.is_calm(), vars(seen)
            return set(seen.fired)

    return reading


def as_it_is(text: str) -> str:
    return text


def test_most_payloads_run_on_pages_of_chapters_that_pass_no_door(read: Callable[..., set[int]]) -> None:
    tried = list(payloads()[:: at(12, 1)])
    assert len(read(as_it_is, tried, SLOWEST)) >= at(3, 40)


def test_no_payload_runs_on_pages_of_chapters(
    read: Callable[..., set[int]], door: Callable[[str], str], record_property: Note
) -> None:
    tried = list(payloads()[:: at(6, 1)])
    record_property(COUNT, len(tried) * len(PLACES))
    assert read(door, tried) == set()
