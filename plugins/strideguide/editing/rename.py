"""Another id for a thing: everywhere it is named, with the old one kept as an address that leads on."""

from __future__ import annotations

from ..layers import BRAND
from ..layers.hiding import Key
from ..layers.names import not_an_id
from ..library import Library
from ..model.kinds import KINDS
from ..problems import Place
from .lines import with_former
from .spots import Spot, spots
from .trial import Refused, Trial


def rename(tried: Trial, key: Key, new: str) -> list[Spot]:
    """Call a thing `new` in the copy, at all its spots, which are returned. Refused if it can't be called so."""
    kind, old = key
    library = tried.load()
    _refuse(library, key, new)
    file = own_file(tried, library, key)
    found = spots(tried.copy, library, key)
    tried.rename([*found, *own_name(library, key)], old, new)
    if not KINDS[kind].file:
        made = file.replace(f"{old}.yml", f"{new}.yml")
        tried.move(file, made)
        file = made
    origin = tried.made().origin(kind, new)
    tried.write(file, with_former(tried.read(file), origin, old))
    return found


def own_file(tried: Trial, library: Library, key: Key) -> str:
    """The file in which a thing is written. Refused if it is one of the guide below, or a change of one there."""
    kind, id = key
    file = library.origin(*key).document.file
    below = [each for each in library.overrides if (each.kind, each.id) == key and each.below is not None]
    if below or not (tried.copy / file).is_file():
        raise Refused(
            f"{kind}:{id} is a thing of the guide that yours stands on. Only its authors can do that. Here it can have "
            f"another title, or be hidden: write {kind}:{id} below hide, things in {BRAND}."
        )
    return file


def own_name(library: Library, key: Key) -> list[Spot]:
    """Where the name of an entry stands in a file of many; nowhere, if a thing has a file of its own."""
    origin = library.origin(*key)
    return [Spot(origin.document.place(origin.base, key=True), "{}")] if origin.base else []


def _refuse(library: Library, key: Key, new: str) -> None:
    kind = key[0]
    if wrong := not_an_id(new, Place("")):
        raise Refused(f"{wrong.message} {wrong.remedy}")
    if new == key[1]:
        raise Refused(f"{kind}:{new} is called so already.")
    if new in library.declared[kind]:
        raise Refused(f'"{new}" is the id of another {kind} already.')
    if new in library.former[kind]:
        holder = library.former[kind][new]
        raise Refused(f'"{new}" was the id of the {kind} "{holder}" once, and its old address leads there.')
    if (kind, new) in library.removed:
        raise Refused(f'"{new}" was the id of a {kind} that was removed. No id is given twice.')
