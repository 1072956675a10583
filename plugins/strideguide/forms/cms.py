"""The configuration of Sveltia CMS: forms in a browser for kinds of things, as far as a form can ask for them.

It is only a text. No page loads anything of it, unless somebody puts it on a site of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..dump import dump_for_others
from ..layers.override import DRAFT
from ..model.base import PATTERN_WORDS
from ..model.kinds import KINDS, Kind
from ..words import Words
from .questions import LINE, Node, whole

HEAD = "# Made by `strideguide cms` for Sveltia CMS, from the models.\n"
Facts = dict[str, Any]


class Unfit(Exception):
    """A field that takes one thing or another, which a form can't ask for, or one in which such a field is needed."""


def configuration(schemas: Mapping[str, Node], words: Words, home: str) -> str:
    """The text of the configuration for the repository whose page on github.com is `home`.

    Whoever may not write there proposes changes from a fork. The CMS keeps fields of a file for which it has no form as
    they are. So a field that no form can hold is left out; if it is a needed one, what is begun there is a draft.
    """
    content = {
        "backend": {
            "name": "github",
            "repo": home.removeprefix("https://github.com/"),
            "open_authoring": True,
            "auth_scope": "public_repo",
        },
        "publish_mode": "editorial_workflow",
        "media_folder": "assets",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_sequences": True}},
        "editor": {"preview": False},
        "collections": [_collection(kind, schemas[kind.name], words) for kind in KINDS.values() if not kind.file],
    }
    return HEAD + dump_for_others(content)


def _collection(kind: Kind, schema: Node, words: Words) -> Facts:
    fields = [*_fields(schema, schema)]
    if not _is_whole(schema, fields):
        fields = [{**field, "default": True} if field["name"] == DRAFT else field for field in fields]
    return {
        "name": kind.name,
        "label": words(f"index.{kind.name}.title"),
        "folder": f"data/{kind.folder}",
        "extension": "yml",
        "format": "yaml",
        "create": True,
        "delete": False,
        "fields": fields,
    }


def _fields(node: Node, schema: Node) -> Iterator[Facts]:
    """The fields of a record that can be asked for."""
    for name, inner in node["properties"].items():
        field = whole(inner, schema)
        said = {"hint": inner["description"]} if "description" in inner else {}
        named = {"name": name, "label": name.replace("_", " ").capitalize()}
        try:
            yield {**named, **said, "required": name in node.get("required", ()), **_widget(field, schema)}
        except Unfit:
            continue


def _is_whole(node: Node, fields: Sequence[Facts]) -> bool:
    """Whether all that is needed in a record is asked for."""
    return {field["name"] for field in fields} >= {*node.get("required", ())}


def _record(node: Node, schema: Node) -> list[Facts]:
    """The fields of a record in another one. Unfit if it could be begun, and would lack something."""
    fields = [*_fields(node, schema)]
    if not _is_whole(node, fields):
        raise Unfit
    return fields


def _widget(node: Node, schema: Node) -> Facts:
    """How a value is asked for. Unfit if it can be of more than one shape."""
    if "enum" in node:
        return _choice(node)
    match node.get("type"):
        case "array":
            return _list(node, schema)
        case "object" if "properties" in node:
            return {"widget": "object", "fields": _record(node, schema)}
        case "boolean":
            return {"widget": "boolean"}
        case "integer" | "number" as kind:
            value = "int" if kind == "integer" else "float"
            return {"widget": "number", "value_type": value, **_bounds(node, "minimum", "maximum")}
        case "string":
            widget = "text" if node.get("maxLength", 0) > LINE else "string"
            return {"widget": widget, **_length(node), **_pattern(node)}
    raise Unfit


def _choice(node: Node) -> Facts:
    kind = KINDS.get(node.get("$ref", "").removeprefix("#/$defs/").removesuffix("-id"))
    if kind and not kind.file:
        return {"widget": "relation", "collection": kind.name, "value_field": "{{slug}}", "display_fields": ["title"]}
    labels = node.get("enumDescriptions", node["enum"])
    pairs = zip(labels, node["enum"], strict=True)
    return {"widget": "select", "options": [{"label": str(label), "value": value} for label, value in pairs]}


def _list(node: Node, schema: Node) -> Facts:
    entry, bounds = whole(node["items"], schema), _bounds(node, "minItems", "maxItems")
    if "enum" in entry:
        return {**_choice(entry), "multiple": True, **bounds}
    if "properties" in entry:
        return {"widget": "list", **bounds, "fields": _record(entry, schema)}
    return {"widget": "list", **bounds, "field": {"name": "entry", "label": "Entry", **_widget(entry, schema)}}


def _bounds(node: Node, low: str, high: str) -> Facts:
    return {name: node[key] for name, key in (("min", low), ("max", high)) if key in node}


def _length(node: Node) -> Facts:
    pairs = (("minlength", "minLength"), ("maxlength", "maxLength"))
    return {name: node[key] for name, key in pairs if key in node}


def _pattern(node: Node) -> Facts:
    pattern = node.get("pattern")
    said = node.get("patternErrorMessage") or PATTERN_WORDS.get(pattern or "")
    return {"pattern": [pattern, said]} if pattern and said else {}
