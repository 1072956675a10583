"""How a new record is written down: its fields in their order, each below what it means, and what it still lacks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from ..dump import dump
from ..layers.override import DRAFT
from ..model.base import Entity
from ..model.kinds import Kind
from ..model.meanings import meanings

WIDTH = 100
LACKS = "What is still missing:"


def ordered(model: type[Entity], fields: Iterable[str]) -> list[str]:
    """Names of fields in the order in which people write them: what all kinds share, then the kind's own."""
    there = set(fields)
    order = [name for name in dict.fromkeys([*Entity.model_fields, *model.model_fields]) if name not in ("id", DRAFT)]
    return [name for name in order if name in there]


def record(kind: Kind, fields: Mapping[str, Any], lacks: Iterable[str] = (), draft: bool = False) -> str:
    """The text of a record, explained: fields that it has, and names of fields that it lacks."""
    says = meanings(kind.model)
    parts = [f"{DRAFT}: true\n"] if draft else []
    parts += [f"{comment(says.get(name, ''))}{dump({name: fields[name]})}" for name in ordered(kind.model, fields)]
    missing = [f"{comment(says.get(name, ''))}# {name}:\n" for name in ordered(kind.model, lacks)]
    return "\n".join([*parts, *([f"# {LACKS}\n", *missing] if missing else [])])


def brief(kind: Kind, fields: Mapping[str, Any], lacks: Iterable[str]) -> str:
    """The text of one draft among many: its fields, and the names of those that it lacks."""
    value = {name: fields[name] for name in ordered(kind.model, fields)}
    missing = "".join(f"# {name}:\n" for name in ordered(kind.model, lacks))
    return f"{DRAFT}: true\n{dump(value)}" + (f"# {LACKS}\n{missing}" if missing else "")


def comment(text: str) -> str:
    """A text as lines of a comment."""
    return "".join(f"# {line}\n" for line in textwrap.wrap(text.replace("`", '"'), WIDTH))


def with_entry(text: str, listed: str, id: str, record: str) -> str:
    """The text of a file of lists with one more entry at the end of a list, which is begun if it is not there."""
    inner = textwrap.indent(record, "    ", lambda line: bool(line.strip()))
    entry = f"  {id}:\n{inner}"
    head = re.search(rf"^{re.escape(listed)}:[ \t]*(?:#.*)?\r?\n", text, re.M)
    if head is None:
        return f"{text.rstrip()}\n\n{listed}:\n{entry}".lstrip("\n")
    after = re.search(r"^(?=[^\s#])", text[head.end() :], re.M)
    end = head.end() + after.start() if after else len(text)
    body = text[head.end() : end].rstrip()
    rest = text[head.end() + len(body) : end].lstrip("\n")
    gap = "\n" * (text[head.end() + len(body) : end].count("\n") > 1)
    return f"{text[: head.end()]}{body}\n{entry}{gap}{rest}{text[end:]}"
