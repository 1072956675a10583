"""What a reader answered: a value for each row of the table of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.questions import QUESTIONS

# What stands for no answer: None; or, where an empty set says nothing, that set.
UNANSWERED: Mapping[str, Any] = {
    question.name: frozenset() if question.many and not question.empty else None for question in QUESTIONS.values()
}


class Answers:
    """Frozen answers by question. Things are numbers as in the payload, counts are themselves, sets are frozensets, and
    a date is the number of its day from the first of 1970 on.

    No answer about kit sets no bounds; an empty answer means that there is none. TypeError for what is no question.
    """

    __slots__ = ("_by",)
    _by: dict[str, Any]

    def __init__(self, **given: Any) -> None:
        if unknown := given.keys() - UNANSWERED.keys():
            raise TypeError(f"there is no question {', '.join(sorted(unknown))}")
        object.__setattr__(self, "_by", {**UNANSWERED, **given})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("answers are frozen")

    def __getitem__(self, question: str) -> Any:
        return self._by[question]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._by == other._by

    def __hash__(self) -> int:
        return hash((*self._by.values(),))

    def __repr__(self) -> str:
        return f"Answers({', '.join(f'{question}={answer!r}' for question, answer in self.given())})"

    def but(self, **others: Any) -> Answers:
        """The same with some other answers."""
        return Answers(**{**self._by, **others})

    def given(self) -> Iterator[tuple[str, Any]]:
        """The questions that are answered, in their order, with their answers."""
        return ((question, answer) for question, answer in self._by.items() if answer != UNANSWERED[question])

    # The answers of which something has a meaning of its own: what is too hard, what is to be done, and with what.

    @property
    def level(self) -> int | None:
        found: int | None = self._by["level"]
        return found

    @property
    def now(self) -> int | None:
        found: int | None = self._by["now"]
        return found

    @property
    def race(self) -> int | None:
        found: int | None = self._by["race"]
        return found

    @property
    def weak(self) -> int | None:
        found: int | None = self._by["weak"]
        return found

    @property
    def kit(self) -> frozenset[int] | None:
        found: frozenset[int] | None = self._by["kit"]
        return found

    @property
    def pain(self) -> frozenset[int]:
        found: frozenset[int] = self._by["pain"]
        return found
