"""Lists in hand-written chapters: `<!-- guide: exercises kit=none -->`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from ..faults import did_you_mean
from ..library import Library
from ..model.base import Entity
from ..model.exercise import Exercise
from ..model.kinds import KINDS
from ..problems import Place, Problem
from .guide import Desk

Test = Callable[[Entity, str], bool]


def _kit(thing: Entity, value: str) -> bool:
    if not isinstance(thing, Exercise):
        return False
    needed = {*thing.kit.all_of, *thing.kit.any_of}
    return not needed if value == "none" else value in needed


def _muscle(thing: Entity, value: str) -> bool:
    return isinstance(thing, Exercise) and value in {*thing.muscles.primary, *thing.muscles.secondary}


def _field(name: str) -> Test:
    return lambda thing, value: str(getattr(thing, name, "")).replace(" ", "-") == value


# What a directive can ask for: for each kind the filters, each with the kind of id that it takes ("" for plain words).
FILTERS: dict[str, dict[str, tuple[str, Test]]] = {
    "exercise": {
        "pattern": ("pattern", _field("pattern")), "level": ("level", _field("level")), "kind": ("", _field("kind")),
        "impact": ("", _field("impact")), "kit": ("kit", _kit), "muscle": ("muscle", _muscle),
    },
    "activity": {"impact": ("", _field("impact"))},
    "injury": {"kind": ("", _field("kind"))},
    "faq": {"topic": ("", _field("topic"))},
    "myth": {"kind": ("", _field("kind"))},
    "benefit": {"group": ("", _field("group"))},
    **{kind: {} for kind in ("muscle", "kit", "tip", "claim", "pattern", "plan", "source", "conflict")},
}  # fmt: skip
BY_FOLDER = {KINDS[kind].folder: kind for kind in FILTERS}


def listed(words: Sequence[str], desk: Desk, place: Place) -> tuple[str, list[Problem]]:
    """The list that a directive asks for, as HTML, and what is wrong with the directive. Hidden things are skipped."""
    if not words or words[0] not in BY_FOLDER:
        asked = words[0] if words else ""
        remedy = did_you_mean(asked, BY_FOLDER) or f"It can list {', '.join(sorted(BY_FOLDER))}."
        return "", [Problem(place, "bad-directive", f'The guide can\'t list "{asked}".', remedy)]
    kind = BY_FOLDER[words[0]]
    tests: list[tuple[Test, str]] = []
    problems: list[Problem] = []
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if not equals or name not in FILTERS[kind]:
            known = ", ".join(f"{filter}=..." for filter in FILTERS[kind]) or "none"
            problems.append(
                Problem(place, "bad-directive", f'"{word}" is no filter of {words[0]}.', f"Filters: {known}.")
            )
            continue
        of, test = FILTERS[kind][name]
        if of and value != "none" and not _there(desk.guide.library, of, value):
            remedy = did_you_mean(value, desk.guide.library.declared[of])
            problems.append(Problem(place, "bad-directive", f'There is no {of} "{value}".', remedy))
        tests.append((test, value))
    things = desk.guide.library.things[kind].values()
    chosen = [thing.id for thing in things if all(test(thing, value) for test, value in tests)]
    library = desk.guide.library
    bears = {kind, *(of for of, _ in FILTERS[kind].values())}
    dropped = len(things) < len(library.declared[kind]) or any(hidden in bears for hidden, _ in library.hidden)
    if not chosen and not problems and not dropped:
        problems.append(Problem(place, "bad-directive", "Nothing in the guide fits this list.", "Loosen a filter."))
    return _html(desk, kind, chosen), problems


def _there(library: Library, kind: str, id: str) -> bool:
    return id in library.declared[kind] or (kind, id) in library.hidden


def _html(desk: Desk, kind: str, ids: Sequence[str]) -> str:
    items = (
        Markup('<li>{}<a href="{}">{}</a><p>{}</p></li>').format(link.thumb, link.href, link.title, link.summary)
        for link in desk.links(kind, ids)
    )
    return str(Markup('<ul class="sg-cards">{}</ul>').format(Markup("").join(items)))
