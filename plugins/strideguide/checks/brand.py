"""What a brand says can be shown: its links lead somewhere, its pictures are pictures, its colours can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..brand.contrast import AA_TEXT
from ..brand.identity import SCHEMES, PictureUse
from ..brand.named import files, links
from ..brand.palette import shortfalls
from ..brand.services import ANALYTICS
from ..images import Picture, picture
from ..library import BRAND_AT, Library, Origin
from ..model.kinds import KINDS
from ..model.questions import QUESTIONS
from ..problems import Place, Problem, brief, did_you_mean
from ..svg import undrawn
from . import unpublished
from .standing import astray, pages

# What each use of a file may be, by the ending of its name.
DRAWN = {"svg": "svg", "png": "png", "webp": "webp"}
TYPES: dict[PictureUse, dict[str, str]] = {
    "logo": DRAWN,
    "icon": {"svg": "svg", "png": "png"},
    "photo": {"jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "png": "png"},
    "font": {"woff2": "woff2"},
}
BODY = "pain"  # the question whose answers rule all the rest
MOST_PIXELS = 4000
LEAST_ICON = 180
STAYS = {
    "index.md": "the home page",
    "about.md": "what readers are told of their safety",
    "pain.md": "the signs that call for a doctor",
    "running-again.md": "the way back to running, to which the picker leads",
    "effort.md": "what hard and easy mean, to which every dose leads",
    "grading.md": "how sure the guide is of what it says, to which every grade leads",
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_AWAY = re.compile(r"(?!.*\.(?:md|html?|pdf|png|svg)$)([^/@]+@)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?].*)?", re.I)


def check(library: Library) -> Iterator[Problem]:
    origin = library.origins.get(BRAND_AT)
    if origin is not None:
        yield from _links(library, origin)
        yield from _files(library, origin)
        yield from _colours(library, origin)
        yield from _hidden(library, origin)
        yield from _quoted(library, origin)
        yield from _asked(library, origin)
        yield from _services(library, origin)


def _links(library: Library, origin: Origin) -> Iterator[Problem]:
    for path, link in links(library.brand):
        found = _SCHEME.match(link)
        scheme = found[1].lower() if found else ""
        if scheme and scheme not in (SCHEMES[:1] if path[0] == "analytics" else SCHEMES):
            what = f'A link may not begin with "{brief(scheme)}:".'
            yield Problem(origin.place(path), "unsafe-link", what, "Use https, mailto, tel, or a path on the site.")
        elif not scheme and link.startswith(("/", "\\")):
            what = f'The link "{brief(link)}" begins at the root of a website, which the site may not be.'
            whole = f"https:{link}" if link.startswith("//") else link.lstrip("/\\") or "./"
            yield Problem(origin.place(path), "broken-link", what, f'Write "{whole}".')


def _files(library: Library, origin: Origin) -> Iterator[Problem]:
    for path, use, file in files(library.brand):
        if file in library.assets:
            yield from _file(origin.place(path), use, file, library.assets[file])


def _file(place: Place, use: PictureUse, file: str, data: bytes) -> Iterator[Problem]:
    types, named = TYPES[use], brief(file)
    ending = file.rpartition(".")[2].lower()
    allowed = ", ".join(types)
    if ending not in types:
        yield Problem(place, "bad-picture", f'"{named}" can\'t be a {use}.', f"Give a file that ends in: {allowed}.")
        return
    found = picture(data)
    if found is None or found.kind != types[ending]:
        what = f'"{named}" is {f"of type {found.kind}" if found else "of no type that we know"}, not {types[ending]}.'
        yield Problem(place, "bad-picture", what, "Save it anew as what its name says, or mend the name.")
        return
    yield from _picture(place, use, named, found)
    if found.kind == "svg" and (wrong := undrawn(data)[:3]):
        what = f'"{named}" holds {" and ".join(f"{each.what} (line {each.line})" for each in wrong)}.'
        yield Problem(place, "unsafe-svg", what, " ".join(dict.fromkeys(each.remedy for each in wrong)))


def _picture(place: Place, use: PictureUse, named: str, found: Picture) -> Iterator[Problem]:
    size = f"{found.width} by {found.height} pixels"
    if max(found.width, found.height) > MOST_PIXELS and found.kind != "svg":
        what = f'"{named}" has {size}.'
        yield Problem(place, "bad-picture", what, f"At most {MOST_PIXELS:,} on each side: save it smaller.")
    if use == "logo" and not found.transparent:
        what = f'"{named}" has no transparency, so it would stand in a box.'
        yield Problem(place, "bad-picture", what, "Save it with a transparent ground, or as SVG.")
    if use == "icon" and found.width != found.height:
        yield Problem(place, "bad-picture", f'"{named}" has {size}, which is no square.', "An icon is as wide as high.")
    elif use == "icon" and found.kind == "png" and found.width < LEAST_ICON:
        what = f'"{named}" has {size}, too few for a home screen.'
        yield Problem(place, "bad-picture", what, f"At least {LEAST_ICON} on each side; 512 is best.")


def _colours(library: Library, origin: Origin) -> Iterator[Problem]:
    colours = library.brand.colours
    if colours is None or colours.on_low_contrast == "adjust":
        return
    for fault in shortfalls(colours):
        what = (
            f'The field "{fault.field}" is "{fault.colour}", whose contrast with {fault.where} ({fault.surface}) is '
            f"{_down(fault.measured)} to 1."
        )
        remedy = f'Text needs {AA_TEXT} to 1, and "{fault.nearest}" has it. Or write "on_low_contrast: adjust".'
        yield Problem(origin.place(("colours", fault.field)), "low-contrast", what, remedy)


def _down(ratio: float) -> str:
    """A ratio with two digits, never rounded up to what would be enough."""
    return f"{int(ratio * 100) / 100:.2f}"


def _hidden(library: Library, origin: Origin) -> Iterator[Problem]:
    for index, file in enumerate(library.brand.hide.chapters):
        if file in STAYS:
            place = origin.place(("hide", "chapters", index))
            what = f'"{file}" is {STAYS[file]}.'
            yield Problem(place, "must-stay", what, "Remove the entry; you may say more in a chapter of your own.")


def _quoted(library: Library, origin: Origin) -> Iterator[Problem]:
    """Testimonials that are to stand where there is nothing."""
    known = ["home", "plans", *(page for page in pages(library) if page.startswith("plan:"))]
    how = 'Write "home", "plans", or a plan by kind and id: plan:first-steps.'
    for index, said in enumerate(library.brand.testimonials):
        for step, where in enumerate(said.on):
            if wrong := astray(library, "a testimonial", where, known, how):
                yield Problem(origin.place(("testimonials", index, "on", step)), *wrong)


def _services(library: Library, origin: Origin) -> Iterator[Problem]:
    """Services that are called the same, and those that are to stand where there is nothing."""
    known, names = ["people", "plans", "injuries", *pages(library)], list[str]()
    how = 'Write "people", "plans", "injuries", or a page: plan:first-steps.'
    for index, service in enumerate(library.brand.services):
        if service.name in (*names, ANALYTICS):
            what = f'"{service.name}" is the name of something else that readers allow.'
            yield Problem(origin.place(("services", index, "name")), "repeated-value", what, "Give it another name.")
        names.append(service.name)
        for step, where in enumerate(service.on):
            if wrong := astray(library, "a service", where, known, how):
                yield Problem(origin.place(("services", index, "on", step)), *wrong)


def _asked(library: Library, origin: Origin) -> Iterator[Problem]:
    """Questions of the picker that there are not, or that nobody can move."""
    names, known = library.brand.picker.questions, [name for name in QUESTIONS if name != BODY]
    for index, name in enumerate(names):
        place = origin.place(("picker", "questions", index))
        if name == BODY:
            what = f'The question "{name}" is about the body: it is always asked, and first.'
            yield Problem(place, "must-stay", what, "Remove the entry: the others follow it in your order.")
        elif name not in known:
            remedy = did_you_mean(name, known) or f"Write some of: {', '.join(known)}."
            yield Problem(place, "not-a-choice", f'The picker has no question "{brief(name)}".', remedy)
        elif name in names[:index]:
            yield Problem(
                place, "repeated-value", f'The question "{name}" stands here twice.', "Remove one of the two."
            )


def lost(library: Library, known: Mapping[str, object]) -> Iterator[Problem]:
    """The brand's links to what the site has not. `known` has the uris of all pages, and the paths of files."""
    origin, hidden = library.origins.get(BRAND_AT), {_address(*key) for key in library.hidden}
    for path, link in links(library.brand) if origin else ():
        uri = re.split("[?#]", link)[0].removeprefix("./").removesuffix("index.html")
        lacks = uri and uri not in known and not unpublished.named(library, link)
        if origin and not _SCHEME.match(link) and not link.startswith("/") and lacks:
            what = f'The site has no page or file "{brief(link)}".'
            if uri in hidden:
                what, remedy = f'The brand hides "{brief(link)}".', "Lead elsewhere, or show it."
            elif away := _AWAY.fullmatch(link):
                remedy = (
                    f'If it is an address of your own, write "{"mailto:" if away[1] else "https://"}{brief(link)}".'
                )
            else:
                remedy = did_you_mean(uri, known) or "Write it as in the browser, without the site's name: plans/."
            yield Problem(origin.place(path), "broken-link", what, remedy)


def _address(kind: str, id: str) -> str:
    """The address that the page of a hidden thing or chapter would have."""
    return KINDS[kind].uri(id) if kind in KINDS else f"{id.removesuffix('.md')}/"
