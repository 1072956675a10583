"""An issue in which a form is filled in becomes a draft: one file of data, and what its request says."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Any, NamedTuple, Self

from ..dump import dump
from ..model.kinds import KINDS
from ..names import slug
from ..source import parse
from ..words import Words
from .filled import FormError, answers, promised, record
from .questions import FORMS, Node, questions
from .written import promises

LONGEST_ID = 60
ORIGIN = {"provenance", "url", "read"}  # the fields that say where something comes from
_LOGIN = re.compile(r"[A-Za-z0-9-]{1,39}")


class Issue(NamedTuple):
    """An issue on github.com: its number and text, who opened it, by name and number, and on which day."""

    number: int
    body: str
    login: str
    user: int
    day: str

    @classmethod
    def read(cls, event: Any) -> Self:
        """The issue of what GitHub tells a workflow. FormError if it tells of none."""
        try:
            said = event["issue"]
            number, user, login = int(said["number"]), int(said["user"]["id"]), str(said["user"]["login"])
            found = cls(number, str(said["body"] or ""), login, user, str(said["created_at"])[:10])
        except (KeyError, TypeError, ValueError):
            raise FormError("This is no event of an issue.") from None
        if not _LOGIN.fullmatch(login) or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.day):
            raise FormError("This is no event of an issue by somebody with an account.")
        return found


class Draft(NamedTuple):
    """A draft: the path of its file and what stands there, its title, and what it says of where it comes from."""

    path: str
    text: str
    title: str
    origin: str


def drafted(issue: Issue, schemas: Mapping[str, Node], words: Words, taken: Mapping[str, Container[str]]) -> Draft:
    """The draft that an issue asks for; `taken` are the ids of each kind. FormError says what stands in the way."""
    asked = {form: questions(form, schemas, words) for form in FORMS}
    word = words("form.own.label")
    form, answered = answers(issue.body, {form: [*(one.asks for one in asks), word] for form, asks in asked.items()})
    if not form.kind:
        raise FormError("A correction changes a file that is there: somebody has to do that by hand.")
    if not promised(answered[word], promises(words)):
        raise FormError(f'"{word}" is not given: whoever wrote this has to tick both lines.')
    made = {"draft": True, **record(answered, asked[form])}
    if form.kind == "evidence":
        made["read"] = {"on": issue.day, **made["read"]}
    kind, id = KINDS[form.kind], named(made)
    if id in taken[form.kind]:
        raise FormError(f'There is {kind.article} {kind.name} "{id}" already.'.replace("  ", " "))
    origin = {field: value for field, value in made.items() if field in ORIGIN}
    return Draft(f"data/{kind.folder}/{id}.yml", written(made), made["title"], written(origin))


def named(made: Mapping[str, Any]) -> str:
    """The id of a new thing: its title; of a study the first author with the year, or with the title if it has none.

    FormError if no letter of it can stand in an id.
    """
    first = re.split(r"[\s,]", made.get("authors", ""), maxsplit=1)[0]
    title = f"{first} {made.get('year') or made['title']}" if first else made["title"]
    id = slug(title)[:LONGEST_ID].strip("-")
    if not id:
        raise FormError(f'The title "{made["title"]}" has no letter that can stand in an id.')
    return id


def written(made: Mapping[str, Any]) -> str:
    """A record as its file has it. FormError if the file would say anything else."""
    text = dump(made)
    document, problems = parse(text, "draft.yml")
    if problems or document is None or document.value != made:
        raise FormError("An answer holds signs that a file of data can't have.")
    return text
