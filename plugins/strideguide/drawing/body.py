"""The muscle map: one body from the front and from the back, in which each muscle is a region that leads to its page.

The drawing is `body.svg`; here is only what of it is shown, and how. What a map says is also said in text beside it,
so it is hidden from screen readers and its links are no stops of the Tab key. Its colours are in `assets/pictures.css`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree

from markupsafe import Markup, escape

DRAWING = Path(__file__).with_name("body.svg")
SVG = "{http://www.w3.org/2000/svg}"
STEPS = (0.5, 4, 8, 12)  # hard sets a week from which a muscle stands on the next step of strength
NEAR, FOOT = 290, 928  # how much a small drawing of a place shows, and where the drawing ends
ARMS = 100  # how far from the middle the arms are, which a small drawing shows without the trunk's other side


class Target(Protocol):
    """The name of a muscle, and where its region leads."""

    @property
    def title(self) -> str: ...
    @property
    def href(self) -> str: ...


@dataclass(frozen=True)
class View:
    """The right half of one side of the body, mirrored at `axis`: paths by muscle, marks, and lines above them all."""

    axis: int
    muscles: Mapping[str, str]
    marks: Mapping[str, str]
    lines: str


@dataclass(frozen=True)
class Drawing:
    """The parts of the drawing. `ground` is what lies below the muscles of either side, `outline` the body alone."""

    box: str
    outline: str
    ground: str
    views: tuple[View, ...]

    @cached_property
    def muscles(self) -> list[str]:
        """The ids of the muscles that have a region."""
        return sorted({id for view in self.views for id in view.muscles})

    @cached_property
    def marks(self) -> list[str]:
        """The places that can be marked."""
        return sorted(name for view in self.views for name in view.marks)


@cache
def drawing() -> Drawing:
    """The drawing, read once."""
    root = ElementTree.parse(DRAWING).getroot()
    groups = {group.get("id", ""): group for group in root.iter(f"{SVG}g")}
    views = tuple(_view(groups[name]) for name in ("front", "back"))
    outline = next((path.get("d", "") for path in groups["under"].iter(f"{SVG}path")), "")
    return Drawing(root.get("viewBox", ""), outline, _lines(groups["under"]), views)


def _view(group: ElementTree.Element) -> View:
    muscles: dict[str, str] = {}
    for path in group.iter(f"{SVG}path"):
        if id := path.get("data-muscle"):
            muscles[id] = muscles.get(id, "") + path.get("d", "")
    marks = {mark.get("data-mark", ""): _ellipse(mark) for mark in group.iter(f"{SVG}ellipse")}
    return View(int(group.get("data-axis", "0")), muscles, marks, _lines(group))


def _lines(group: ElementTree.Element) -> str:
    """The paths of a group that belong to no muscle. A mirror has no ancestors, so each class says all by itself."""
    paths = (path for path in group.iter(f"{SVG}path") if path.get("class"))
    return "".join(f'<path class="sg-map-{path.get("class")}" d="{path.get("d")}"/>' for path in paths)


def _ellipse(mark: ElementTree.Element) -> str:
    return "<ellipse " + " ".join(f'{name}="{mark.get(name)}"' for name in ("cx", "cy", "rx", "ry")) + "/>"


def known(muscles: Collection[str]) -> list[str]:
    """Those muscles that the drawing has a region for; a brand's own muscle may have none."""
    return [id for id in muscles if id in drawing().muscles]


def step(sets: float) -> int:
    """The step of strength for a number of sets: 0 for none, then 1 to 4."""
    return sum(sets >= least for least in STEPS)


def map(
    links: Mapping[str, Target], primary: Collection[str] = (), secondary: Collection[str] = (),
    marks: Collection[str] = (), name: str = "m",
) -> Markup:  # fmt: skip
    """The body with the muscles that do most of the work, those that help, and places that are marked.

    A muscle without a link is drawn, but leads nowhere. All ids begin with `name`, for pages with more than one map.
    """
    tones = dict.fromkeys(secondary, "second") | dict.fromkeys(primary, "first")
    return _drawn(name, links, {}, tones, marks)


def sets_map(
    links: Mapping[str, Target], sets: Mapping[str, float], titles: Mapping[str, str], name: str = "m"
) -> Markup:
    """The body with each muscle as strong in colour as its sets are many; `titles` name muscle and sets."""
    tones = {id: f"step-{step(number)}" for id, number in sets.items() if step(number)}
    return _drawn(name, links, titles, tones, ())


def places_map(places: Mapping[str, Target], name: str = "m") -> Markup:
    """The body with marks that lead somewhere, and no muscle that does."""
    return _drawn(name, {}, {}, {}, places)


