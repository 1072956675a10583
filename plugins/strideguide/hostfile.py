"""What the guide has to know of mkdocs.yml, which belongs to the host: what chapters may say, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from .layers import layers
from .problems import Place, Problem, brief
from .source import syntax

FILE = "mkdocs.yml"
THEME = "material"
TEMPLATES = "overrides"


@dataclass(frozen=True)
class HostFile:
    """The settings of a guide's own mkdocs.yml.

    `fields` are those that front matter may have beside the ones that the guide knows. `folders` hold templates and
    icons: those of the layers first, the theme's last; `whole` says that the theme's are among them. `whole_menu` says
    that the host is to warn of pages which its menu leaves out; a brand leaves that to the guide below. `extensions` of
    Markdown have their settings. `trusted` are folders below content/ whose own chapters may hold what runs.
    """

    settings: Mapping[str, Any]
    fields: frozenset[str]
    folders: tuple[Path, ...]
    whole: bool
    whole_menu: bool = False
    problems: tuple[Problem, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    trusted: tuple[str, ...] = ()

    def trusts(self, file: str, prefix: str) -> bool:
        """Whether a chapter, by its path below content/, may hold what runs; `prefix` is that of its layer."""
        return not prefix and any(PurePosixPath(file).is_relative_to(folder) for folder in self.trusted)

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
    fields = frozenset(str(name) for each in found for name in _listed(each, "front_matter"))
    folders = (*custom, *own, *((there,) if there else ()))
    validation = next((_map(each["validation"]) for each in found if "validation" in each), {})
    warned = {**validation, **_map(validation.get("nav"))}.get("omitted_files") == "warn"
    extensions: Any = next((each["markdown_extensions"] for each in found if "markdown_extensions" in each), {})
    trusted = [*map(str, _listed(settings, "trust"))]
    problems += _untold(root, trusted)
    return HostFile(
        settings, fields, folders, there is not None, warned, tuple(problems), _by_name(extensions), tuple(trusted)
    )


def _untold(root: Path, trusted: Iterable[str]) -> Iterator[Problem]:
    """A problem for each folder that is trusted and is not there: trust is not for what somebody adds later."""
    for folder in trusted:
        if not (root / "content" / folder).is_dir():
            text = (root / FILE).read_text("utf-8", "replace")
            line = next((n for n, line in enumerate(text.split("\n"), 1) if folder in line and "trust" in line), 1)
            what = f'There is no folder "content/{brief(folder)}", which mkdocs.yml trusts.'
            yield Problem(Place(FILE, line), "missing-file", what, "Mend its name, or take it out.")


def _by_name(extensions: Any) -> dict[str, Any]:
    """Extensions with their settings, which mkdocs.yml may list in several ways."""
    listed = extensions if isinstance(extensions, list) else [extensions]
    return {
        str(name): said for each in listed for name, said in (each if isinstance(each, Mapping) else {each: {}}).items()
    }


def _settings(path: Path) -> tuple[Mapping[str, Any], list[Problem]]:
    try:
        settings = yaml.load(path.read_bytes(), _Loader)
    except yaml.YAMLError as error:
        return {}, [syntax(error, path.name)]
    except (OSError, ValueError, RecursionError):  # the host says what it is
        return {}, []
    return _map(settings), []


def _listed(settings: Mapping[str, Any], option: str) -> Iterator[Any]:
    """The entries of an option of the guide's plugin."""
    plugins = settings.get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        listed = _map(_map(entry).get("strideguide")).get(option)
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
