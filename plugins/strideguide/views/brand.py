"""Who publishes the guide, as pages and other files say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from ..brand.calls import Call, PickerCall
from ..brand.identity import SCHEMES
from ..brand.record import Brand, published
from ..brand.said import Person
from ..brand.shown import Logo
from ..images import picture
from ..licences import ADDRESS, LICENCE
from ..model.questions import QUESTIONS
from ..prose import bare
from ..words import Words
from .guide import Desk
from .page_data import Paper
from .services import choices, frames

PEOPLE = "people/"
PROGRAM = "https://github.com/strideguide/strideguide"
Facts = dict[str, Any]


class CallView(NamedTuple):
    """A call to action on one page; `href` is relative to it if it leads to a page of the site."""

    label: str
    href: str
    text: str


class PickerCallView(NamedTuple):
    """A call to action of the picker. `on` are the answers with which it stands, "" for all others; `to` is the address
    or the website to which it carries answers, "" if it carries none, and `field` what holds them there.
    """

    call: CallView
    on: str
    to: str
    field: str

    @property
    def alive(self) -> bool:
        """Whether it needs a script."""
        return bool(self.on or self.to)


class PersonView(NamedTuple):
    """A person of the brand; `photo` and `href` are addresses from the page, "" if there is none."""

    thing: Person
    photo: str
    href: str
    words: Markup


class People(NamedTuple):
    """Who works for the brand, and what clients say."""

    persons: tuple[PersonView, ...]
    testimonials: tuple[tuple[str, Markup], ...]


def has_people(brand: Brand) -> bool:
    """Whether there is a page of people: those who work for the brand, or clients who speak."""
    return bool(brand.people or brand.testimonials)


def call(desk: Desk, slot: str, page: str = "") -> CallView | None:
    """The call to action that stands in a place of a page, if the brand has one for it: that of this `page` alone, by
    kind and id, before that of the place.
    """
    calls = desk.guide.library.brand.calls
    found: Call | None = next((one for one in calls.only if page in one.on), getattr(calls, slot))
    return _call(desk, found) if found else None


def _call(desk: Desk, call: Call) -> CallView:
    return CallView(call.label, lead(desk, call.link), call.text or "")


def picker_calls(desk: Desk) -> Iterator[PickerCallView]:
    """The calls below the picker's plans: those for some answers in the brand's order, then that for all others."""
    calls = desk.guide.library.brand.calls
    for own in calls.only:
        if on := [where for where in own.on if where.partition(":")[0] in QUESTIONS]:
            yield _picker_call(desk, own, " ".join(on))
    if calls.picker:
        yield _picker_call(desk, calls.picker, "")


def _picker_call(desk: Desk, call: PickerCall, on: str) -> PickerCallView:
    link = urlsplit(call.link)
    to = (link.hostname or unquote(link.path)) if call.carries else ""
    return PickerCallView(_call(desk, call), on, to, call.field or "")


def lead(desk: Desk, link: str) -> str:
    """The address of a brand's link, from a page."""
    return desk.up + link.removeprefix("./") if inside(link) else _safe(link)


def _safe(link: str) -> str:
    """A brand's link; "#" for one that is refused, of which previews have pages, too."""
    return link if inside(link) or link.partition(":")[0].lower() in SCHEMES else "#"


def inside(link: str) -> bool:
    """Whether a brand's link leads to something on the site, so that its address depends on the page."""
    return ":" not in link.split("/")[0]


def disclaimer(desk: Desk) -> Markup:
    """What the brand adds to the guide's own words on safety."""
    return _prose(desk, desk.guide.library.brand.legal.disclaimer)


def _prose(desk: Desk, text: str | None) -> Markup:
    return desk.prose(text) if text else Markup("")


def people(desk: Desk) -> People:
    """The page of the people."""
    brand = desk.guide.library.brand
    return People(
        tuple(
            PersonView(
                person,
                desk.up + published(person.photo) if person.photo else "",
                lead(desk, person.link) if person.link else "",
                _prose(desk, person.words),
            )
            for person in brand.people
        ),
        said(desk),
    )


def said(desk: Desk, *places: str) -> tuple[tuple[str, Markup], ...]:
    """What clients say, all of it or what may stand in one of `places`, and who says it."""
    found = (each for each in desk.guide.library.brand.testimonials if not places or {*places} & {*each.on})
    return tuple((each.who, desk.prose(each.words)) for each in found)


def organisation(brand: Brand) -> Facts:
    """The brand in the words of schema.org."""
    contact = brand.contact
    facts: Facts = {
        "@type": "Organization",
        "name": brand.name,
        "url": brand.root,
        "description": brand.tagline,
        "logo": brand.root + published(brand.logo.light) if brand.logo and brand.root else "",
        "email": contact.email,
        "telephone": contact.telephone,
        "address": ", ".join(contact.address),
        "areaServed": contact.area,
        "sameAs": [named.link for named in brand.social if named.link.startswith("https:")],
    }
    return {key: value for key, value in facts.items() if value}


