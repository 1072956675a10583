"""Every address is one page's or one file's, also on web hosts to which capital letters make no difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .chapters import Chapter
from .names import ANOTHER, alike
from .problems import Place, Problem


def clashes(made: Iterable[str], written: Iterable[Chapter], files: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each chapter and file that has the address of another one, or of a page that is `made`.

    `files` are what stands beside the chapters and what brand.yml names: from its path in the site to what people call
    it.
    """
    taken = dict.fromkeys(made, "")
    by_hand: dict[str, str] = {}
    for chapter in sorted(written, key=lambda chapter: not chapter.prefix):  # those of a brand come last
        if chapter.uri in taken:
            yield _clash(chapter.place, chapter.uri, taken[chapter.uri])
        else:
            taken[chapter.uri] = by_hand[chapter.uri] = chapter.place
    by_hand |= files
    for address, other in alike([*taken, *files]):
        if address in by_hand:
            what = f'Some web hosts take its address "{address}" for "{other}", as only capitals or accents differ.'
            yield Problem(Place(by_hand[address]), "address-clash", what, ANOTHER)


def _clash(file: str, address: str, other: str) -> Problem:
    what = f'"{other}" has the address "{address}" too.' if other else f'The guide makes a page "{address}" itself.'
    return Problem(Place(file), "address-clash", what, "Rename or remove this file.")
