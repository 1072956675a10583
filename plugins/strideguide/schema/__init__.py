"""JSON Schemas (2020-12) of the data, in which every reference is one of the ids that exist.

They help while somebody types: an editor completes fields and ids, shows what each means, and underlines slips. The
judge is `strideguide check`; it also sees what no schema can say, and it allows an optional field to be left empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..brand.record import Brand
from ..layers import WORDS
from ..layers.entries import REMOVED
from ..library import PICKER, SEARCH, Library
from ..model.base import PATTERN_WORDS, Entity, Id, Record
from ..model.kinds import KINDS
from ..model.layer import Mark, Removed
from ..model.meanings import meanings
from ..model.picker import Picker
from ..model.search import SearchWords
from ..words import Words
from .draft import draftable
from .patch import SAID, patch
from .words import of_words

FOLDER = "schemas"
BASE = "https://strideguide.example/schemas/"
_IDS = "#/$defs/"

Node = dict[str, Any]


class Named(NamedTuple):
    """What people call a thing: its title, which is its id if its file is broken, and other names."""

    title: str
    aliases: Sequence[str] = ()


Ids = Mapping[str, Mapping[str, Named]]


def schemas(library: Library, layer: bool = False, drafts: bool = True) -> dict[str, str]:
    """The text of every schema by its path: one a kind with files of its own, and one for each other file.

    In a brand's `layer` a record says what it changes, and no field has to be there; nor in one of the `drafts`. A
    brand has words of its own, too.
    """
    ids = _ids(library)
    mark = _record(Mark, ids)

    def of(model: type[Record]) -> Node:
        record = _record(model, ids)
        whole = patch(record, mark) if layer else record
        return draftable(record, whole) if drafts and issubclass(model, Entity) else whole

    made = {kind.name: of(kind.model) for kind in KINDS.values() if not kind.file}
    for file in dict.fromkeys(kind.file for kind in KINDS.values() if kind.file):
        made[_stem(file)] = _of_lists(file, ids, of, layer)
    made[_stem(PICKER)] = of(Picker)
    made[_stem(SEARCH)] = of(SearchWords)
    made[_stem(REMOVED)] = _of_removed(ids)
    made["brand"] = _record(Brand, ids)
    if layer:
        made[_stem(WORDS)] = of_words(Words.load())
    made = {name: _whole(schema, ids) for name, schema in made.items()}
    return {f"{FOLDER}/{name}.schema.json": _text(name, schema) for name, schema in made.items()}


def _stem(file: str) -> str:
    return file.removesuffix(".yml")


def _ids(library: Library) -> Ids:
    """For each kind the ids that exist with their names, broken files included."""
    return {
        kind: {id: _named(library.things[kind].get(id), id) for id in sorted(declared)}
        for kind, declared in library.declared.items()
    }


def _named(thing: Entity | None, id: str) -> Named:
    return Named(thing.title, thing.aliases) if thing else Named(id)


def _text(name: str, schema: Node) -> str:
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"{BASE}{name}.schema.json",
        "title": f"strideguide: {name}",
    }
    if "else" in schema:  # by its title editors offer a new file as a whole
        schema["else"] = {"title": head["title"], **schema["else"]}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"


def _whole(schema: Node, ids: Ids) -> Node:
    """A schema with the ids that it refers to, and with all definitions at its top."""
    inner = [node.pop("$defs", {}) for node in _lists(schema)]
    choices = {f"{name}-id": _choice(ids[name]) for name in sorted(_kinds([schema, *inner]))}
    return {
        **schema,
        "$defs": {**{k: v for node in inner for k, v in node.items()}, **schema.get("$defs", {}), **choices},
    }


def _of_lists(file: str, ids: Ids, of: Callable[[type[Record]], Node], layer: bool) -> Node:
    """The schema of a file that holds lists of things, such as the vocabulary."""
    kinds = [kind for kind in KINDS.values() if kind.file == file]
    lists = {
        kind.folder: {
            "type": "object",
            "minProperties": 1,
            "propertyNames": _plain(TypeAdapter(Id).json_schema(), ids),
            "additionalProperties": of(kind.model),
        }
        for kind in kinds
    }
    *first, last = lists
    named = f"{', '.join(first)} and {last}" if first else last
    return {
        "description": f"The {named} of the guide, in data/{file}.",
        "type": "object",
        "additionalProperties": False,
        "required": [kind.folder for kind in kinds if kind.needed and not layer],
        "properties": lists,
    }


def _of_removed(ids: Ids) -> Node:
    """The schema of the file with the ids that were given up."""
    entry = _record(Removed, ids)
    instead = {key: value for key, value in entry["properties"]["instead"].items() if key in SAID}
    properties = {
        name: {**entry, "properties": {**entry["properties"], "instead": {**instead, "$ref": f"{_IDS}{name}-id"}}}
        for name in KINDS
    }
    return {
        "description": f"The ids that were given up, kind by kind, in data/{REMOVED}.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {
                "type": "object",
                "propertyNames": _plain(TypeAdapter(Id).json_schema(), ids),
                "additionalProperties": properties[name],
            }
            for name in KINDS
        },
    }


def _lists(schema: Node) -> list[Node]:
    """The records in a file of lists, which bring definitions of their own."""
    entries = (node.get("additionalProperties") for node in schema.get("properties", {}).values())
    return [entry for entry in entries if isinstance(entry, dict)]


def _record(model: type[Record], ids: Ids) -> Node:
    """The schema of one record as its file has it: without `id`, and what all kinds share first."""
    schema: Node = _plain(model.model_json_schema(schema_generator=_Generator), ids)
    fields = schema["properties"]
    shared = Entity.model_fields if issubclass(model, Entity) else ()
    names = [name for name in dict.fromkeys([*shared, *fields]) if name != "id"]
    schema["properties"] = {name: fields[name] for name in names}
    schema["required"] = [name for name in names if name in schema.get("required", ())]
    order = ("description", "type", "additionalProperties", "required", "properties", "$defs")
    return {key: schema[key] for key in order if key in schema}


class _Generator(GenerateJsonSchema):
    """With what fields mean; without names as titles, `null` and defaults: a field is needed, or can be left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic asks for each
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for name, words in meanings(model).items():
            made["properties"][name]["description"] = words
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def _plain(node: Any, ids: Ids) -> Any:
    """`node` without class names, with choices in one list, ids named, and patterns in words."""
    if isinstance(node, list):
        return [_plain(entry, ids) for entry in node]
    if not isinstance(node, dict):
        return node
    plain: Node = {}
    for key, value in node.items():
        if key in ("properties", "$defs"):
            plain[key] = {name: _plain(inner, ids) for name, inner in value.items()}
        elif key != "title":
            plain[key] = _plain(value, ids)
    if "x-ref" in plain:
        plain.pop("type", None)  # beside "$ref" words alone: yaml-language-server 2.0.0 writes no colon otherwise
        plain["$ref"] = f"{_IDS}{plain.pop('x-ref')}-id"
    if kind := _referred(plain.get("propertyNames", {})):
        return _one_for_each(plain, ids[kind])
    if "`" in plain.get("description", ""):  # which editors would show as a sign
        plain["markdownDescription"] = plain["description"]
    if words := PATTERN_WORDS.get(plain.get("pattern", "")):
        plain["patternErrorMessage"] = words
    return _one_choice(plain)


