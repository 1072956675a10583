"""What pages load: style sheets and scripts, in a folder that is called by what it holds, so that no cache holds an old
one under its name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from .brand.record import Brand
from .brand.skin import css
from .hostfile import TEMPLATES
from .layers import layers
from .modules import Modules
from .problems import Place, Problem
from .text import refused
from .views.page_data import compact, plan_words
from .words import Words

ASSETS = Path(__file__).parent / "assets"
LASTING = "assets/guide/embed/embed.js"  # it stands on pages of other websites, and keeps its address for good
PLAN_WORDS = "plan_words.json"  # for all pages of plans, as they would be a third of what each one tells
STARTS = ("guide.js", "embed/inside.js")
TOKENS = "tokens"
# The style sheets of some pages beside that of all: by what stands on these, and of which files each is made.
SOME: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "choices": ("<guide-choices", ("choices",)),
        "home": ('class="sg-hero', ("home",)),
        "injury": ('class="sg-flow', ("flow",)),
        "picker": ("<guide-picker", ("body", "carried", "picked", "picker", "pills")),
        "plan": ("<guide-plan", ("body", "plan", "sheet", "waits", "week")),
    }
)
_BLANK = re.compile(r"""("(?:\\.|[^"\\])*")|\s*/\*.*?\*/\s*|\s*([{};,])\s*|\s+""", re.DOTALL)
_FORMER = re.compile(r"assets/guide/(?!embed/embed\.js\b)[\w./-]*")


@dataclass(frozen=True)
class Served:
    """Files by their paths in the folder. `styles` and `scripts` are the paths in the site of what every page loads."""

    inner: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def folder(self) -> str:
        """The path in the site, which changes whenever a file does."""
        known = hashlib.sha256()
        for path, data in sorted(self.inner.items()):
            known.update(b"%b\0%d\0%b" % (path.encode(), len(data), data))
        return f"assets/guide-{known.hexdigest()[:10]}"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Files by their paths in the site."""
        return {f"{self.folder}/{path}": data for path, data in self.inner.items()}

    def head(self, text: str) -> str:
        """A page, with links to the style sheets for what stands on it behind the one to that of all pages."""
        sheet = f"{self.folder}/guide.css"
        found = re.search(rf"<link\b[^>]*{sheet}[^>]*>", text)
        names = [name for name, (mark, _) in SOME.items() if mark in text]
        if found is None or not names:
            return text
        links = (found[0].replace(sheet, f"{self.folder}/{name}.css") for name in names)
        return f"{text[: found.end()]}{''.join(links)}{text[found.end() :]}"

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(path for path in self.files if path == f"{self.folder}/guide.css")

    @property
    def scripts(self) -> tuple[str, ...]:
        return tuple(path for path in self.files if path == f"{self.folder}/guide.js")


def served(brand: Brand, words: Words) -> Served:
    """What the pages of a brand load."""
    scripts = Modules(ASSETS).files(STARTS)
    inner = {path: text.encode() for path, text in scripts.items()}
    inner |= style_sheets(css(brand))
    inner["embed/embed.css"] = _bare(ASSETS / "embed/embed.css").encode()
    inner[PLAN_WORDS] = compact(plan_words(words, brand.units)).encode()
    return Served(inner)


def style_sheets(skin: str) -> dict[str, bytes]:
    """The style sheet of all pages and those of some, each one file, since a page on a slow line waits for each.

    The first begins with the guide's own tokens, and `skin`, the brand's, comes right behind them.
    """
    some = {name for _, names in SOME.values() for name in names}
    others = sorted(path.stem for path in ASSETS.glob("*.css") if path.stem not in some | {TOKENS})
    sheets = {f"{name}.css": "\n".join(map(_bare_of, names)) for name, (_, names) in SOME.items()}
    sheets["guide.css"] = "\n".join([_bare_of(TOKENS), skin, *map(_bare_of, others)])
    return {name: text.encode() for name, text in sheets.items()}


def _bare_of(name: str) -> str:
    return _bare(ASSETS / f"{name}.css")


def _bare(file: Path) -> str:
    """A style sheet without comments and blanks that nothing needs."""
    return _BLANK.sub(
        lambda found: found[1] or found[2] or (" " if found[0].isspace() else ""), file.read_text("utf-8")
    )


def former(root: Path) -> Iterator[Problem]:
    """A problem for each line of a template that names the folder as it was called before it had a name of its own."""
    for layer in layers(root):
        for path in layer.files(TEMPLATES):
            if path.suffix == ".html" and not refused(path, layer.root):
                lines = path.read_bytes().decode("utf-8", "replace").splitlines()
                for number, line in enumerate(lines, 1):
                    if found := _FORMER.search(line):
                        place = Place(layer.named(path), number, found.start() + 1)
                        yield Problem(place, "former-address", f'No page of the guide has "{found[0]}".', _REMEDY)


_REMEDY = (
    "The folder is called by what it holds, and in overrides/pages its path is {{ page.up }}{{ assets }}. "
    "Leave the line out if it loads what every page of the guide loads by itself."
)
