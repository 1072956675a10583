"""A review out of two built sites, or out of the problems for which one of them could not be built."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..changes import Change, changes
from ..model.kinds import KINDS
from ..problems import Problem
from ..report import foremost
from ..training import differ
from ..views.find import PROOF
from .causes import differing, grouped
from .pages import figures, pages
from .record import FEW, Answers, Edited, Figure, Pages, Review, Told, first, text, texts

DATA, PICKER = "data.json", "picker.json"


def refused(problems: Sequence[Problem]) -> Review:
    """A review of a request that is no guide yet, or of one of which there is nothing to compare."""
    levels = [problem.level for problem in problems]
    told = (
        Told(place=text(str(each.place)), code=each.code, message=text(f"{each.message} {each.remedy}"))
        for each in foremost(problems)[:FEW]
    )
    return Review(errors=levels.count("error"), warnings=levels.count("warning"), problems=[*told])


def compared(problems: Sequence[Problem], before: Path, now: Path) -> Review:
    """What is new in the site `now` since the site `before`, each of them a folder.

    KeyError, TypeError, AttributeError or ValueError if one of them is no guide's.
    """
    data, old = _json(now / DATA), _json(before / DATA)
    told = changes(old, data)
    sites = pages(before), pages(now)
    added, removed, changed = map(len, differing(*sites))
    groups = grouped(told, *sites)
    asked, led, answers = _answers(before / PICKER, now / PICKER, data)
    return refused(problems).model_copy(
        update={
            "compared": True,
            "things": len(told),
            "breaking": sum(each.breaking for each in told),
            "edited": [_edited(each) for each in first(told)],
            "added": added,
            "removed": removed,
            "changed": changed,
            "groups": [
                Pages(causes=texts(group.causes), pages=texts(group.pages), count=len(group.pages))
                for group in first(groups)
            ],
            "asked": asked,
            "led": led,
            "answers": answers,
            "figures": first([*_figures(_counted(before, old, len(sites[0])), _counted(now, data, len(sites[1])))]),
        }
    )


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _edited(change: Change) -> Edited:
    name = f"{change.kind}:{change.id}"
    how = str(change).removeprefix(f"{name} ({change.title})").strip(":; ")
    return Edited(what=change.what, name=text(name), title=text(change.title), how=text(how), breaking=change.breaking)


def _answers(before: Path, now: Path, data: Any) -> tuple[int, int, list[Answers]]:
    """How many answers were asked, how many lead elsewhere, and what those are; nothing is asked of the same picker."""
    if not (before.is_file() and now.is_file()) or before.read_bytes() == now.read_bytes():
        return 0, 0, []
    places = {id: place["kit"] for id, place in data["place"].items()}
    found = differ.difference(differ.known(_json(before)), _json(now), places)
    listed = (
        Answers(count=change.count, before=change.before or "", now=change.now or "", example=text(differ.said(change)))
        for change in found.changes[:FEW]
    )
    return found.asked, sum(change.count for change in found.changes), [*listed]


def _counted(site: Path, data: Any, count: int) -> dict[str, str]:
    """The figures of a site: pages, things of each kind, how much there is to load, and what is proved."""
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    return {
        "pages": f"{count:,}",
        **{kind.folder: f"{len(data.get(name, {})):,}" for name, kind in KINDS.items()},
        "megabytes of the whole site": f"{size / 1e6:.1f}",
        **figures(site, PROOF),
    }


def _figures(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Figure]:
    for name in {**before, **now}:
        old, new = before.get(name, "-"), now.get(name, "-")
        if old != new:
            yield Figure(name=text(name), before=text(old), now=text(new))
