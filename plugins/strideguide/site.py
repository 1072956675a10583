"""The one door. A guide's folder goes in, a whole site comes out: pages, files, redirects, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from . import (
    __version__,
    anchors,
    chapters,
    checks,
    grammar,
    guests,
    hostfile,
    links,
    menu,
    served,
    settings,
    unfinished,
)
from .addresses import clashes
from .brand.record import PLAIN, Brand
from .checks import brand, training, wording
from .drafted import with_drafts
from .embedding import embedded
from .layers import BRAND, layers, seen
from .layers.beside import beside
from .layers.foreign import foreign, is_chapter
from .layers.override import Override
from .library import Library
from .licences import LICENCE, licences, shares
from .model.base import Entity
from .model.kinds import KINDS
from .page import Page
from .pages import page, pages
from .problems import Place, Problem, in_order, refusing
from .render import Renderer, TemplateFailure
from .search import Search, search
from .served import Served
from .sharing.shared import Shared
from .swapping.load import load
from .swapping.told import in_short
from .training.proof import Proof, prove
from .training.proved import picked
from .views.asked import published
from .views.brand import PEOPLE, front, has_people, manifest, organisation
from .views.find import FIND, PROOF
from .views.guide import Guide
from .views.names import NAMES
from .views.page_data import compact
from .words import spoken

DATA_VERSION = 1


Texts = tuple[str, list[Problem]]


def _as_it_is(_: str, text: str) -> Texts:
    return text, []


@dataclass(frozen=True)
class Site:
    """Everything that the guide adds to a host's site.

    `redirects` leads from an old uri to the new one. `files` are further files by their path in the site ("data.json"),
    and `served` tells which of these all pages load. `chapters` are the hand-written pages by their path below
    content/, as Markdown in which links to things and directives are resolved. With `problems` a site is refused, with
    `warnings` it is not. `words` are for the host's own templates, `brand` says who publishes. `read` resolves the same
    in a text that another program hands in, with what is wrong in it; it gets the name of the file, too, and begins its
    links with ROOT. `search` makes the index once a host has made its pages. `overrides` are a brand's records and what
    became of each, `shared` the cards of links that are shared, `swapped` a line on what stands in for hidden moves.
    """

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    redirects: Mapping[str, str]
    chapters: Mapping[str, str]
    problems: tuple[Problem, ...]
    words: Mapping[str, Any] = field(default_factory=dict)
    brand: Brand = PLAIN
    served: Served = field(default_factory=Served)
    read: Callable[[str, str], Texts] = field(default=_as_it_is, compare=False)
    search: Search = field(default_factory=Search)
    warnings: tuple[Problem, ...] = ()
    overrides: tuple[Override, ...] = field(default=(), compare=False, repr=False)
    shared: Shared | None = field(default=None, compare=False)
    swapped: str = ""


def check(root: Path, proves: bool = True) -> list[Problem]:
    """Everything that is wrong with the guide below `root`, in order of place; without what only proofs and pages tell
    if it is not to prove anything. Makes no page but those to whose parts links lead.
    """
    library = load(root)
    problems = problems_of(library)
    words, in_words = spoken(root)
    guide = Guide(library, words, drawn=False)
    written, _, in_chapters = _chapters(root, guide)
    if proves and not refusing(problems):
        problems += training.check(library, chapters.texts(written))
        renderer = Renderer(root, guide.words, "")
        try:
            problems += anchors.check(
                library, guests.stand(written, hostfile.read(root)), partial(_body, guide, renderer)
            )
        except TemplateFailure as failure:
            problems += _failed(failure, renderer, in_chapters)
    return in_order(links.together(map(seen, [*problems, *in_chapters, *in_words])))


def problems_of(library: Library) -> list[Problem]:
    """What reading found, what leads nowhere, and what can't be so."""
    return [*library.problems, *links.check(library), *checks.check(library), *unfinished.check(library)]


