"""Whether the templates of a guide are written as Jinja wants it, told before anything is made with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from .hostfile import TEMPLATES
from .layers import Layer, layers, shipped
from .problems import Place, Problem
from .text import refused

CODE = "template-syntax"
ENDINGS = (".html", ".xml")
# Hosts add filters, and words in other languages: how templates are written is judged here, not what they ask for.
_ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def slips(root: Path) -> Iterator[Problem]:
    """A problem for each template that can't be read to its end; those that come with the program can."""
    for layer in layers(root):
        if not layer.name or layer.root != shipped():
            for path in layer.files(TEMPLATES):
                if path.suffix in ENDINGS and not refused(path, layer.root):
                    yield from _slip(path, layer)


def _slip(path: Path, layer: Layer) -> Iterator[Problem]:
    try:
        _ENVIRONMENT.parse(path.read_bytes().decode("utf-8", "replace"))
    except TemplateSyntaxError as error:
        what = f"The template can't be read from here on: {str(error.message or '').rstrip('.')}."
        remedy = "Close each block and bracket that is opened; the slip may stand on a line above."
        yield Problem(Place(layer.named(path), error.lineno), CODE, what, remedy)