def manifest(brand: Brand, assets: Mapping[str, bytes]) -> bytes:
    """The web manifest: how the site stands on a home screen. `assets` are the files that brand.yml names."""
    icon = brand.logo.icon if brand.logo else None
    facts: Facts = {"name": brand.name, "short_name": brand.short, "description": brand.tagline or ""}
    facts |= {"start_url": "./", "scope": "./", "display": "minimal-ui", "lang": brand.locale}
    if brand.colours:
        facts["theme_color"] = str(brand.colours.primary)
    found = picture(assets.get(icon or "", b""))
    if icon and found:
        drawn = found.kind == "svg"
        sizes = "any" if drawn else f"{found.width}x{found.height}"
        facts["icons"] = [{"src": published(icon), "sizes": sizes, "type": "image/svg+xml" if drawn else "image/png"}]
    return (json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False) + "\n").encode()


def front(brand: Brand, words: Words, assets: Mapping[str, bytes], changed: bool = False) -> Facts:
    """What the host's own templates show of a brand, as plain maps, lists and text that is not escaped.

    `assets` are the files that brand.yml names. `changed`: some of the guide's texts are the brand's by now, as the
    guide's licence wants it said.
    """
    logo, icon = brand.logo, brand.logo.icon if brand.logo else None
    return {
        "name": brand.name,
        "logo": _logo(logo, assets) if logo else {},
        "touch_icon": published(icon) if icon and icon.lower().endswith(".png") else "",
        "top": _plain(brand.calls.top),
        "bottom": _plain(brand.calls.bottom),
        "tagline": brand.tagline or "",
        "contact": list(_contact(brand, words)),
        "address": brand.contact.address,
        "links": list(_links(brand, words)),
        "disclaimer": bare(brand.legal.disclaimer or ""),
        "built_with": PROGRAM if brand.built_with else "",
        "credit": {
            "words": words("brand.host.credit_changed", name=brand.name) if changed else words("brand.host.credit"),
            "home": PROGRAM, "licence": LICENCE, "address": ADDRESS,
        },
        "organisation": for_script({"@context": "https://schema.org", **organisation(brand)}),
        "analytics": _analytics(brand),
        "ancestors": " ".join(brand.embed.frame_ancestors),
        "choices": list(choices(brand, words)),
        "frames": frames(brand),
        "words": words.below("brand.host"),
    }  # fmt: skip


def _logo(logo: Logo, assets: Mapping[str, bytes]) -> Facts:
    return {
        "light": _sign(logo.light, assets),
        "dark": _sign(logo.dark or logo.light, assets),
        "holds_name": logo.holds_name,
    }


def _sign(file: str, assets: Mapping[str, bytes]) -> Facts:
    """A logo's address, and its size, so that nothing beside it moves as it arrives."""
    found = picture(assets.get(file, b""))
    return {"src": published(file), "width": found.width if found else 0, "height": found.height if found else 0}


def on_paper(brand: Brand) -> Paper:
    """The brand on a print sheet and in a calendar file."""
    ways = (brand.contact.email, brand.contact.telephone)
    return Paper(
        name=brand.name,
        first_day=1 if brand.week_start == "monday" else 0,
        contact=[way for way in ways if way],
        disclaimer=bare(brand.legal.disclaimer or ""),
    )


def week_of(brand: Brand) -> tuple[int, ...]:
    """The days of a week, 0 for Monday, in the order in which a brand's readers have them."""
    return tuple(range(7)) if brand.week_start == "monday" else (6, *range(6))


def for_script(facts: Mapping[str, Any]) -> str:
    """JSON that can stand in a script, as nothing in it can end one."""
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")


def _plain(call: Call | None) -> Facts:
    return {**_named(call.label, call.link), "text": call.text or ""} if call else {}


def _named(label: str, link: str) -> Facts:
    """A link for a host's template, which makes the addresses of what is inside the site its own way."""
    return {"label": label, "link": _safe(link), "inside": inside(link)}


def _contact(brand: Brand, words: Words) -> Iterator[Facts]:
    contact = brand.contact
    if contact.email:
        yield {"text": contact.email, "link": f"mailto:{contact.email}"}
    if contact.telephone:
        digits = "".join(sign for sign in contact.telephone if sign.isdigit() or sign == "+")
        yield {"text": contact.telephone, "link": f"tel:{digits}"}
    if contact.area:
        yield {"text": contact.area, "link": ""}
    if contact.meets:
        ways = (words(f"brand.meets.{way.replace(' ', '_')}") for way in contact.meets)
        yield {"text": words("brand.meets.and").join(ways), "link": ""}


def _links(brand: Brand, words: Words) -> Iterator[Facts]:
    if has_people(brand):
        yield _named(words("brand.people"), PEOPLE)
    for name in ("imprint", "privacy"):
        if link := getattr(brand.legal, name):
            yield _named(words(f"brand.{name}"), link)
    yield from (_named(named.label, named.link) for named in brand.social)


def _analytics(brand: Brand) -> Facts:
    if brand.analytics is None:
        return {}
    return {
        "script": _safe(brand.analytics.script),
        "inside": inside(brand.analytics.script),
        "consent": brand.analytics.consent,
        "data": json.dumps(brand.analytics.data, ensure_ascii=False),
    }
