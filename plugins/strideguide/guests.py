"""What mkdocs.yml may ask for beside the guide: plugins that work, and what is refused, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from posixpath import normpath
from typing import Any

import yaml
from pathspec import GitIgnoreSpec

from .chapters import Chapter
from .hostfile import HostFile
from .hostlines import FILE, entries, named, pairs
from .problems import Place, Problem
from .source import read

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Guest:
    """A plugin by its name in mkdocs.yml, and the package that it comes with.

    It does something on `chapters` and on the pages that are `made`, if mkdocs.yml says what it `needs`; or there is a
    reason `why` it can't, and something to do `instead`. What stands in the folder `moves` gets its addresses from the
    plugin; "{name}" stands there for an option, which is as in `options` if mkdocs.yml has none.
    """

    name: str
    package: str
    chapters: str = ""
    made: str = ""
    needs: str = ""
    why: str = ""
    instead: str = ""
    moves: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def folder(self, options: Mapping[str, object]) -> str:
        """The folder below content/ from which it moves, with these options."""
        said, folder = {**self.options, **options}, self.moves
        for _ in self.options:  # an option may name another one
            folder = folder.format_map(said)
        return normpath(folder)


@dataclass(frozen=True)
class Feature:
    """A feature of the theme that can't be on: the reason `why`, and something to do `instead`."""

    name: str
    why: str
    instead: str

    def holds(self, name: str) -> bool:
        """Whether it is called so, or whether what is called so adds to it."""
        return f"{name}.".startswith(f"{self.name}.")


@cache
def guests() -> tuple[Guest, ...]:
    """All plugins that have been tried, by name."""
    return tuple(Guest(**fields) for fields in _read("guests.yml"))


@cache
def features() -> tuple[Feature, ...]:
    """The features of the theme that are refused, by name."""
    return tuple(Feature(**fields) for fields in _read("features.yml"))


def _read(name: str) -> list[dict[str, Any]]:
    document, faults = read(_HERE / name, _HERE)
    if document is None:
        raise LookupError(f"{name} can't be read: {'; '.join(map(str, faults))}")
    listed: list[dict[str, Any]] = document.value
    return listed


def refused(root: Path, running: Collection[str]) -> Iterator[Problem]:
    """A problem for each plugin that runs and can't be beside the guide in `root`, at its line of mkdocs.yml.

    One that this file inherits is told at its first line.
    """
    listed = {short(name): line for name, line, _ in _listed(root)}
    names = set(map(short, running))
    for guest in guests():
        if guest.why and guest.name in names:
            place = Place(FILE, listed.get(guest.name, 1))
            yield Problem(place, "plugin-refused", f'"{guest.name}": {guest.why}', guest.instead)


def likely(root: Path, host: HostFile) -> Iterator[str]:
    """The plugins that will run, as far as anybody but the host can tell: none that is off, or on by a variable."""
    listed = {short(name): on for name, _, on in _listed(root)}
    for name, options in host.plugins:
        if listed.get(short(name), options.get("enabled", True) is True):
            yield name


def unfit(root: Path, on: Iterable[str]) -> Iterator[Problem]:
    """A problem for each feature of the theme that is `on` and can't be, at its line of mkdocs.yml.

    One that this file inherits is told at its first line.
    """
    lines = {str(name.value): name.start_mark.line + 1 for name in entries(root, "theme", "features")}
    for name in on:
        for feature in features():
            if feature.holds(name):
                place = Place(FILE, lines.get(name, 1))
                yield Problem(place, "feature-refused", f'"{name}": {feature.why}', feature.instead)


def stand(written: Iterable[Chapter], host: HostFile) -> list[Chapter]:
    """The chapters that are published at the addresses of their files."""
    lines = [line for name in ("exclude_docs", "draft_docs") for line in str(host.settings.get(name) or "").split("\n")]
    known = {guest.name: guest for guest in guests() if guest.moves}
    for name, options in host.plugins:
        if guest := known.get(short(name)):
            lines.append(f"/{guest.folder(options)}/")
    spec = GitIgnoreSpec.from_lines(lines)
    return [chapter for chapter in written if not spec.match_file(chapter.file)]


def short(name: str) -> str:
    """The name of a plugin without that of its theme, which hosts put before it: "material/offline"."""
    return name.rpartition("/")[2]


def _listed(root: Path) -> Iterator[tuple[str, int, bool]]:
    """The plugins of mkdocs.yml, each with its line, and whether the file turns it on."""
    for entry in entries(root, "plugins"):
        for name, options in named(entry):
            yield str(name.value), name.start_mark.line + 1, _on(options)


def _on(options: yaml.Node | None) -> bool:
    """Whether a plugin is on as far as anybody but the host can tell."""
    said = [value for key, value in pairs(options) if key.value == "enabled"]
    return all(str(value.value).lower() in ("true", "yes", "on") for value in said)
