"""Calls to action of single pages: each stands on pages that there are, and each page has one."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import BRAND_AT, Library
from ..problems import Problem, brief, did_you_mean

PAGES = ("plan", "injury")
HOW = "Write a plan or an injury by kind and id, such as plan:first-steps."


def check(library: Library) -> Iterator[Problem]:
    origin = library.origins.get(BRAND_AT)
    if origin is None:
        return
    taken = set[str]()
    for index, call in enumerate(library.brand.calls.only):
        for step, where in enumerate(call.on):
            if wrong := _wrong(library, where, taken):
                yield Problem(origin.place(("calls", "only", index, "on", step)), *wrong)
            taken.add(where)


def _wrong(library: Library, where: str, taken: set[str]) -> tuple[str, str, str] | None:
    """Why a call can't stand somewhere: the kind of problem, what is wrong, and what to do."""
    kind, _, id = where.partition(":")
    if where in taken:
        return "repeated-value", f'A call stands on "{brief(where)}" already.', "Remove one of the two."
    if kind in PAGES and (kind, id) in library.hidden:
        return "hidden-needed", f'The brand hides "{where}", so no call can stand on it.', "Remove the entry."
    known = [f"{kind}:{id}" for kind in PAGES for id in sorted(library.declared[kind])]
    if where in known:
        return None
    now = library.led_on(kind).get(id) if kind in PAGES else None
    remedy = f'It is called "{kind}:{now}" now.' if now else did_you_mean(where, known) or HOW
    return "not-a-choice", f'A call can\'t stand on "{brief(where)}".', remedy
