"""Drafts that brand.yml names: no site has one, so each is told once, where it is named first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..layers.hiding import Key
from ..library import BRAND_AT, Library
from ..links import check_id
from ..marks import texts
from ..model.kinds import KINDS
from ..problems import Problem


def check(library: Library) -> Iterator[Problem]:
    origin, told = library.origins.get(BRAND_AT), set[Key]()
    for path, text in texts(library.brand) if origin and library.drafts else ():
        key = named(library, text)
        if origin and key and key not in told:
            told.add(key)
            yield from check_id(library, *key, origin.place(path))


def named(library: Library, text: str) -> Key | None:
    """The draft that a text is about: by its kind and id, or by the address that its page would have."""
    plain = re.split("[?#]", text)[0].removeprefix("./").removesuffix("index.html")
    return next((key for key in library.drafts if plain in (":".join(key), KINDS[key[0]].uri(key[1]))), None)
