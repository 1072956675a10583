"""What the guide has to know of mkdocs.yml, which belongs to the host: what chapters may say, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from os.path import normpath
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import yaml

from .hostlines import FILE, twice
from .layers import layers
from .problems import Place, Problem, brief, did_you_mean
from .source import syntax, understood
from .text import NO_FILE, way

THEME = "material"
TEMPLATES = "overrides"
# Extensions of Markdown that Material's own website describes.
USUAL = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip
_EMPTY = (
    "There are no settings in this file.",
    'Write "site_name: ", the name of the site, and on lines of their own "docs_dir: content", "theme: material" and '
    '"plugins: [strideguide]"; or delete the file, if no site is to be made.',
)
_QUIET = {"search", "strideguide", "offline", "privacy"}  # plugins that bring no pages, filters or templates


@dataclass(frozen=True)
class HostFile:
    """The settings of a guide's own mkdocs.yml, with those of the file that it inherits.

    `fields` are those that front matter may have beside the ones that the guide knows, `files` are published
    whatever kind they are of: both only since mkdocs.yml names them. `folders` hold templates and icons: those of
    the layers first, the theme's last; `whole` says that the theme's are among them. `menu` is where its own
    entries lead, each with its place. `whole_menu` says that the host is to warn of pages which its menu leaves
    out; if the guide below a brand says so, that is a `part_menu`, in which chapters may be missing. `alone`:
    nothing is at work that could bring pages, filters or templates of its own. `extensions` of Markdown have their
    settings. `trusted` are folders below content/ whose own chapters may hold what runs.
    """

    settings: Mapping[str, Any]
    fields: frozenset[str]
    folders: tuple[Path, ...]
    whole: bool
    whole_menu: bool = False
    part_menu: bool = False
    menu: tuple[tuple[str, Place], ...] = ()
    alone: bool = False
    problems: tuple[Problem, ...] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    trusted: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()

    def trusts(self, file: str, prefix: str) -> bool:
        """Whether a chapter, by its path below content/, may hold what runs; `prefix` is that of its layer."""
        return not prefix and any(PurePosixPath(file).is_relative_to(folder) for folder in self.trusted)

    def names(self, file: str, prefix: str) -> bool:
        """Whether a file by its path below content/ is published whatever kind it is of."""
        return file in self.files or self.trusts(file, prefix)

    @property
    def plugins(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The plugins, each with its options."""
        plugins = self.settings.get("plugins")
        for entry in plugins if isinstance(plugins, list) else [plugins]:
            yield from ((str(name), _map(options)) for name, options in _map(entry, str(entry)).items())

    @property
    def features(self) -> Iterator[str]:
        """What the theme is asked for."""
        listed = _map(self.settings.get("theme")).get("features")
        yield from map(str, listed if isinstance(listed, list) else ())

    @property
    def theme(self) -> str:
        """The name of the theme."""
        return str(_map(self.settings.get("theme"), "name").get("name") or THEME)

    def like(self, form: str) -> Iterator[str]:
        """The names of the templates or icons whose files are called as in "partials/{}.html"."""
        first, last = form.split("{}")
        for folder in self.folders:
            inner = folder / first
            for path in inner.rglob(f"*{last}"):
                yield path.relative_to(inner).as_posix().removesuffix(last)

    def has(self, file: str) -> bool:
        """Whether there is a template or an icon of this name, as far as anybody can tell before the host begins."""
        return not self.whole or any((folder / file).is_file() for folder in self.folders)


def read(root: Path) -> HostFile:
    """The mkdocs.yml of the guide in `root`; as good as empty if there is none, or if it can't be read."""
    own = settings_of(root)
    found = [own.settings, *(settings_of(layer.root).settings for layer in layers(root)[:-1])]
    theme = _map(own.settings.get("theme"), "name")
    templates = [layer.root / TEMPLATES for layer in reversed(layers(root))]
    custom = [root / theme["custom_dir"]] if isinstance(theme.get("custom_dir"), str) else []
    there = _theme(str(theme.get("name") or THEME))
    validation = next((_map(each["validation"]) for each in found if "validation" in each), {})
    levels = {**validation, **_map(validation.get("nav"))}
    whole, of_guide = levels.get("omitted_files") == "warn", len(found) > 1 and "validation" not in own.settings
    extensions: Any = next((each["markdown_extensions"] for each in found if "markdown_extensions" in each), {})
    trusted = tuple(map(str, _option(own.settings, "trust")))
    return HostFile(
        own.settings,
        frozenset(str(name) for each in found for name in _option(each, "front_matter")),
        (*custom, *templates, *((there,) if there else ())),
        there is not None,
        whole and not of_guide,
        whole and of_guide,
        own.menu if levels.get("not_found", "warn") == "warn" else (),
        _is_alone(own.settings),
        (*own.problems, *_untold(root, trusted)),
        _by_name(extensions),
        trusted,
        frozenset(str(file) for each in found for file in (*_option(each, "files"), *_loaded(each))),
    )


def compressed(root: Path) -> tuple[str, ...]:
    """In which ways the text files of the guide in `root` are compressed too when it is published."""
    return tuple(map(str, _option(settings_of(root).settings, "compressed")))


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


class Settings(NamedTuple):
    """What a mkdocs.yml says, where the entries of its menu lead, and what is wrong with it."""

    settings: Mapping[str, Any]
    menu: tuple[tuple[str, Place], ...] = ()
    problems: tuple[Problem, ...] = ()


