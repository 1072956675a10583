"""The picker's questions in words: how a page asks them, what it calls their answers, and which words they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.kinds import KINDS
from ..model.questions import QUESTIONS, Question
from ..training.payload import Payload
from ..words import Words
from .guide import Desk

CONTROLS = ("kit", "pain")  # questions that the page asks with more than a row or a list


class Asked(NamedTuple):
    """A question on the page: its name in the address, the control that asks it, its answers as (value, words), and
    the address of the page that explains them.
    """

    name: str
    control: str
    answers: tuple[tuple[str, str], ...]
    help: str


def asked(desk: Desk, data: Payload) -> Iterator[Asked]:
    """The questions in the order of the page. LookupError if one of them lacks words."""
    lacking = [key for question in QUESTIONS.values() for key in needed(question) if not _has(desk.guide.words, key)]
    if lacking:
        raise LookupError(f"the catalogue of words has no {', '.join(lacking)}")
    for name, question in QUESTIONS.items():
        values = [str(answer) for answer in data["questions"][name]]
        words = titles(desk.guide.words, data, question)
        control = name if name in CONTROLS else "boxes" if question.many else question.asked
        has_help = question.kind and control == "row"
        help = f"{desk.up}{KINDS[question.kind].folder}/" if has_help else ""
        yield Asked(name, control, tuple(zip(values, words, strict=True)), help)


def titles(words: Words, data: Payload, question: Question) -> list[str]:
    """What readers call the answers to a question."""
    if question.form == "count":
        counts = map(str, data["questions"][question.name])
        return [words("picker.answer.up_to", count=count) if question.met == "most" else count for count in counts]
    if question.choices:
        return [words(f"picker.answer.{question.name}.{choice}") for choice in question.choices]
    return data["titles"][question.name]


def published(words: Words, data: Payload) -> Payload:
    """What a browser gets: with the words of answers that are no things."""
    choices = {name: titles(words, data, question) for name, question in QUESTIONS.items() if question.choices}
    return {**data, "titles": {**data["titles"], **choices}}


def needed(question: Question) -> Iterator[str]:
    """The keys of the words that a row of the table of questions asks for."""
    name = question.name
    yield f"picker.question.{name}"
    yield from (f"picker.answer.{name}.{choice}" for choice in question.choices)
    if question.form == "count":
        yield from (f"proof.answer.{name}", f"plan.scripts.answer.{name}")
    if question.empty:
        yield f"plan.scripts.answer.{name}_none"
    if question.many:
        yield from (f"proof.sets.{name}", f"picked.shown.{name}")
    if question.gives_way:
        yield from (f"picked.relaxed.{name}", f"picked.reason.{name}.fits", f"picked.reason.{name}.relaxed")
    if question.foremost:
        yield f"picked.reason.{name}.first"


def _has(words: Words, key: str) -> bool:
    """Whether there are words for a key, or for one and for many."""
    return words.has(key) or any(words.has(f"{key}{mark}one") and words.has(f"{key}{mark}other") for mark in "._")
