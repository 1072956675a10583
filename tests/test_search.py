"""What the search's index has of a site: its pages, and those of a host."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from strideguide.chapters import Chapter
from strideguide.library import Library
from strideguide.page import Page, SearchEntry
from strideguide.search import search
from strideguide.words import Words

SQUAT = SearchEntry(
    "", "Squat", "You bend.", "exercise", ("air squat", "sit"), "", "", ("glutes",), ("soleus", "glutes")
)
HOSTS = """<html><head><meta name="description" content="What to &amp; do"></head><article>
<h1 id="eat">Eating &amp; more<a class="headerlink" href="#eat">&para;</a></h1><h2 id="why">Why <em>eat</em>?</h2>
<h2>No address</h2><h3 id="deep">Too deep</h3></article></html>"""


def index(folder: Path, files: dict[str, str], pages: tuple[Page, ...] = (), chapters: str = "") -> dict[str, Any]:
    """The index of a site with these files of a host, one chapter of which begins with `chapters`; rows by group."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    made = search(Library(), Words.load(), [Chapter("eating.md", chapters)])
    groups = json.loads(made.index(folder, pages))["groups"]
    return {group["kind"]: group["rows"] for group in groups}


def test_a_thing_has_its_address_its_names_and_its_muscles(tmp_path: Path) -> None:
    page = Page("exercises/squat/", "Squat", "", "<h1>Squat</h1>", (), "", (SQUAT,))
    written = {"exercises/squat/index.html": HOSTS}
    assert index(tmp_path, written, (page,)) == {
        "exercise": [["squat/", "Squat", "air squat\nsit", "You bend.", "", "glutes/soleus"]]
    }


def test_what_is_left_out_by_its_address_is_not_found(tmp_path: Path) -> None:
    written = {"exercises/squat/index.html": HOSTS, "blog/eat/index.html": HOSTS}
    page = Page("exercises/squat/", "Squat", "", "<h1>Squat</h1>", (), "", (SQUAT,))
    index(tmp_path, written)
    made = replace(search(Library(), Words.load(), []), left_out=lambda at: at in ("exercises/squat/", "blog/eat/#why"))
    groups = json.loads(made.index(tmp_path, (page,)))["groups"]
    assert [row[0] for group in groups for row in group["rows"]] == ["blog/eat/"]


def test_a_hosts_page_is_found_by_its_title_and_its_parts(tmp_path: Path) -> None:
    assert index(tmp_path, {"blog/eat/index.html": HOSTS}) == {
        "": [["blog/eat/", "Eating & more", "", "What to & do"]],
        "#": [["blog/eat/#why", "Why eat?"]],
    }


@pytest.mark.parametrize(
    ("front", "rows"),
    [
        ("---\naliases: [food, diet]\n---\n", [["eating/", "Eating & more", "food\ndiet", "What to & do"]]),
        ("---\nsearch: {boost: 2.5}\n---\n", [["eating/", "Eating & more", "", "What to & do", "", "", "", "2.5"]]),
        ("---\nsearch: {exclude: true}\n---\n", None),
    ],
)
def test_a_chapter_says_how_it_is_found(tmp_path: Path, front: str, rows: list[list[str]] | None) -> None:
    assert index(tmp_path, {"eating/index.html": HOSTS}, (), front).get("") == rows


@pytest.mark.parametrize(
    "text",
    [HOSTS.replace("<head>", '<head><meta name="robots" content="noindex">'), "<html><body>google1234</body></html>"],
    ids=["asks to be left out", "no page"],
)
def test_what_no_index_may_name_is_not_found(tmp_path: Path, text: str) -> None:
    assert index(tmp_path, {"a/index.html": text}) == {}
