"""What readers are told at an address that does not exist, as content/404.md says it: no page, but a part of one."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..front_matter import split
from ..views.guide import Afar, Guide
from .written import Chapter, leads_to

MISSING = "404.md"
_TITLE = re.compile(r"\A\s*# .*")


def missing(chapter: Chapter, guide: Guide) -> str:
    """Its title and its text as HTML; links begin with ROOT, as it is shown at any depth of the site."""
    desk = Afar(guide, "")

    def address(target: str) -> str | None:
        uri = leads_to(target, chapter)
        return desk.address(target) if uri is None else f"{desk.up}{uri}"

    text = _TITLE.sub("", split(chapter.text)[1])
    return str(Markup("<h1>{}</h1>{}").format(chapter.title, guide.prose.render(text, address)))
