"""The rooms of the program: ARCHITECTURE.md's table, made from the import contract and the first line of each room.

`python -m tests.rooms` writes the table anew; with `--check` it only says whether the one that is there still holds.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins/strideguide"
PAGE = ROOT / "ARCHITECTURE.md"
_TABLE = re.compile(r"(?<=<!-- rooms -->\n).*?(?=<!-- /rooms -->)", re.S)


def floors(root: Path = ROOT) -> list[list[str]]:
    """The rooms floor by floor, the lowest first, as the import contract has them."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    contract = next(one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in reversed(contract["layers"])]


def table() -> str:
    """Every room with its floor, the highest first, and what its first line says."""
    rows = [row for number, rooms in reversed([*enumerate(floors())]) for row in _rows(number, rooms)]
    return "\n".join(["| Floor | Room | What it is |", "|---|---|---|", *rows, ""])


def _rows(number: int, rooms: list[str]) -> Iterator[str]:
    for room in rooms:
        folder = PACKAGE / room
        source = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
        about = (ast.get_docstring(ast.parse(source.read_text("utf-8"))) or "").split("\n")[0]
        yield f"| {number} | `{room}{'/' if folder.is_dir() else ''}` | {about} |"


def main() -> int:
    """Write the table, or with --check compare it; 1 if it was out of date."""
    before = PAGE.read_text("utf-8")
    now = _TABLE.sub(lambda _: table(), before)
    if "--check" not in sys.argv:
        PAGE.write_text(now, "utf-8")
    elif now != before:
        print('ARCHITECTURE.md is out of date: run "make generate" and commit what it writes.')
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
