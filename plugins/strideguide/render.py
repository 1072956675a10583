"""Views become bodies of pages: Jinja templates, always escaped, which fail loudly on anything that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from os.path import realpath
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from .compiled import keep
from .layers import layers, shipped
from .page import Heading
from .text import refused
from .views import brand, services
from .views.evidence import Graded
from .views.guide import Desk
from .views.link import Link
from .views.things import claims
from .words import Words

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.S)
PAGES = Path("overrides", "pages")
WORDS = "t"  # the filter that turns the key of a text into its words
TEMPLATES = shipped() / PAGES


@dataclass(frozen=True)
class Shown:
    """A page as its template sees it."""

    desk: Desk
    kind: str
    title: str
    trail: tuple[Link, ...]
    prose: str = ""

    @property
    def up(self) -> str:
        return self.desk.up

    @property
    def disclaimer(self) -> Markup:
        return brand.disclaimer(self.desk)

    def call(self, slot: str, page: str = "") -> brand.CallView | None:
        return brand.call(self.desk, slot, page)

    def picker_calls(self) -> tuple[brand.PickerCallView, ...]:
        return tuple(brand.picker_calls(self.desk))

    def said(self, *places: str) -> tuple[tuple[str, Markup], ...]:
        return brand.said(self.desk, *places)

    def slots(self, *places: str) -> tuple[Markup, ...]:
        return services.slots(self.desk, *places)

    def claims(self, ids: list[str]) -> tuple[Graded, ...]:
        return claims(self.desk, ids)


class Body(NamedTuple):
    """What a template has made: HTML, and the file of the template below the guide's root."""

    html: str
    file: str


class OwnTemplates(FileSystemLoader):
    """The templates in a folder of a guide, without what leads out of `root` or is no ordinary file."""

    def __init__(self, folder: Path | str, root: Path) -> None:
        super().__init__(str(folder))
        self.folder, self.root = Path(folder), root

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if refused(self.folder / template, self.root):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class Renderer:
    """The templates of a guide: those in overrides/pages of its layers, highest first, then the ones that ship.

    `assets` is the path in the site of the folder with what pages load.
    """

    def __init__(self, root: Path, words: Words, assets: str) -> None:
        self.layers = layers(root)[::-1]
        folders = [(layer.root / PAGES, layer.root) for layer in self.layers]
        loaders: dict[str, BaseLoader] = {realpath(folder): OwnTemplates(folder, root) for folder, root in folders}
        loaders.setdefault(realpath(TEMPLATES), FileSystemLoader(str(TEMPLATES)))
        self.environment = Environment(
            loader=ChoiceLoader([*loaders.values()]),
            autoescape=True,
            auto_reload=False,  # a build has its own environment
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.filters[WORDS] = words
        self.environment.globals["assets"] = assets
        keep(self.environment, [TEMPLATES], words=repr(words.entries))

    def file(self, template: str) -> str:
        """The name of the file of a template, in the highest layer that has it."""
        at = next((layer for layer in self.layers if (layer.root / PAGES / template).is_file()), self.layers[-1])
        return at.named(at.root / PAGES / template)

    def page(self, template: str, shown: Shown, view: object) -> Body:
        """The body of one of the guide's pages."""
        return Body(self.body(template, {"page": shown, "view": view}), self.file(template))

    def body(self, template: str, values: Mapping[str, Any]) -> str:
        """The HTML of a page; TemplateFailure, in words, if the template asks for what is not there."""
        try:
            return self.environment.get_template(template).render(values)
        except Exception as error:  # a template of one's own can fail in any way that code can
            raise TemplateFailure(template, str(error) or type(error).__name__) from error


class TemplateFailure(Exception):
    """A template could not make a page."""

    def __init__(self, template: str, reason: str) -> None:
        super().__init__(f"{template}: {reason}")
        self.template, self.reason = template, reason


def headings(body: str) -> tuple[Heading, ...]:
    """The second-level headings of a body that have an id, for the table of contents."""
    return tuple(Heading(intern(id), _text(inner)) for id, inner in _HEADING.findall(body))


@lru_cache(maxsize=1024)  # most pages have the same headings
def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
