"""What a host is told for a folder of several layers: what its own mkdocs.yml leaves to the guide and to the brand.

A folder that stands alone says everything itself, and is lent nothing.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from ..brand.record import Brand
from ..chapters import Chapter
from ..forms.address import suggesting
from ..layers import layers
from ..layers.foreign import is_chapter
from ..menu import HOME, at_the_foot, paths
from ..site import Site
from ..text import refused
from ..views.brand import PEOPLE
from .frames import plan

FILE = "mkdocs.yml"
TEMPLATES = "overrides"
# What is said of the guide's own site, or would replace what a folder's own file has chosen.
_NOT_LENT = {
    *("site_name", "site_url", "site_description", "site_author", "copyright"),
    *("repo_url", "repo_name", "edit_uri", "edit_uri_template"),
    *("docs_dir", "site_dir", "plugins", "hooks", "INHERIT"),
}
_MAPS = ("theme", "extra")
# The guide has judged the menu of brand.yml, from which any page may be left out.
_TOLD_ALREADY = dict.fromkeys(("omitted_files", "not_found", "absolute_links"), "ignore")
_PEOPLE = f"{PEOPLE}index.md"

Settings = dict[str, Any]


def lent(root: Path, own: Mapping[str, Any], site: Site, read: Callable[[Path], Mapping[str, Any]]) -> Settings:
    """The settings that the folder `root` gets beside or in place of its own; {} if it stands alone.

    `own` is what its mkdocs.yml says, `read` turns the mkdocs.yml of a lower layer into a map.
    """
    below = layers(root)[:-1]
    if not below:
        return {}
    found: Settings = {}
    for layer in below:
        settings = read(layer.root / FILE)
        found = _over(found, {key: value for key, value in settings.items() if key not in _NOT_LENT})
    found.get("theme", {}).pop("custom_dir", None)
    if site.brand.menu:
        found["nav"] = menu(site, dict(_titled(found.get("nav", ()))))
        found["validation"] = {**_map(found.get("validation")), "nav": _TOLD_ALREADY}
    elif "nav" in found:
        found["nav"] = navigation(found["nav"], site)
    said = _over(_over(found, own), _said(site.brand, own))
    if "nav" in own and "validation" not in own:
        said["validation"] = _part_of_menu(_map(said.get("validation")))
    if at_the_foot := [f"/{path}" for path in _at_the_foot(site)]:
        said["not_in_nav"] = "\n".join([said.get("not_in_nav", ""), *at_the_foot])
    return {key: value for key, value in said.items() if own.get(key) != value}


def _over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Settings:
    """`upper` over `lower`; of a theme and of `extra`, which are maps, each entry by itself."""
    maps = {key: {**_map(lower.get(key)), **_map(upper[key])} for key in _MAPS if key in upper}
    return {**lower, **upper, **maps}


def _part_of_menu(validation: Mapping[str, Any]) -> Settings:
    """What a host is to warn of, but for chapters that a menu leaves out, as a brand's own may: that is told before."""
    return {**validation, "nav": {**_map(validation.get("nav")), "omitted_files": "ignore"}}


def _map(value: Any) -> Mapping[str, Any]:
    """A theme may be given by its name alone."""
    return value if isinstance(value, Mapping) else {"name": value} if value else {}


def navigation(entries: Iterable[Any], site: Site) -> list[Any]:
    """The guide's navigation with the pages that `site` has: its other chapters in the first section, people last.

    Imprint and privacy are linked at the foot of each page, and stay out.
    """
    there = {*site.chapters, *(frame.path for frame in plan(site.pages))}
    kept = list(_kept(entries, there))
    elsewhere = {*paths(kept), *_at_the_foot(site)}
    more = sorted(path for path in site.chapters if path not in elsewhere)
    section = next((inner for entry in kept for inner in _sections(entry)), kept)
    section += more
    return [*kept, _PEOPLE] if _PEOPLE in there else kept


def menu(site: Site, titles: Mapping[str, str]) -> list[Any]:
    """The brand's own menu as a host reads it; `titles` are those of the guide's menu, by the paths of its pages."""
    pages = {Chapter(path, "").uri or HOME: path for path in site.chapters}
    pages |= {frame.uri: frame.path for frame in plan(site.pages) if frame.is_index}

    def entry(link: str, label: str | None) -> Any:
        path = pages.get(link, link)
        title = label or titles.get(path)
        return {title: path} if title else path

    made = []
    for each in site.brand.menu:
        label = html.escape(each.label) if each.label else None  # Material 9.8.1 puts titles into pages as they are
        made.append(
            {label: [entry(link, None) for link in each.links]} if each.links else entry(each.link or "", label)
        )
    return made


