"""What rules across things say of drafts: each whole one is judged as if it stood among the things of the guide."""

from __future__ import annotations

from collections.abc import Mapping

from . import checks
from .drafts import MISSING
from .layers.hiding import Key
from .library import Library
from .problems import Problem

# What can't be said of a draft: it would ask for a field that it may lack, or for a reference to it.
WAITS = frozenset({MISSING, "dose-missing", "ladder-one-sided"})


def check(library: Library) -> list[Problem]:
    """What is wrong with whole drafts."""
    return [problem for found in _found(library).values() for problem in found if problem.code not in WAITS]


def missing(library: Library) -> Mapping[Key, list[str]]:
    """Each draft with the names of the fields that it lacks, or lacks a part of."""
    found = {key: {problem.code for problem in told} for key, told in _found(library).items()}
    return {
        key: [*draft.lacks, *(["doses"] if "dose-missing" in found.get(key, ()) else [])]
        for key, draft in library.drafts.items()
    }


def _found(library: Library) -> Mapping[Key, list[Problem]]:
    """Whole drafts with all that is said in their files."""
    whole = {key: draft.file for key, draft in library.drafts.items() if draft.whole}
    if not whole:
        return {}
    told = library.once(_told)
    return {key: [problem for problem in told if problem.place.file == file] for key, file in whole.items()}


def _told(library: Library) -> list[Problem]:
    return [*checks.check(library.with_drafts())]
