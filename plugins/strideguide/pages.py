"""Which pages there are, and how each is made: a template, a view, and what the search and other machines learn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from .licences import RESERVED, shares
from .model.base import Entity
from .model.kinds import KINDS, LAST, Kind, kind_of, values
from .model.search import PICKER
from .model.sign import Sign
from .page import Page, SearchEntry
from .prose import bare
from .render import Body, Renderer, Shown, headings
from .views import body, brand, care, evidence, exercise, find, indexes, lists, names, plan, proof, rule, steps, things
from .views import walk_runs as runs
from .views.guide import Desk, Guide, summary
from .views.link import IN_FULL, Link, in_full
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
        "walk_run.html": runs.view,
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


SHORT = 120  # letters that a result shows of what is said of a thing
STUDY = 100  # letters by which the search knows a study, whose title may be four lines


def pages(guide: Guide, renderer: Renderer, chapters: Mapping[str, str]) -> Iterator[Page]:
    """Every generated page. Kinds without any thing have no index. `chapters` are titles by their addresses."""
    for kind in KINDS.values():
        members = guide.library.things[kind.name]
        if members:
            yield from index_pages(guide, renderer, kind)
        if not kind.shared:
            for thing in members.values():
                yield from thing_pages(guide, renderer, kind, thing)
    yield from _picker(guide, renderer)
    yield from _people(guide, renderer)
    if any(guide.library.declared.values()):
        yield _names(guide, renderer, chapters)


def page(guide: Guide, renderer: Renderer, uri: str) -> Page | None:
    """The page of a thing or of a kind at `uri`, if there is one."""
    for kind in KINDS.values():
        things = guide.library.things[kind.name]
        if things and uri == f"{kind.folder}/":
            return next(index_pages(guide, renderer, kind))
        id = uri.removeprefix(f"{kind.folder}/").removesuffix("/")
        if not kind.shared and id in things and uri == kind.uri(id):
            return next(thing_pages(guide, renderer, kind, things[id]))
    return None


def _names(guide: Guide, renderer: Renderer, chapters: Mapping[str, str]) -> Page:
    """The page of everything by its name, where the search leads without scripts. The search does not find itself."""
    desk, title = Desk(guide, names.NAMES), guide.words("search.title")
    shown, view = Shown(desk, "search", title, ()), names.view(desk, chapters)
    body, lead = renderer.page("names.html", shown, view), guide.words("search.lead", n=view.total)
    return _finished(desk, shown, lead, body, "", "CollectionPage", ())


def _people(guide: Guide, renderer: Renderer) -> Iterator[Page]:
    """The page of those who work for the brand, and of clients who speak of it."""
    if brand.has_people(guide.library.brand):
        title, lead = guide.words("brand.people"), guide.words("brand.people_lead")
        desk = Desk(guide, brand.PEOPLE)
        shown = Shown(desk, "people", title, ())
        body = renderer.page("people.html", shown, brand.people(desk))
        named = " · ".join(person.name for person in guide.library.brand.people)
        found = SearchEntry("", title, cut(named or lead, SHORT))
        yield _finished(desk, shown, lead, body, "brand.yml", "AboutPage", (found,))


def _picker(guide: Guide, renderer: Renderer) -> Iterator[Page]:
    """The pages of the plan picker, if the guide has one and it is proved."""
    picker, proved = guide.library.picker, guide.proof
    if picker is None or proved is None or proved.data is None or proved.cover is None:
        return
    title, lead = guide.words("picker.title"), guide.words("picker.description")
    desk = Desk(guide, find.FIND)
    shown, view = Shown(desk, "find", title, ()), find.view(desk, picker, proved.data)
    named = guide.library.search.pages.get(PICKER, ())
    body, found = renderer.page("find.html", shown, view), SearchEntry("", title, cut(lead, SHORT), names=tuple(named))
    yield _finished(desk, shown, lead, body, "data/picker.yml", "WebPage", (found,))
    section, desk = Link("find", "", title, "../"), Desk(guide, find.PROOF)
    title, lead = guide.words("proof.title"), guide.words("proof.description")
    shown = Shown(desk, "proof", title, (section,))
    figures = proof.view(desk, proved, proved.data, proved.cover)
    body, found = renderer.page("proof.html", shown, figures), SearchEntry("", title, cut(lead, SHORT))
    yield _finished(desk, shown, lead, body, "", "WebPage", (found,))


def index_pages(guide: Guide, renderer: Renderer, kind: Kind) -> Iterator[Page]:
    """The index of a kind, and the page of its long lists if it has any."""
    desk, words = Desk(guide, f"{kind.folder}/"), guide.words
    title, key = words(f"index.{kind.name}.title"), f"index.{kind.name}.lead"
    lead = words(key, n=len(guide.library.things[kind.name])) if words.has(f"{key}.other") else words(key)
    shown = Shown(desk, kind.name, title, ())
    view = INDEXES[kind.index](desk, kind.name)
    body = renderer.page(kind.index, shown, view)
    source = f"data/{kind.file}" if kind.file else ""
    things = guide.library.things[kind.name].values() if kind.shared else ()
    entries = (_entry(guide, kind, thing, _lead(guide, thing)) for thing in things)
    named = guide.library.search.pages.get(kind.folder, ())
    found = (SearchEntry("", title, cut(lead, SHORT), names=tuple(named)), *entries)
    yield _finished(desk, shown, lead, body, source, "CollectionPage", found)
    yield from _in_full(desk, renderer, shown, view)


def thing_pages(guide: Guide, renderer: Renderer, kind: Kind, thing: Entity) -> Iterator[Page]:
    """The page of a thing, and the one of its long lists if it has any."""
    desk = Desk(guide, kind.uri(thing.id))
    section = Link(kind.name, "", guide.words(f"index.{kind.name}.title"), f"{desk.up}{kind.folder}/")
    prose = getattr(thing, kind.prose) if kind.prose else ""
    shown = Shown(desk, kind.name, thing.title, (section,), prose)
    make = VIEWS.get(kind.template)
    view = make(desk, thing) if make else things.thing_view(desk, kind.name, thing)
    body = renderer.page(kind.template, shown, view)
    source = guide.library.origin(kind.name, thing.id).document.file
    told = _lead(guide, thing)
    lead, entry = cut(told, 300), _entry(guide, kind, thing, told)
    yield _finished(desk, shown, lead, body, source, kind.schema_type, (entry,), thing)
    yield from _in_full(desk, renderer, shown, view)


def _in_full(desk: Desk, renderer: Renderer, of: Shown, view: object) -> Iterator[Page]:
    """The page of a page's long lists. The search has no use for it, as it knows what stands there."""
    guide, groups = desk.guide, tuple(in_full(view))
    if groups:
        desk, title = Desk(guide, desk.uri + IN_FULL), guide.words("page.in_full", title=of.title)
        trail = (*(replace(link, href=f"../{link.href}") for link in of.trail), Link("", "", of.title, "../"))
        shown, lead = Shown(desk, of.kind, title, trail), guide.words("page.in_full_lead")
        body = renderer.page("in_full.html", shown, lists.view(desk, groups))
        yield _finished(desk, shown, lead, body, "", "CollectionPage", ())


