"""brand.yml and the files that it names become a Brand, their bytes, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from ..faults import empties, problems_of
from ..layers import BRAND, is_brand
from ..names import unnamed
from ..problems import Place, Problem, brief
from ..source import Document, read
from .named import files
from .record import PLAIN, Brand

MOST_BYTES = 500_000
BEGUN = ("logo", "colours")  # what is hardly left empty on purpose, as a place for a call to action may be
LEGAL = ("imprint", "privacy")


@dataclass(frozen=True)
class Branding:
    """A brand as its folder has it. `document` is brand.yml, None if there is none or it can't be read.

    `assets` leads from the paths of files, as brand.yml writes them, to what they hold.
    """

    brand: Brand = PLAIN
    document: Document | None = None
    assets: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_brand(root: Path) -> Branding:
    """The brand whose folder is `root`; the plain guide's if it has no brand.yml."""
    if not is_brand(root):
        return Branding()
    document, problems = read(root / BRAND, root)
    if document is None:
        return Branding(problems=tuple(problems))
    try:
        brand = Brand.model_validate(document.value)
    except ValidationError as error:
        return Branding(problems=tuple(problems_of(error, Brand, document.place)))
    begun = {name: value for name, value in document.value.items() if name in BEGUN}
    problems += empties(begun, document.place)
    brand = _with_its_pages(brand, root)
    assets: dict[str, bytes] = {}
    for path, _, file in files(brand):
        found = _read(root, file, document.place(path))
        if isinstance(found, Problem):
            problems.append(found)
        else:
            assets[file] = found
    return Branding(brand, document, assets, tuple(problems))


def _with_its_pages(brand: Brand, root: Path) -> Brand:
    """The brand, whose imprint and words on privacy are chapters of these names if it does not say where they are."""
    there = {name: f"{name}/" for name in LEGAL if (root / "content" / f"{name}.md").is_file()}
    legal = {name: uri for name, uri in there.items() if not getattr(brand.legal, name)}
    return brand.model_copy(update={"legal": brand.legal.model_copy(update=legal)}) if legal else brand


def _read(root: Path, file: str, place: Place) -> bytes | Problem:
    path, named = root / file, brief(file)
    if "://" in file:
        what = f'"{named}" is an address: nothing of others is loaded before a reader allows it.'
        return Problem(place, "outside-folder", what, "Save the file into the folder, and write its path from there.")
    if wrong := unnamed(file):
        return Problem(place, *wrong)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            what = f'"{named}" leads out of the brand\'s folder.'
            return Problem(
                place, "outside-folder", what, "Copy the file into the folder, and write its path from there."
            )
        if not path.is_file():
            what = f'There is no file "{named}".'
            return Problem(place, "missing-file", what, f"Paths begin at the folder of {BRAND}; check the spelling.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            what = f'"{named}" has {size:,} bytes.'
            return Problem(place, "bad-picture", what, f"At most {MOST_BYTES:,}: save it smaller, or compress it.")
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:  # a link in a circle; a name with a null character
        reason = getattr(error, "strerror", None) or "its path leads nowhere"
        return Problem(place, "file-unreadable", f'"{named}" can\'t be read: {reason}.', "Check that you may read it.")
