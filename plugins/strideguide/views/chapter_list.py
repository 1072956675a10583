"""Lists in hand-written chapters: `<!-- guide: exercises kit=none -->`."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from ..library import Library
from ..model.kinds import KINDS, Filter, Kind
from ..problems import Place, Problem, did_you_mean
from .exercise import CATALOGUE
from .guide import Desk
from .link import Group

MOST = 36  # cards of a list that a chapter shows whole
# The kinds that a directive can list, by the word for them: all that have pages of their own.
BY_FOLDER = {kind.folder: kind for kind in KINDS.values() if not kind.shared}


def listed(words: Sequence[str], desk: Desk, place: Place) -> tuple[str, list[Problem]]:
    """The list that a directive asks for, as HTML, and what is wrong with the directive. Hidden things are skipped;
    where all are hidden there is no list."""
    if not words or words[0] not in BY_FOLDER:
        word = words[0] if words else ""
        remedy = did_you_mean(word, BY_FOLDER) or f"It can list {', '.join(sorted(BY_FOLDER))}."
        return "", [Problem(place, "bad-directive", f'The guide can\'t list "{word}".', remedy)]
    kind, library = BY_FOLDER[words[0]], desk.guide.library
    things = library.things[kind.name].values()
    bears = {kind.name, *(filter.of for filter in kind.filters.values())}
    dropped = len(things) < len(library.declared[kind.name]) or any(hidden in bears for hidden, _ in library.hidden)
    asked: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if not equals or name not in kind.filters:
            remedy = f"Filters: {', '.join(f'{filter}=...' for filter in kind.filters) or 'none'}"
            problems.append(Problem(place, "bad-directive", f'"{word}" is no filter of {words[0]}.', f"{remedy}."))
            continue
        test = kind.filters[name]
        known = _known(library, kind, test)
        if known and value not in known and not (dropped and not test.of):
            remedy = did_you_mean(value, known) or f"Write one of: {', '.join(sorted(known))}."
            what = f"There is no {test.of}" if test.of else f"No {kind.name} has the {name}"
            problems.append(Problem(place, "bad-directive", f'{what} "{value}".', remedy))
        asked.append((name, value))
    chosen = [t.id for t in things if all(kind.filters[name].holds(t, value) for name, value in asked)]
    if not chosen and not problems and not dropped:
        problems.append(Problem(place, "bad-directive", "Nothing in the guide fits this list.", "Loosen a filter."))
    if not chosen:
        return "", problems
    return _html(desk, kind, Group("", desk.links(kind.name, chosen), most=MOST, at=_at(desk, kind, asked))), problems


def _known(library: Library, kind: Kind, test: Filter) -> set[str]:
    """What a filter can ask for: ids, also of what is hidden, or the words that some thing has."""
    if test.of:
        return {"none", *library.declared[test.of], *(id for hidden, id in library.hidden if hidden == test.of)}
    return {value for thing in library.things[kind.name].values() for value in test.held(thing)}


def _at(desk: Desk, kind: Kind, asked: Sequence[tuple[str, str]]) -> str:
    """The index of a kind; the one of exercises with its own filters set, as far as it has what is asked for."""
    known = [(name, value) for name, value in asked if kind.name == "exercise" and name in CATALOGUE]
    return f"{desk.up}{kind.folder}/{'?' if known else ''}{urlencode(known)}"


def _html(desk: Desk, kind: Kind, group: Group) -> str:
    items = (
        Markup('<li>{}<a href="{}">{}</a><p>{}</p></li>').format(link.thumb, link.href, link.title, link.summary)
        for link in (entry.link for entry in group.shown)
    )
    listed = Markup('<ul class="sg-cards">{}</ul>').format(Markup("").join(items))
    if not group.is_long:
        return str(listed)
    words = desk.guide.words
    said = words("chapter.whole", count=len(group.links), index=words(f"index.{kind.name}.title"))
    return str(listed + Markup('<p class="sg-rest"><a href="{}">{}</a></p>').format(group.at, said))
