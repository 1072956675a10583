"""Who refers to whom. References are marks in the types; links in prose name kind and id; backlinks are computed."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from .before import Before
from .layers.stack import gone
from .library import Library, Origin
from .marks import Path, link_targets, marks, numbered_targets
from .model.base import Entity, Record, RefTo
from .model.kinds import KINDS
from .problems import QUOTES, Edit, Place, Problem, brief, did_you_mean

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.I | re.S)
ENDING = ".yml"
TO_DRAFT = "draft-reference"
LISTED = 20  # ids that a remedy names
FEW = 3  # places that are told one by one, though one thing is missing in all of them
# Begins the links of a page that nobody knows the address of yet; a host's last step puts the way to the root there.
ROOT = "guideframeroot:"
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", ROOT.rstrip(":")})


class Reference(NamedTuple):
    """One thing refers to another. `relation` is the kind of the referrer and the field, as in "exercise.harder"."""

    source: tuple[str, str]
    relation: str
    target: tuple[str, str]


def references(kind: str, thing: Entity) -> Iterator[Reference]:
    """Every reference in the fields of `thing`, and every link to another thing in its prose."""
    for path, mark, text in marks(thing):
        if isinstance(mark, RefTo):
            yield Reference((kind, thing.id), _relation(kind, path), (mark.kind, text))
        else:
            for target in link_targets(text):
                other, _, id = target.partition(":")
                if other in KINDS:
                    yield Reference((kind, thing.id), f"{kind}.mentions", (other, id))


@lru_cache(maxsize=4096)  # most things have the same fields
def _relation(kind: str, path: Path) -> str:
    """The kind of a referrer and the field, whichever entry of a list it is."""
    return f"{kind}.{'.'.join(step for step in path if isinstance(step, str))}"


def backlinks(library: Library) -> Mapping[tuple[str, str], Mapping[str, list[str]]]:
    """For each thing: the relations in which it is named, and the ids of those that name it, each once."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind, thing in library.all():
        for reference in references(kind, thing):
            _, id = reference.source
            ids = found[reference.target][reference.relation]
            if reference.target != reference.source and (not ids or ids[-1] != id):
                ids.append(id)
    return found


def check(library: Library) -> Iterator[Problem]:
    """Every reference and link that leads nowhere."""
    for record, origin in library.records():
        yield from _check_record(library, record, origin)
    for draft in library.drafts.values():
        told = _check_record(library, draft.part, draft.origin)
        yield from (problem for problem in told if problem.code != TO_DRAFT)
    yield from _removed(library)


def _check_record(library: Library, record: Record, origin: Origin) -> Iterator[Problem]:
    file = Place(origin.document.file)  # where in it is looked up only if there is a problem
    for path, mark, text in marks(record):
        if isinstance(mark, RefTo):
            for problem in check_id(library, mark.kind, text, file):
                yield replace(problem, place=origin.place(path))
        else:
            for target, nth in numbered_targets(text):
                for problem in check_target(library, target, file):
                    yield replace(problem, place=origin.find(path, target or "]()", nth))


def _removed(library: Library) -> Iterator[Problem]:
    """Ids that were given up and are there all the same, and what serves instead of others but is not there."""
    for (kind, id), (removed, place) in library.removed.items():
        if id in library.declared[kind] or (kind, id) in library.drafts:
            yield Problem(place, "id-clash", f'There is a {kind} "{id}".', "Remove one of the two.")
        if removed.instead:
            yield from check_id(library, kind, removed.instead, place)


def together(problems: Iterable[Problem]) -> Iterator[Problem]:
    """All of them, but many of one cause as one, at the first place, with the others named."""
    by_cause: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.cause:
            by_cause.setdefault(problem.cause, []).append(problem)
        else:
            yield problem
    for found in by_cause.values():
        first, *others = found = sorted({it.place: it for it in found}.values())
        if len(found) <= FEW:
            yield from found
        else:
            named = ", ".join(f"{it.place.file}:{it.place.line}" for it in others[:FEW])
            more = f" and {len(others) - FEW} more" if len(others) > FEW else ""
            what = f"{first.message.rstrip('.')}, and {len(others)} other places name it: {named}{more}."
            yield replace(first, message=what)


