"""Which pages there are, and how each is made: a template, a view, and what the search and other machines learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from .model.base import Entity
from .model.kinds import KINDS, Kind, values
from .model.sign import Sign
from .page import Page, SearchEntry
from .prose import bare
from .render import Body, Renderer, Shown, headings
from .views import body, brand, care, evidence, exercise, find, indexes, plan, proof, rule, steps, things, walk_runs
from .views.guide import Desk, Guide, Link, summary
from .views.pictures.figures import shared_shapes

# What a template shows; the others show a thing and who names it.
VIEWS: Mapping[str, Callable[[Desk, Any], Any]] = MappingProxyType(
    {
        "exercise.html": exercise.view,
        "activity.html": things.activity_view,
        "benefit.html": evidence.benefit_view,
        "claim.html": evidence.claim_view,
        "evidence.html": evidence.evidence_view,
        "injury.html": things.injury_view,
        "kit.html": steps.kit_view,
        "muscle.html": body.muscle_view,
        "pattern.html": things.pattern_view,
        "plan.html": plan.view,
        "rule.html": rule.view,
        "sign.html": things.sign_view,
        "walk_run.html": walk_runs.view,
    }
)
INDEXES: Mapping[str, Callable[[Desk, str], Any]] = MappingProxyType(
    {
        "index.html": indexes.index,
        "exercises.html": lambda desk, _: exercise.catalogue(desk),
        "bibliography.html": lambda desk, _: indexes.bibliography(desk),
        "graded_index.html": indexes.graded_index,
        "muscles.html": indexes.muscles,
        "shared.html": indexes.shared,
        "signs.html": indexes.signs,
    }
)


def pages(guide: Guide, renderer: Renderer) -> Iterator[Page]:
    """Every generated page. Kinds without any thing have no index."""
    for kind in KINDS.values():
        members = guide.library.things[kind.name]
        if members:
            yield _index(guide, renderer, kind)
        if not kind.shared:
            for thing in members.values():
                yield _page(guide, renderer, kind, thing)
    yield from _picker(guide, renderer)
    yield from _people(guide, renderer)


def _people(guide: Guide, renderer: Renderer) -> Iterator[Page]:
    """The page of those who work for the brand, and of clients who speak of it."""
    if brand.has_people(guide.library.brand):
        title, lead = guide.words("brand.people"), guide.words("brand.people_lead")
        desk = Desk(guide, brand.PEOPLE)
        shown = Shown(desk, "people", title, ())
        body = renderer.page("people.html", shown, brand.people(desk))
        names = " · ".join(person.name for person in guide.library.brand.people)
        yield _finished(desk, shown, lead, body, "brand.yml", "AboutPage", (SearchEntry("", title, names or lead),))


def _picker(guide: Guide, renderer: Renderer) -> Iterator[Page]:
    """The pages of the plan picker, if the guide has one and it is proved."""
    picker, proved = guide.library.picker, guide.proof
    if picker is None or proved is None or proved.data is None or proved.cover is None:
        return
    title, lead = guide.words("picker.title"), guide.words("picker.description")
    desk = Desk(guide, find.FIND)
    shown, view = Shown(desk, "find", title, ()), find.view(desk, picker, proved.data)
    body, found = renderer.page("find.html", shown, view), SearchEntry("", title, lead)
    yield _finished(desk, shown, lead, body, "data/picker.yml", "WebPage", (found,))
    section, desk = Link("find", "", title, "../"), Desk(guide, find.PROOF)
    title, lead = guide.words("proof.title"), guide.words("proof.description")
    shown = Shown(desk, "proof", title, (section,))
    figures = proof.view(desk, proved, proved.data, proved.cover)
    body, found = renderer.page("proof.html", shown, figures), SearchEntry("", title, lead)
    yield _finished(desk, shown, lead, body, "overrides/pages/proof.html", "WebPage", (found,))


def _index(guide: Guide, renderer: Renderer, kind: Kind) -> Page:
    desk, words = Desk(guide, f"{kind.folder}/"), guide.words
    title, key = words(f"index.{kind.name}.title"), f"index.{kind.name}.lead"
    lead = words(key, n=len(guide.library.things[kind.name])) if words.has(f"{key}.other") else words(key)
    shown = Shown(desk, kind.name, title, ())
    body = renderer.page(kind.index, shown, INDEXES[kind.index](desk, kind.name))
    source = f"data/{kind.file}" if kind.file else f"overrides/pages/{kind.index}"
    return _finished(desk, shown, lead, body, source, "CollectionPage", (SearchEntry("", title, lead),))


def _page(guide: Guide, renderer: Renderer, kind: Kind, thing: Entity) -> Page:
    desk = Desk(guide, kind.uri(thing.id))
    section = Link(kind.name, "", guide.words(f"index.{kind.name}.title"), f"{desk.up}{kind.folder}/")
    prose = getattr(thing, kind.prose) if kind.prose else ""
    shown = Shown(desk, kind.name, thing.title, (section,), prose)
    view = VIEWS.get(kind.template)
    shows = view(desk, thing) if view else things.thing_view(desk, kind.name, thing)
    body = renderer.page(kind.template, shown, shows)
    source = guide.library.origin(kind.name, thing.id).document.file
    lead = _cut(_lead(guide, thing), 300)
    entry = _entry(guide, kind, thing, lead)
    return _finished(desk, shown, lead, body, source, kind.schema_type, (entry,), thing)


def _lead(guide: Guide, thing: Entity) -> str:
    """What lists of results say of a thing; of a sign also what to do, as nobody may come as far as its page."""
    told = bare(summary(thing))
    return f"{told} {care.does(guide.words, thing)}" if isinstance(thing, Sign) else told


def _entry(guide: Guide, kind: Kind, thing: Entity, lead: str) -> SearchEntry:
    found = [lead]
    for id in (id for field in kind.found_by for id in values(thing, field)):
        muscle = guide.library.things["muscle"].get(id)
        found += [muscle.title, *muscle.aliases] if muscle else []
    if kind.said:
        found.append(str(getattr(thing, kind.said)))
    many = [guide.words(f"many.{kind.name}", name=thing.title)] if guide.words.has(f"many.{kind.name}") else []
    return SearchEntry("", thing.title, " · ".join(dict.fromkeys(found)), (*thing.aliases, *many), kind.boost)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]}…"


def _finished(
    desk: Desk, shown: Shown, lead: str, body: Body, source: str, schema: str, search: tuple[SearchEntry, ...],
    thing: Entity | None = None,
) -> Page:  # fmt: skip
    data = _for_machines(desk, shown, lead, schema, thing)
    return Page(
        uri=desk.uri, title=shown.title, description=lead,
        body=f"{body.html.strip()}\n{shared_shapes(body.html)}{data}",
        headings=headings(body.html), source=source, search=search, template=body.file,
    )  # fmt: skip


def _for_machines(desk: Desk, shown: Shown, lead: str, schema: str, thing: Entity | None) -> str:
    """JSON-LD: what the page is, and the way to it. Addresses are relative to the page."""
    about: dict[str, Any] = {
        "@type": schema,
        "name": shown.title,
        "description": lead,
        "inLanguage": desk.guide.library.brand.locale,
    }
    if schema != "ExercisePlan":
        about["headline"] = shown.title
    about["publisher"] = brand.organisation(desk.guide.library.brand)
    reviewed = getattr(thing, "reviewed", None)
    if reviewed is not None:
        about["lastReviewed" if schema == "MedicalWebPage" else "dateModified"] = str(reviewed)
    steps = [
        (desk.guide.words("page.home"), desk.up),
        *((link.title, link.href) for link in shown.trail),
        (shown.title, "./"),
    ]
    trail = [
        {"@type": "ListItem", "position": n, "name": name, "item": item} for n, (name, item) in enumerate(steps, 1)
    ]
    graph = [about, {"@type": "BreadcrumbList", "itemListElement": trail}]
    text = brand.for_script({"@context": "https://schema.org", "@graph": graph})
    return f'<script type="application/ld+json">{text}</script>'
