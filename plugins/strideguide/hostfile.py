"""What the guide has to know of mkdocs.yml, which belongs to the host: what chapters may say, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from .layers import layers
from .problems import Problem
from .source import syntax

FILE = "mkdocs.yml"
THEME = "material"
TEMPLATES = "overrides"


@dataclass(frozen=True)
class HostFile:
    """The settings of a guide's own mkdocs.yml.

    `fields` are those that front matter may have beside the ones that the guide knows. `folders` hold templates and
    icons: those of the layers first, the theme's last; `whole` says that the theme's are among them. `whole_menu` says
    that the host is to warn of pages which its menu leaves out; a brand leaves that to the guide below.
    """

    settings: Mapping[str, Any]
    fields: frozenset[str]
    folders: tuple[Path, ...]
    whole: bool
    whole_menu: bool = False
    problems: tuple[Problem, ...] = ()

    def has(self, file: str) -> bool:
        """Whether there is a template or an icon of this name, as far as anybody can tell before the host begins."""
        return not self.whole or any((folder / file).is_file() for folder in self.folders)


def read(root: Path) -> HostFile:
    """The mkdocs.yml of the guide in `root`; as good as empty if there is none, or if it can't be read."""
    settings, problems = _settings(root / FILE)
    found = [settings, *(_settings(layer.root / FILE)[0] for layer in layers(root)[:-1])]
    theme = _map(settings.get("theme"), "name")
    own = [layer.root / TEMPLATES for layer in reversed(layers(root))]
    custom = [root / theme["custom_dir"]] if isinstance(theme.get("custom_dir"), str) else []
    there = _theme(str(theme.get("name") or THEME))
    fields = frozenset(str(name) for each in found for name in _listed(each))
    folders = (*custom, *own, *((there,) if there else ()))
    validation = next((_map(each["validation"]) for each in found if "validation" in each), {})
    warned = {**validation, **_map(validation.get("nav"))}.get("omitted_files") == "warn"
    return HostFile(settings, fields, folders, there is not None, warned, tuple(problems))


def _settings(path: Path) -> tuple[Mapping[str, Any], list[Problem]]:
    try:
        settings = yaml.load(path.read_bytes(), _Loader)
    except yaml.YAMLError as error:
        return {}, [syntax(error, path.name)]
    except (OSError, ValueError, RecursionError):  # the host says what it is
        return {}, []
    return _map(settings), []


def _listed(settings: Mapping[str, Any]) -> Iterator[Any]:
    """The fields of front matter that the guide's plugin is told of."""
    plugins = settings.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        listed = _map(_map(entry).get("strideguide")).get("front_matter")
        yield from listed if isinstance(listed, list) else ()


def _map(value: Any, name: str = "") -> Mapping[str, Any]:
    """A setting that is a map; one that may be given by a `name` alone is a map of it."""
    return value if isinstance(value, Mapping) else {name: value} if name and value else {}


@lru_cache(maxsize=8)
def _theme(name: str) -> Path | None:
    """The folder of a theme that is installed. None of its code runs."""
    for entry in entry_points(group="mkdocs.themes", name=name):
        package, *inner = entry.value.split(".")
        spec = find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            return Path(folder, *inner)
    return None


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # it is there or not
    """Reads settings in which tags stand ("!ENV", "!!python/name:..."); what these stand for is nobody's here."""


_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)
