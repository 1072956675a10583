"""Other plugins of MkDocs beside the guide: which work, and which are refused before a host begins, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from posixpath import normpath

import yaml
from pathspec import GitIgnoreSpec

from .chapters import Chapter
from .hostfile import FILE, HostFile
from .problems import Place, Problem
from .source import read

_DATA = Path(__file__).with_name("guests.yml")


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


@cache
def guests() -> tuple[Guest, ...]:
    """All that have been tried, by name."""
    document, faults = read(_DATA, _DATA.parent)
    if document is None:
        raise LookupError(f"the list of guests can't be read: {'; '.join(map(str, faults))}")
    return tuple(Guest(**fields) for fields in document.value)


def refused(root: Path, running: Collection[str] | None = None) -> Iterator[Problem]:
    """A problem for each plugin that can't be beside the guide in `root`, at its line of mkdocs.yml.

    `running` are those that the host runs; without them, those that the file turns neither off nor on by a variable.
    """
    listed = {short(name): (line, on) for name, line, on in _listed(root)}
    names = {name for name, (_, on) in listed.items() if on} if running is None else set(map(short, running))
    for guest in guests():
        if guest.why and guest.name in names:
            line, _ = listed.get(guest.name, (1, True))
            yield Problem(Place(FILE, line), "plugin-refused", f'"{guest.name}": {guest.why}', guest.instead)


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
    try:
        settings = yaml.compose((root / FILE).read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError):  # told elsewhere
        return
    for key, plugins in _pairs(settings):
        entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for entry in entries if key.value == "plugins" else ():
            pairs = _pairs(entry) or [(entry, entry)]  # a name alone
            yield from ((str(name.value), name.start_mark.line + 1, _on(options)) for name, options in pairs)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _on(options: yaml.Node) -> bool:
    """Whether a plugin is on as far as anybody but the host can tell."""
    said = [value for key, value in _pairs(options) if key.value == "enabled"]
    return all(str(value.value).lower() in ("true", "yes", "on") for value in said)
