"""What a folder of several layers does not say or hold itself, put where MkDocs looks for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir
from mkdocs.utils.yaml import yaml_load

from ..compiled import keep
from ..layers import layers, shipped
from ..site import Site
from . import settings
from .frames import SOURCE, FramePage


def lend(config: MkDocsConfig, root: Path, site: Site, *, serving: bool) -> None:
    """Give `config` what the mkdocs.yml of `root` leaves to the layers below and to the brand.

    `serving`: the address of the site is that of a server, and stays.
    """
    own = _read(Path(config.config_file_path)) if layers(root)[1:] else {}
    lent = settings.lent(root, own, site, _read)
    if serving:
        lent.pop("site_url", None)
    if lent:
        _fill(config, lent)
    dirs = [config.theme.custom_dir, *map(str, settings.template_folders(root)), *config.theme.dirs]
    config.theme.dirs = list(dict.fromkeys(folder for folder in dirs if folder))


def keep_templates(environment: Environment, theme: Theme) -> None:
    """Let `environment` keep what it compiles of the guide's templates and of those that come with `theme`."""
    folders = [shipped() / settings.TEMPLATES]
    if theme.name:
        folders.append(Path(get_theme_dir(theme.name)))
    keep(environment, folders)


def _fill(config: MkDocsConfig, lent: Mapping[str, Any]) -> None:
    """Put settings into a configuration that is loaded already, as if its file had said them."""
    theme = lent.get("theme", {}).get("name", config.theme.name)
    if config.theme.name != theme:  # the host has chosen the plugins that go with its own theme already
        raise PluginError(f'mkdocs.yml needs two lines more: "theme:", and below it "  name: {theme}".')
    fresh = MkDocsConfig(config_file_path=config.config_file_path)
    fresh.load_dict({"site_name": config.site_name, "docs_dir": config.docs_dir, **lent, "plugins": {}, "hooks": []})
    if errors := fresh.validate()[0]:
        told = (f'"{key}" can\'t be used: {error}' for key, error in errors)
        raise PluginError("\n".join(["The settings of mkdocs.yml, brand.yml and the guide don't go together.", *told]))
    for key in (*lent, "mdx_configs"):
        config[key] = fresh[key]


def _read(path: Path) -> Mapping[str, Any]:
    with path.open("rb") as file:
        return yaml_load(file)


def add_chapters(files: Files, config: MkDocsConfig, root: Path, site: Site) -> None:
    """Give the host the chapters of all layers as `site` has them, and what lower layers keep beside theirs."""
    for path, text in site.chapters.items():
        file = files.get_file_from_path(path)
        if file is None:
            file = File.generated(config, path, content=text)
            file.abs_src_path = _written(root, path)
            files.append(file)
        say(file, text)
    for path, there in settings.attachments(root).items():
        if not files.get_file_from_path(path):
            files.append(File.generated(config, path, abs_src_path=str(there)))


def say(file: File, text: str) -> None:
    """Give a page this text, and leave it its file, which the host takes from it and other plugins ask for."""
    there = file.abs_src_path
    file.content_string = text
    file.abs_src_path = there


def _written(root: Path, path: str) -> str | None:
    """The file of a chapter, in the highest layer that has one."""
    files = (layer.root / "content" / path for layer in reversed(layers(root)))
    return next((str(file) for file in files if file.is_file()), None)


def taken(files: Files, config: MkDocsConfig, below: str) -> dict[str, str]:
    """From the paths of the site that are in use to the files that use them, the theme's aside."""
    docs = Path(config.docs_dir)
    return {
        file.dest_uri: f"{below}/{file.src_uri}"
        for file in files
        if file.inclusion != InclusionLevel.EXCLUDED and (file.src_dir is None or Path(file.src_dir) == docs)
    }


def frame_file(frame: FramePage, config: MkDocsConfig, up: str) -> File:
    """The host's file for a frame. `up` leads from the hand-written pages to the guide's root."""
    listed = frame.is_index and config.nav is None
    inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, frame.path, content=frame.markdown, inclusion=inclusion)
    file.edit_uri = f"{up}/{SOURCE}"
    return file


def without_own_search(config: MkDocsConfig) -> None:
    """Switch the theme's search off, as the guide has its own: no page loads it, and it makes no index."""
    for name, plugin in config.plugins.items():
        if name.rpartition("/")[2] == "search" and "enabled" in plugin.config:
            plugin.config["enabled"] = False
