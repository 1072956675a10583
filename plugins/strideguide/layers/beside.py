"""What lies in a brand's folder under a name that nothing reads, though it looks as if something did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ..problems import Place, Problem
from . import BRAND, WORDS, is_brand

_READ = (BRAND, WORDS)
_MADE = "docs/reference"  # `strideguide reference` writes it, and nobody means it to be read as a part of a brand
_ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt", ".json", ".toml", ".md")
# Folders in which other programs keep such things, and where they stand here.
_FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "locales": f"Words of the interface stand in {WORDS}; translations of the guide are not read yet.",
        "lang": f"Words of the interface stand in {WORDS}.",
        "i18n": f"Words of the interface stand in {WORDS}.",
        "docs": "Chapters stand in content/.",
        "templates": "Templates stand in overrides/.",
        "theme": "Templates stand in overrides/; colours and typefaces are fields of brand.yml.",
    }
)


def beside(root: Path) -> Iterator[Problem]:
    """A problem for each file and folder of `root` that was likely meant for a part of a brand, and is none."""
    known = {f"{read.partition('.')[0]}{ending}": read for read in _READ for ending in _ENDINGS}
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        meant = known.get(path.name.lower(), "")
        if meant and path.name != meant and path.is_file():
            what = "Nothing reads a file of this name."
            yield Problem(Place(path.name), "stray-file", what, f'Name it "{meant}".')
        elif is_brand(root) and path.is_dir() and path.name in _FOLDERS and [*path.iterdir()] != [root / _MADE]:
            yield Problem(Place(path.name), "stray-file", "Nothing reads a folder of this name.", _FOLDERS[path.name])
        elif is_brand(root) and path.is_dir() and is_brand(path):
            what = f"This folder in a brand's folder has a {BRAND} too, and nothing reads it."
            remedy = "Move it beside this brand's folder, and name it with --root; or take it away."
            yield Problem(Place(f"{path.name}/{BRAND}"), "stray-file", what, remedy)