def build(root: Path, load: Callable[[Path], Library] = load, drafts: bool = False) -> Site:
    """Read the guide below `root`, check it and make its pages. Never raises for what an author wrote.

    `load` reads the data: a process that builds again and again remembers them. With `drafts` there are pages of these,
    too, for a preview.
    """
    library = load(root)
    found, proof = proved(root, library)
    words, in_words = spoken(root)
    guide = Guide(library, words, proof)
    written, texts, problems = _chapters(root, guide)
    problems += [*found, *in_words]
    shown = made = list[Page]()
    stand = guests.stand(written, hostfile.read(root))
    loaded = served.served(library.brand, guide.words)
    files = {**loaded.files, **_files(guide)}
    renderer = Renderer(root, guide.words, loaded.folder)
    try:
        made.extend(pages(guide, renderer, {chapter.uri: chapter.title for chapter in stand}))
        files |= embedded(guide, renderer)
        shown = with_drafts(made, guide, renderer) if drafts else made
    except TemplateFailure as failure:
        problems += _failed(failure, renderer, problems)
    problems += anchors.check(library, stand, {page.uri: page.body for page in made}.get)
    told = in_order(links.together(map(seen, problems)))
    said = {
        **guide.words.below("host"),
        "search": guide.words.below("search"),
        "missing": texts.pop(chapters.MISSING, ""),
        "brand": front(library.brand, guide.words, library.assets, "changed" in shares(library).values()),
    }
    refused, warnings = tuple(refusing(told)), tuple(problem for problem in told if problem.level == "warning")
    made_of = tuple(shown), files, _redirects(library), texts, refused, said, library.brand, loaded
    shared = Shared(guide, {chapter.uri: (chapter.title, chapter.text) for chapter in written})
    made_later = partial(_read, guide), search(library, guide.words, written), warnings
    return Site(*made_of, *made_later, tuple(library.overrides), shared, in_short(library))


def _body(guide: Guide, renderer: Renderer, uri: str) -> str | None:
    """The HTML of the generated page at `uri`, if there is one."""
    made = page(guide, renderer, uri)
    return made.body if made else None


def _failed(failure: TemplateFailure, renderer: Renderer, told: Iterable[Problem]) -> Iterator[Problem]:
    """A problem for a template that failed, if its slip is not `told` already."""
    place = Place(renderer.file(failure.template))
    slips = {problem.place.file for problem in told if grammar.is_slip(problem)}
    if not (slips if isinstance(failure.__cause__, grammar.TOLD) else place.file in slips):
        yield Problem(place, "template-failed", f"{failure.reason}.", "Mend the template.")


def _read(guide: Guide, file: str, text: str) -> Texts:
    """Text for the page of `file`, wherever that will stand, with links and directives resolved."""
    return chapters.resolve(chapters.Chapter(file, text, trusted=True), guide, None)[:2]


def proved(root: Path, library: Library) -> tuple[list[Problem], Proof | None]:
    """What is wrong with a library, and the proofs. Nothing is proved until everything else is right in it."""
    problems = library.once(problems_of)
    if refusing(problems):
        return problems, None
    written, _ = chapters.shown(root, library)
    proof = prove(library, chapters.texts(written), picked)
    return [*problems, *training.problems(library, proof)], proof


def _chapters(root: Path, guide: Guide) -> tuple[list[chapters.Chapter], dict[str, str], list[Problem]]:
    """The chapters as they are written, their texts for the host, and what is wrong with them and beside them."""
    written, problems = chapters.shown(root, guide.library)
    texts: dict[str, str] = {}
    parts: dict[str, frozenset[str] | None] = {}
    host = hostfile.read(root)
    stand = guests.stand(written, host)
    files = _attached(root, guide.library)
    known = {**{chapter.uri: chapter.file for chapter in written}, **_linked(guide.library)}
    ground = chapters.Ground.of(host, guide.library.brand, known, files.keys())
    for chapter in written:
        own = ground if chapter in stand else None
        texts[chapter.file], found, parts[chapter.uri] = chapters.resolve(chapter, guide, own, host.extensions)
        problems += found
        if chapter.file == chapters.MISSING:
            texts[chapter.file] = chapters.missing(chapter, guide)
            problems += chapters.unsaid(chapter)
    written, stand = ([each for each in some if each.file != chapters.MISSING] for some in (written, stand))
    linked = ((each, target, place) for each in stand for target, place in chapters.links_in(each))
    problems += chapters.lost_parts(linked, parts)
    problems += [slip for file, text in chapters.texts(written).items() for slip in wording.told(file, text)]
    problems += [problem for layer in layers(root) for problem in foreign(layer, host.names)]
    problems += [*beside(root), *chapters.headless(written, guide.library), *chapters.titled(stand)]
    problems += chapters.named(written, guide.library)
    problems += menu.own(guide.library, host)
    problems += menu.left_out(root, stand, guide.library.brand, host)
    problems += [*menu.lost(written, {**known, **files}, host), *menu.twice(host)]
    problems += [*grammar.slips(root, host), *served.former(root)]
    problems += [*guests.refused(root, [*guests.likely(root, host)]), *guests.unfit(root, host.features)]
    problems += settings.lost(root, host, {it.name: "" if it.why else it.package for it in guests.guests()})
    problems += brand.lost(guide.library, {**known, **files})
    problems += clashes(addresses(guide.library), stand, files)
    return written, texts, problems


