"""A picture of a brand's own on a page."""

from __future__ import annotations

from markupsafe import Markup

from ..brand.record import published
from ..images import picture
from .guide import Desk


def own_picture(desk: Desk, file: str, words: str = "", *, waits: bool = False) -> Markup:
    """The picture with its size, so that nothing on the page moves when it comes. `words` say what it shows, none if
    it only adorns; one that `waits` is loaded once a reader comes near.
    """
    found = picture(desk.guide.library.assets.get(file, b""))
    size = Markup(' width="{}" height="{}"').format(round(found.width), round(found.height)) if found else ""
    lazy = Markup(' loading="lazy"') if waits else ""
    return Markup('<img src="{}" alt="{}"{}{}>').format(desk.up + published(file), words, size, lazy)
