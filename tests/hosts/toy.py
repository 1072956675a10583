"""A guide in miniature: builds a Site from files of four lines, so that the hosts are tested without the core.

`data/<section>/<id>.txt` holds a title, a description, a text and headings with "," between them. "index" is the
page of the section. A text that says "broken" is a problem.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from pathlib import Path

from strideguide.brand.record import PLAIN
from strideguide.page import Heading, Page, SearchEntry
from strideguide.problems import Place, Problem
from strideguide.search import Search
from strideguide.served import Served
from strideguide.sharing.cards import Card
from strideguide.sharing.drawn import Paper
from strideguide.sharing.shared import Shared
from strideguide.sharing.tones import Tones
from strideguide.site import Site

DOUBT = Problem(Place("data/drills/march.txt", 3), "markup", "The text has markup.", "Look at it once more.")
SWAPPED = "1 hidden move: swapped in 2 plans."
SERVED = Served({"guide.css": b"", "guide.js": b""})
CONFIG = """\
site_name: Toy guide
site_url: https://toy.example/guide/
repo_url: https://git.example/toy
edit_uri: edit/main/content/
docs_dir: content
theme: {name: material, font: false, features: [content.action.edit, navigation.tabs, navigation.footer]}
plugins: {search: {}, strideguide: {}}
markdown_extensions: {toc: {permalink: true}}
nav: [{Home: index.md}, {Drills: drills/index.md}, {About: about.md}]
"""

ABOUT = """\
---
title: About <i>it</i>
description: About "it" & <i>more</i>.
---

# About

Resolved: [skip](../drills/skip/#how).

<p><a href="../drills/march/">March</a></p>
"""


def build(root: Path, load: object = None, drafts: bool = False) -> Site:
    """The site of the toy guide below `root`, in which there are no data to load and no drafts."""
    sources = sorted((root / "data").rglob("*.txt"))
    pages = tuple(page(path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in sources)
    problems = tuple(
        Problem(Place(made.source, 3, 1), "promise", "The text is broken.", "Mend it.")
        for made in pages
        if "broken" in made.body
    )
    return Site(
        pages,
        files={"data.json": b"{}", **SERVED.files},
        redirects={"drills/old-skip/": "drills/skip/#how"},
        chapters={"about.md": ABOUT},
        problems=problems,
        served=SERVED,
        search=Search(titles={"": "Pages", "#": "Parts"}),
        warnings=(DOUBT,),
        shared=Cards(),
        swapped=SWAPPED,
    )


class Cards(Shared):
    """A card for each page, with its address on it."""

    def __init__(self) -> None:
        self._svg = {}
        self._paper = Paper(Tones(PLAIN), "Toy guide")

    def card(self, uri: str) -> Card:
        return Card(uri, "", uri or "home")


def page(source: str, text: str) -> Page:
    """The page of one file; its <h1> and <h2> are those that Material would make."""
    title, description, words, heads, *_ = [*text.split("\n"), "", "", ""]
    section, name = source.removeprefix("data/").removesuffix(".txt").split("/", 1)
    headings = tuple(Heading(head.lower(), head) for head in heads.split(",") if head)
    body = _heading(1, title.lower().replace(" ", "-"), title) + f"\n<p>{html.escape(words, quote=False)}</p>"
    body += "".join("\n" + _heading(2, heading.id, heading.title) for heading in headings)
    search = (SearchEntry("", title, words), *(SearchEntry(heading.id, heading.title, "") for heading in headings))
    uri = f"{section}/" if name == "index" else f"{section}/{name}/"
    return Page(uri, title, description, body, headings, source, search)


def _heading(level: int, anchor: str, title: str) -> str:
    link = f'<a class="headerlink" href="#{anchor}" title="Permanent link">&para;</a>'
    return f'<h{level} id="{anchor}">{html.escape(title, quote=False)}{link}</h{level}>'


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, which is handed back."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def guide(root: Path, more: dict[str, str] | None = None) -> Path:
    """A toy guide with an index and two drills, one of them without headings."""
    files = {
        "mkdocs.yml": CONFIG,
        "content/index.md": "# Home\n\nWelcome. See [drills](drills/index.md).\n",
        "content/about.md": "# About\n\nRaw.\n",
        "data/drills/index.txt": "Drills\nAll the drills.\nPick one.\nEasy,Hard",
        "data/drills/skip.txt": "Skip\nA skip & a hop.\nLift the knee <fast>.\nHow,Why",
        "data/drills/march.txt": "March\nA march.\nWalk tall.",
    }
    return write(root, files | (more or {}))
