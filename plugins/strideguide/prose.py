"""An author's Markdown becomes safe HTML: raw HTML is shown as text, links are resolved, then nh3 looks again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from .checks.wording import too_heavy
from .links import SAFE_SCHEMES
from .model.kinds import KINDS

TAGS = frozenset(
    "a blockquote br code em hr li ol p pre strong table tbody td th thead tr ul".split()  # noqa: SIM905 - reads better
)
# Text without any of these is the same with or without Markdown, but for paragraphs.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|\"\t]|^(?: {4}|\t| {0,3}(?:[-+]|\d+\.|[-=]+ *$))|  $", re.M)
# A link to a thing of the guide whose words have no Markdown in them.
_LINK = re.compile(rf"(?<!!)\[(\w[^\\`*_\[\]<>&#~|\"]*)\]\(({'|'.join(KINDS)}):([a-z0-9-]+)\)")

Resolve = Callable[[str], str | None]


class _Links(Treeprocessor):
    """Gives every link the address that the guide knows for it; a link without one loses its address."""

    resolve: Resolve = staticmethod(lambda _: None)

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = self.resolve(html.unescape(link.get("href", "")))
            if address is None:
                link.attrib.pop("href", None)
            else:
                link.set("href", address)


class Prose:
    """Turns Markdown into HTML. One of these serves a whole build."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["tables", "sane_lists"])
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "guide-links", 0)

    def render(self, text: str, resolve: Resolve) -> Markup:
        """Safe HTML for `text`; `resolve` gives the address for a link's target, or None.

        A text that the checks refuse as too heavy is shown as it is written.
        """
        if not _SPECIAL.search(text) or too_heavy(text):
            return plain(text)
        if not _SPECIAL.search(_LINK.sub(r"\1", text)):
            return linked(text, resolve)
        self._links.resolve = resolve
        self._markdown.reset()
        made = self._markdown.convert(text)
        return Markup(
            nh3.clean(made, tags=set(TAGS), attributes={"a": {"href"}}, link_rel=None, url_schemes=set(SAFE_SCHEMES))
        )


def plain(text: str) -> Markup:
    """Paragraphs of text that has no Markdown in it."""
    paragraphs = (part.strip("\n") for part in re.split(r"\n[ \n]*\n", text.strip()))
    return Markup("\n".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs))


def linked(text: str, resolve: Resolve) -> Markup:
    """Paragraphs of text whose only Markdown is links to things: most prose, and ten times faster than Markdown."""

    def link(found: re.Match[str]) -> str:
        address = resolve(f"{found[2]}:{found[3]}")
        return f"<a>{found[1]}</a>" if address is None else f'<a href="{html.escape(address)}">{found[1]}</a>'

    return Markup(_LINK.sub(link, plain(text)))


def bare(text: str) -> str:
    """The words of an author's Markdown without its signs, for descriptions and the search."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"[*_`>]", "", text)).strip()
