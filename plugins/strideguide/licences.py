"""Whose a text is, and what may be done with it: the guide's for everybody, a brand's own for whom the brand lets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .brand.record import PLAIN
from .layers import BRAND
from .library import Library

LICENCE = "CC BY 4.0"
ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "strideguide, CC BY 4.0"  # as LICENSE-content asks for it
RESERVED = "All rights reserved"

Share = Literal["own", "changed"]


def shares(library: Library) -> Mapping[tuple[str, str], Share]:
    """Which things a brand has written itself, and which of the guide's it has changed, by kind and id."""
    return library.once(_shares)


def _shares(library: Library) -> Mapping[tuple[str, str], Share]:
    said = (each for each in library.overrides if each.id in library.things.get(each.kind, ()))
    return {(each.kind, each.id): "own" if each.op == "add" else "changed" for each in said}


def licences(library: Library) -> list[dict[str, Any]]:
    """The licence of each layer, the guide's first. A brand's names the things that are its own, and those of the guide
    that it has changed, which stay under the guide's licence.
    """
    found: list[dict[str, Any]] = [
        {"of": "the guide", "holder": "strideguide", "licence": LICENCE, "address": ADDRESS, "credit": CREDIT}
    ]
    brand = library.brand
    if brand != PLAIN:
        found.append(
            {
                "of": f"{BRAND}, and what is written beside it", "holder": brand.name,
                "licence": brand.licence or RESERVED, "things": _by_kind(library, "own"),
                "changed": _by_kind(library, "changed"),
            }
        )  # fmt: skip
    return found


def _by_kind(library: Library, wanted: Share) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (kind, id), share in sorted(shares(library).items()):
        if share == wanted:
            found.setdefault(kind, []).append(id)
    return found
