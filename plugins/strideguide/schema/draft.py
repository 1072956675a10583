"""The schema of a record that may be a draft: as long as it says so, any field may be missing, inside it as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Node = dict[str, Any]
AT = "#/$defs/"
DRAFT = {"type": "object", "properties": {"draft": {"const": True}}, "required": ["draft"]}


def draftable(record: Node, whole: Node) -> Node:
    """The schema of a record with this schema that is a draft, or else is as `whole` has it."""
    within = record.get("$defs", {})
    loose = {_name(name): _loose(node, within) for name, node in within.items()}
    then, other = ({key: value for key, value in node.items() if key != "$defs"} for node in (record, whole))
    return {"if": DRAFT, "then": _loose(then, within), "else": other, "$defs": {**whole.get("$defs", {}), **loose}}


def _loose(node: Any, within: Mapping[str, Node]) -> Any:
    """A schema that asks for no field; the records `within` it are loose, too."""
    if isinstance(node, list):
        return [_loose(entry, within) for entry in node]
    if not isinstance(node, dict):
        return node
    made: Node = {}
    for key, value in node.items():
        if key == "properties":
            made[key] = {name: _loose(inner, within) for name, inner in value.items()}
        elif key == "$ref" and value.removeprefix(AT) in within:
            made[key] = AT + _name(value.removeprefix(AT))
        elif key != "required":
            made[key] = _loose(value, within)
    return made


def _name(name: str) -> str:
    return f"{name}-draft"