def _linked(library: Library) -> dict[str, str]:
    """From the uri of each generated page how a chapter links to it."""
    things = ((kind, id) for kind, ids in library.declared.items() if not KINDS[kind].shared for id in sorted(ids))
    named = {KINDS[kind].uri(id): f"{kind}:{id}" for kind, id in things}
    return {uri: named.get(uri, f"{uri}index.md") for uri in addresses(library)}


def _attached(root: Path, library: Library) -> dict[str, str]:
    """The paths in the site of what stands beside chapters, and of the files that brand.yml names, with their names."""
    found: dict[str, str] = dict.fromkeys(library.assets, BRAND)
    for layer in layers(root):
        beside = (path for path in layer.files("content") if not is_chapter(path))
        found |= {path.relative_to(layer.root / "content").as_posix(): layer.named(path) for path in beside}
    return found


def addresses(library: Library) -> Iterable[str]:
    """The uri of every page that is generated from the library, also of things whose files are broken for now."""
    for kind, ids in library.declared.items():
        if ids:
            yield f"{KINDS[kind].folder}/"
        if not KINDS[kind].shared:
            yield from (KINDS[kind].uri(id) for id in sorted(ids))
    if library.picker is not None and library.declared["plan"]:
        yield from (FIND, PROOF)
    if has_people(library.brand):
        yield PEOPLE
    if any(library.declared.values()):
        yield NAMES


def _redirects(library: Library) -> dict[str, str]:
    return {
        kind.uri(old): kind.uri(new)
        for kind in KINDS.values()
        for old, new in library.led_on(kind.name).items()
        if not kind.shared
    }


def _files(guide: Guide) -> dict[str, bytes]:
    files = {**guide.library.assets, served.LASTING: (served.ASSETS / "embed/embed.js").read_bytes()}
    files |= guide.figures.files()
    files["site.webmanifest"] = manifest(guide.library.brand, guide.library.assets)
    if guide.proof and guide.proof.data:
        files["picker.json"] = compact(published(guide.words, guide.proof.data)).encode()
    return {**files, "data.json": data(guide)}


def data(guide: Guide) -> bytes:
    """Everything, for other programs. `version` changes when the shape of a record does."""
    content = {
        "version": DATA_VERSION,
        "publisher": organisation(guide.library.brand),
        **({"made_by": f"strideguide {__version__}"} if guide.library.brand.built_with else {}),
        "licence": LICENCE,
        "licences": licences(guide.library),
        "grades": dict(guide.grades),
        "removed": _removed(guide.library),
    }
    kinds = (f'"{kind}":{{{",".join(_records(members))}}}' for kind, members in guide.library.things.items())
    head = compact(content)
    return f"{head[:-1]},{','.join(kinds)}}}\n".encode()


def _removed(library: Library) -> dict[str, dict[str, dict[str, str | None]]]:
    """The ids that were given up, by kind, each with the reason and with what serves instead."""
    found: dict[str, dict[str, dict[str, str | None]]] = {}
    for (kind, id), (removed, _) in library.removed.items():
        found.setdefault(kind, {})[id] = removed.model_dump()
    return found


def _records(members: Mapping[str, Entity]) -> Iterable[str]:
    """The things of a kind as members of a JSON map, one at a time: all at once take ten times their memory."""
    for id, thing in members.items():
        yield f'"{id}":{thing.model_dump_json(exclude={"id", "draft"})}'
