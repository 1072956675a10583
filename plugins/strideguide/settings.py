"""What mkdocs.yml asks for that nobody has, or that can't be so, told at its line before a host reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from .hostfile import THEME, HostFile, brought, settings_of
from .hostlines import FILE, at, below, entries, is_variable, named, pairs
from .layers import is_brand, layers
from .problems import Place, Problem, brief, did_you_mean

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
# The options of the guide's own plugin, each with how it is written; tests hold them against the plugin.
OWN = "strideguide"
CHAPTERS = "content"
LIST, TEXT, SWITCH = "a list", "a text", "true or false"
OPTIONS = {"root": TEXT, "front_matter": LIST, "trust": LIST, "files": LIST, "compressed": LIST, "enabled": SWITCH}
_WRITTEN = {LIST: yaml.SequenceNode, TEXT: yaml.ScalarNode, SWITCH: yaml.ScalarNode}
_ICONS, _LANGUAGES = ".icons/{}.svg", "partials/languages/{}.html"
_MEND = "Mend its name, or take it out."


def lost(root: Path, host: HostFile, guests: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each setting, theme, plugin, option, feature, icon and language that a host does not know.

    `guests` has for each plugin that is known the package that it comes with, "" if it is refused anyway. Other plugins
    may bring what is missing.
    What the file inherits is told where it stands.
    """
    for name in entries(root):
        if name.value not in SETTINGS:
            yield _unknown(name, "setting", SETTINGS)
    yield from _plugins(root, guests)
    yield from _theme(root, host)
    yield from _absent(root, host)
    for address in (*entries(root, "site_url"), *entries(root, "repo_url")):
        if address.value and isinstance(address.value, str) and not _is_address(address.value):
            what = f'"{brief(address.value)}" is no address on the web.'
            yield Problem(at(address), "bad-value", what, 'Write it whole, such as "https://www.example.org/".')


def needed(root: Path) -> Iterator[Problem]:
    """A problem for each setting without which no host begins, or looks for chapters where none are.

    The guide itself needs none of them: commands tell these, which have a host at their end.
    """
    said = settings_of(root).settings
    if said and "site_name" not in said:
        what, remedy = "The settings do not say what the site is called.", 'Write "site_name: " and its name on a line.'
        yield Problem(Place(FILE), "missing-field", what, remedy)
    if said and "docs_dir" not in said:
        what = f'The settings do not say that chapters stand in {CHAPTERS}/, and hosts would look for them in "docs".'
        yield Problem(Place(FILE), "missing-field", what, f'Write "docs_dir: {CHAPTERS}" on a line.')


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(sign.isspace() for sign in text)


