"""Small drawings for cards: what a pose draws, as few paths as can be, since a list shows many of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from xml.etree import ElementTree

from markupsafe import Markup

from .box import Box
from .draw import Drawing, still
from .outline import Turned, backward, clockwise, strokes, written
from .shapes import BY_CODE, outlines

# From back to front: how a path looks, and its classes.
LOOKS = MappingProxyType(
    {
        "floor": "sg-floor", "water": "sg-water", "leg": "sg-leg", "ring": "sg-ring", "thing": "sg-thing",
        "towel": "sg-towel", "behind": "sg-iron", "far": "sg-far", "pale": "sg-pale", "trunk": "sg-trunk",
        "trunk work": "sg-work", "": "", "work": "sg-work", "dark": "sg-hair", "plates": "sg-plates",
        "cable": "sg-cable", "band": "sg-band",
    }
)  # fmt: skip
CLOSE = 120  # centimetres: what shows less than that is drawn finer than to the centimetre


def card(drawing: Drawing) -> Markup:
    """A small square drawing of the pose that stands for the whole; it says nothing that its card does not."""
    wanted = drawing.movement.card if drawing.movement else None
    number = min(wanted or len(drawing.stances), len(drawing.stances)) - 1
    box = Box.around(drawing.figure, [drawing.stances[number]], drawing.room).square()
    inner = drawing.inner(drawing.stances[number], still, box)
    found: dict[str, str] = {}
    for look, data in _leaves(
        ElementTree.fromstring(f"<g>{inner}</g>"), Turned(), (), int(box.right - box.left < CLOSE)
    ):
        if look == "iron":  # what the far hand holds is behind the body
            look = "dark" if "trunk" in found else "behind"
        found[look] = found.get(look, "") + data
    paths = (_path(LOOKS[look], found[look]) for look in LOOKS if look in found)
    return Markup(f'<svg class="sg-thumb" viewBox="{box}" aria-hidden="true">{"".join(paths)}</svg>')


def _path(classes: str, data: str) -> str:
    return f'<path class="{classes}" d="{data}"/>' if classes else f'<path d="{data}"/>'


def _leaves(
    node: ElementTree.Element, turned: Turned, above: tuple[str, ...], digits: int
) -> Iterator[tuple[str, str]]:
    """What is drawn, from back to front: how it looks, and its path data with some `digits`."""
    if node.get("opacity"):  # a shade is too faint to be seen on a card
        return
    turned = turned.then(Turned.read(node.get("transform", "")))
    classes = (*above, *node.get("class", "").replace("sg-", "").split())
    if node.tag == "use":
        name, view = BY_CODE[node.get("href", "")[1:]]
        for kind, data in outlines(name, view):
            if (look := _look(kind, classes)) is not None:
                yield look, _moved(data, turned, digits)
    elif node.tag == "path" and (look := _look("", classes)) is not None:
        yield look, _moved(node.get("d", ""), turned, digits)
    for inner in node:
        yield from _leaves(inner, turned, classes, digits)


def _moved(data: str, turned: Turned, digits: int) -> str:
    if turned == Turned():
        return data
    outline = [stroke.moved(turned) for stroke in strokes(data)]
    if outline[-1].kind == "Z" and not clockwise(outline):  # else two that overlap would leave a hole
        outline = backward(outline)
    return written(outline, digits)


def _look(kind: str, classes: tuple[str, ...]) -> str | None:
    """The look of a shape inside groups of some classes; None if cards do not show it."""
    side = next((name for name in ("far", "pale") if name in classes), "")
    if kind == "work":
        return None if side or "idle" in classes else "trunk work" if "trunk" in classes else "work"
    if side:
        return side
    if kind in ("hair", "shoe"):
        return "dark"
    return next((name for name in classes if name in (*LOOKS, "iron")), "")