def _strange(node: Any, file: str) -> Iterator[Problem]:
    """A problem for each extension of Markdown that is not installed."""
    for entry in node.value if isinstance(node, yaml.CollectionNode) else ():
        name = entry[0] if isinstance(entry, tuple) else entry
        name = name.value[0][0] if isinstance(name, yaml.MappingNode) and name.value else name
        if isinstance(name, yaml.ScalarNode) and not _installed(name.value):
            place = Place(file, name.start_mark.line + 1, name.start_mark.column + 1)
            what = f'There is no extension "{brief(name.value)}" of Markdown here.'
            remedy = did_you_mean(name.value, USUAL) or "Mend its name, install it, or take it out."
            yield Problem(place, "unknown-extension", what, remedy)


@lru_cache(maxsize=64)
def _installed(name: str) -> bool:
    """Whether there is an extension of this name. None of its code runs, but that of the package around it."""
    for module in (f"markdown.extensions.{name}", name.partition(":")[0]):
        try:
            if find_spec(module):
                return True
        except (ImportError, ValueError):
            continue
    return name in brought("markdown.extensions")


@cache
def brought(group: str) -> frozenset[str]:
    """What the packages that are installed here offer in a group, such as "mkdocs.themes", by name."""
    return frozenset(entry.name for entry in entry_points(group=group))


def settings_of(root: Path) -> Settings:
    """The mkdocs.yml in `root`, with the files that it inherits; as good as empty where the host says what it is."""
    return _settings(root / FILE, root, ())


def _settings(path: Path, root: Path, below: tuple[Path, ...]) -> Settings:
    """A file of settings, of which those `below` inherit."""
    file = way(path, root)
    if path.exists() and not path.is_file():  # a pipe would be waited for
        return Settings({}, problems=(Problem(Place(file), *NO_FILE),))
    slips: tuple[Problem, ...] = ()
    try:
        text, slips = understood(path.read_text("utf-8"), file)
        loader = _Loader(text)
        node = loader.get_single_node()
        slips += (*twice(node, file),)
        if node is None and not below:
            return Settings({}, problems=(*slips, Problem(Place(file), "empty-file", *_EMPTY)))
        settings = loader.construct_document(node) if node else {}
    except yaml.YAMLError as error:
        return Settings({}, problems=(*slips, syntax(error, file)))
    except (OSError, ValueError, RecursionError):  # the host says what it is
        return Settings({}, problems=slips)
    if not isinstance(settings, Mapping):
        remedy = "Write a setting's name, a colon and its value on each line."
        return Settings({}, problems=(Problem(Place(file), "wrong-type", "The settings are not a map.", remedy),))
    nodes = {str(key.value): value for key, value in node.value} if settings else {}
    strange = (*slips, *_strange(nodes.get("markdown_extensions"), file))
    menu = tuple((text, Place(file, line, column)) for text, line, column in _leaves(nodes.get("nav")))
    if "INHERIT" not in settings:
        return Settings(settings, menu, strange)
    upper = Path(normpath(path.parent / str(settings["INHERIT"])))
    if not upper.is_file() or upper in (path, *below):
        mark = nodes["INHERIT"].start_mark
        what = f'There is no file "{settings["INHERIT"]}" from which this one could inherit.'
        place = Place(file, mark.line + 1, mark.column + 1)
        problem = Problem(place, "missing-file", what, f"Write its path from the folder of {path.name}.")
        return Settings(settings, menu, (*strange, problem))
    inherited = _settings(upper, root, (path, *below))
    settings = _over(inherited.settings, settings)
    return Settings(settings, menu or inherited.menu, (*inherited.problems, *strange))


def _over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """`upper` over `lower`, as hosts inherit: maps are merged at every depth, and all else is replaced."""
    both = (key for key in upper if isinstance(upper[key], Mapping) and isinstance(lower.get(key), Mapping))
    return {**lower, **upper, **{key: _over(lower[key], upper[key]) for key in both}}


def _leaves(node: Any) -> Iterator[tuple[str, int, int]]:
    """The texts at the ends of lists and maps, each with its line and column."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1, node.start_mark.column + 1
    elif isinstance(node, yaml.CollectionNode):
        for entry in node.value:
            yield from _leaves(entry[1] if isinstance(entry, tuple) else entry)


def _option(settings: Mapping[str, Any], name: str) -> Iterator[Any]:
    """What the guide's plugin is told in a list of this name."""
    for entry in _plugins(settings):
        listed = _map(entry.get("strideguide")).get(name)
        yield from listed if isinstance(listed, list) else ()


def _plugins(settings: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The plugins, each by its name; hosts take a list or a map of them."""
    plugins = settings.get("plugins")
    return [_map(entry, str(entry)) for entry in (plugins if isinstance(plugins, list) else [plugins]) if entry]


def _loaded(settings: Mapping[str, Any]) -> Iterator[Any]:
    """The style sheets and scripts that every page loads."""
    for name in ("extra_css", "extra_javascript"):
        listed = settings.get(name)
        for entry in listed if isinstance(listed, list) else ():
            yield entry.get("path") if isinstance(entry, Mapping) else entry


def _is_alone(settings: Mapping[str, Any]) -> bool:
    """Whether no hook and no plugin is at work but those that are known to bring nothing."""
    names = {str(name).removeprefix("material/") for entry in _plugins(settings) for name in entry}
    return names <= _QUIET and not settings.get("hooks")


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
