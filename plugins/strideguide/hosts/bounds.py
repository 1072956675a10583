"""MkDocs takes every file that it finds, and follows every link: what it gets is what the guide may publish.

A build ends if there is anything else. A server goes on, so here each file is looked at once more before it is opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.theme import Theme

from .. import hostfile
from ..chapters import MISSING, harmless_page
from ..hostfile import HostFile
from ..layers import Layer, layers
from ..names import unlisted, unnamed
from ..problems import Place, Problem, in_order
from ..site import Site
from ..text import inside, refused
from . import settings
from .lending import say

MOST_FOLDERS = 1_000


def endless(config: MkDocsConfig) -> bool:
    """Whether MkDocs would be led through more folders than a guide has, perhaps round and round."""
    folders = os.walk(config.docs_dir, followlinks=True)
    return next(islice(folders, MOST_FOLDERS, None), None) is not None


def bounded(files: Files, config: MkDocsConfig, root: Path, site: Site) -> Site:
    """Take from `files` what the guide may not publish; `site` with a problem for each of which it has none yet.

    A page that is none of the guide's chapters, such as a hidden file that mkdocs.yml does not exclude, is read here.
    """
    own, told = owners(config, root), {problem.place.file for problem in site.problems}
    host, found = hostfile.read(root), list[Problem]()
    if missing := files.get_file_from_path(MISSING):  # the theme's own page has its text
        files.remove(missing)
    for file in list(files):
        layer = own.get(file.src_dir or "")
        if not layer or not file.abs_src_path or file.inclusion == InclusionLevel.EXCLUDED:
            continue
        if told.isdisjoint(map(str, PurePosixPath(layer.named(Path(file.abs_src_path))).parents)):
            kind = "content" if file.src_dir == config.docs_dir else settings.TEMPLATES
            found += _bound(files, file, layer, site, host, kind)
        else:  # in a folder that is refused
            files.remove(file)
    return _told(site, found)


def _told(site: Site, found: Sequence[Problem]) -> Site:
    """`site` with the problems that are found in files of which it has none yet."""
    told = {problem.place.file for problem in site.problems}
    new = [problem for problem in found if problem.place.file not in told]
    return replace(site, problems=tuple(in_order([*site.problems, *new])))


def _bound(files: Files, file: File, layer: Layer, site: Site, host: HostFile, kind: str) -> list[Problem]:
    path, is_page = Path(str(file.abs_src_path)), file.is_documentation_page()
    if is_page and file.src_uri in site.chapters:
        return []
    named = is_page or (kind == "content" and host.names(file.src_uri, layer.prefix))
    unfit = unnamed(file.src_uri) or (None if named else unlisted(file.src_uri, kind))
    if refusal := refused(path, layer.root) or unfit:
        files.remove(file)
        return [Problem(Place(layer.named(path)), *refusal)]
    if not is_page:
        return []
    text, problems = harmless_page(path, layer, host)
    say(file, text)
    return problems


def bounded_theme(theme: Theme, owners: Mapping[str, Layer], site: Site) -> Site:
    """Take from `theme` each folder of an author's that holds what leads out; `site` with a problem for all of it.

    The whole folder goes: plugins make environments of their own, and load templates, before MkDocs shows anybody one.
    """
    found = {folder: [*_leading_out(Path(folder), owners[folder])] for folder in theme.dirs if folder in owners}
    theme.dirs = [folder for folder in theme.dirs if not found.get(folder)]
    return _told(site, [problem for problems in found.values() for problem in problems])


def _leading_out(folder: Path, layer: Layer) -> Iterator[Problem]:
    for at, folders, names in os.walk(folder):
        links = [path for name in folders if not inside(path := Path(at, name), layer.root)]
        files = [Path(at, name) for name in names if not name.startswith(".")]  # editors lock files with links like .#a
        for path in (*links, *files):
            if refusal := refused(path, layer.root):
                yield Problem(Place(layer.named(path)), *refusal)


def owners(config: MkDocsConfig, root: Path) -> dict[str, Layer]:
    """The folders with an author's own files, each with the layer that it belongs to; one from elsewhere is its own."""
    folders = [config.docs_dir, config.theme.custom_dir, *map(str, settings.template_folders(root))]
    return {folder: _owner(Path(folder), root) for folder in folders if folder}


def _owner(folder: Path, root: Path) -> Layer:
    return next((layer for layer in reversed(layers(root)) if folder.is_relative_to(layer.root)), Layer(folder))
