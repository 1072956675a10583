"""What forms ask. Which fields, in which order and in which words stands in locales/en/forms.yml; the schema of the
kind says what can be answered, and what has to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from ..words import Words
from .address import CORRECTION

Node = Mapping[str, Any]
# One line, several, one thing a line, mistakes with their remedies, a whole number, one choice or some.
How = Literal["line", "text", "lines", "pairs", "number", "one", "some"]
LINE = 300  # letters of a text that fits on a line


class Form(NamedTuple):
    """A form by its name; what is written in it becomes a thing of this `kind`, or none."""

    name: str
    kind: str = ""


FORMS = (Form(CORRECTION), Form("exercise", "exercise"), Form("study", "evidence"))
_TEXT, _LINE = {"type": "string", "maxLength": 6000}, {"type": "string", "maxLength": LINE}
# A correction makes no record, and so no model says what can be answered.
_CORRECTION: Node = {
    "properties": {"page": _LINE, "thing": _LINE, "wrong": _TEXT, "better": _TEXT, "known": _TEXT},
    "required": ["page", "wrong", "known"],
}


@dataclass(frozen=True)
class Question:
    """A question of a form, which fills the field at `path` ("muscles.primary"). `options` are values by their words.

    An answer has at most `longest` letters; of lists, that is each entry. `parts` are the two fields of a pair.
    """

    path: str
    asks: str
    hint: str
    how: How
    needed: bool
    longest: int = LINE
    options: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """What GitHub calls it in addresses."""
        return self.path.replace(".", "-")


def questions(form: Form, schemas: Mapping[str, Node], words: Words) -> tuple[Question, ...]:
    """What a form asks; `schemas` are those of the kinds by name, with the ids that exist."""
    schema = schemas[form.kind] if form.kind else _CORRECTION
    asked = words.below(f"form.{form.name}.asks")
    return tuple(_question(form, schema, path, asks, words) for path, asks in asked.items())


def _question(form: Form, schema: Node, path: str, asks: str, words: Words) -> Question:
    node, needed = _at(schema, path)
    key = f"form.{form.name}.hints.{path}"
    hint = words(key) if words.has(key) else node.get("description", "")
    entry = _entry(node, schema)
    longest, parts = entry.get("maxLength", LINE), tuple(entry.get("required", ()))
    return Question(path, asks, hint, _how(node, entry), needed, longest, _options(path, entry, words), parts)


def _at(schema: Node, path: str) -> tuple[Node, bool]:
    """The node of a field, and whether it has to be there."""
    node, needed = schema, True
    for step in path.split("."):
        needed = needed and step in node.get("required", ())
        node = whole(node["properties"][step], schema)
    return node, needed


def whole(node: Node, schema: Node) -> Node:
    """A node with what it refers to."""
    if "$ref" not in node:
        return node
    return {**schema["$defs"][node["$ref"].removeprefix("#/$defs/")], **node}


def _entry(node: Node, schema: Node) -> Node:
    """What stands in a list; of what is no list, the thing itself."""
    return whole(node["items"], schema) if node.get("type") == "array" else node


def _how(node: Node, entry: Node) -> How:
    if node.get("type") == "array":
        return "some" if "enum" in entry else "pairs" if "properties" in entry else "lines"
    if "enum" in node or node.get("type") == "boolean":
        return "one"
    if node.get("type") == "integer":
        return "number"
    return "text" if node.get("maxLength", 0) > LINE else "line"


def _options(path: str, node: Node, words: Words) -> dict[str, Any]:
    """What can be chosen: titles of things, words of the model, or yes and no."""
    if node.get("type") == "boolean":
        return {words("form.yes"): True, words("form.no"): False}
    values = node.get("enum", [])
    if titles := node.get("enumDescriptions"):
        return dict(sorted(zip(titles, values, strict=True)))
    said = words.below(f"choice.{path}")
    return {said.get(value, str(value)): value for value in values}
