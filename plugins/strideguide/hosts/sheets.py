"""The theme's style sheets with the rules that something on this site can need: half are for what no page of it has.

A class or a colour that neither a page nor a script names can't be on any element, so a rule that asks for one never
counts. Where a page has the theme's program, which knows more classes than can be told, the sheets stay whole.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from .program import has_program

THEME = "/assets/javascripts/"
_SHEET = re.compile(r"(?:main|palette)\.\w+\.min\.css")
_CLASSES = re.compile(r"""class=\\?("[^"\\]*|'[^'\\]*|[^\s"'>]*)""")
_COLOURS = re.compile(r'\b(data-md-color-\w+)="?([\w-]+)')
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_ASKED = re.compile(r"\.(-?[A-Za-z_][\w-]*)|\[(data-md-color-\w+)=[\"']?([\w-]+)")
_EITHER = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")  # what stands in it need not be there
_COMMA = re.compile(r",(?![^()]*\))(?![^()]*\([^()]*\)[^()]*\))")
_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")

Worn = frozenset[str]


def worn(pages: Iterable[str], bodies: Iterable[str], scripts: Iterable[str]) -> Worn:
    """The classes of pages and of bodies that come into them, the colours of pages, and every word of scripts."""
    found: set[str] = set()
    for text in pages:
        found.update(_classes(text))
        found.update(f"{name}={value}" for name, value in _COLOURS.findall(text))
        found.update(word for script in _SCRIPT.findall(text) for word in _WORD.findall(script))
    return frozenset(found.union(*map(_classes, bodies), *map(_WORD.findall, scripts)))


def _classes(text: str) -> set[str]:
    return {name for names in set(_CLASSES.findall(text)) for name in names.strip("\"'").split()}


def lean(sheet: str, known: Worn) -> str:
    """A minified style sheet without the selectors that ask for what nothing wears; whole if its texts have braces."""
    has_braces = any("{" in text or "}" in text for text in _TEXT.findall(sheet))
    return sheet if has_braces else _RULE.sub(lambda rule: _kept(rule, known), sheet)


def _kept(rule: re.Match[str], known: Worn) -> str:
    selectors = _COMMA.split(rule[1])
    if "\\" in rule[1] or any(one.count("(") != one.count(")") for one in selectors):  # more than this reads
        return rule[0]
    kept = [one for one in selectors if _asked(one) <= known]
    return f"{','.join(kept)}{rule[2]}" if kept else ""


def _asked(selector: str) -> set[str]:
    found = _ASKED.findall(_EITHER.sub("", selector))
    return {name or f"{colour}={value}" for name, colour, value in found}


def slim(folder: Path, bodies: Iterable[str], scripts: Iterable[str]) -> None:
    """Let the host's pages in `folder` load leaner sheets, each called by what it holds.

    `bodies` and `scripts` come into the folder later. Scripts that lie there already, of a brand or of another plugin,
    may name classes too; the theme's own wait for its program.
    """
    pages = {path: path.read_text("utf-8") for path in folder.rglob("*.html")}
    if any(map(has_program, pages.values())):
        return
    there = (path for path in folder.rglob("*.js") if THEME not in path.as_posix())
    known = worn(pages.values(), bodies, chain(scripts, (path.read_text("utf-8", "replace") for path in there)))
    sheets = [path for path in (folder / "assets/stylesheets").rglob("*.css") if _SHEET.fullmatch(path.name)]
    names = {path.name: _leaner(path, known) for path in sheets}
    for path, text in pages.items():
        if (better := _SHEET.sub(lambda found: names.get(found[0], found[0]), text)) != text:
            path.write_text(better, "utf-8")


def _leaner(path: Path, known: Worn) -> str:
    """Write a leaner sheet in place of one; its name."""
    data = lean(path.read_text("utf-8"), known).encode()
    better = path.with_name(path.name.replace(".min.css", f".{hashlib.sha256(data).hexdigest()[:8]}.min.css"))
    path.unlink()
    better.write_bytes(data)
    return better.name
