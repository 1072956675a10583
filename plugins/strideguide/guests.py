"""What mkdocs.yml may ask for beside the guide: plugins that work, and what is refused, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from posixpath import normpath
from typing import Any

import yaml
from pathspec import GitIgnoreSpec

from .chapters import Chapter
from .hostfile import FILE, HostFile
from .layers import is_brand, layers
from .problems import Place, Problem, brief, did_you_mean
from .source import read

# The settings that hosts know, and the features of the theme; tests hold both against what is installed.
SETTINGS = (
    "INHERIT", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template", "exclude_docs",
    "extra", "extra_css", "extra_javascript", "extra_templates", "hooks", "markdown_extensions", "nav", "not_in_nav",
    "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author", "site_description", "site_dir",
    "site_name", "site_url", "strict", "theme", "use_directory_urls", "validation", "watch",
)  # fmt: skip
FEATURES = (
    "announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy",
    "content.code.select", "content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips",
    "header.autohide", "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant",
    "navigation.path", "navigation.prune", "navigation.sections", "navigation.tabs", "navigation.top",
    "navigation.tracking", "search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate",
)  # fmt: skip
_MEND = "Mend its name, or take it out."
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
    lines = {str(name.value): name.start_mark.line + 1 for name in _entries(root, "theme", "features")}
    for name in on:
        for feature in features():
            if feature.holds(name):
                place = Place(FILE, lines.get(name, 1))
                yield Problem(place, "feature-refused", f'"{name}": {feature.why}', feature.instead)


def lost(root: Path, host: HostFile) -> Iterator[Problem]:
    """A problem for each setting, theme, plugin and feature that a host does not know, and for what is not there.

    Other plugins may bring what is missing. What the file inherits is told where it stands.
    """
    for name in _entries(root):
        if name.value not in SETTINGS:
            yield _unknown(name, "setting", SETTINGS)
    themes = {entry.name for entry in entry_points(group="mkdocs.themes")}
    plugins = {short(entry.name) for entry in entry_points(group="mkdocs.plugins")}
    plugins |= {guest.name for guest in guests()}  # of these hosts say whether they are installed
    for name in _entries(root, "theme", "name"):
        if isinstance(name.value, str) and name.value not in themes:
            yield _unknown(name, "theme", themes)
    for entry in _entries(root, "plugins"):
        for name, _ in _pairs(entry) or [(entry, entry)]:
            if isinstance(name.value, str) and short(name.value) not in plugins:
                yield _unknown(name, "plugin", plugins)
    for name in _entries(root, "theme", "features") if host.alone else ():
        if not f"{name.value}.".startswith(tuple(f"{feature}." for feature in FEATURES)):
            yield _unknown(name, "feature", FEATURES)
    yield from _absent(root, host)


def _unknown(node: yaml.Node, what: str, known: Iterable[str]) -> Problem:
    remedy = did_you_mean(node.value, known) or "Mend its name, install what brings it, or take it out."
    return Problem(_at(node), "unknown-setting", f'There is no {what} "{brief(node.value)}" here.', remedy)


def _absent(root: Path, host: HostFile) -> Iterator[Problem]:
    """A problem for each folder and style sheet that mkdocs.yml names and that is not there."""
    made = root / "content" if is_brand(root) else None  # by a command that asks a host
    for node in (*_entries(root, "theme", "custom_dir"), *_entries(root, "docs_dir")):
        if isinstance(node.value, str) and (folder := root / node.value) != made and not folder.is_dir():
            yield Problem(_at(node), "missing-file", f'There is no folder "{brief(node.value)}".', _MEND)
    folders = [layer.root / "content" for layer in layers(root)]
    for node in _entries(root, "extra_css") if host.alone else ():
        file = str(node.value).partition("?")[0]
        if "//" not in file and not any((folder / file.lstrip("/")).is_file() for folder in folders):
            what = f'There is no style sheet "{brief(file)}" in content/.'
            yield Problem(_at(node), "missing-file", what, _MEND)


def _at(node: yaml.Node) -> Place:
    return Place(FILE, node.start_mark.line + 1, node.start_mark.column + 1)


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
    for entry in _entries(root, "plugins"):
        pairs = _pairs(entry) or [(entry, entry)]  # a name alone
        yield from ((str(name.value), name.start_mark.line + 1, _on(options)) for name, options in pairs)


def _entries(root: Path, *path: str) -> list[yaml.Node]:
    """What mkdocs.yml lists under these keys, one below the other; a map there is one entry.

    Without keys these are the names of its settings.
    """
    if not (root / FILE).is_file():
        return []
    try:
        node = yaml.compose((root / FILE).read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError):  # told elsewhere
        return []
    if not path:
        return [key for key, _ in _pairs(node)]
    for name in path:
        node = next((value for key, value in _pairs(node) if key.value == name), None)
    if node is None or node.tag.startswith("!"):  # a variable, which only the host knows
        return []
    return node.value if isinstance(node, yaml.SequenceNode) else [node]


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _on(options: yaml.Node) -> bool:
    """Whether a plugin is on as far as anybody but the host can tell."""
    said = [value for key, value in _pairs(options) if key.value == "enabled"]
    return all(str(value.value).lower() in ("true", "yes", "on") for value in said)
