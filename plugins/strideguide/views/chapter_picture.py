"""Pictures in hand-written chapters: `<!-- picture: exercise:squat exercise:lunge Two ways to bend. -->`.

First the things to be seen, then a caption. A comment that names no thing is a note to the next author, as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from markupsafe import Markup

from ..drawing import body
from ..drawing.draw import Drawing
from ..drawing.stage import number_of, stage
from ..links import check_id
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.kinds import KINDS, Picture
from ..problems import Place, Problem, did_you_mean
from .brand import week_of
from .charts import usual
from .figure import captioned
from .guide import Desk
from .link import Link
from .pictures.figures import drawing_of
from .pictures.scenes import SCENES

NAMED = re.compile(r"([a-z]+):([a-z0-9-]+)")
Named = tuple[str, str]


def picture(desk: Desk, text: str, place: Place) -> tuple[str | None, list[Problem]]:
    """The HTML of the picture that `text` asks for, in one line, and what is wrong; None if it names no thing.

    Things that a brand hides are not in it.
    """
    words = text.split()
    asked = [(match[1], match[2]) for match in takewhile(bool, map(NAMED.fullmatch, words)) if match]
    if not asked:
        return None, []
    named = [one for one in asked if one not in desk.guide.library.hidden]
    if not named:
        return "", []
    problems = list(_problems(desk, named, place))
    if problems:
        return "", problems
    drawn = DRAWN[named[0][0]](desk, named, f"p{place.line}-")
    if not drawn:
        return "", list(_empty(desk, named, place))
    caption = " ".join(words[len(asked) :])
    told = Markup("<figcaption>{}</figcaption>").format(caption) if caption else Markup("")
    return str(Markup('<figure class="sg-picture">{}{}</figure>').format(drawn, told)), []


def thumb(desk: Desk, text: str, place: Place) -> tuple[str, list[Problem]]:
    """The small drawing of one thing, as cards show it."""
    match = NAMED.fullmatch(text.strip())
    if match is None or match[1] not in desk.guide.library.declared:
        what = f'"{text.strip()}" has no small drawing.'
        return "", [Problem(place, "bad-directive", what, 'Name a thing, such as "exercise:squat".')]
    if (match[1], match[2]) in desk.guide.library.hidden:
        return "", []
    problems = list(check_id(desk.guide.library, match[1], match[2], place, "bad-directive"))
    return str(desk.guide.thumb(match[1], match[2])), problems


def _problems(desk: Desk, named: Sequence[Named], place: Place) -> Iterator[Problem]:
    for kind, id in named:
        if kind not in DRAWN:
            remedy = did_you_mean(kind, DRAWN) or f"It can show {', '.join(sorted(DRAWN))}."
            yield Problem(place, "bad-directive", f'A picture can\'t show "{kind}:{id}".', remedy)
        elif kind != "scene":
            yield from check_id(desk.guide.library, kind, id, place, "bad-directive")
        elif id not in SCENES:
            remedy = did_you_mean(id, SCENES) or f"There are {', '.join(sorted(SCENES))}."
            yield Problem(place, "bad-directive", f'There is no scene "{id}".', remedy)
    kinds = dict.fromkeys(kind for kind, _ in named if kind in DRAWN)
    if len({DRAWN[kind] for kind in kinds}) > 1:
        what = f"One picture can't show both {' and '.join(kinds)}."
        yield Problem(place, "bad-directive", what, "Make a picture of each.")


def _empty(desk: Desk, named: Sequence[Named], place: Place) -> Iterator[Problem]:
    """A problem if there is nothing to see, though all that is named could be read."""
    if all(id in desk.guide.library.things.get(kind, ()) for kind, id in named):
        what = f"Nothing of {', '.join(':'.join(one) for one in named)} is drawn."
        yield Problem(place, "bad-directive", what, "Name things with a figure, or injuries with marks.")


def _figures(desk: Desk, named: Sequence[Named], key: str) -> Markup:
    """One exercise in all its poses, or several things side by side."""
    library, words = desk.guide.library, desk.guide.words
    things = [library.things[kind].get(id) for kind, id in named]
    known = [(thing, drawing) for thing in things if isinstance(thing, Exercise | Activity)
             if (drawing := drawing_of(thing))]  # fmt: skip
    if len(known) == 1 and len(known[0][1].stances) > 1:
        return _poses(desk, *known[0], key)
    labels = [
        words("figure.one", title=thing.title, caption=drawing.figure.poses[number_of(drawing)].caption)
        for thing, drawing in known
    ]
    shown = stage([(drawing, label) for (_, drawing), label in zip(known, labels, strict=True)])
    links = [desk.link("exercise" if isinstance(thing, Exercise) else "activity", thing.id) for thing, _ in known]
    actors = [
        Markup('<div class="sg-on">{}<a href="{}">{}</a></div>').format(svg, link.href, link.title)
        for svg, link in zip(shown, links, strict=True)
    ]
    # How many there are is said first: a page that arrives piece by piece leaves each its place.
    row = Markup('<div class="sg-stage" data-of="{}">{}</div>')
    return row.format(len(actors), Markup("").join(actors)) if known else Markup("")


def _poses(desk: Desk, thing: Exercise | Activity, drawing: Drawing, key: str) -> Markup:
    drawing.key = key
    item = Markup("<li><figure>{}<figcaption>{}</figcaption></figure></li>")
    items = [item.format(svg, caption) for svg, caption in captioned(desk, thing, drawing)]
    return Markup('<ol class="sg-poses" style="--sg-count: {}">{}</ol>').format(len(items), Markup("").join(items))


def _places(desk: Desk, named: Sequence[Named], _: str) -> Markup:
    """The body with the places of all these injuries, each a way to its page."""
    places: dict[str, Link] = {}
    for kind, id in named:
        injury = desk.guide.get("injury", id, Injury)
        places |= {mark: desk.link(kind, id) for mark in (injury.marks if injury else ())}
    if not places:
        return Markup("")
    items = (Markup('<li><a href="{}">{}</a></li>').format(x.href, x.title) for x in desk.links("injury", _ids(named)))
    return Markup('{}<ul class="sg-links">{}</ul>').format(body.places_map(places), Markup("").join(items))


def _week(desk: Desk, named: Sequence[Named], _: str) -> Markup:
    """The usual weeks of plans."""
    shown = (
        Markup('<p class="sg-of"><a href="{}">{}</a></p>{}').format(link.href, link.title, usual(desk, balance))
        for link in desk.links("plan", _ids(named))
        if (balance := desk.guide.balances.get(link.id))
    )
    return Markup("").join(shown)


def _scene(desk: Desk, named: Sequence[Named], _: str) -> Markup:
    week = week_of(desk.guide.library.brand)
    return Markup("").join(SCENES[id](desk.guide.words, week) for _, id in named)


def _ids(named: Sequence[Named]) -> list[str]:
    return list(dict.fromkeys(id for _, id in named))


_WAYS: Mapping[Picture, Callable[[Desk, Sequence[Named], str], Markup]] = MappingProxyType(
    {"figure": _figures, "places": _places, "week": _week}
)
# What a picture can show; kinds with the same way of drawing can stand side by side.
DRAWN = {**{kind.name: _WAYS[kind.picture] for kind in KINDS.values() if kind.picture}, "scene": _scene}
