"""The menu of brand.yml and that of mkdocs.yml: which pages they leave out, and where they lead nowhere or twice."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pathspec import GitIgnoreSpec

from .brand.named import Path as Way
from .brand.record import Brand
from .brand.shaped import Entry
from .chapters import Chapter
from .hostfile import HostFile
from .hostlines import FILE, at, entries
from .library import BRAND_AT, Library
from .problems import Place, Problem, brief, did_you_mean

HOME = "./"
STAYS = {"signs/": "the warning signs"}  # what no menu leaves out
NAMED = 4  # chapters that a menu leaves out, by their names
_ELSEWHERE = ("not_in_nav", "exclude_docs", "draft_docs")  # settings that list what belongs in no menu


def left_out(root: Path, written: Iterable[Chapter], brand: Brand, host: HostFile) -> Iterator[Problem]:
    """A problem for each chapter that has no place in a menu which is to be whole; of a part of a menu, one for all.

    A brand without a menu of its own has the guide's, to which its chapters are added.
    """
    nav = host.settings.get("nav")
    if not isinstance(nav, list) or not (host.whole_menu or host.part_menu):
        return
    chapters = list(written)
    files = {chapter.file for chapter in chapters}
    listed = {*(_meant(link, files) or link for link in paths(nav)), *at_the_foot(brand, chapters)}
    specs = [GitIgnoreSpec.from_lines(str(host.settings.get(name) or "").splitlines()) for name in _ELSEWHERE]
    left = [it for it in chapters if it.file not in listed and not any(spec.match_file(it.file) for spec in specs)]
    if host.part_menu and left:
        place = next((at(name) for name in entries(root) if name.value == "nav"), Place(FILE))
        what = f"This menu leaves out {_counted([chapter.file for chapter in left])}."
        yield Problem(
            place, "menu-part", what, 'Write below "nav:" what it is to lead to; the others keep their pages.'
        )
        return
    for chapter in left:
        what = "The menu in mkdocs.yml leaves this chapter out."
        remedy = f'Write "{chapter.file}" below "nav:"; or below "not_in_nav:", if no menu is to lead to it.'
        yield Problem(Place(chapter.place), "not-in-menu", what, remedy)


def _counted(files: Sequence[str]) -> str:
    """Chapters by name; of many, how many they are and some of them."""
    if len(files) <= NAMED + 1:
        return ", ".join(files)
    return f"{len(files)} chapters, among them {', '.join(files[:NAMED])}"


def lost(written: Iterable[Chapter], known: Mapping[str, object], host: HostFile) -> Iterator[Problem]:
    """A problem for each entry of the menu that leads nowhere, if nothing else than the guide makes pages.

    `known` has the uris of all pages and the paths of files.
    """
    of_guide = (f"{uri}index.md" for uri in known if uri.endswith("/"))
    there = {*(chapter.file for chapter in written), *of_guide, *(file for file in known if not file.endswith("/"))}
    for link, place in host.menu if host.alone else ():
        page = link.endswith(".md") and Chapter(link, "").uri in known
        if not (_leads_away(link) or link in there or page):
            meant = _meant(link, there)
            near = f'Write "{meant}".' if meant else did_you_mean(link, there)
            remedy = near or 'Chapters are named as below content/: "week.md".'
            yield Problem(place, "missing-file", f'The menu leads to "{brief(link)}", which is not there.', remedy)


def _meant(link: str, there: Iterable[str]) -> str:
    """The file that is meant by a path of other capitals, slashes or endings, or from another folder; "" if none is."""
    plain = posixpath.normpath(link.replace("\\", "/").strip("/ ").casefold()).removeprefix("content/")
    stem = plain.removesuffix(".html").removesuffix(".md")
    forms = (f"{stem}.md", f"{stem}/index.md", plain)
    found = {file.casefold(): file for file in there}
    return next((found[form] for form in forms if form in found), "")


def twice(host: HostFile) -> Iterator[Problem]:
    """A problem for each entry of the menu that leads where one before it leads: only one of the two is ever marked."""
    first: dict[str, Place] = {}
    for link, place in host.menu:
        if not _leads_away(link) and (other := first.setdefault(link, place)) != place:
            what = f'The menu leads to "{brief(link)}" twice, on line {other.line} too.'
            yield Problem(place, "menu-twice", what, "Take one of the two out; the other is then marked on its page.")


def _leads_away(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc) or link.startswith("/")


def at_the_foot(brand: Brand, written: Iterable[Chapter]) -> list[str]:
    """The chapters that the brand names as its imprint or its words on privacy: each page leads to them."""
    return [chapter.file for chapter in written if chapter.uri in brand.legal.uris]


def own(library: Library, host: HostFile) -> Iterator[Problem]:
    """What is wrong with the menu of brand.yml; where it leads is told with the brand's other links."""
    menu, origin = library.brand.menu, library.origins.get(BRAND_AT)
    if not menu or origin is None:
        return
    if "nav" in host.settings:
        what = 'mkdocs.yml has a menu too, below "nav:".'
        yield Problem(origin.place(("menu",), key=True), "override-clash", what, "Keep one of the two.")
    for index, entry in enumerate(menu):
        yield from (Problem(origin.place(("menu", index)), *wrong) for wrong in _entry(entry))
        if entry.label and entry.link in STAYS and not entry.links:
            what = f"This menu calls {STAYS[entry.link]} something else, and readers look for them by their name."
            yield Problem(origin.place(("menu", index, "label")), "must-stay", what, 'Remove the "label".')
    met = set[str]()
    for path, link in _links(menu):
        if link in met:
            what = f'The menu leads to "{brief(link)}" twice.'
            yield Problem(origin.place(path), "repeated-value", what, "Remove one of the two.")
        met.add(link)
    for uri, name in STAYS.items():
        if uri not in met and library.declared["sign"]:
            what = f"The menu leaves out {name}, which have to be in reach of every page."
            yield Problem(origin.place(("menu",), key=True), "must-stay", what, f'Add an entry with "link: {uri}".')


def _entry(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an entry of a brand's menu."""
    if bool(entry.link) == bool(entry.links):
        what = "has a page, and pages too" if entry.link else "is no page"
        yield (
            "contradiction",
            f"This entry of the menu {what}.",
            'Write one page after "link", or several after "links" and a "label".',
        )
    elif entry.links and not entry.label:
        yield "missing-field", "These pages of the menu have no title.", 'Write it after "label".'
    if away := [link for link in entry.links if _leads_away(link)]:
        what = f'"{brief(away[0])}" leads away, and has no words of its own below a title.'
        yield "missing-field", what, 'Give it an entry of its own, with a "label".'
    if entry.link and _leads_away(entry.link) and not entry.label:
        yield "missing-field", "This entry of the menu leads away, and has no words.", 'Write them after "label".'
    if HOME in entry.links:
        yield "bad-value", "The home page stands below a title.", f'Give it an entry of its own: "link: {HOME}".'


def _links(menu: Iterable[Entry]) -> Iterator[tuple[Way, str]]:
    """Where a brand's menu leads, each with its path in brand.yml."""
    for index, entry in enumerate(menu):
        if entry.link:
            yield ("menu", index, "link"), entry.link
        yield from ((("menu", index, "links", step), link) for step, link in enumerate(entry.links))


def paths(entries: Iterable[Any]) -> Iterator[str]:
    """Where the entries of a menu lead, and those in its sections."""
    for entry in entries:
        if isinstance(entry, Mapping):
            for inner in entry.values():
                yield from paths(inner if isinstance(inner, list) else [inner])
        else:
            yield str(entry)
