"""Pages that are careless with a payload, each in the way that the payload waits for: there it has to run."""

from __future__ import annotations

import html
import json
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

from jinja2 import Environment
from markdown import markdown
from tests.browser.hostile import Payload

EXTENSIONS = ["attr_list", "md_in_html", "tables"]


def _read_again(text: str) -> str:
    """A page that hands the text of a sanitised tree to the parser for a second time."""
    quoted = json.dumps(text).replace("<", "\\u003c")
    return f"<div id=d></div><script>d.innerHTML = {quoted}; d.innerHTML = d.innerHTML</script>"


# From the words of payloads.yml to what a careless author of templates or code would make of a text.
CARELESS: dict[str, Callable[[str], str]] = {
    "html": lambda text: f"<div>{text}</div>",
    "attribute": lambda text: f'<p title="{text}">x</p>',
    "single": lambda text: f"<p title='{text}'>x</p>",
    "bare": lambda text: f"<p title={text}>x</p>",
    "title": lambda text: f"<title>{text}</title>",
    "json": lambda text: f'<script type="application/ld+json">{{"name": "{text}"}}</script>',
    "script": lambda text: f'<script>const name = "{text}"</script>',
    "escaped": lambda text: '<script>const name = "{}"</script>'.format(text.replace('"', '\\"')),
    "literal": lambda text: f"<script>const name = `{text}`</script>",
    "style": lambda text: f"<style>.a::after {{content: '{text}'}}</style>",
    "comment": lambda text: f"<!-- {text} -->",
    "cdata": lambda text: f"<svg><![CDATA[{text}]]></svg>",
    "twice": _read_again,
    "stripped": lambda text: f"<div>{text.replace('<script>', '').replace('</script>', '')}</div>",
    "decoded": lambda text: f"<div>{html.unescape(text)}</div>",
    "percent": lambda text: f"<div>{unquote(text)}</div>",
    "folded": lambda text: f"<div>{unicodedata.normalize('NFKC', text)}</div>",
    "jinja": lambda text: Environment().from_string(text).render(),
    "link": lambda text: f'<a href="{text}">tap</a>',
    "frame": lambda text: f'<iframe src="{text}"></iframe>',
    "markdown": lambda text: markdown(text, extensions=EXTENSIONS),
    "never": lambda text: f'<div>{text}</div><a href="{text}">tap</a>',
}


def control(payload: Payload) -> str:
    """A whole page that shows `payload` carelessly."""
    return f"<!doctype html><meta charset=utf-8><body>{CARELESS[payload.fires](payload.text)}"
