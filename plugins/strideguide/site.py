"""Floor 5: the one door. A guide's folder goes in, a whole site comes out: pages, files, redirects, problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import checks, links
from .library import Library, load
from .page import Page
from .problems import Problem, in_order


@dataclass(frozen=True)
class Site:
    """Everything that the guide adds to a host's site.

    `redirects` leads from an old uri to the new one. `files` are further files by their path in the site ("data.json",
    "assets/strideguide/guide.css"). `chapters` are the hand-written pages by their path below content/, as Markdown in
    which links to entities and directives are resolved.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    redirects: Mapping[str, str]
    chapters: Mapping[str, str]
    problems: tuple[Problem, ...]


def check(root: Path) -> list[Problem]:
    """Everything that is wrong with the guide below `root`, in order of place."""
    return problems_of(load(root))


def problems_of(library: Library) -> list[Problem]:
    """What reading found, what leads nowhere, and what breaks a rule."""
    return in_order([*library.problems, *links.check(library), *checks.check(library)])


def build(root: Path) -> Site:
    """Read the guide below `root`, check it and make its pages. Never raises for what an author wrote."""
    raise NotImplementedError
