"""Drafts as a preview shows them: whole ones on pages of their own, all of them by name in the list of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .drafts import Draft
from .layers.hiding import Key
from .model.kinds import KINDS
from .page import Page
from .pages import index_pages, thing_pages
from .render import Renderer
from .unfinished import missing
from .views.guide import Guide

HEAD = "</h1>"


def with_drafts(made: Sequence[Page], guide: Guide, renderer: Renderer) -> list[Page]:
    """The pages of a guide with those of its whole drafts, and its lists with all drafts. No search finds a draft."""
    lacking = missing(guide.library)
    if not lacking:
        return [*made]
    shown = Guide(guide.library.with_drafts(), guide.words, guide.proof)
    pages = {page.uri: page for page in made}
    for name in dict.fromkeys(kind for kind, _ in lacking):
        kind = KINDS[name]
        here = {key: draft for key, draft in guide.library.drafts.items() if key[0] == name}
        whole = [key for key in here if not lacking[key] and key[1] in shown.library.things[name]]
        if whole or guide.library.things[name]:
            index = next(index_pages(shown, renderer, kind))
            entries = pages[index.uri].search if index.uri in pages else ()
            told = renderer.body("drafts.html", {"drafts": _told(here.values(), lacking, whole)})
            pages[index.uri] = _below_head(replace(index, search=entries), told)
        for key in [] if kind.shared else whole:
            page = next(thing_pages(shown, renderer, kind, shown.library.things[name][key[1]]))
            banner = renderer.body("draft.html", {"file": here[key].file})
            pages[page.uri] = _below_head(replace(page, search=(), draft=True), banner)
    return [*pages.values()]


def _told(
    drafts: Iterable[Draft], lacking: Mapping[Key, Sequence[str]], whole: Sequence[Key]
) -> list[Mapping[str, Any]]:
    """Each draft as its list names it: its file, its page if it has one, and what it lacks."""
    return [
        {
            "title": draft.title,
            "file": draft.file,
            "href": f"{draft.id}/" if (draft.kind, draft.id) in whole else "",
            "lacks": lacking[draft.kind, draft.id],
            "waits": draft.whole is not None,
        }
        for draft in drafts
    ]


def _below_head(page: Page, html: str) -> Page:
    before, head, after = page.body.partition(HEAD)
    return replace(page, body=f"{before}{head}\n{html.strip()}{after}")