def check_id(library: Library, kind: str, id: str, place: Place, code: str = "unknown-reference") -> Iterator[Problem]:
    """A problem if no thing of `kind` has this id, with the nearest one that exists."""
    if id in library.declared[kind] or kind in library.unread or (kind, id) in library.hidden:
        return
    if draft := library.drafts.get((kind, id)):
        what = f'The {kind} "{id}" is a draft, and no site has it.'
        yield Problem(
            place, TO_DRAFT, what, f'Finish it and take "draft: true" out of {draft.file}, or leave it out here.'
        )
        return
    new = library.former[kind].get(id)
    if new:
        what = f'The {kind} "{id}" is now called "{new}".'
        yield Problem(place, "renamed-reference", what, f'Write "{new}".', _written(id, new))
        return
    if (kind, id) in library.removed:
        yield Problem(place, "removed-reference", *gone(library.removed[kind, id][0], kind, id))
        return
    bare = _bare(kind, id)
    edit = _written(id, bare) if bare != id and bare in library.declared[kind] else None
    remedy = _lost(library, kind, id) or _nearest(library, kind, id)
    yield Problem(place, code, f'There is no {kind} "{brief(id)}".', remedy, edit, cause=f"{kind}:{id}")


def _lost(library: Library, kind: str, id: str) -> str:
    """What to do if a thing was there before: it has another id now, or is gone. Nothing if nobody knows of it."""
    title = library.once(_before).title(kind, id)
    if title is None:
        return ""
    new = next((thing.id for thing in library.things[kind].values() if thing.title == title), None)
    if new is None:
        return f'It was there before. Put its file back; or "strideguide remove {kind}:{id}" says why it is gone.'
    file = library.origin(kind, new).document.file
    return f'It is "{new}" now. Write "former_ids: [{id}]" into {file}, so that saved links live on, and "{new}" here.'


def _before(library: Library) -> Before:
    return Before(library.root)


def _bare(kind: str, id: str) -> str:
    """An id without what people write around it: quotes, its kind or its folder, the ending of its file."""
    return id.strip(QUOTES).removeprefix(f"{kind}:").removeprefix(f"{KINDS[kind].folder}:").removesuffix(ENDING)


def _written(id: str, meant: str) -> Edit:
    return Edit(rf"(?<![\w-]){re.escape(id)}(?![\w-])", meant)


def _nearest(library: Library, kind: str, id: str) -> str:
    """What may have been meant: the id inside a text, a thing by one of its names, a look-alike, or any there is."""
    known = library.declared[kind]
    bare = _bare(kind, id)
    parts = [part.strip() for part in re.split(r"[;,/&]| and ", bare)]
    if bare != id and bare in known:
        return f'Write "{bare}", without anything around it.'
    if len(parts) > 1 and known.issuperset(parts):
        return f"Write each as an entry of its own: {', '.join(parts)}."
    for thing in library.things[kind].values():
        if _plain(bare) in map(_plain, (thing.title, *thing.aliases)):
            return f'Did you mean "{thing.id}"?'
    verb = "is only" if len(known) == 1 else "are"
    listed = f"There {verb} {', '.join(sorted(known))}." if 0 < len(known) <= LISTED else ""
    return did_you_mean(bare, known) or listed or f"The ids are the names {KINDS[kind].written}."


def _plain(name: str) -> str:
    """A name as people tell it: small letters, no hyphens, one of the thing."""
    return re.sub(r"[\s_-]+", " ", name.casefold()).strip().removesuffix("s")


def check_target(library: Library, target: str, place: Place, relative: bool = False) -> Iterator[Problem]:
    """A problem if a link in prose may not lead where it leads. Relative links are for chapters only."""
    found = _SCHEME.fullmatch(target)
    if found is None:
        if not relative:
            yield Problem(
                place,
                "broken-link",
                f'The link leads to "{brief(target)}", which is no thing of the guide.',
                'Link by kind and id, such as "exercise:squat".',
            )
        return
    scheme, rest = found[1], found[2]
    if scheme in KINDS:
        yield from check_id(library, scheme, rest.partition("#")[0], place, "broken-link")
    elif len(scheme) == 1 and rest[:1] in ("\\", "/"):
        remedy = "Put the file into the guide's folder content/, and write its path from the chapter."
        yield Problem(place, "unsafe-link", f'"{brief(target)}" is a path on a disk of your own.', remedy)
    elif scheme.lower() not in SAFE_SCHEMES:
        meant = "" if rest.startswith("//") else _kind_meant(scheme)
        remedy = f'Write "{meant}:{brief(rest)}".' if meant else "Use a kind of thing, https, http, mailto or tel."
        yield Problem(place, "unsafe-link", f'A link may not begin with "{brief(scheme)}:".', remedy)


def _kind_meant(word: str) -> str:
    """The kind of which a word is the folder, or a look-alike; nothing if it is none."""
    by_folder = next((kind.name for kind in KINDS.values() if kind.folder == word.lower()), "")
    return by_folder or next(iter(difflib.get_close_matches(word, KINDS, n=1, cutoff=0.6)), "")
