"""Small sites that are published, and what is there afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.folders import write

from strideguide.publishing.publication import Publication
from strideguide.publishing.room import Room

ADDRESS = "https://a.example/"


def site(n: int) -> Mapping[str, str]:
    """The site of build `n`: a page, and a style sheet of that build."""
    return {"index.html": f'<p>Build {n}<link href="assets/{n}.css">', f"assets/{n}.css": f"p {{order: {n}}}"}


def publish(live: Path, files: Mapping[str, str]) -> str:
    """Publish these files; what was said about a site that was taken over."""
    made = Publication(live, live.parents[1] / "guide")
    try:
        said = made.begin()
        write(made.stage, files)
        made.publish(ADDRESS)
        return said
    finally:
        assert made.end() == ""


def shown(live: Path) -> str:
    return (live / "index.html").read_text("utf-8")


def beside(live: Path) -> list[str]:
    """What the room of the site holds, hidden files aside."""
    return sorted(path.name for path in Room(live).folder.iterdir() if not path.name.startswith("."))
