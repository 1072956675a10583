"""Builds that are kept and gone back to, and a site that is held against its manifest."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.folders import write
from tests.publishing.published import ADDRESS, beside, publish, shown, site

from strideguide.publishing import manifest, place
from strideguide.publishing.publication import rollback, verify
from strideguide.publishing.refusals import RefusedError
from strideguide.publishing.room import KEPT, Room


def test_the_last_builds_are_kept_and_gone_back_to_one_by_one(live: Path) -> None:
    for n in range(KEPT + 3):
        publish(live, site(n))
    assert len(beside(live)) == KEPT + 1
    for n in reversed(range(2, KEPT + 2)):
        rollback(live)
        assert f"Build {n}" in shown(live)
        assert verify(live) == []
        assert (live / f"assets/{n + 1}.css").is_file(), "pages of the build that was left still find their assets"
    with pytest.raises(RefusedError, match="no earlier build is kept"):
        rollback(live)
    publish(live, site(99))
    rollback(live)
    assert "Build 2" in shown(live)


def test_there_is_no_way_back_to_what_is_not_whole_or_over_what_is_not_ours(live: Path) -> None:
    with pytest.raises(RefusedError, match="no earlier build is kept"):
        rollback(live)
    publish(live, site(1))
    publish(live, site(2))
    kept = Room(live).kept()[0]
    (live / "CNAME").write_text("a.example", "utf-8")
    with pytest.raises(RefusedError, match=r"holds what no build has made \(CNAME\)"):
        rollback(live)
    (live / "CNAME").unlink()
    (kept / "assets/1.css").write_text("changed", "utf-8")
    with pytest.raises(RefusedError, match=r"can't be published: assets/1\.css: it is not as it was built"):
        rollback(live)
    assert "Build 2" in shown(live) and beside(live) == [kept.name, "lock"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"index.html": "<p>Changed"}, ["index.html: it is not as it was built."]),
        ({"index.html": None}, ["index.html: the manifest names it, and it is not there."]),
        ({"more.html": "<p>More"}, ["more.html: no build has made it.", place.INTO_CONTENT]),
        ({".DS_Store": "where icons stand"}, []),
        ({manifest.NAME: "{}"}, ["SITE is no site of ours: it has no manifest (.strideguide.json)."]),
    ],
)
def test_a_site_is_verified(change: dict[str, str | None], said: list[str], live: Path) -> None:
    publish(live, site(1))
    for path, text in change.items():
        if text is None:
            (live / path).unlink()
        else:
            (live / path).write_text(text, "utf-8")
    assert [line.replace(str(live), "SITE") for line in verify(live)] == said


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(live: Path) -> None:
    publish(live, site(1))
    publish(live, site(2))
    (live / "index.html").unlink()
    os.mkfifo(live / "index.html")
    assert verify(live) == ["index.html: the manifest names it, and it is not there."]
    os.mkfifo(Room(live).stage)
    publish(live, site(3))
    assert verify(live) == []


def test_what_is_as_it_was_built_is_looked_over_all_the_same(live: Path) -> None:
    made = manifest.Manifest({"a.html": manifest.Entry.of(b"<p>guideframetitle")}, {}, ADDRESS)
    write(live, {"a.html": "<p>guideframetitle", manifest.NAME: made.written().decode()})
    assert verify(live) == ["a.html: it holds words of a frame that nobody has filled."]
