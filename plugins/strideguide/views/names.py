"""The page of everything by its name: where the search leads without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..model.kinds import KINDS, LAST
from .guide import Desk
from .link import OF_INDEX, Group, Link

NAMES = "search/"


class NamesView(NamedTuple):
    """All names in groups, those of the kinds that are found first before the others, and `total` of them.

    Of kinds that are always found last the index alone is named.
    """

    groups: tuple[Group, ...]
    total: int


def view(desk: Desk, chapters: Mapping[str, str]) -> NamesView:
    """The page with all things, and with the titles of `chapters` by their addresses."""
    words, things = desk.guide.words, desk.guide.library.things
    kinds = sorted((kind for kind in KINDS.values() if things[kind.name]), key=lambda kind: kind.late)
    pages = [Link("", "", title, desk.up + (uri or "./")) for uri, title in chapters.items()]
    pages += [
        Link(kind.name, "", words(f"index.{kind.name}.title"), f"{desk.up}{kind.folder}/")
        for kind in kinds
        if kind.late >= LAST
    ]
    named = [
        Group(
            words(f"index.{kind.name}.title"), desk.links(kind.name, things[kind.name]),
            most=OF_INDEX, at=f"{desk.up}{kind.folder}/",
        )
        for kind in kinds
        if kind.late < LAST
    ]  # fmt: skip
    groups = (*named[:2], Group(words("search.chapters"), tuple(pages), most=OF_INDEX), *named[2:])
    return NamesView(groups, sum(len(group.links) for group in groups))
