"""The schema of a brand's words.yml: the keys of the guide's words, what these say, and how much room there is."""

from __future__ import annotations

from typing import Any

from ..words import Words, kept, room

Node = dict[str, Any]


def of_words(words: Words) -> Node:
    """A map of maps, in which each key ends at a text; no key that every brand has to leave as it is."""
    whole = _map()
    for key, said in words.entries.items():
        if kept(key):
            continue
        *above, name = key.split(".")
        node = whole
        for step in above:
            node = node["properties"].setdefault(step, _map())
        node["properties"][name] = {
            "type": "string", "minLength": 1, "maxLength": room(said), "description": f'The guide says: "{said}"',
        }  # fmt: skip
    return whole


def _map() -> Node:
    return {"type": "object", "additionalProperties": False, "properties": {}}
