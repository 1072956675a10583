"""Hostile addresses, hostile storage and hostile brands: nothing of them runs on the pages of a whole guide."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from tests import branded
from tests.browser.hostile import REPOSITORY, Payload, leaves, payloads
from tests.browser.hostile_guide import previewed, write_brand
from tests.browser.served import Serve
from tests.browser.traffic import Recorder
from tests.browser.watched import COUNT, Note, watched
from tests.scale import at

from strideguide.brand.record import PLAIN
from strideguide.layers import ELSEWHERE
from strideguide.library import load
from strideguide.training.keys import KEYS

# The pages that read answers from an address, or what a browser kept, and what their own buttons do outside of them.
PLAN, FIRST = "first-steps", "speed-foundation"  # a plan, and what it was called at first
ANSWERED = ("find/", f"plans/{PLAN}/", "exercises/squat/", "embed/picker/")
MAY = {"print", "copy", "save", "share"}
ASYNC = 300  # milliseconds until a page has read what it asked for
BRANDED = ["", "people/", "exercises/squat/", "tips/", "our-way/"]
# A browser whose storage holds a payload, whatever it is asked for: an address says which one, and in which form.
KEPT = """(texts) => {
  const [number, form] = (new URLSearchParams(location.search).get("kept") ?? "").split(".");
  if (!number) return;
  const [record] = texts[number];
  Storage.prototype.getItem = (name) => {
    console.info(`kept: ${name}`);
    return name.includes("guide.") ? texts[number][form] : record;
  };
}"""


def test_no_payload_runs_from_the_address_of_a_page(
    browser: Browser, serve: Serve, recorder: Recorder, site: Path, record_property: Note
) -> None:
    """Every key that a page of a real guide reads holds the payload, before the # and behind it."""
    tried = payloads()[:: at(20, 1)]
    keys = [name for name in KEYS if name != "v"]
    with watched(browser, recorder) as seen:
        for payload in tried:
            said = "&".join(f"{name}={quote(payload.text)}" for name in ("h", "q", *keys))
            asked = [f"{page}?v=1&{said}#{part}&{said}" for page in ANSWERED for part in ("", quote(payload.text))]
            seen.read(serve(site), asked, ASYNC)
        assert seen.is_calm(MAY), vars(seen)
    record_property(COUNT, len(tried) * len(ANSWERED) * (len(keys) + 2))


def test_no_payload_runs_from_what_a_browser_kept(
    browser: Browser, serve: Serve, recorder: Recorder, site: Path, record_property: Note
) -> None:
    """Whatever a page asks its storage for, it gets the payload, by itself and in each shape that a page keeps."""
    tried = payloads()[:: at(20, 1)]
    with watched(browser, recorder) as seen:
        seen.page.context.add_init_script(f"({KEPT})({json.dumps([_kept(payload) for payload in payloads()])})")
        for payload in tried:
            asked = [f"{page}?kept={payload.number}.{form}" for page in ANSWERED for form in range(len(_kept(payload)))]
            seen.read(serve(site), asked, ASYNC)
        assert seen.is_calm(MAY), vars(seen)
    assert set(seen.kept) == {"/guide.body", f"/guide.ticks.{FIRST}", "/.__palette"}
    record_property(COUNT, seen.kept.total())


def _kept(payload: Payload) -> list[str]:
    """What storage may hold: a record as the theme and the guide keep them, the end of an address, the payload."""
    text = payload.text
    color = dict.fromkeys(("media", "scheme", "primary", "accent"), text)
    address = "&".join(f"{name}={quote(text)}" for name in KEYS)
    return [
        json.dumps({"plan": PLAN, "version": 1, "done": [text], "index": text, "color": color}),
        f"?{address}#{address}",
        text,
    ]


@pytest.mark.parametrize("first", range(at(1, 60)))
def test_no_payload_runs_from_a_brand(
    browser: Browser, serve: Serve, recorder: Recorder, tmp_path: Path, first: int, record_property: Note
) -> None:
    payload = payloads()[first]
    root = branded.brand(tmp_path / "brand")
    write_brand(root, payload)
    below = branded.guide(tmp_path / "guide")
    shutil.copytree(REPOSITORY / "overrides", below / "overrides", dirs_exist_ok=True)  # what a brand's words stand in
    with patch.dict(os.environ, {ELSEWHERE: str(below)}):
        previewed(root)
        taken = load(root).brand != PLAIN  # a brand.yml with something that can't be is not shown at all
    with watched(browser, recorder) as seen:
        for uri, page in seen.read(serve(root / "site"), BRANDED, ASYNC).items():
            assert (page["strange"], page["listening"], page["leads"]) == ([], [], []), uri
            assert (payload.line in page["whole"]) == taken, uri
        assert seen.is_calm(), vars(seen)
    record_property(COUNT, len(_texts(root)))


def _texts(root: Path) -> list[str]:
    """The texts of a brand in which a payload stands."""
    said = json.loads((root / "brand.yml").read_text("utf-8"))
    return [text for _, text in leaves(said) if "__fired" in str(text)]
