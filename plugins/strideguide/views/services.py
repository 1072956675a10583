"""Services of others on pages: a slot for each, which loads nothing until its reader says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize
from urllib.parse import urlsplit

from markupsafe import Markup

from ..brand.record import Brand
from ..brand.services import ANALYTICS, Service
from ..words import Words
from .guide import Desk
from .own_picture import own_picture

_SLOT = Markup(
    '<guide-slot data-name="{name}" data-src="{src}" data-title="{title}" data-policy="{policy}" data-shape="{shape}">'
    '<section class="sg-slot" aria-label="{title}">{preview}<p><strong>{title}</strong> {text}</p>'
    '<p class="sg-cite">{asks}</p>'
    '<p><a href="{src}" rel="noopener noreferrer">{visit}</a> '
    '<button type="button" class="md-button" value="yes" hidden>{show}</button>'
    '<button type="button" class="md-button" value="no" hidden>{close}</button></p></section></guide-slot>'
)


def slots(desk: Desk, *places: str) -> tuple[Markup, ...]:
    """The slots of the services that stand in one of these places."""
    return tuple(slot(desk, one) for one in desk.guide.library.brand.services if {*places} & {*one.on})


def slot(desk: Desk, service: Service) -> Markup:
    """The place of a service on a page. Without scripts it is a link."""
    words, host = desk.guide.words, urlsplit(service.address).netloc
    return _SLOT.format(
        name=service.name,
        src=service.address,
        title=service.title,
        text=service.text or "",
        policy="strict-origin" if service.tells_origin else "no-referrer",
        shape=service.shape,
        preview=own_picture(desk, service.preview, waits=True) if service.preview else "",
        asks=words("brand.service.asks", who=service.who, host=host),
        visit=words("brand.service.visit", host=host),
        show=words("brand.service.show"),
        close=words("brand.service.close"),
    )


def choices(brand: Brand, words: Words) -> Iterator[dict[str, Any]]:
    """What readers of a brand are asked to allow, for the foot of each page."""
    if brand.analytics is not None:
        yield {"name": ANALYTICS, "title": words("brand.host.consent_title")}
    for one in brand.services:
        yield {"name": one.name, "title": words("brand.service.choice", title=one.title, who=one.who)}


def frames(brand: Brand) -> str:
    """The websites that pages of a brand may show, for their content policy; "" without any, as then none is needed."""
    return " ".join(dict.fromkeys("https://" + _sent(urlsplit(one.address).netloc) for one in brand.services))


def _sent(site: str) -> str:
    """A website's name as browsers send it, in ASCII; a policy with any other letter allows nothing."""
    name, colon, port = normalize("NFKC", site.lower()).partition(":")
    parts = (part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in name.split("."))
    return f"{'.'.join(parts)}{colon}{port}"
