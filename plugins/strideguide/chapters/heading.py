"""The home page with what brand.yml says of it: its title, its sentence for search engines, and its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..front_matter import split
from ..library import BRAND_AT, Library
from ..problems import Place, Problem
from .directives import HOME
from .written import DIRECTIVE, Chapter, lines


def headed(chapter: Chapter, library: Library) -> Chapter:
    """The home page, called as its headline says; all other chapters as they are."""
    home = library.brand.home
    if chapter.file != HOME or not (home.headline or home.lead):
        return chapter
    front, body = split(chapter.text)
    for name, words in (("title", home.headline), ("description", home.lead)):
        if words:
            said = f"{name}: {json.dumps(words, ensure_ascii=False)}".replace("\\", r"\\")
            front = re.sub(rf"^{name}:[ \t]+[^\s>|].*$(?!\n[ \t])", said, front, flags=re.M)
    return replace(chapter, text=front + body)


def headless(written: Iterable[Chapter], library: Library) -> Iterator[Problem]:
    """A problem if brand.yml says something of the head of a home page that has none."""
    found = {chapter.file: chapter for chapter in written}.get(HOME)
    asked = (line for line in lines(found.text) if not line.apart) if found else ()
    marks = (DIRECTIVE.fullmatch(line.text) for line in asked)
    if any(mark and mark[1] == "hero" for mark in marks):
        return
    for place in _said(library):
        what = f"content/{HOME} has no head in which this could stand."
        remedy = 'Write "<!-- hero: begin -->" and "<!-- hero: end -->" into it, each on a line of its own.'
        yield Problem(place, "override-orphan", what, remedy)


def _said(library: Library) -> Iterator[Place]:
    brand, origin = library.brand, library.origins.get(BRAND_AT)
    if origin and any(getattr(brand.home, name) for name in type(brand.home).model_fields):
        yield origin.place(("home",), key=True)
    for index, each in enumerate(brand.testimonials if origin else ()):
        if origin and "home" in each.on:
            yield origin.place(("testimonials", index, "on", each.on.index("home")))
