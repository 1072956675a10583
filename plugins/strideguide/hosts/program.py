"""The theme's own program, which most pages have no need of: what they use of it, `assets/parts/theme.js` does."""

from __future__ import annotations

import json
import re

_PROGRAM = re.compile(r'<script src="?[^"\s>]*assets/javascripts/bundle\.\w+\.min\.js"?[^>]*></script>')
_SETTINGS = re.compile(r'<script id="?__config"?[^>]*>(.*?)</script>', re.DOTALL)
_OTHERS = re.compile(r'<script\b[^>]*\bsrc="?+(?![^"\s>]*(?:assets/javascripts/bundle\.|assets/guide-))')
# What stands in an article, or around it, and does nothing without the program.
_USES = re.compile(
    r'\bdata-md-component="?(?:consent|outdated|progress|search-query|source)\b'
    r'|\bclass="?(?:[^">]* )?(?:annotate|mermaid|tabbed-set)\b'
)
# Features of Material 9.8.1 that need no script, or ours alone.
FEATURES = frozenset(
    {
        *("content.action.edit", "content.action.view"),
        *("navigation.expand", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune"),
        *("navigation.sections", "navigation.tabs", "navigation.tabs.sticky", "navigation.top"),
        *("search.highlight", "search.share", "search.suggest", "toc.follow", "toc.integrate"),
    }
)


def has_program(text: str) -> bool:
    """Whether a page of the host's loads the theme's program."""
    return bool(_PROGRAM.search(text))


def without_program(text: str) -> str:
    """A page of the host's without the theme's program, if nothing on it needs that.

    Scripts of an author's own may count on what the program offers to them (`document$`), so such a site keeps it.
    """
    if not has_program(text) or _USES.search(text) or _OTHERS.search(text):
        return text
    found = _SETTINGS.search(text)
    if found is None:
        return text
    settings = json.loads(found[1])
    if settings.get("version") or settings.get("tags") or set(settings.get("features", ())) - FEATURES:
        return text
    *before, last = _PROGRAM.split(text)
    return "".join([*map(str.rstrip, before), last])
