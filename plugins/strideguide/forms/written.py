"""The files that make forms of questions, as GitHub reads them: .github/ISSUE_TEMPLATE/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..dump import dump_for_others
from ..words import Words
from .address import CORRECTION
from .questions import FORMS, Form, How, Node, Question, questions

FOLDER = ".github/ISSUE_TEMPLATE"
HEAD = "# Made by `strideguide forms` from the models and the data.\n"
# How GitHub asks what is answered so.
_TYPES: Mapping[How, str] = {
    **dict.fromkeys(("line", "number"), "input"),
    **dict.fromkeys(("text", "lines", "pairs"), "textarea"),
    **dict.fromkeys(("one", "some"), "dropdown"),
}


# Ways beside the forms, below the page of the repository. What concerns somebody's body has a private one, and no form.
_HURT, _TALK = ("hurt", "security/advisories/new"), ("talk", "discussions")


def files(schemas: Mapping[str, Node], words: Words, home: str) -> dict[str, str]:
    """The text of every file by its path; `home` is the page of the repository on github.com."""
    return _written({form.name: _form(form, schemas, words) for form in FORMS}, _config(words, home, _HURT, _TALK))


def of_brand(words: Words, home: str) -> dict[str, str]:
    """The same for the repository of a brand, which has no way from a form to a draft: a correction alone is asked for.

    While `home` is not known, "", the form itself says which way is private.
    """
    ways = (_HURT,) if home else ()
    return _written({CORRECTION: _form(Form(CORRECTION), {}, words)}, _config(words, home, *ways))


def _written(forms: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, str]:
    made = {**forms, "config": config}
    return {f"{FOLDER}/{name}.yml": HEAD + dump_for_others(content) for name, content in made.items()}


def _form(form: Form, schemas: Mapping[str, Node], words: Words) -> Mapping[str, Any]:
    said = words.below(f"form.{form.name}")
    intro = {"type": "markdown", "attributes": {"value": said["intro"]}}
    asked = [_asked(question) for question in questions(form, schemas, words)]
    return {"name": said["name"], "description": said["about"], "body": [intro, *asked, _word(words)]}


def _asked(question: Question) -> Mapping[str, Any]:
    attributes: dict[str, Any] = {"label": question.asks}
    if question.hint:
        attributes["description"] = question.hint
    if question.options:
        attributes["options"] = list(question.options)
    if question.how == "some":
        attributes["multiple"] = True
    needed = {"validations": {"required": True}} if question.needed else {}
    return {"type": _TYPES[question.how], "id": question.id, "attributes": attributes, **needed}


def promises(words: Words) -> tuple[str, ...]:
    """What everybody gives their word on who sends a form in."""
    return words("form.own.words"), words("form.own.licence")


def _word(words: Words) -> Mapping[str, Any]:
    options = [{"label": promise, "required": True} for promise in promises(words)]
    return {"type": "checkboxes", "id": "own", "attributes": {"label": words("form.own.label"), "options": options}}


def _config(words: Words, home: str, *ways: tuple[str, str]) -> Mapping[str, Any]:
    said = words.below("form.config")
    links = [{"name": said[way], "url": f"{home}/{there}", "about": said[f"{way}_about"]} for way, there in ways]
    return {"blank_issues_enabled": False, **({"contact_links": links} if links else {})}