def _lead(guide: Guide, thing: Entity) -> str:
    """What lists of results say of a thing; of a sign also what to do, as nobody may come as far as its page."""
    told = bare(summary(thing))
    return f"{told} {care.does(guide.words, thing)}" if isinstance(thing, Sign) else told


def _entry(guide: Guide, kind: Kind, thing: Entity, told: str) -> SearchEntry:
    """What the search knows of a thing. A study's title says what it is; what a sign tells to do is said in full."""
    text = "" if kind.late >= LAST else told if isinstance(thing, Sign) else cut(told, SHORT)
    title = cut(thing.title, STUDY) if kind.late >= LAST else thing.title
    muscles, helped_by = [tuple(map(str, values(thing, field))) for field in kind.found_by] or [(), ()]
    said = str(getattr(thing, kind.said)) if kind.said else ""
    anchor = thing.id if kind.shared else ""
    figure = guide.figures.file(kind.name, thing.id) if kind.picture == "figure" else ""
    return SearchEntry(anchor, title, text, kind.name, tuple(thing.aliases), said, figure, muscles, helped_by)


def cut(text: str, length: int) -> str:
    """The beginning of a text, up to a word's end."""
    return text if len(text) <= length else f"{text[: length - 1].rsplit(' ', 1)[0]}…"


def _finished(
    desk: Desk, shown: Shown, lead: str, body: Body, source: str, schema: str, search: tuple[SearchEntry, ...],
    thing: Entity | None = None,
) -> Page:  # fmt: skip
    data = _for_machines(desk, shown, lead, schema, thing)
    return Page(
        uri=desk.uri, title=shown.title, description=lead,
        body=f"{body.html.strip()}\n{_owner(desk.guide, thing) if thing else ''}{shared_shapes(body.html)}{data}",
        headings=headings(body.html), source=source, search=search, template=body.file,
        thing=f"{kind_of(thing).name}:{thing.id}" if thing else "",
    )  # fmt: skip


def _owner(guide: Guide, thing: Entity) -> Markup:
    """Whose the words of a thing are, if a brand has written or changed them."""
    share, brand = shares(guide.library).get((kind_of(thing).name, thing.id)), guide.library.brand
    if share is None:
        return Markup("")
    said = guide.words(f"brand.licence.{share}", name=brand.name, licence=brand.licence or RESERVED)
    return Markup('<p class="sg-suggest">{}</p>\n').format(said)


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
