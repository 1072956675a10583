"""Tables that authors write, each in a box of its own: what is wider than the page scrolls there, by keyboard too."""

from __future__ import annotations

import re
from collections import Counter

_PART = re.compile(
    r'<h[1-6]\b[^>]*>(?P<heading>.*?)</h[1-6]>|(?P<boxed><div class="sg-table".*?</table>)|<table>.*?</table>',
    re.DOTALL,
)
_MARKUP = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.DOTALL)
_CODE = re.compile(r"<pre><code(?! tabindex)")


def boxed(text: str) -> str:
    """A page whose tables stand in regions that are called as the part that they are in, with a number from the second.

    A table with attributes, or in a box, is none of Markdown's, and has what it needs. Blocks of code scroll by
    keyboard, too.
    """
    counts: Counter[str] = Counter()
    above = ""

    def box(part: re.Match[str]) -> str:
        nonlocal above
        if part["heading"] is not None:
            above = " ".join(_MARKUP.sub("", part["heading"]).split()).replace('"', "&quot;")
            return part[0]
        if part["boxed"]:
            return part[0]
        counts[above] += 1
        name = f"{above} ({counts[above]})" if counts[above] > 1 else above
        return f'<div class="sg-table" role="region" aria-label="{name}" tabindex="0">{part[0]}</div>'

    with_boxes = _PART.sub(box, text) if "<table>" in text else text  # few pages have one
    return _CODE.sub(r'<pre><code tabindex="0"', with_boxes)
