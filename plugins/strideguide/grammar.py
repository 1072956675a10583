"""Whether the templates of a guide are written as Jinja wants it, told before anything is made with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from .hostfile import TEMPLATES, HostFile
from .layers import Layer, layers, shipped
from .problems import Place, Problem, brief, did_you_mean
from .render import PAGES, WORDS
from .render import TEMPLATES as SHIPPED
from .text import refused

CODE, LOST = "template-syntax", "missing-file"
ENDINGS = (".html", ".xml")
HOSTS = frozenset({"url", "script_tag"})  # filters that hosts have beside Jinja's
GIVEN = frozenset({"page", "view", "assets", "loop", "self", "super", "caller", "varargs", "kwargs"})
# What hosts give to templates of the theme, and what Material asks of them all.
HOST_GIVES = GIVEN - {"view", "assets"} | {
    "base_url", "build_date_utc", "config", "extra_css", "extra_javascript", "features", "lang", "mkdocs_version",
    "nav", "pages",
}  # fmt: skip
MORE = {"draft.html": {"file"}, "drafts.html": {"drafts"}, "embed.html": {"brand"}}  # what some are given beside that
_SPARING = ("defined", "undefined", "default", "d")  # what takes a name that is not there
TOLD = (TemplateSyntaxError, TemplateNotFound)  # what a template fails with whose slip is told here
Nodes = Mapping[type[nodes.Node], Sequence[nodes.Node]]  # by what they are: the walk takes longer than all else
T = TypeVar("T", bound=nodes.Node)
_ASKING = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)
# Hosts add words in other languages.
_ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


@dataclass(frozen=True)
class _Desk:
    """What the templates of a folder may ask for: filters, None if nobody knows them all, and templates in `folders`.

    `host` knows the templates of the theme; it is None for those of the guide's own pages.
    """

    filters: frozenset[str] | None
    folders: tuple[Path, ...]
    host: HostFile | None = None

    def has(self, template: str) -> bool:
        if self.host:
            return self.filters is None or self.host.has(template)
        return any((folder / template).is_file() for folder in self.folders)


def slips(root: Path, host: HostFile) -> Iterator[Problem]:
    """A problem for each template that can't be read to its end, or asks for a filter, test or template of nobody's.

    Those that come with the program are right. Other plugins may bring what the theme's templates ask for.
    """
    found = layers(root)
    known = frozenset(_ENVIRONMENT.filters)
    pages = _Desk(known | {WORDS}, (*(layer.root / PAGES for layer in found), SHIPPED))
    theme = _Desk(known | HOSTS if host.alone else None, (), host)
    for layer in found:
        if not layer.name or layer.root != shipped():
            for path in layer.files(TEMPLATES):
                if path.suffix in ENDINGS and not refused(path, layer.root):
                    yield from _slips(path, layer, pages if path.is_relative_to(layer.root / PAGES) else theme)


def is_slip(problem: Problem) -> bool:
    """Whether a problem is one of a template that is told here."""
    return problem.code in (CODE, LOST) and problem.place.file.endswith(ENDINGS)


def _slips(path: Path, layer: Layer, desk: _Desk) -> Iterator[Problem]:
    file = layer.named(path)
    try:
        tree = _ENVIRONMENT.parse(path.read_bytes().decode("utf-8", "replace"))
    except TemplateSyntaxError as error:
        what = f"The template can't be read from here on: {str(error.message or '').rstrip('.')}."
        remedy = "Close each block and bracket that is opened; the slip may stand on a line above."
        yield Problem(Place(file, error.lineno), CODE, what, remedy)
        return
    found = _nodes(tree)
    if desk.filters is not None:
        yield from _unknown(found, file, {"filter": desk.filters, "test": frozenset(_ENVIRONMENT.tests)})
    if desk.filters is not None:
        yield from _unsaid(found, file, desk, path.name)
    for template, line in _asked(found):
        if not desk.has(template):
            what = f'There is no template "{brief(template)}" here.'
            yield Problem(Place(file, line), LOST, what, "Names begin at the folder of the templates, with / in them.")


def _unknown(found: Nodes, file: str, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """A problem for each filter and test that nobody has."""
    for node in (*_of(nodes.Filter, found), *_of(nodes.Test, found)):
        kind = type(node).__name__.lower()
        if node.name not in known[kind]:
            what = f'There is no {kind} "{brief(node.name)}" in templates.'
            remedy = did_you_mean(node.name, known[kind]) or f"Jinja's manual lists every {kind}."
            yield Problem(Place(file, node.lineno), CODE, what, remedy)


def _unsaid(found: Nodes, file: str, desk: _Desk, template: str) -> Iterator[Problem]:
    """A problem for each name in a template that nothing gives it: no page could be made with it, or a gap would show.

    Those that the program, or the theme, takes in have what their neighbours give.
    """
    given = _given(found) | (HOST_GIVES if desk.host else GIVEN | MORE.get(template, set()))
    asked = {node.name: node.lineno for node in _of(nodes.Name, found)[::-1] if node.ctx == "load"}
    tests = (*_of(nodes.Filter, found), *_of(nodes.Test, found))
    spared = {node.node.name for node in tests if node.name in _SPARING and isinstance(node.node, nodes.Name)}
    for name in sorted(asked.keys() - spared - given - _ENVIRONMENT.globals.keys()):
        if not _anywhere(name, desk.host.folders if desk.host else (SHIPPED,)):
            what = f'Nothing is called "{brief(name)}" in this template.'
            also = "config" if desk.host else "view"
            remedy = did_you_mean(name, given) or f'Pages give "page" and "{also}"; all else is set here.'
            yield Problem(Place(file, asked[name]), CODE, what, remedy)


def _nodes(tree: nodes.Template) -> Nodes:
    found: dict[type[nodes.Node], list[nodes.Node]] = defaultdict(list)
    for node in tree.find_all(nodes.Node):
        found[type(node)].append(node)
    return found


def _of(kind: type[T], found: Nodes) -> Sequence[T]:
    return cast(Sequence[T], found.get(kind, ()))


def _given(found: Nodes) -> set[str]:
    """The names that a template gives itself: what it sets, loops over, imports, and its macros with their values."""
    names = {node.name for node in _of(nodes.Name, found) if node.ctx != "load"}
    names |= {node.name for node in _of(nodes.Macro, found)}
    names |= {node.target for node in _of(nodes.Import, found)}
    for node in _of(nodes.FromImport, found):
        names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names


def _anywhere(name: str, folders: tuple[Path, ...]) -> bool:
    """Whether a template in some folders gives itself a name, and so gives it to those that it takes in."""
    # Hosts' themes have hundreds of templates: folder by folder, only those that have the word at all are read as such.
    texts = (text for folder in folders for text in _texts(folder))
    return any(name in text and name in _gives(text) for text in texts)


@lru_cache(maxsize=8)
def _texts(folder: Path) -> tuple[str, ...]:
    return tuple(text for path in folder.rglob("*.html") if (text := _text(path)))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


@lru_cache(maxsize=512)
def _gives(text: str) -> frozenset[str]:
    try:
        return frozenset(_given(_nodes(_ENVIRONMENT.parse(text))))
    except TemplateSyntaxError:
        return frozenset()


def _asked(found: Nodes) -> Iterator[tuple[str, int]]:
    """The templates without which this one can't be, and on which line it asks for each."""
    for node in (node for kind in _ASKING for node in _of(kind, found)):
        asked = getattr(node, "template", None)
        if isinstance(asked, nodes.Const) and isinstance(asked.value, str) and not getattr(node, "ignore_missing", 0):
            yield asked.value, node.lineno