def place_thumb(marks: Collection[str]) -> Markup:
    """A small square drawing of the part of the body with these marks; nothing without any."""
    found = [(view.axis, view.marks[mark]) for view in drawing().views for mark in marks if mark in view.marks]
    if not found:
        return Markup("")
    aside = max(_at(shape, "cx") - axis for axis, shape in found)
    left = round(aside if aside > ARMS else 0) - NEAR // 2
    low = min(max(round(sum(_at(shape, "cy") for _, shape in found) / len(found)) - NEAR // 2, 0), FOOT - NEAR)
    half = f'<path class="sg-map-body" d="{drawing().outline}"/>'
    shown = "".join(f'<g class="mark" transform="translate({-axis})">{shape}</g>' for axis, shape in found)
    return Markup(
        f'<svg class="sg-thumb sg-map-near" viewBox="{left} {low} {NEAR} {NEAR}" aria-hidden="true">'
        f'{half}<g transform="scale(-1 1)">{half}</g>{shown}</svg>'
    )


def _at(ellipse: str, name: str) -> float:
    return float(ellipse.partition(f'{name}="')[2].partition('"')[0])


def _drawn(
    name: str, links: Mapping[str, Target], titles: Mapping[str, str], tones: Mapping[str, str],
    marks: Collection[str] | Mapping[str, Target],
) -> Markup:  # fmt: skip
    parts = [_head(name, "second" in tones.values())]
    for id in drawing().muscles:
        link = links.get(id)
        title, href = (titles.get(id, link.title), link.href) if link else ("", "")
        parts.append(_region(name, id, tones.get(id, ""), title, href))
    parts.append(_shapes(name).lines)
    to = marks if isinstance(marks, Mapping) else {}
    parts += (_mark(_shapes(name).marks[mark], to.get(mark)) for mark in dict.fromkeys(marks))
    return Markup("".join(parts) + "</svg>")


def _mark(shape: str, link: Target | None) -> str:
    if link is None:
        return shape
    return f'<a href="{escape(link.href)}" tabindex="-1"><title>{escape(link.title)}</title>{shape}</a>'


@dataclass(frozen=True)
class Shapes:
    """All shapes of a map with their ids. Each is written once; its mirror refers to it."""

    ground: str
    muscles: Mapping[str, str]
    lines: str
    marks: Mapping[str, str]


@cache
def _shapes(name: str) -> Shapes:
    ids = (f"{name}{number}" for number in count())
    body, muscles, lines, marks = drawing(), dict.fromkeys(drawing().muscles, ""), "", {}
    for view in body.views:
        for id, path in view.muscles.items():
            own = next(ids)
            muscles[id] += _twice(f'<path id="{own}" d="{path}"/>', own, view.axis)
        own = next(ids)
        lines += _twice(f'<g id="{own}">{view.lines}</g>', own, view.axis)
        for mark, shape in view.marks.items():
            own = f"{name}-{mark.replace(' ', '-')}"
            middle = f'cx="{view.axis}"' in shape
            drawn = shape if middle else _twice(shape.replace(" ", f' id="{own}" ', 1), own, view.axis)
            marks[mark] = f'<g class="mark">{drawn}</g>'
    return Shapes(_ground(body, next(ids)), muscles, lines, marks)


def _ground(body: Drawing, id: str) -> str:
    """What lies below the muscles: the front, and the same once more for the back."""
    front, back = (view.axis for view in body.views)
    again = f'<use href="#{id}" x="{back - front}"/>'
    return _twice(f'<g id="{id}">{body.ground}</g>', id, front) + _twice(again, id, back, shift=back - front)


@cache
def _head(name: str, hatched: bool) -> str:
    """The beginning of a map: what helps is hatched, and the ground is below all muscles."""
    hatch = (
        f'<pattern id="{name}-second" width="10" height="10" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path class="pale" d="M0 0h10v10H0z"/><path class="hatch" d="M3 0v10"/>'
        "</pattern>"
    )
    svg = f'<svg class="sg-map" viewBox="{drawing().box}" aria-hidden="true">'
    return svg + (hatch if hatched else "") + _shapes(name).ground


@lru_cache(maxsize=2048)  # from one page to the next most regions are the same
def _region(name: str, id: str, tone: str, title: str, href: str) -> str:
    look = f' class="{tone or "still"}"' if tone or not href else ""
    if tone == "second":
        look += f' fill="url(#{name}-second)"'
    shape = _shapes(name).muscles[id]
    if href:
        return f'<a href="{escape(href)}" tabindex="-1"{look}><title>{escape(title)}</title>{shape}</a>'
    return f"<g{look}>{shape}</g>"


def _twice(shape: str, id: str, axis: int, shift: int = 0) -> str:
    """A shape and its mirror at an axis; what has the id stands `shift` to the left of where it is drawn."""
    reach = 2 * axis - shift
    turn = f"matrix(-1 0 0 1 {reach} 0)" if reach else "scale(-1 1)"
    return f'{shape}<use href="#{id}" transform="{turn}"/>'
