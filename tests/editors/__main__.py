"""Ask the language server of YAML, now and as it was, what editors ask of the schemas: `python -m tests.editors`.

A new file is offered as a whole, valid YAML; a thing is found by its other names; words are shown as they are marked;
and nothing is underlined in any file of the guide and of the example brands, but what is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from strideguide.library import load
from strideguide.made import write
from strideguide.model.kinds import KINDS
from strideguide.schema import schemas
from strideguide.source import parse
from strideguide.start import brand
from tests.editors.server import Server
from tests.examples import CLINIC, STUDIO
from tests.nightly.__main__ import NOT_RUN
from tests.nodejs import NoNode, install

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SERVERS = ("yaml-language-server", "yaml-language-server-1")
TAB = re.compile(r"\$\{\d+:([^}]*)\}|\$\{?\d+\}?")  # where a snippet stops, with what stands there already
BEGUN = "t"  # what somebody has typed when a whole file is offered
# In the guide, what is right as long as it is a draft, and what is not even then.
DRAFT = {"data/exercises/begun.yml": "title: Begun\ndraft: true\nmistakes:\n  - mistake: You rush.\n"}
MISSPELT = {"data/exercises/misspelt.yml": "title: Begun\ndraft: true\nimpcat: low\n"}
# In a brand's folder, what is right and what is not.
PATCH = {"data/exercises/squat.yml": "cues:\n  - Slowly.\n", "data/exercises/lunge.yml": "cues: {$append: [Slowly.]}\n"}
WRONG = {"data/exercises/wrong.yml": "cue: [Slowly.]\n", "data/tips/wrong.yml": "title: {$append: [x]}\n"}


@dataclass
class Folder:
    """A folder as an editor opens it: its files, the settings that it brings, and the schemas made for it."""

    files: Mapping[str, str]
    settings: Mapping[str, Any]
    made: Mapping[str, str]


def guide() -> Folder:
    """The guide that is shipped."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    return Folder(_files(ROOT, settings), settings, schemas(load(ROOT)))


def branded(root: Path) -> Folder:
    """A brand's folder, with the settings that `strideguide init` brings."""
    settings = json.loads(brand("Fell")[".vscode/settings.json"])
    return Folder(_files(root, settings), settings, schemas(load(root), layer=True))


def _files(root: Path, settings: Mapping[str, Any]) -> Mapping[str, str]:
    paths = [path for pattern in settings["yaml.schemas"].values() for path in sorted(root.glob(pattern))]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def underlined(server: Server, files: Mapping[str, str]) -> Iterator[str]:
    """What the editor underlines in these files."""
    opened = {path: server.open(path, text) for path, text in files.items()}
    for path, uri in opened.items():
        yield from (f"{path}:{slip}" for slip in server.slips(uri))


def unfit(server: Server) -> Iterator[str]:
    """New files that are offered as a whole, and are no YAML or lack a field."""
    for kind in (kind for kind in KINDS.values() if not kind.file):
        uri = server.open(f"data/{kind.folder}/new.yml", BEGUN)
        server.slips(uri)
        wholes = [one for one in server.offers(uri, 0, len(BEGUN)) if one["label"] == f"strideguide: {kind.name}"]
        needed = {name for name, field in kind.model.model_fields.items() if field.is_required()} - {"id"}
        for text in (TAB.sub(lambda stop: stop[1] or "x", one["insertText"]) for one in wholes):
            document, problems = parse(text, "new.yml")
            if problems or document is None or not needed <= document.value.keys():
                yield f"a new {kind.name}: {problems or text}"
        if not wholes:
            yield f"a new {kind.name} is not offered as a whole"


def silent(server: Server, wrong: Mapping[str, str]) -> Iterator[str]:
    """Files that are wrong, and in which nothing is underlined."""
    for path, text in wrong.items():
        if not [*underlined(server, {path: text})]:
            yield f"{path}: nothing is underlined"


def unfound(server: Server) -> Iterator[str]:
    """Other names of exercises by which an editor does not find them."""
    uri = server.open("data/exercises/ladder.yml", "easier:\n  - \n")
    server.slips(uri)
    offered = {(one["label"], one["insertText"]) for one in server.offers(uri, 1, 4)}
    things = load(ROOT).things["exercise"]
    for alias, id in ((alias, id) for id, thing in things.items() for alias in thing.aliases):
        if (f"{alias} ({id})", id) not in offered:
            yield f'"{alias}" does not lead to {id}'


def escaped(server: Server, files: Mapping[str, str]) -> Iterator[str]:
    """Fields whose meaning is shown with the signs of Markdown, in a file of each kind."""
    for kind in (kind for kind in KINDS.values() if not kind.file):
        path = next(path for path in files if path.startswith(f"data/{kind.folder}/"))
        uri = server.open(path, files[path])
        for line, text in enumerate(files[path].splitlines()):
            field = re.match(r"[ -]*(?=[a-z_]+:)", text)
            shown = server.shown(uri, line, field.end() + 1) if field else ""
            if "\\`" in shown:
                yield f"{path}:{line + 1}: {shown}"


def faults(package: Path) -> Iterator[str]:
    """What is wrong with what one server makes of the schemas."""
    whole, brands = guide(), [branded(example.root) for example in (CLINIC, STUDIO)]
    for folder in (whole, *brands):
        with TemporaryDirectory(prefix="strideguide_") as name:
            write(Path(name), folder.made)
            with Server(package, Path(name), folder.settings) as server:
                yield from underlined(server, folder.files)
                if folder is whole:
                    yield from (*underlined(server, DRAFT), *silent(server, MISSPELT))
                    yield from (*unfit(server), *unfound(server), *escaped(server, folder.files))
                else:
                    yield from (*underlined(server, PATCH), *silent(server, WRONG))


def main() -> int:
    """Ask both servers; the last line has the figures."""
    try:
        modules = install(HERE)
    except NoNode as missing:
        print(f"{NOT_RUN}: {missing}")
        return 0
    found = [f"{name}: {fault}" for name in SERVERS for fault in faults(modules / name)]
    print(
        *found,
        f"{len(SERVERS)} language servers, {len(guide().files)} files of the guide, {len(found)} faults",
        sep="\n",
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
