"""The contact sheet: every drawing on one page, in light and in dark colours, with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup, escape

from ...drawing.cards import card
from ...drawing.draw import Drawing
from ...drawing.poses.poses import balance
from ...drawing.poses.stance import Stance
from ...library import Library
from ...model.activity import Activity
from ...model.exercise import Exercise
from ...problems import Problem
from .figures import ARROW, drawing_as, drawing_of, shared_shapes

_IDS = re.compile(r"""( id="|href="#|url\(#)([\w-]+)("|\))""")
ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = ("tokens.css", "drawn.css", "figures.css", "pictures.css", "charts.css")
# A marker has the colours of where it is written and not of the path that it ends, so the dark rows have their own.
DARK_ARROW = (
    '<svg width="0" height="0" class="sg-shapes" aria-hidden="true" data-md-color-scheme="slate">'
    f"<defs>{ARROW.replace('sg-arrow', 'sg-arrow-dark', 1)}</defs></svg>"
)
Named = tuple[str, str]
LOOK = """
body{margin:0;font:14px/1.4 system-ui,sans-serif;background:#fdfcf9}h1,section{padding:0 12px}h2{margin:.4em 0}
.row{display:flex;flex-wrap:wrap;gap:10px;align-items:end;padding:10px;background:var(--sg-paper);color:var(--sg-ink)}
figure{margin:0;max-width:260px}.sg-pose{width:auto;max-width:260px;height:200px;max-height:none}
.sg-thumb{width:96px;height:96px;border:1px solid #8886}figcaption{font-size:12px}
.wrong{color:#b3261e;white-space:pre-wrap}.two{display:grid;grid-template-columns:1fr 1fr}
.sg-map{fill:none}.sg-charts svg{flex:0 1 22rem;min-width:0}.sg-chart{fill:var(--sg-ink)}
.mark{fill:none;stroke:#a0a;stroke-width:.7}.off{stroke:#e00;stroke-width:2}
@media (max-width:900px){.two{grid-template-columns:1fr}}
"""


def sheet(library: Library, found: Sequence[Problem], more: Mapping[Named, Markup], only: str = "") -> tuple[str, int]:
    """The page, and how many figures are on it. `more` is what else is drawn of things. With `only`, of one id."""
    files = {library.origin(kind, id).document.file for kind, id in _ids(library, only)}
    sections = [_section(library, kind, id, found) for kind, id in _ids(library, only)]
    figures = len(sections)
    others = [
        p
        for p in found
        if p.place.file not in files and p.place.file.startswith(("data/exercises/", "data/activities/"))
    ]
    if only:
        others = [p for p in others if Path(p.place.file).stem == only]
    css = "".join((ASSETS / name).read_text("utf-8") for name in SHEETS)
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Pictures</title><style>{css}{LOOK}</style>"
    told = f'<pre class="wrong">{escape(chr(10).join(map(str, others)))}</pre>' if others else ""
    sections += [_beside(library, *named, drawn) for named, drawn in more.items() if only in ("", named[1])]
    body = "".join(sections)
    return f"{head}<h1>Pictures</h1>{told}{body}{shared_shapes(body)}{DARK_ARROW}</html>\n", figures


def _ids(library: Library, only: str) -> Iterator[tuple[str, str]]:
    for kind in ("exercise", "activity"):
        for id, thing in library.things[kind].items():
            if isinstance(thing, Exercise | Activity) and thing.figure and only in ("", id):
                yield kind, id


def _section(library: Library, kind: str, id: str, found: Sequence[Problem]) -> str:
    thing = library.things[kind][id]
    file = library.origin(kind, id).document.file
    drawing = drawing_of(thing) if isinstance(thing, Exercise | Activity) else None
    if drawing is None:
        return ""
    drawing.key = f"{id}-"
    poses = [
        f"<figure>{_marked(drawing, number, pose.caption)}"
        f"<figcaption>{number + 1}. {escape(pose.caption)}</figcaption></figure>"
        for number, pose in enumerate(drawing.figure.poses)
    ]
    pairs = (_pair(thing, at) for at in range(len(thing.mistakes))) if isinstance(thing, Exercise) else ()
    shown = "".join((*poses, card(drawing), *pairs))
    plain = "".join(drawing.pose(number, pose.caption) for number, pose in enumerate(drawing.figure.poses))
    size = len(plain) + len(shared_shapes(plain))
    wrong = "\n".join(str(problem) for problem in found if problem.place.file == file)
    dark = shown.replace(f"{id}-", f"{id}-d").replace("#sg-arrow)", "#sg-arrow-dark)")
    return (
        f"<section id={id}><h2>{escape(thing.title)} ({id}), {size:,} bytes</h2>"
        f"<pre class=wrong>{escape(wrong)}</pre></section>"
        f"{_both(shown, dark)}"
    )


def _pair(exercise: Exercise, number: int) -> str:
    """The right form and a wrong one at a mistake; nothing if it has none."""
    pair = exercise.mistakes[number].pair
    if pair is None:
        return ""
    figure = pair.figure(exercise.figure)
    drawing = drawing_as(exercise, figure)
    drawing.key, drawing.first = f"{exercise.id}-m{number}-", len(figure.poses) - 2
    forms = zip(("Right: ", "Wrong: "), figure.poses[-2:], strict=True)
    told = [says + pose.caption for says, pose in forms]
    return "".join(
        f"<figure>{_marked(drawing, at, says)}<figcaption>{escape(says)}</figcaption></figure>"
        for at, says in enumerate(told)
    )


def _both(light: str, dark: str, more: str = "") -> str:
    """The same drawings in light and in dark, side by side."""
    return (
        f'<div class="two{more}"><div class="row light">{light}</div>'
        f'<div class="row dark" data-md-color-scheme="slate">{dark}</div></div>'
    )


def _beside(library: Library, kind: str, id: str, drawn: Markup) -> str:
    """Maps and charts of a thing. In the dark their ids have another ending, as no two on a page may be the same."""
    head = f"<section><h2>{escape(library.things[kind][id].title)} ({kind} {id})</h2></section>"
    light, dark = (_IDS.sub(rf"\1\g<2>-{id}-{scheme}\3", str(drawn)) for scheme in ("light", "dark"))
    return head + _both(light, dark, " sg-charts")


def _marked(drawing: Drawing, number: int, label: str) -> Markup:
    """A pose with marks for its author: a tick each 10 cm on the floor, longer at 0, and where the weight falls."""
    box, stance = drawing.box, drawing.stances[number]
    start = int(box.left // 10 + 1) * 10
    ticks = "".join(f"M{x} 0V{3 if x else 6}" for x in range(start, int(box.right), 10))
    marks = f'<path class="mark" d="{ticks}"/>{_weight(stance)}'
    return Markup(str(drawing.pose(number, label)).replace("</svg>", f"{marks}</svg>"))


def _weight(stance: Stance) -> str:
    fall = balance(stance)
    if fall is None:
        return ""
    x, low, high = fall
    kind = "mark" if low - 1 <= x <= high + 1 else "mark off"
    return f'<path class="{kind}" d="M{x:.0f} 0l-3 6h6z"/>'
