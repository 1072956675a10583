"""What other plugins of MkDocs get from the guide: pages to point at, its links in their texts, and true dates.

The guide's pages are made when the host is done, from frames. So that redirects, menus and links to files find them,
they stand among the host's files while plugins look, and are taken from it before it builds any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from ..menu import paths
from ..page import Page
from ..site import Site

# What plugins say, in HTML, of the day on which a file was changed; for a page without a file, of the day of the build.
_DATES = ("git_revision_date_localized", "git_creation_date_localized")


class Neighbours:
    """The guide's pages that have no frame at their own address, as files of the host."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._files: list[File] = []

    def show(self, files: Files, config: MkDocsConfig, site: Site) -> None:
        """Put the pages among the host's files, beside those that are there already."""
        self._pages = {f"{page.uri.rstrip('/')}.md": page for page in site.pages if not page.is_index}
        self._files = [
            File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            for path in self._pages
            if not files.get_file_from_path(path)
        ]
        for file in self._files:
            files.append(file)

    def hide(self, files: Files) -> None:
        """Take the pages from the host's files again, all but those that another plugin has put there meanwhile."""
        for file in self._files:
            if files.get_file_from_path(file.src_uri) is file:
                files.remove(file)

    def lend(self, files: Files, site: Site, nav: Iterable[Any]) -> None:
        """Leave to the host the files of `site` to which links and a menu may lead, and which it does not build."""
        named, made = set(paths(nav)), {page.uri for page in site.pages}
        for file in self._files:
            if self._pages[file.src_uri].uri in made:
                listed = file.src_uri in named
                file.inclusion = InclusionLevel.NOT_IN_NAV if listed else InclusionLevel.EXCLUDED
                files.append(file)

    def settle(self, nav: Navigation) -> None:
        """Give those in a menu their titles. From here on the host builds none."""
        ours = {id(file) for file in self._files}
        for page in nav.pages:
            if id(page.file) in ours and page.title is None:
                page.title = self._pages[page.file.src_uri].title
        for file in self._files:
            file.inclusion = InclusionLevel.EXCLUDED


def written(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What people say of a page: all but the dates that plugins add."""
    return {name: value for name, value in meta.items() if not name.startswith(_DATES)}


def undated(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a page that has no file in the repository, and so no day. Feeds pass over what is a draft."""
    return {**written(meta), "draft": True}


def left_out(config: MkDocsConfig) -> Callable[[str], bool]:
    """Whether the plugin exclude-search leaves an address out of the search: by its file, or by its part after a #."""
    plugin = config.plugins.get("exclude-search")
    told, kept = (_patterns(plugin.config.get(name)) if plugin else [] for name in ("exclude", "ignore"))

    def hit(address: str) -> bool:
        file, _, part = address.partition("#")
        fitting = [head for name, head in told if fnmatchcase(file.rstrip("/"), name)]
        saved = [head for name, head in kept if fnmatchcase(file.rstrip("/"), name)]
        return ("" in fitting or part in fitting) and part not in saved and not (saved and not part)

    return hit


def _patterns(said: Any) -> list[tuple[str, str]]:
    """Patterns of files below content/, without ending, each with the part that is meant, "" for the whole page."""
    entries = [said] if isinstance(said, str) else said or ()
    parts = (entry.partition("#") for entry in entries)
    return [(name.removesuffix(".md").removesuffix("index").rstrip("/"), head) for name, _, head in parts]


def running(config: MkDocsConfig) -> list[str]:
    """The plugins that do anything; many can be turned off. Hooks are plugins without settings."""
    return [name for name, one in config.plugins.items() if getattr(one, "config", {}).get("enabled", True)]
