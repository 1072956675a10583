"""Hand-written Markdown: links to things become addresses, comment directives become lists, slips become problems."""

from __future__ import annotations

from .heading import headless
from .leading import Ground, lost_parts
from .missing import MISSING, missing, unsaid
from .named import named
from .reading import harmless_page, read, shown, titled
from .resolving import links_in, resolve
from .written import Chapter, leads_to, texts

__all__ = [
    "MISSING",
    "Chapter",
    "Ground",
    "harmless_page",
    "headless",
    "leads_to",
    "links_in",
    "lost_parts",
    "missing",
    "named",
    "read",
    "resolve",
    "shown",
    "texts",
    "titled",
    "unsaid",
]
