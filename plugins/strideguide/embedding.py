"""The picker for other websites: a page without the site's frame, and who may show pages of the guide."""

from __future__ import annotations

from .brand.switched import Embed
from .render import Renderer, Shown
from .views import find
from .views.guide import Desk, Guide

PICKER = "embed/picker/"


def embedded(guide: Guide, renderer: Renderer) -> dict[str, bytes]:
    """The files of the picker for an iframe, if there is a picker and it is proved."""
    picker, proved = guide.library.picker, guide.proof
    if picker is None or proved is None or proved.data is None:
        return {}
    desk = Desk(guide, PICKER)
    shown, view = Shown(desk, "embed", guide.words("brand.embed.title"), ()), find.view(desk, picker, proved.data)
    brand = guide.library.brand
    body = renderer.body("embed.html", {"page": shown, "view": view, "brand": brand})
    return {f"{PICKER}index.html": body.strip().encode(), **_headers(brand.embed)}


def _headers(embed: Embed) -> dict[str, bytes]:
    """The file by which Netlify and Cloudflare Pages tell browsers that no address goes along with a request, as each
    page says for itself, and who may show pages in a frame, if not all may.

    A page can't say the latter itself: browsers take `frame-ancestors` from a header alone.
    """
    told = "/*\n  Referrer-Policy: no-referrer\n"
    if embed.frame_ancestors:
        allowed = " ".join(["'self'", *embed.frame_ancestors])
        told += f"  Content-Security-Policy: frame-ancestors {allowed}\n"
    return {"_headers": told.encode()}