def _plugins(root: Path, guests: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each plugin that is not here, and for each option that the guide's own does not have."""
    here = brought("mkdocs.plugins")
    here |= {name.rpartition("/")[2] for name in here}  # hosts put the theme's name before: "material/offline"
    for entry in entries(root, "plugins"):
        for name, options in named(entry):
            if not isinstance(name.value, str) or name.value in here:
                yield from _options(options) if name.value == OWN else ()
            elif package := guests.get(name.value):
                what = f'The plugin "{name.value}" is not installed here.'
                yield Problem(at(name), "unknown-setting", what, f"Say: pip install {package}. Or take it out.")
            elif name.value not in guests:
                yield _unknown(name, "plugin", {*here, *guests})


def _options(options: yaml.Node | None) -> Iterator[Problem]:
    for name, value in pairs(options):
        if name.value not in OPTIONS:
            yield _unknown(name, f'option of "{OWN}"', OPTIONS)
        elif not is_variable(value) and not _fits(value, OPTIONS[name.value]):
            what = f'The option "{name.value}" is {OPTIONS[name.value]}, and here is something else.'
            example = f'"{name.value}: [{value.value}]"' if isinstance(value, yaml.ScalarNode) else "it so"
            remedy = f"Write {example}." if OPTIONS[name.value] == LIST else f"Write {OPTIONS[name.value]}."
            yield Problem(at(value), "wrong-type", what, remedy)


def _fits(value: yaml.Node, written: str) -> bool:
    """Whether an option is written as it has to be; a list has texts alone."""
    if not isinstance(value, _WRITTEN[written]):
        return False
    if written == LIST:
        return all(isinstance(entry, yaml.ScalarNode) for entry in value.value)
    return written != SWITCH or value.tag.endswith(":bool")


def _theme(root: Path, host: HostFile) -> Iterator[Problem]:
    """A problem for a theme that is not here, and for each feature, icon and language that it has not."""
    themes = brought("mkdocs.themes")
    alone = [node for node in entries(root, "theme") if isinstance(node, yaml.ScalarNode)]
    for name in (*alone, *entries(root, "theme", "name")):
        if isinstance(name.value, str) and name.value not in themes and not name.tag.endswith(":null"):
            yield _unknown(name, "theme", themes)
    for name in entries(root, "theme", "features") if host.alone else ():
        if not f"{name.value}.".startswith(tuple(f"{feature}." for feature in FEATURES)):
            yield _unknown(name, "feature", FEATURES)
    if host.theme != THEME:
        return
    for icon in _icons(root):
        yield from _in_theme(icon, "icon", _ICONS, host)
    for language in entries(root, "theme", "language"):
        for problem in _in_theme(language, "language", _LANGUAGES, host):
            short = str(language.value)[:2].lower()  # of "en-GB" and "english"
            yield replace(problem, remedy=f'Write "{short}".') if host.has(_LANGUAGES.format(short)) else problem


def _icons(root: Path) -> Iterator[yaml.Node]:
    """The names of icons: all that the theme has below "icon", those of switches of palettes, and the social ones."""
    switches = (below(palette, "toggle") for palette in entries(root, "theme", "palette"))
    lone = (below(node, "icon") for node in (*switches, *entries(root, "extra", "social")))
    found = [*entries(root, "theme", "icon"), *(icon for icon in lone if icon)]
    while found:
        node = found.pop()
        found += [value for _, value in pairs(node)]
        if isinstance(node, yaml.ScalarNode):
            yield node


def _in_theme(node: yaml.Node, what: str, form: str, host: HostFile) -> Iterator[Problem]:
    """A problem if the theme has no file for an icon or a language that is named."""
    name = node.value
    if isinstance(name, str) and name and not is_variable(node) and not host.has(form.format(name)):
        yield _unknown(node, what, host.like(form))


def _absent(root: Path, host: HostFile) -> Iterator[Problem]:
    """A problem for each folder and style sheet that mkdocs.yml names and that is not there, or not the guide's."""
    for node in entries(root, "theme", "custom_dir"):
        if isinstance(node.value, str) and not (root / node.value).is_dir():
            yield Problem(at(node), "missing-file", f'There is no folder "{brief(node.value)}".', _MEND)
    for node in entries(root, "docs_dir"):
        if isinstance(node.value, str) and normpath(root / node.value) != normpath(root / CHAPTERS):
            what = f'Chapters stand in {CHAPTERS}/, and hosts would look for them in "{brief(node.value)}".'
            yield Problem(at(node), "bad-value", what, f'Write "docs_dir: {CHAPTERS}".')
        elif not (is_brand(root) or (root / CHAPTERS).is_dir()):  # for a brand a command makes it
            yield Problem(at(node), "missing-file", f'There is no folder "{CHAPTERS}".', "Put a chapter into it.")
    folders = [layer.root / CHAPTERS for layer in layers(root)]
    for node in entries(root, "extra_css") if host.alone else ():
        file = str(node.value).partition("?")[0]
        if "//" not in file and not any((folder / file.lstrip("/")).is_file() for folder in folders):
            what = f'There is no style sheet "{brief(file)}" in content/.'
            yield Problem(at(node), "missing-file", what, _MEND)


def _unknown(node: yaml.Node, what: str, known: Iterable[str]) -> Problem:
    remedy = did_you_mean(str(node.value), known) or "Mend its name, install what brings it, or take it out."
    return Problem(at(node), "unknown-setting", f'There is no {what} "{brief(str(node.value))}" here.', remedy)
