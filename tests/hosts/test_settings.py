"""What a folder of several layers is lent: a menu that fits its pages, and where its files are edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from strideguide.brand.record import Brand
from strideguide.brand.said import Legal
from strideguide.brand.shaped import Entry
from strideguide.hosts.settings import as_text, editing, lent, menu, navigation
from strideguide.layers import shipped
from strideguide.page import Page
from strideguide.site import Site

HOPS = Page("hops/", "Hops", "All hops.", "<h1>Hops</h1>", (), "data/hops.yml")


def site(*chapters: str, brand: Brand | None = None) -> Site:
    """A site with an index of hops and these chapters."""
    return Site((HOPS,), {}, {}, dict.fromkeys(chapters, "# A"), (), brand=brand or Brand(name="Fell"))


@pytest.mark.parametrize(
    ("entries", "kept"),
    [
        (["index.md", "gone.md"], ["index.md", "own.md"]),
        ([{"Home": "index.md"}, {"Gone": "gone.md"}], [{"Home": "index.md"}, "own.md"]),
        ([{"Read": ["gone.md", {"Home": "index.md"}]}], [{"Read": [{"Home": "index.md"}, "own.md"]}]),
        ([{"Gone": ["gone.md"]}, "index.md"], ["index.md", "own.md"]),
        ([{"A": [{"B": ["gone.md"]}, "hops/index.md"]}], [{"A": ["hops/index.md", "index.md", "own.md"]}]),
        ([{"Blog": "https://fell.example/"}, "index.md"], [{"Blog": "https://fell.example/"}, "index.md", "own.md"]),
        (["own.md", "index.md"], ["own.md", "index.md"]),
        ([{"First": ["index.md"]}, {"Second": ["hops/index.md"]}],
         [{"First": ["index.md", "own.md"]}, {"Second": ["hops/index.md"]}]),
    ],
)  # fmt: skip
def test_a_menu_loses_what_is_hidden_and_gains_what_is_new(entries: Sequence[Any], kept: Sequence[Any]) -> None:
    assert navigation(entries, site("index.md", "own.md")) == kept


def test_a_brands_own_menu_names_chapters_and_sections_by_their_files() -> None:
    said = [
        Entry(link="./"),
        Entry(link="hops/", label="Jump"),
        Entry(label="More", links=["own/", "hops/", "own/#end", "https://fell.example/"]),
    ]
    found = menu(site("index.md", "own.md", brand=Brand(name="Fell", menu=said)), {"index.md": "Home", "gone.md": "A"})
    more = ["own.md", "hops/index.md", "own/#end", "https://fell.example/"]
    assert found == [{"Home": "index.md"}, {"Jump": "hops/index.md"}, {"More": more}]


@pytest.mark.parametrize(
    ("own", "omitted"),
    [({}, "warn"), ({"nav": []}, "ignore"), ({"nav": [], "validation": {"omitted_files": "warn"}}, None)],
)
def test_a_menu_of_a_brands_own_may_leave_chapters_out(own: Mapping[str, Any], omitted: str | None) -> None:
    below = {"nav": ["index.md"], "validation": {"nav": {"omitted_files": "warn", "not_found": "warn"}}}
    said = lent(shipped() / "examples/brands/orrisford", own, site("index.md"), lambda _: dict(below))
    made = said.get("validation", {}).get("nav")
    assert made == (omitted and {"omitted_files": omitted, "not_found": "warn"})


@pytest.mark.parametrize("link", ["imprint/", "/imprint/", "imprint/#who"])
def test_what_is_linked_at_the_foot_stays_out_of_the_menu(link: str) -> None:
    brand = Brand(name="Fell", legal=Legal(imprint=link, privacy="https://fell.example/privacy/"))
    assert navigation(["index.md"], site("index.md", "imprint.md", brand=brand)) == ["index.md"]


@pytest.mark.parametrize(
    ("repository", "below"),
    [
        (None, ""),
        ("https://github.com/fell/forest", "https://github.com/fell/forest/edit/main/content/"),
        ("https://github.com/fell/forest/", "https://github.com/fell/forest/edit/main/content/"),
        ("https://github.com/a/b/tree/live/brands/fell", "https://github.com/a/b/edit/live/brands/fell/content/"),
        ("https://gitlab.com/fell/forest", "https://gitlab.com/fell/forest/-/edit/main/content/"),
        ("https://gitlab.com/a/b/-/tree/main/fell", "https://gitlab.com/a/b/-/edit/main/fell/content/"),
    ],
)
def test_where_a_chapter_is_edited(repository: str | None, below: str) -> None:
    assert editing(repository) == below


def test_what_a_chapter_says_of_itself_is_html_however_deep_it_says_it() -> None:
    said = {"title": "<b>", "hide": ["toc"], "authors": [{"name": "<i>", "since": 2020, "R&D": True}]}
    made = {"title": "&lt;b&gt;", "hide": ["toc"], "authors": [{"name": "&lt;i&gt;", "since": 2020, "R&amp;D": True}]}
    assert as_text(said) == made
