"""The schema of a record in a brand's layer, made of the whole record's: it says only what it changes.

Every field may be left out, also in maps inside, which merge; `$unset` takes one away. A list is replaced by a whole
one, or changed by `$append`, `$prepend` and `$remove`; what stands in lists is whole (layers/merge.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..layers.merge import APPEND, PREPEND, REMOVE, UNSET

Node = dict[str, Any]
AT = "#/$defs/"
UNSETTING = {UNSET: {"const": True, "description": "Take the field away."}}
WHOLE = ("required", "minProperties")  # what a record has to have, and a change of it need not
SAID = ("description", "markdownDescription")


def patch(record: Node, mark: Node) -> Node:
    """The schema of a change to a record with this schema; `mark` is the schema of `$layer`."""
    patching = _Patching(record.get("$defs", {}))
    changed = patching.map(record)
    changed["properties"] = {"$layer": mark, **changed["properties"]}
    made = {**record.get("$defs", {}), **patching.made}
    used = _used({key: value for key, value in changed.items() if key != "$defs"}, made)
    return {**changed, "$defs": {name: made[name] for name in made if name in used}}


class _Patching:
    """Makes changes of nodes; the `made` definitions are those of records inside, each made once."""

    def __init__(self, whole: Mapping[str, Node]) -> None:
        self.whole = whole
        self.made: dict[str, Node] = {}

    def map(self, node: Node) -> Node:
        """A map of which any field may be left out or taken away."""
        changed = {key: value for key, value in node.items() if key not in WHOLE}
        if "properties" in node:
            changed["properties"] = {name: self._field(inner) for name, inner in node["properties"].items()}
        if isinstance(node.get("additionalProperties"), dict):
            changed["additionalProperties"] = self._field(node["additionalProperties"])
        return changed

    def _field(self, node: Node) -> Node:
        """What may stand at a field: a part of its value, or what a layer says of the one below."""
        said = {key: node[key] for key in SAID if key in node}
        kinds = [{key: value for key, value in kind.items() if key not in SAID} for kind in node.get("anyOf", [node])]
        lists = [kind for kind in kinds if kind.get("type") == "array"]
        return {**said, "anyOf": [*map(self._part, kinds), _commands(lists[0]["items"] if lists else None)]}

    def _part(self, node: Node) -> Node:
        name = node.get("$ref", "").removeprefix(AT)
        if name in self.whole:
            part = f"{name}-part"
            if part not in self.made:
                self.made[part] = {}  # a record that holds itself ends here
                self.made[part] = self.map(self.whole[name])
            return {**node, "$ref": f"{AT}{part}"}
        return self.map(node) if node.get("type") == "object" else node


def _commands(entry: Node | None) -> Node:
    """What a layer can say of a field; `entry` is what stands in it, if it is a list."""
    added = {"type": "array", "minItems": 1, "items": entry}
    of_lists = {
        APPEND: {**added, "description": "Entries that come after those below."},
        PREPEND: {**added, "description": "Entries that come before those below."},
        REMOVE: {
            "type": "array",
            "minItems": 1,
            "description": "Entries below that go, each by what names it, or whole.",
        },
    }
    names = {**(of_lists if entry is not None else {}), **UNSETTING}
    return {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": names}


def _used(node: Node, definitions: Mapping[str, Node]) -> set[str]:
    """The names of the definitions to which a node refers, those inside them included."""
    found: set[str] = set()
    waiting = [*_named(node)]
    while waiting:
        name = waiting.pop()
        if name in definitions and name not in found:
            found.add(name)
            waiting += _named(definitions[name])
    return found


def _named(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _named(inner)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix(AT)
        for inner in node.values():
            yield from _named(inner)
