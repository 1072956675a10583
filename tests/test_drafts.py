"""Drafts in a preview: whole ones on pages of their own, others by what they lack; everything else is as in a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from strideguide import site
from strideguide.hosts.frames import plan
from strideguide.hosts.publish import extend_sitemap
from tests import worlds

SQUAT = worlds.swapped(
    "data/exercises/squat.yml",
    ("title: Squat\n", "title: Air squat\ndraft: true\n"),
    ("easier: []", "easier: [squat]"),
    ("former_ids: [deep-squat]\n", ""),
)
DRAFTS = {
    "data/kit/mat.yml": "draft: true\ntitle: Mat\nplace: home\n",
    "data/kit/rug.yml": "draft: true\ntitle: Rug\nsummary: Thin.\nplace: home\n",
    "data/exercises/air-squat.yml": SQUAT,
    "data/exercises/hop.yml": SQUAT.replace("Air squat", "Hop").replace("all_of: []", "all_of: [mat]"),
    "data/exercises/skip.yml": SQUAT.replace("Air squat", "Skip").replace("levels:", "levels:\n      # later"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide with drafts: a mat without a summary, a whole rug, whole moves of which one needs the mat."""
    return worlds.write(tmp_path_factory.mktemp("drafts"), DRAFTS)


@pytest.fixture(scope="module")
def previewed(root: Path) -> site.Site:
    return site.build(root, drafts=True)


def test_a_site_with_drafts_is_the_site_without_them(root: Path, tmp_path: Path) -> None:
    made, plain = site.build(root), site.build(worlds.write(tmp_path))
    assert (made.problems, made.pages, made.files) == (plain.problems, plain.pages, plain.files)
    assert (made.redirects, made.chapters, made.search) == (plain.redirects, plain.chapters, plain.search)


def test_a_preview_has_pages_of_whole_drafts_and_lists_of_all(root: Path, previewed: site.Site) -> None:
    made = site.build(root)
    before, after = ({page.uri: page for page in one.pages} for one in (made, previewed))
    drafts = {"exercises/air-squat/", "exercises/skip/", "kit/rug/"}
    assert after.keys() - before.keys() == drafts
    assert {uri for uri in before if after[uri] != before[uri]} == {"exercises/", "kit/"}
    assert all("This is a draft." in after[uri].body for uri in drafts)
    assert (made.files, made.redirects) == (previewed.files, previewed.redirects)
    kit = after["kit/"].body
    assert '<a href="../kit/rug/">Rug</a> <span class="sg-grade">Draft</span>' in kit
    assert "Mat (<code>data/kit/mat.yml</code>) lacks: summary" in kit
    assert (
        "Hop (<code>data/exercises/hop.yml</code>): it names a draft that lacks something" in after["exercises/"].body
    )


def test_no_search_and_no_map_of_a_preview_has_a_draft(previewed: site.Site, tmp_path: Path) -> None:
    frames = plan(previewed.pages)
    path = tmp_path / "sitemap.xml"
    path.write_text("".join(f"<url><loc>https://a.example/{frame.uri}</loc></url>" for frame in frames))
    extend_sitemap(path, frames)
    index = previewed.search.index(tmp_path, previewed.pages).decode()
    assert "kit/chair/" in path.read_text() and '"chair/"' in index
    for word in ("rug", "air-squat"):
        assert word not in path.read_text() + index.lower()
