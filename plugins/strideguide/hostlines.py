"""Where the settings of a mkdocs.yml stand: its lines as they are written, before a host reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from .problems import Place, Problem, brief

FILE = "mkdocs.yml"


def top(root: Path) -> yaml.Node | None:
    """All that the file in `root` says; nothing if there is none, or if it can't be read, which is told elsewhere."""
    try:
        return yaml.compose((root / FILE).read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return None


def entries(root: Path, *path: str) -> list[yaml.Node]:
    """What mkdocs.yml lists under these keys, one below the other; a map there is one entry.

    Without keys these are the names of its settings. A variable, which only the host knows, is nothing.
    """
    if not (root / FILE).is_file():
        return []
    node = top(root)
    if not path:
        return [key for key, _ in pairs(node)]
    for name in path:
        node = below(node, name)
    if node is None or is_variable(node):
        return []
    return node.value if isinstance(node, yaml.SequenceNode) else [node]


def twice(node: yaml.Node | None, file: str) -> Iterator[Problem]:
    """A problem for each name that a map has already, however deep; the first of the two stays in it."""
    if isinstance(node, yaml.MappingNode):
        met: dict[str, yaml.Node] = {}
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and (other := met.setdefault(key.value, key)) is not key:
                line = other.start_mark.line + 1
                what = f'"{brief(key.value)}" is written twice; the first is on line {line}.'
                yield Problem(replace(at(key), file=file), "yaml-duplicate-key", what, "Keep one of them.")
        node.value = [pair for pair in node.value if met.get(pair[0].value, pair[0]) is pair[0]]
    for each in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from twice(each[1] if isinstance(each, tuple) else each, file)


def below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """What stands under one key."""
    return next((value for key, value in pairs(node) if key.value == name), None)


def pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """The names in a map with what stands under them; nothing in what is no map."""
    return node.value if isinstance(node, yaml.MappingNode) else []


def named(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Each name of an entry with its options, which an entry that is a name alone has not."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    else:
        yield node, None


def is_variable(node: yaml.Node) -> bool:
    """Whether what stands there is the host's to say, as "!ENV NAME" is."""
    return node.tag.startswith("!")


def at(node: yaml.Node) -> Place:
    """Where it stands."""
    return Place(FILE, node.start_mark.line + 1, node.start_mark.column + 1)
