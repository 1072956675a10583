"""Compressed twins of a site's text files, which a host may send in their place."""

from __future__ import annotations

import gzip
import sys
from importlib import import_module
from pathlib import Path

import pytest
from tests.folders import contents, write
from tests.publishing.published import publish

from strideguide.publishing import manifest
from strideguide.publishing.publication import verify
from strideguide.publishing.refusals import RefusedError

LONG = "<p>Calf raises, slowly. " * 40
UNPACK = {"gz": gzip.decompress, "br": import_module("brotli").decompress}


def asked(live: Path, kinds: str) -> None:
    write(live.parents[1] / "guide", {"mkdocs.yml": f"plugins: [{{strideguide: {{compressed: [{kinds}]}}}}]"})


@pytest.mark.parametrize("kinds", ["", "gz", "br", "gz, br"])
def test_texts_have_the_twins_that_mkdocs_yml_asks_for(live: Path, kinds: str) -> None:
    files = {"index.html": LONG, "a.css": "p {}", "sitemap.xml.gz": "", "a.png": LONG}
    asked(live, kinds)
    publish(live, {**files, "index.html.gz": "of another page"} if "gz" in kinds else files)
    made, there = manifest.read(live), contents(live)
    twins = {f"index.html.{kind}" for kind in kinds.split(", ") if kind}
    assert made and there.keys() == {*files, *twins, manifest.NAME} and made.files.keys() == {*files, *twins}
    assert {UNPACK[twin[-2:]](there[twin]).decode() for twin in twins} <= {LONG}
    assert verify(live) == []
    publish(live, files)
    again = manifest.read(live)
    assert again and again.build == made.build


def test_a_twin_leaves_with_its_file_and_is_verified(live: Path) -> None:
    asked(live, "gz")
    publish(live, {"index.html": LONG, "old/index.html": LONG})
    publish(live, {"index.html": LONG})
    assert {*contents(live)} == {"index.html", "index.html.gz", manifest.NAME}
    (live / "index.html.gz").write_bytes(b"another")
    assert verify(live) == ["index.html.gz: it is not as it was built."]


@pytest.mark.parametrize(("kinds", "told"), [("zip", 'says "zip" below "compressed"'), ("br", "strideguide[brotli]")])
def test_what_cant_be_made_is_refused_before_the_work(
    live: Path, monkeypatch: pytest.MonkeyPatch, kinds: str, told: str
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    asked(live, kinds)
    with pytest.raises(RefusedError, match=r"^mkdocs\.yml ") as refused:
        publish(live, {"index.html": LONG})
    assert told in str(refused.value) and not live.exists()
