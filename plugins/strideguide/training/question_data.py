"""The table of questions as plain data, for a browser."""

from __future__ import annotations

from typing import TypedDict

from ..model.questions import QUESTIONS, Form, Met, Question


class QuestionData(TypedDict):
    """A row of the table of questions; see there."""

    name: str
    form: Form
    empty: bool
    places: bool
    plan: str
    met: Met
    gives_way: int
    foremost: bool
    narrow: bool
    beside: str


def asked_data() -> list[QuestionData]:
    """The table of questions, for a browser."""
    return [_row(question) for question in QUESTIONS.values()]


def _row(question: Question) -> QuestionData:
    return QuestionData(
        name=question.name,
        form=question.form,
        empty=question.empty,
        places=question.places,
        plan=question.plan,
        met=question.met,
        gives_way=question.gives_way,
        foremost=question.foremost,
        narrow=question.narrow,
        beside=question.beside,
    )
