"""The same guide gives the same files, bytes and modes: whoever builds it, whenever and wherever."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from strideguide.layers import shipped
from tests import branded, worlds
from tests.nightly.tree import copy
from tests.torture.world import SECONDS, Tally, World

# Python reads it at each start: a clock that is so many seconds ahead of the machine's.
CLOCK = """
import datetime, os, time
ahead, real, then = float(os.environ["AHEAD"]), time.time, datetime.datetime
time.time = lambda: real() + ahead
class Ahead(then):
    @classmethod
    def now(cls, tz=None):
        return then.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.now()
datetime.datetime = Ahead
"""


@dataclass(frozen=True)
class Axis:
    """What is another thing in a build: words of its environment, and what its process or folder is."""

    name: str
    words: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    one_core: bool = False
    elsewhere: bool = False
    backwards: bool = False


AXES: Sequence[Axis] = (
    Axis("day", {"AHEAD": "40000000"}),
    Axis("zone", {"TZ": "Pacific/Kiritimati"}),
    Axis("umask", umask=0o077),
    Axis("locale", {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    Axis("path", elsewhere=True),
    Axis("order of the folder", backwards=True),
    Axis("name of the user", {"USER": "somebody", "LOGNAME": "somebody"}),
    Axis("hash seed", {"PYTHONHASHSEED": "4711"}),
    Axis("number of cores", one_core=True),
    Axis("home and environment", {"HOME": "/nowhere", "EDITOR": "ed", "CI": "true", "COLUMNS": "40", "TERM": "dumb"}),
)
ALL = Axis(
    "all of them at once",
    {name: value for axis in AXES for name, value in axis.words.items()},
    umask=0o077,
    one_core=True,
    elsewhere=True,
    backwards=True,
)


# Which guides are built, by the word for it: each makes one in a folder.
GUIDES: Mapping[str, Callable[[Path], Path]] = MappingProxyType(
    {
        "a small guide": lambda folder: worlds.write(folder, branded.GUIDE),
        "the guide that ships": copy,
        "a brand": lambda folder: Path(shutil.copytree(shipped() / "examples/brands/hathermoss", folder)),
    }
)


def run(guide: str, wanted: int) -> Tally:
    """A guide with all axes at once, and with so many axes one by one."""
    failures, held = list[str](), list[str]()
    with tempfile.TemporaryDirectory(prefix="same-") as at:
        write = Path(at) / "first"
        first = _built(GUIDES[guide](write / "guide"), write, Axis("nothing"))
        for axis in (ALL, *AXES)[:wanted]:
            other = Path(at) / f"a folder of another name/{axis.name}" if axis.elsewhere else Path(at) / axis.name
            second = _built(_copied(write / "guide", other / "guide", axis), other, axis)
            different = sorted(path for path in {*first, *second} if first.get(path) != second.get(path))
            failures += [f"{guide}, another {axis.name}: {different[:5]}"] if different else []
            held += [] if different else [axis.name]
            shutil.rmtree(other)
    what, figures = f"two builds of {guide}: the same files, bytes and modes", f"{len(first)} paths: {', '.join(held)}"
    return Tally(what, wanted, len(held) + len(failures), failures, figures=figures)


def _copied(guide: Path, to: Path, axis: Axis) -> Path:
    """The guide in another folder, in which its files are made in the other order."""
    files = [
        path for path in sorted(guide.rglob("*")) if path.is_file() and "site" not in path.relative_to(guide).parts
    ]
    for path in reversed(files) if axis.backwards else files:
        (to / path.relative_to(guide)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to / path.relative_to(guide))
    return to


def _built(guide: Path, folder: Path, axis: Axis) -> dict[str, tuple[int, bytes]]:
    """Every path of the site of a guide: its mode and what it holds."""
    here = World(folder, guide)
    (folder / "clock").mkdir(exist_ok=True)
    (folder / "clock/sitecustomize.py").write_text(CLOCK, "utf-8")
    words = dict(here.environment(AHEAD="0"))
    words |= {**axis.words, "PYTHONPATH": os.pathsep.join([str(folder / "clock"), words["PYTHONPATH"]])}
    words.pop("SOURCE_DATE_EPOCH", None)

    def begin() -> None:
        os.umask(axis.umask)
        if axis.one_core and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])

    ended = subprocess.run(
        here.command(), cwd=here.root, env=words, preexec_fn=begin, capture_output=True, text=True, timeout=SECONDS,
        check=False,
    )  # fmt: skip
    if ended.returncode:
        raise AssertionError(ended.stderr)
    return {
        path.relative_to(here.site).as_posix(): (
            stat.S_IMODE(path.stat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in here.site.rglob("*")
    }
