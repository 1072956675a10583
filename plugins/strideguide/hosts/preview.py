"""While authors write: the last good pages stay up, and every page says what is wrong with the files."""

from __future__ import annotations

import html
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..page import Heading, Page
from ..problems import Place, Problem
from ..site import Site

FIRST = 3  # problems that a banner names
ADDRESS = "_problems/"
_STYLE = "padding:.6rem 1rem;background:#8c1d18;color:#fff;font:16px/1.5 sans-serif;position:relative;z-index:9"


class Preview:
    """What a server that rebuilds has to remember between builds."""

    def __init__(self) -> None:
        self._good: Site | None = None
        self._problems: tuple[Problem, ...] = ()
        self._root = Path()
        self._kept = Path(tempfile.mkdtemp(prefix="strideguide_"))

    def shown(self, site: Site, root: Path) -> Site:
        """The site to show: this one if it is good, else the last good one, with a page of problems."""
        self._problems, self._root = site.problems, root
        if not site.problems:
            self._good = site
            return site
        shown = self._good or site
        chapters = {**site.chapters, **shown.chapters}  # a new one is shown as it is
        return replace(shown, pages=(*shown.pages, _page(site.problems, root)), chapters=chapters)

    def finish(self, folder: Path, base: str) -> None:
        """Put the banner on every page in `folder`; `base` is the path of the site on its server."""
        if self._problems:
            add_banner(folder, banner(self._problems, self._root, f"{base or '/'}{ADDRESS}"))

    def guard(
        self, builder: Callable[[], None], folder: Path, root: Path, tell: Callable[[str], Any]
    ) -> Callable[[], None]:
        """`builder`, but when it raises, the pages of the build before come back, with a banner.

        An exception in a rebuild makes MkDocs hold back every answer until a build succeeds (mkdocs 1.6.1,
        livereload: `serve_request` waits for `_visible_epoch`).
        """
        self._keep(folder)

        def guarded() -> None:
            try:
                builder()
            except Exception as error:
                problem = from_error(error, root)
                tell(f"{problem}\nThe pages of the last good build stay up.")
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(self._kept, folder)
                add_banner(folder, banner([problem], root, ""))
            else:
                self._keep(folder)

        return guarded

    def _keep(self, folder: Path) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(folder, self._kept)

    def close(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)


def from_error(error: Exception, root: Path) -> Problem:
    """What a template or a configuration did wrong, at its line if that can be known."""
    steps = traceback.extract_tb(error.__traceback__)
    places = [(step.filename, step.lineno or 1) for step in steps]
    places.append((str(getattr(error, "filename", None) or ""), int(getattr(error, "lineno", None) or 1)))
    for file, line in reversed(places):
        if file and Path(file).is_relative_to(root) and Path(file).suffix in (".html", ".xml", ".md"):
            place = Place(Path(file).relative_to(root).as_posix(), line)
            return Problem(place, "template-failed", f"The template failed: {error}.")
    return Problem(Place("mkdocs.yml"), "template-failed", f"The host could not build the site. {error}")


def banner(problems: Iterable[Problem], root: Path, more: str) -> str:
    """HTML that names the first problems, with links to their lines; `more` is the address of all of them."""
    listed = list(problems)
    count = f"{len(listed)} problem{'s' * (len(listed) > 1)} in the guide's files. "
    kept = "Until they are mended, pages may be older than your files, or missing."
    lines = "".join(f"<div>{_line(problem, root, 'color:#fff')}</div>" for problem in listed[:FIRST])
    link = f'<a style="color:#fff" href="{html.escape(more)}">All problems</a>' if more else ""
    text = f"<b>{count}</b>{kept}{lines}{link}"
    return f'<aside class="guide-problems" role="alert" style="{_STYLE}">{text}</aside>'


def _line(problem: Problem, root: Path, style: str = "") -> str:
    where = problem.place
    address = f"vscode://file{quote(str((root / where.file).absolute()))}:{where.line}:{where.column}"
    text = f"{problem.message} {problem.remedy}".strip()
    styled = f' style="{style}"' if style else ""
    return f'<a{styled} href="{html.escape(address)}">{html.escape(str(where))}</a> {html.escape(text)}'


def _page(problems: Iterable[Problem], root: Path) -> Page:
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.place.file, []).append(problem)
    body = '<h1 id="problems">Problems</h1>\n'
    headings = []
    for number, (file, ours) in enumerate(files.items(), 1):
        headings.append(Heading(f"file-{number}", file))
        items = "".join(f"<li>{_line(problem, root)} (<code>{problem.code}</code>)</li>\n" for problem in ours)
        body += f'<h2 id="file-{number}">{html.escape(file)}</h2>\n<ul>\n{items}</ul>\n'
    return Page(ADDRESS, "Problems", "What to mend in the guide's files.", body, tuple(headings), "mkdocs.yml")


def add_banner(folder: Path, text: str) -> None:
    """Put `text` at the top of every page in `folder`."""
    for path in folder.rglob("*.html"):
        page = path.read_text("utf-8")
        start = page.find("<body")
        end = page.find(">", start) + 1 if start >= 0 else 0
        path.write_text(page[:end] + text + page[end:], "utf-8")
