"""What readers are told at an address that does not exist, as content/404.md says it: no page, but a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ..front_matter import split
from ..problems import Place, Problem
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


def unsaid(chapter: Chapter) -> Iterator[Problem]:
    """A problem if it has no title, or nothing below it: it stands in the place of the guide's words and ways on."""
    front, body = split(chapter.text)
    if not (_TITLE.match(body) or "title:" in front) or not _TITLE.sub("", body).strip():
        what = "Readers at an address that does not exist would see no title, or nothing below it."
        remedy = 'Begin with a title such as "# Nothing is here", and say below it where to go; or delete the file.'
        yield Problem(Place(chapter.place), "chapter-heading", what, remedy)
