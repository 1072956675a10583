"""Links to a part of a page: whether it has that part. Templates make the parts, so linked pages are made for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from .chapters import Chapter, leads_to, links_in
from .library import Library
from .marks import marks, numbered_targets
from .model.kinds import KINDS
from .problems import Place, Problem, brief, did_you_mean

Body = Callable[[str], str | None]
_ID = re.compile(r"\bid=[\"']?([^\"'\s>]+)")
_TO_A_PART = re.compile(r":[a-z0-9-]+#")


def check(library: Library, chapters: Iterable[Chapter], body: Body) -> Iterator[Problem]:
    """A problem for each link to a generated page whose part, the word after "#", is no id there.

    `body` makes the HTML of the page at a uri, None if no page of the guide is there.
    """
    for target, uri, place in (*_in_data(library), *_in_chapters(chapters)):
        yield from _check(target, uri, place, body)


def _in_data(library: Library) -> Iterator[tuple[str, str, Place]]:
    for record, origin in library.records():
        if _TO_A_PART.search(origin.document.text):
            for path, _, text in marks(record):
                for target, nth in numbered_targets(text):
                    if "#" in target:
                        yield target, _uri(target), origin.find(path, target, nth)


def _in_chapters(chapters: Iterable[Chapter]) -> Iterator[tuple[str, str, Place]]:
    for chapter in chapters:
        if "#" in chapter.text:
            for target, place in links_in(chapter):
                path, _, part = target.partition("#")
                if path and part:
                    yield target, _uri(target) or leads_to(path, chapter) or "", place


def _uri(target: str) -> str:
    """The page to which a link by kind and id leads, "" if it is none, or if the page has no parts of its own."""
    kind, _, id = target.partition("#")[0].partition(":")
    return KINDS[kind].uri(id) if id and kind in KINDS and not KINDS[kind].shared else ""


def _check(target: str, uri: str, place: Place, body: Body) -> Iterator[Problem]:
    path, _, part = target.partition("#")
    if "=" in part:  # a reader's answers, as in "plan:run-again#pain=shin-splints"
        return
    html = body(uri) if uri else None
    if html is None:  # the page itself is missing, which is told elsewhere, or it is a chapter's
        return
    parts = dict.fromkeys(_ID.findall(html))
    if unquote(part) not in parts:
        what = f'The page "{brief(path)}" has no part "{brief(part)}".'
        yield Problem(place, "broken-anchor", what, did_you_mean(part, parts) or "Leave out what follows the #.")
