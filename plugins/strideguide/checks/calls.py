"""Calls to action of single pages and answers: each stands on something, and what it carries can go."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from ..brand.calls import PickerCall
from ..library import BRAND_AT, Library, Origin
from ..model.questions import QUESTIONS
from ..problems import Problem, brief
from .standing import Wrong, astray, pages

HOW = "Write a plan, an injury or an answer to the picker, such as plan:first-steps or goal:stay-healthy."
Path = tuple[str | int, ...]


def check(library: Library) -> Iterator[Problem]:
    origin = library.origins.get(BRAND_AT)
    if origin is None:
        return
    calls, taken = library.brand.calls, set[str]()
    if calls.picker:
        yield from _carried(origin, ("calls", "picker"), calls.picker)
    for index, call in enumerate(calls.only):
        path = ("calls", "only", index)
        yield from _carried(origin, path, call)
        if call.carries and not any(where.partition(":")[0] in QUESTIONS for where in call.on):
            what = "A call carries answers from the picker alone, and this one stands on no answer."
            remedy = 'Name an answer in "on", such as goal:stay-healthy, or remove this field.'
            yield Problem(origin.place((*path, "carries")), "bad-value", what, remedy)
        for step, where in enumerate(call.on):
            if wrong := _wrong(library, where, taken):
                yield Problem(origin.place((*path, "on", step)), *wrong)
            taken.add(where)


def _wrong(library: Library, where: str, taken: set[str]) -> Wrong | None:
    """Why a call can't stand somewhere."""
    kind = where.partition(":")[0]
    if where in taken:
        return "repeated-value", f'A call stands on "{brief(where)}" already.', "Remove one of the two."
    if kind in QUESTIONS and QUESTIONS[kind].private:
        what = f'"{brief(where)}" is about the body, and what a reader says of it chooses no call.'
        return "not-a-choice", what, 'Name the page of what it is about, such as "injury:shin-splints".'
    return astray(library, "a call", where, (*pages(library), *_answers(library)), HOW)


def _answers(library: Library) -> Iterator[str]:
    """The answers to the picker's questions, but for days and what is about the body."""
    for name, question in QUESTIONS.items():
        if question.private or question.date:
            continue
        counts = getattr(library.picker, name, []) if question.form == "count" else []
        things = sorted(library.declared[question.kind]) if question.kind else []
        yield from (f"{name}:{answer}" for answer in (*counts, *things, *question.choices))


def _says(link: str) -> set[str]:
    """What the query of a link names, in small letters."""
    return {name.lower() for name, _ in parse_qsl(urlsplit(link).query, keep_blank_values=True)}


def _carried(origin: Origin, path: Path, call: PickerCall) -> Iterator[Problem]:
    """Answers that can't go where a call leads."""
    scheme = call.link.partition(":")[0].lower()
    is_web = scheme == "https"
    if call.field and not (call.carries and is_web):
        what = "This names what holds the answers in a web address, and the call carries none to one."
        yield Problem(
            origin.place((*path, "field")), "bad-value", what, 'Add "carries: answers", or remove this field.'
        )
    elif call.carries and is_web and not call.field:
        what = "It does not say what holds the answers in the address."
        remedy = 'Add "field", such as "field: message", as the form on that page calls it.'
        yield Problem(origin.place((*path, "carries")), "bad-value", what, remedy)
    elif call.carries and not is_web and not (scheme == "mailto" and _says(call.link) <= {"subject"}):
        what = "Answers go by https, or by an e-mail whose link gives nothing else but a subject."
        yield Problem(origin.place((*path, "carries")), "bad-value", what, "Change the link, or remove this field.")
