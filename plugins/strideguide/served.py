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
    inner["guide.css"] = style_sheet(css(brand))
    inner["embed/embed.css"] = (ASSETS / "embed/embed.css").read_bytes()
    inner[PLAN_WORDS] = compact(plan_words(words, brand.units)).encode()
    return Served(inner)


def style_sheet(skin: str) -> bytes:
    """All style sheets as one, since a page on a slow line waits for each: tokens, the brand's skin, the rest."""
    tokens, *others = sorted(ASSETS.glob("*.css"), key=lambda path: (path.stem != "tokens", path.stem))
    return "\n".join([tokens.read_text("utf-8"), skin, *(path.read_text("utf-8") for path in others)]).encode()


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
