"""Pictures of cards in tests: blank ones of the right size, as a guide has 289 and each takes a twentieth of a second.

What looks at the pictures themselves takes `painted`.
"""

from __future__ import annotations

from functools import cache

from strideguide.sharing import pictures
from strideguide.sharing.drawn import HEIGHT, WIDTH

painted = pictures.png


@cache
def _empty() -> bytes:
    return painted(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"/>')


def blank(svg: str) -> bytes:
    """A picture with nothing on it, whatever is asked for."""
    return _empty()
