"""Plain values become YAML as people write it: lists deeper than their names, and several lines as they are read."""

from __future__ import annotations

import re
from typing import Any

import yaml

WIDTH = 116


class _Theirs(yaml.SafeDumper):
    """For other programs, which may read YAML 1.1: its many words and numbers have quotes if they are texts."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper asks for each
        return True


class _Ours(_Theirs):
    """For files of the guide: quotes are for what the guide would take for something else than a text."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Ours.yaml_implicit_resolvers = {}
_Ours.add_representer(str, _text)
for name, pattern in {
    "bool": "true|false",
    "null": "null|~|",
    "int": "[-+]?[0-9]+",
    "float": r"[-+]?(?:[0-9]*\.[0-9]*|[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan)|0[xob].*",
}.items():
    _Ours.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(rf"^(?:{pattern})$", re.I), None)


def dump(value: Any, width: int = WIDTH) -> str:
    """A value as a file of the guide has it, with lines of about this width."""
    return yaml.dump(value, Dumper=_Ours, sort_keys=False, allow_unicode=True, width=width)


def dump_for_others(value: Any) -> str:
    """A value as a file that another program reads."""
    return yaml.dump(value, Dumper=_Theirs, sort_keys=False, allow_unicode=True, width=WIDTH)
