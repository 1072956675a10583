"""Links to a part of a page: whether it has that part. Only a build can tell, as templates make the parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .chapters import Chapter, links_in
from .library import Library
from .marks import marks, numbered_targets
from .model.kinds import KINDS
from .page import Page
from .problems import Place, Problem, brief, did_you_mean

_ID = re.compile(r"\bid=[\"']?([^\"'\s>]+)")
_TO_A_PART = re.compile(r":[a-z0-9-]+#")


def check(library: Library, chapters: Iterable[Chapter], made: Iterable[Page]) -> Iterator[Problem]:
    """A problem for each link by kind and id whose part, the word after "#", is no id on the page."""
    bodies = {page.uri: page.body for page in made}
    for target, place in (*_in_data(library), *_in_chapters(chapters)):
        yield from _check(target, place, bodies)


def _in_data(library: Library) -> Iterator[tuple[str, Place]]:
    for record, origin in library.records():
        if _TO_A_PART.search(origin.document.text):
            for path, _, text in marks(record):
                for target, nth in numbered_targets(text):
                    if "#" in target:
                        yield target, origin.find(path, target, nth)


def _in_chapters(chapters: Iterable[Chapter]) -> Iterator[tuple[str, Place]]:
    for chapter in chapters:
        if _TO_A_PART.search(chapter.text):
            yield from ((target, place) for target, place in links_in(chapter) if "#" in target)


def _check(target: str, place: Place, bodies: Mapping[str, str]) -> Iterator[Problem]:
    kind, _, rest = target.partition(":")
    id, _, part = rest.partition("#")
    body = bodies.get(KINDS[kind].uri(id)) if kind in KINDS and not KINDS[kind].shared else None
    if body is None:  # the page itself is missing, which is told elsewhere, or it has no parts of its own
        return
    parts = dict.fromkeys(_ID.findall(body))
    if part not in parts and "=" not in part:  # a reader's answers, as in "plan:run-again#pain=shin-splints"
        what = f'The page of the {kind} "{id}" has no part "{brief(part)}".'
        yield Problem(place, "broken-anchor", what, did_you_mean(part, parts) or "Leave out what follows the #.")
