"""Every kind of rule, a module each: its record, its manual, the keys of its words, and what it means.

A new kind is its module, its words in locales/<language>/rules.yml, and its cases. Schemas, reference, checks, proofs,
pages and both runtimes read this register; nothing else knows a kind by its name.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from .base import AboutDays, AboutPlans, Kind

SHAPES = frozenset({"base", "form", "near"})  # what kinds are made of


def _kind(name: str, module: ModuleType) -> type[Kind]:
    """The kind of a module; TypeError if it lacks anything that others would look for in vain."""
    where = f"training/kinds/{name}.py"
    classes = [c for c in vars(module).values() if inspect.isclass(c) and c.__module__ == module.__name__]
    kinds = [c for c in classes if issubclass(c, AboutDays | AboutPlans)]
    if len(kinds) != 1:
        raise TypeError(f"{where} has {len(kinds)} kinds of rule, and should have one")
    kind = kinds[0]
    if missing := sorted(kind.__abstractmethods__):
        raise TypeError(f'{where}: the kind of rule "{name}" has no {" and no ".join(missing)}')
    kind.name = name
    kind.line, _, kind.manual = (part.strip() for part in (inspect.getdoc(module) or "").partition("\n"))
    for what, there in (("line in its docstring", kind.line), ("manual", kind.manual), ("words", kind.words)):
        if not there:
            raise TypeError(f'{where}: the kind of rule "{name}" has no {what}')
    return kind


def _kinds() -> dict[str, type[Kind]]:
    names = sorted(module.name for module in iter_modules(__path__) if module.name not in SHAPES)
    found = {name: _kind(name, import_module(f"{__name__}.{name}")) for name in names}
    return dict(sorted(found.items(), key=lambda entry: entry[1].about))  # those about days first


__all__ = ["KINDS", "Kind", "lacking"]


def lacking(has: Callable[[str], bool]) -> Iterator[str]:
    """What is missing of the words that kinds of rule need; `has` says whether the catalogue has words for a key."""
    for kind in KINDS.values():
        if keys := [key for word in kind.words if not has(key := f"looks.{kind.name}.{word}")]:
            yield f'the kind of rule "{kind.name}" has no words for {", ".join(keys)}'


KINDS: Mapping[str, type[Kind]] = MappingProxyType(_kinds())
