"""The shipped guide with as many exercises and studies as one may come to have: what it weighs and takes is counted.

The new ones are copies of the shipped ones with names of their own. Copies name one another where the shipped ones do,
and no condition, so that all else of the guide stays what it is. Nobody should train by them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from pathlib import Path
from random import Random

from tests.bench.sentences import Sentences
from tests.browser.once import REPOSITORY

PARTS = ("content", "data", "overrides", "mkdocs.yml")
EXERCISES, STUDIES = "exercises", "evidence"  # the folders of what is copied
# Fields of which copies say something else, or nothing at all.
GONE = "title|aliases|cautions|helps|former_ids|doi|pmid|url|background|easier|harder|variations"
FIELDS = re.compile(rf"^({GONE}):.*\n(?:[ -].*\n)*", re.MULTILINE)
OWN = {
    EXERCISES: "aliases: []\ncautions: none known\n",
    STUDIES: "background: Nobody cites it.\nurl: https://example.org/{id}\n",
}
NAMED = ("easier", "harder", "variations")
LINK = re.compile(r"\(exercise:([a-z0-9-]+)\)")
ID = re.compile(r"[a-z0-9-]*[a-z0-9]")


def write(folder: Path, exercises: int, things: int = 0) -> Path:
    """A guide in `folder` with `exercises` exercises; studies are added until it has `things` things in all."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        (shutil.copytree if (REPOSITORY / part).is_dir() else shutil.copy)(REPOSITORY / part, folder / part)
    data = folder / "data"
    _grow(data / EXERCISES, exercises)
    _grow(data / STUDIES, things - sum(1 for file in data.glob("*/*.yml") if file.parent.name != STUDIES))
    return folder


def _grow(folder: Path, count: int) -> None:
    """Copies of what is in the folder, one of each after the other, until it has `count` files."""
    shipped = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.yml"))}
    ids, say = list(shipped), Sentences(Random(count))
    for number in range(len(ids), count):
        turn, at = divmod(number, len(ids))
        here = ids if (turn + 1) * len(ids) <= count else ids[: count - turn * len(ids)]
        id, own = f"{ids[at]}-{turn}", f"title: {say.name(number)}\n{OWN[folder.name]}"
        (folder / f"{id}.yml").write_text(own.format(id=id) + _copied(shipped[ids[at]], turn, here), "utf-8")


def _copied(text: str, turn: int, here: Collection[str]) -> str:
    """The fields of a thing as its copy has them: exercises that it names are copies of the same turn, if those are."""
    kept = FIELDS.sub(lambda field: _neighbours(field, turn, here), text)
    return LINK.sub(lambda to: f"(exercise:{to[1]}-{turn})" if to[1] in here else to[0], kept)


def _neighbours(field: re.Match[str], turn: int, here: Collection[str]) -> str:
    """The field without those that have no copy of this turn, and nothing at all if it names no exercises."""
    name, _, ids = field[0].partition(":")
    named = [f"{id}-{turn}" for id in ID.findall(ids) if id in here] if name in NAMED else []
    return f"{name}: [{', '.join(named)}]\n" if named else ""
