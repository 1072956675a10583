"""Kills at random moments: of a build and all that it has started, and of a publication alone, where moments count."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from strideguide.layers import ELSEWHERE
from strideguide.publishing import manifest
from strideguide.publishing.publication import verify
from strideguide.publishing.room import Room
from tests import branded
from tests.folders import write
from tests.nightly.tree import copy
from tests.torture.world import SECONDS, Tally, World

WHAT = "the old site or the new one, by manifest"
PUBLISH = """
import sys
from pathlib import Path
from tests.torture.readers import publish
print("begun", flush=True)
publish(Path(sys.argv[1]), int(sys.argv[2]))
"""


def builds(wanted: int) -> Tally:
    """Kills of `mkdocs build` for the guide that ships."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        root = copy(Path(name) / "guide")
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8") + "not_in_nav: /weather.md\n", "utf-8")
        here = World(Path(name), root)
        failures = [*_kills(wanted, {"the guide": here}, here.command("mkdocs")), here.sound()]
    return Tally(f"kills of a build at random moments: {WHAT}", wanted, wanted, [why for why in failures if why])


def brands(wanted: int) -> Tally:
    """Kills of `strideguide build --all` for two brands."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name, pytest.MonkeyPatch.context() as patched:
        at = Path(name)
        patched.setenv(ELSEWHERE, str(branded.guide(at / "below")))
        worlds = {name: World(at / name, branded.brand(at / "brands" / name)) for name in ("ash", "birch")}
        for name, here in worlds.items():
            here.site = at / "sites" / name
        command = [
            sys.executable,
            "-m",
            "strideguide",
            "build",
            "--all",
            str(at / "brands"),
            "--out",
            str(at / "sites"),
        ]
        failures = [*_kills(wanted, worlds, command)]
    return Tally(f"kills of a build of two brands: {WHAT}", wanted, wanted, failures)


def _kills(wanted: int, worlds: Mapping[str, World], command: Sequence[str]) -> Iterator[str]:
    """Why it does not hold, for each kill that leaves neither the old site nor the new one in one of these worlds."""
    chance, longest = random.Random(17), 0.0
    for number in range(wanted + 1):  # the first is left alone, to know how long it takes
        before = {name: here.shown() for name, here in worlds.items()}
        new = {name: here.turn() for name, here in worlds.items()}
        seconds = killed(command, next(iter(worlds.values())), chance.uniform(0, longest) if number else None)
        longest = longest or seconds
        for name, here in worlds.items():
            if here.shown() not in ((before[name], new[name]) if number else (new[name],)):
                yield f"kill {number}: {here.shown()} of {name} in the place of {before[name]} or {new[name]}"
            elif any(verify(kept) for kept in Room(here.site).kept()):
                yield f"kill {number}: a build of {name} that is kept is not whole"


def publications(wanted: int) -> Tally:
    """Kills of a publication alone: what takes a hundredth of a build, and may never be seen half done."""
    chance, longest, failures = random.Random(17), 0.0, list[str]()
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        here = World(Path(name), write(Path(name) / "guide", {"content/.keep": ""}))
        here.site = here.folder / "site"
        for number in range(wanted + 1):
            before = manifest.read(here.site)
            command = [sys.executable, "-c", PUBLISH, str(here.site), str(number)]
            seconds = killed(command, here, chance.uniform(0, longest) if number else None)
            longest = longest or seconds
            known = manifest.read(here.site)
            page = (here.site / "index.html").read_text("utf-8")
            if verify(here.site) or not known or (known.build != (before or known).build and page != f"<p>{number}"):
                failures.append(f"kill {number}: {page}")
            failures += [f"kill {number}: {kept.name} is not whole" for kept in Room(here.site).kept() if verify(kept)]
    return Tally(f"kills of a publication at random moments: {WHAT}", wanted, wanted, failures)


def killed(command: Sequence[str], here: World, after: float | None) -> float:
    """Start a command and kill it and all that it has started `after` seconds, or never; how long it took.

    The seconds count from the moment at which it has said that it has begun, if it says so.
    """
    with subprocess.Popen(
        command, cwd=here.root, env=here.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        if "-c" in command and process.stdout:
            process.stdout.readline()
        start = time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS if after is None else after)
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGSTOP)  # so that it starts nobody else meanwhile
        while alive := descendants(process.pid):
            for number in alive:
                with suppress(OSError):
                    os.kill(number, signal.SIGKILL)
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(SECONDS)
        return time.monotonic() - start


def descendants(pid: int) -> list[int]:
    """The processes that a process has started and that live, and those that these have started."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if state != "Z":
                children.setdefault(int(parent), []).append(int(stat.parent.name))
    found = list(children.get(pid, []))
    for child in found:
        found += children.get(child, [])
    return found
