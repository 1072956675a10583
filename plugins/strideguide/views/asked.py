"""The picker's questions in words: how a page asks them, what it calls their answers, and which words they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.injury import Injury
from ..model.kinds import KINDS
from ..model.questions import QUESTIONS, Question
from ..training.payload import Payload
from ..training.states import State, states
from ..words import Words
from .guide import Desk

CONTROLS = ("kit", "pain")  # questions that the page asks with more than a row or a list
HOWS = ("counted", "counted-cut", "before", "before-cut")  # how a plan fits the weeks up to a race
ALWAYS = "always"  # the stage of what has no stages


class StageChoice(NamedTuple):
    """A stage as a choice; `state` is how answers name it."""

    state: str
    title: str
    says: str


class Choice(NamedTuple):
    """A condition as a choice, in a reader's words, with the field's term beside it. `id` names its first stage; one
    without stages has none to choose from.
    """

    id: str
    says: str
    title: str
    stages: tuple[StageChoice, ...]

    @property
    def term(self) -> str:
        """The term, "" where the reader's words hold it."""
        return "" if self.title.casefold() in self.says.casefold() else self.title


class Where(NamedTuple):
    """Choices by where in the body they are."""

    id: str
    title: str
    choices: tuple[Choice, ...]


def body(desk: Desk) -> tuple[Where, ...]:
    """The question about the body, choices in order of what is read first; places without any choice are left out."""
    conditions = sorted(desk.guide.all("injury", Injury), key=lambda one: one.says.casefold())
    places = desk.guide.words.below("your_body.where").items()
    found = ((id, title, [one for one in conditions if one.where.replace(" ", "-") == id]) for id, title in places)
    return tuple(Where(id, title, tuple(_choice(desk, one) for one in some)) for id, title, some in found if some)


def _choice(desk: Desk, condition: Injury) -> Choice:
    staged = [state for state in states([condition]) if state.rule.stage != ALWAYS]
    return Choice(condition.id, condition.says, condition.title, tuple(_stage(desk, state) for state in staged))


def _stage(desk: Desk, state: State) -> StageChoice:
    return StageChoice(state.id, desk.guide.words(f"stage.{state.rule.stage}"), state.rule.says)


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
        values = [str(answer) for answer in data["questions"][name]] if question.form != "date" else []
        words = titles(desk.guide.words, data, question)
        control = name if name in CONTROLS else _control(question)
        has_help = question.kind and control == "row"
        help = f"{desk.up}{KINDS[question.kind].folder}/" if has_help else ""
        yield Asked(name, control, tuple(zip(values, words, strict=True)), help)


def _control(question: Question) -> str:
    return "date" if question.form == "date" else "boxes" if question.many else question.asked


def titles(words: Words, data: Payload, question: Question) -> list[str]:
    """What readers call the answers to a question."""
    if question.form == "count":
        counts = map(str, data["questions"][question.name])
        return [words("picker.answer.up_to", count=count) if question.met == "most" else count for count in counts]
    if question.form == "date":
        return []
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
    if question.form == "date":
        yield from (f"picker.help.{name}", f"plan.scripts.answer.{name}")
    if question.empty:
        yield f"plan.scripts.answer.{name}_none"
    if question.form in ("ids", "date"):
        yield f"proof.sets.{name}"
    if question.many:
        yield f"picked.shown.{name}"
    if question.gives_way:
        hows = HOWS if question.met == "ahead" else ("fits",)
        yield from (f"picked.relaxed.{name}", *(f"picked.reason.{name}.{how}" for how in (*hows, "relaxed")))
    if question.foremost:
        yield f"picked.reason.{name}.first"


def _has(words: Words, key: str) -> bool:
    """Whether there are words for a key, or for one and for many."""
    return words.has(key) or any(words.has(f"{key}{mark}one") and words.has(f"{key}{mark}other") for mark in "._")