def _one_choice(node: Node) -> Node:
    """Words to choose from stand in one list, also where the type is made of several."""
    parts = node.get("anyOf", [])
    if not parts or any(not part.keys() <= {"enum", "const", "type"} for part in parts):
        return node
    kept = {key: value for key, value in node.items() if key != "anyOf"}
    return {
        **kept,
        "type": "string",
        "enum": [word for part in parts for word in part.get("enum", [part.get("const")])],
    }


def _one_for_each(node: Node, names: Mapping[str, Named]) -> Node:
    """A map with ids as keys has every one of them."""
    entry = node["additionalProperties"]
    kept = {key: value for key, value in node.items() if key != "propertyNames"}
    fields = {id: {**entry, "description": name.title} for id, name in names.items()}
    return {**kept, "additionalProperties": False, "required": list(fields), "properties": fields}


def _choice(names: Mapping[str, Named]) -> Node:
    """One of the ids. Editors offer each by its other names, too, of which several things may have the same."""
    known = [(alias, id, name.title) for id, name in names.items() for alias in name.aliases]
    snippets = [{"label": f"{alias} ({id})", "description": title, "body": id} for alias, id, title in known]
    plain = {"type": "string", "enum": [*names], "enumDescriptions": [name.title for name in names.values()]}
    return {**plain, "defaultSnippets": snippets} if snippets else plain


def _referred(node: Node) -> str:
    """The kind of things to one of which `node` refers, "" if it does to none."""
    target = node.get("$ref")
    found = isinstance(target, str) and re.fullmatch(rf"{re.escape(_IDS)}(.+)-id", target)
    return found[1] if found else ""


def _kinds(node: Any) -> set[str]:
    """The kinds of things that `node` refers to."""
    if isinstance(node, list):
        return {kind for inner in node for kind in _kinds(inner)}
    if not isinstance(node, dict):
        return set()
    own = {kind} if (kind := _referred(node)) else set()
    return own.union(*map(_kinds, node.values()))