def _titled(entries: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The paths in a menu that have a title there, with it."""
    for entry in entries:
        for title, inner in entry.items() if isinstance(entry, Mapping) else ():
            if isinstance(inner, str):
                yield inner, title
            else:
                yield from _titled(inner)


def _at_the_foot(site: Site) -> list[str]:
    return at_the_foot(site.brand, (Chapter(path, "") for path in site.chapters))


def _kept(entries: Iterable[Any], there: set[str]) -> Iterator[Any]:
    for entry in entries:
        if isinstance(entry, Mapping):
            for title, inner in entry.items():
                kept = list(_kept([inner] if isinstance(inner, str) else inner, there))
                if kept:
                    yield {title: kept[0] if isinstance(inner, str) else kept}
        elif entry in there or urlsplit(entry).scheme:
            yield entry


def _sections(entry: Any) -> Iterator[list[Any]]:
    return (inner for inner in entry.values() if isinstance(inner, list)) if isinstance(entry, Mapping) else iter(())


def _said(brand: Brand, own: Mapping[str, Any]) -> Settings:
    """What brand.yml says to a host. Where to edit, the folder's own mkdocs.yml may know better."""
    logo = {"logo": brand.logo.light, "favicon": brand.logo.icon or brand.logo.light} if brand.logo else {}
    said = {
        "site_name": brand.name,
        "site_url": brand.root,
        "site_description": html.escape(brand.tagline or ""),  # Material 9.8.1 puts it in an attribute as it is
        "edit_uri": "" if own.keys() & {"edit_uri", "edit_uri_template", "repo_url"} else editing(brand.repository),
        "theme": logo,
    }
    return {key: value for key, value in said.items() if value}


def editing(repository: str | None) -> str:
    """The address below which the chapters of a repository are edited, "" without a repository.

    `repository` is "https://host/owner/name", or that of a folder in it: "https://host/owner/name/tree/main/folder".
    """
    if not repository:
        return ""
    home = repository.rstrip("/")
    if "/tree/" in home:
        return f"{home.replace('/tree/', '/edit/', 1)}/content/"
    dash = "/-" if "gitlab" in urlsplit(home).netloc else ""
    return f"{home}{dash}/edit/main/content/"


def as_text(value: Any) -> Any:
    """What a chapter says of itself, each text as its HTML, however deep: hosts put it into pages as it is."""
    if isinstance(value, Mapping):
        return {as_text(name): as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return str(escape(value)) if isinstance(value, str) else value


def words(site: Site, repository: str | None) -> Settings:
    """What the guide's templates of the theme are told; `repository` is the one that mkdocs.yml names."""
    return {**site.words, "suggesting": suggesting(repository or site.brand.repository)}


def template_folders(root: Path) -> list[Path]:
    """The folders with templates of the theme, highest layer first; none if the folder stands alone."""
    found = layers(root)
    folders = [layer.root / TEMPLATES for layer in reversed(found)] if len(found) > 1 else []
    return [folder for folder in folders if folder.is_dir()]


def attachments(root: Path) -> dict[str, Path]:
    """What lower layers keep beside their chapters (pictures), by path below content/."""
    found: dict[str, Path] = {}
    for layer in layers(root)[:-1]:
        files = (path for path in layer.files("content") if not is_chapter(path) and not refused(path, layer.root))
        found |= {path.relative_to(layer.root / "content").as_posix(): path for path in files}
    return found


# What the directives of chapters need. Nobody else gets anything from it: only trusted chapters may hold HTML.
_EXTENSION = "md_in_html"


def with_own_extensions(listed: Any) -> Any:
    """The extensions of Markdown that a host has, as mkdocs.yml may list them, with those that the guide needs."""
    if isinstance(listed, Mapping):
        return {_EXTENSION: {}, **listed}
    names = (name for each in listed for name in (each if isinstance(each, Mapping) else [each]))
    return [*listed] if _EXTENSION in names else [*listed, _EXTENSION]


def with_own_sources(site: Site, root: Path) -> Site:
    """`site`, in which only pages from the folder's own files say where they come from: these can be edited there."""
    if not layers(root)[:-1]:
        return site
    pages = (page if (root / page.source).is_file() else replace(page, source="") for page in site.pages)
    return replace(site, pages=tuple(pages))
