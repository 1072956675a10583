"""The questions of the plan picker: the one table that everything reads which asks, counts, writes or reads answers.

A new question is a row here, its words in `locales/`, and the field of plans that meets it; a question whose answers
are counts has a field of data/picker.yml with the counts to choose from, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from .week import OCCASIONS

# How what a plan says meets an answer; training/meeting.py and assets/parts/meeting.js say what each word means.
Met = Literal["", "in", "near", "reached", "between", "most", "ahead"]
# What an answer is: one of the things or choices, one of the counts, a set of things or choices, or a date.
Form = Literal["id", "count", "ids", "date"]


@dataclass(frozen=True)
class Question:
    """A question; `name` is permanent, as it stands in addresses and in picker.json."""

    name: str
    kind: str = ""
    """The kind of thing that its answers are; "" if they are `choices`, or counts."""
    choices: tuple[str, ...] = ()
    """Ids of answers that are no things; their titles are words."""
    many: bool = False
    """Whether an answer is a set."""
    empty: bool = False
    """Whether an empty set is an answer, and another one than none."""
    plan: str = ""
    """The field of a plan in picker.json that meets it; "" if no single one does."""
    met: Met = ""
    """How that field meets it."""
    gives_way: int = 0
    """When it is relaxed, if no plan meets everything: the least first; 0 if nothing of it is relaxed."""
    foremost: bool = False
    """Whether plans say first what they are made for first; the nearer to the first, the better."""
    narrow: bool = False
    """Whether a plan for few of its answers is better for who gives one, before kit decides."""
    places: bool = False
    """Whether a place to train stands for a set of its answers; an address then names the places, in short."""
    private: bool = False
    """Whether it is about the reader's body: its answers stand behind "#" in an address, where no server sees them."""
    beside: str = ""
    """Another question whose answer decides, too, how this one is met. A plan that has lists for this one has one for
    each answer by which it meets the other."""
    date: bool = False
    """Whether an answer is a date."""
    asked: Literal["row", "list"] = "row"
    """Whether the page asks with a row of answers or with a list to choose from."""

    @property
    def form(self) -> Form:
        """What an answer is."""
        if self.date:
            return "date"
        return "ids" if self.many else "id" if self.kind or self.choices else "count"


def _table(*questions: Question) -> Mapping[str, Question]:
    return MappingProxyType({question.name: question for question in questions})


# In the order of the page and of addresses, which is that of what decides most: the body, whose limits rule all the
# rest, what for, how hard, where, and how long.
QUESTIONS = _table(
    Question("pain", kind="injury", many=True, private=True),
    Question("goal", kind="goal", plan="goals", met="in", gives_way=50, foremost=True),
    Question("level", kind="level", plan="levels", met="reached", gives_way=60),
    Question("kit", kind="kit", many=True, empty=True, places=True),
    Question("minutes", plan="minutes", met="most", gives_way=20),
    Question("runs", plan="runs", met="near", gives_way=40),
    Question("key_runs", plan="key_runs", met="near", gives_way=35, beside="runs"),
    Question("sessions", plan="sessions", met="between", gives_way=30),
    Question("season", kind="season", plan="seasons", met="in", gives_way=10, narrow=True),
    Question("race", date=True, plan="weeks", met="ahead", gives_way=33, narrow=True),
    Question("now", choices=(*OCCASIONS,), plan="occasions", met="in", gives_way=55, beside="race"),
    Question("weak", kind="pattern", asked="list"),
)
COUNTS = tuple(question.name for question in QUESTIONS.values() if question.form == "count")
# What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier ones.
RELAXED = tuple(
    question.name for question in sorted(QUESTIONS.values(), key=lambda one: one.gives_way) if question.gives_way
)
