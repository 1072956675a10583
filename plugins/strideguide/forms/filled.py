"""What somebody wrote in a form, read as strictly as data: the text of an issue becomes the fields of a record.

GitHub writes a form as headings with answers below. Everybody can write anything there, by hand too, so a text is
taken only if it has each heading of one form once and in order; whatever else is wrong is told, and nothing guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..text import INVISIBLE
from .questions import Form, Question

LONGEST = 65_536  # letters of an issue, as GitHub has it
_SILENT = {"", "_No response_", "None"}  # how GitHub writes that nothing was answered
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_REMEDY = re.compile(r"\s*\bInstead:\s*", re.I)
_NUMBER = re.compile(r"\d{1,6}")
_TICKED = re.compile(r"- \[[xX]\] (.+)")


class FormError(ValueError):
    """Nothing can be made of a form; each line says what is wrong with which answer."""


def answers(body: str, asked: Mapping[Form, Sequence[str]]) -> tuple[Form, dict[str, str]]:
    """Which form a text is, and the answers by their headings; `asked` are the headings of each form.

    FormError if the text is no form, or too long, or has signs that can't be seen.
    """
    if len(body) > LONGEST:
        raise FormError(f"The text has {len(body)} letters; {LONGEST} are the most.")
    text = body.replace("\r\n", "\n")
    if found := INVISIBLE.search(text):
        raise FormError(
            f"Line {text.count(chr(10), 0, found.start()) + 1} holds a sign that can't be seen: take it out."
        )
    for form, headings in asked.items():
        if f"### {headings[0]}" == text.split("\n", 1)[0].rstrip():
            return form, _below(text, headings)
    raise FormError("This is not what a form writes: its first line is the first question of none.")


def _below(text: str, headings: Sequence[str]) -> dict[str, str]:
    """What stands below each heading."""
    lines = [line.rstrip() for line in text.split("\n")]
    marks = {f"### {heading}": heading for heading in headings}
    at = [number for number, line in enumerate(lines) if line in marks]
    found = [marks[lines[number]] for number in at]
    if odd := [
        f'"{heading}" has to stand there once, as a heading.' for heading in headings if found.count(heading) != 1
    ]:
        raise FormError("\n".join(odd))
    if found != list(headings):
        raise FormError("The questions are not in their order.")
    ends = [*at[1:], len(lines)]
    texts = ("\n".join(lines[start + 1 : end]).strip() for start, end in zip(at, ends, strict=True))
    return {heading: "" if text in _SILENT else text for heading, text in zip(headings, texts, strict=True)}


def promised(answer: str, promises: Sequence[str]) -> bool:
    """Whether each of the promises is ticked."""
    ticked = {found[1].strip() for line in answer.split("\n") if (found := _TICKED.fullmatch(line.strip()))}
    return ticked >= set(promises)


def record(answered: Mapping[str, str], asked: Sequence[Question]) -> dict[str, Any]:
    """The fields that the answers fill, nested as in a file. FormError with a line for each that fits none."""
    made: dict[str, Any] = {}
    wrong: list[str] = []
    for question in asked:
        answer = answered[question.asks]
        try:
            if not answer and question.needed:
                raise FormError("is not answered.")
            if answer:
                _put(made, question.path, _value(question, answer))
        except FormError as error:
            wrong.append(f'"{question.asks}" {error}')
    if wrong:
        raise FormError("\n".join(wrong))
    return made


def _put(made: dict[str, Any], path: str, value: Any) -> None:
    *steps, name = path.split(".")
    for step in steps:
        made = made.setdefault(step, {})
    made[name] = value


def _value(question: Question, answer: str) -> Any:
    if question.options:
        chosen = list(_chosen(question, answer))
        if question.how == "one" and len(chosen) != 1:
            raise FormError("has more than one answer.")
        return chosen if question.how == "some" else chosen[0]
    if question.how == "number":
        if not _NUMBER.fullmatch(answer):
            raise FormError("needs a whole number.")
        return int(answer)
    if question.how == "text":
        return _fair(answer, question) + "\n" * ("\n" in answer)
    lines = [_BULLET.sub("", line).strip() for line in answer.split("\n") if line.strip()]
    if question.how == "line" and len(lines) > 1:
        raise FormError("needs one line.")
    return _fair(lines[0], question) if question.how == "line" else [_entry(line, question) for line in lines]


def _entry(line: str, question: Question) -> Any:
    if question.how == "lines":
        return _fair(line, question)
    wrong, *remedy = _REMEDY.split(line)
    if len(remedy) != 1 or not wrong or not remedy[0]:
        raise FormError(f'needs "Instead:" once, between what goes wrong and what helps: {line[:60]}')
    return dict(zip(question.parts, (_fair(wrong, question), _fair(remedy[0], question)), strict=True))


def _fair(text: str, question: Question) -> str:
    if len(text) > question.longest:
        raise FormError(f"has {len(text)} letters; {question.longest} are the most.")
    return text


def _chosen(question: Question, answer: str) -> Iterator[Any]:
    """The values of what was chosen. GitHub puts commas between, and a title may hold one as well."""
    rest = answer
    while rest:
        fits = (words for words in question.options if rest == words or rest.startswith(f"{words}, "))
        words = max(fits, key=len, default="")
        if not words:
            raise FormError(f"has no such choice: {rest[:60]}")
        yield question.options[words]
        rest = rest[len(words) + 2 :]
