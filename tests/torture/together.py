"""Several builds of one site at once: one at a time publishes, the others say who has the lock."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from strideguide.publishing.publication import verify
from tests import branded, worlds
from tests.torture.world import SECONDS, Tally, World, world

AT_ONCE = (2, 4, 8)
SAYS = "Another build of this site is running: process "


def run(most: int) -> Tally:
    """2, 4 and 8 builds at once, up to `most`; each guide says another number."""
    counts = [count for count in AT_ONCE if count <= most]
    with world() as here:
        failures = [why for count in counts for why in _together(here, count)]
    what = "builds at once: none mixed, those that lose say who has the lock"
    return Tally(what, sum(counts), sum(counts), failures, figures=f"{', '.join(map(str, counts))} at once")


def _together(here: World, count: int) -> Iterator[str]:
    """Why it does not hold for so many builds of the site of `here`."""
    guides = [_guide(here.folder / f"{count}-{number}", here.site, number) for number in range(1, count + 1)]
    processes = [
        subprocess.Popen(
            guide.command(), cwd=guide.root, env=guide.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True,
        )
        for guide in guides
    ]  # fmt: skip
    said = [process.communicate(timeout=SECONDS)[1] for process in processes]
    won = {guide.number for guide, process in zip(guides, processes, strict=True) if process.returncode == 0}
    for process, words in zip(processes, said, strict=True):
        if process.returncode and SAYS not in words:
            yield f"of {count} builds one lost and does not say to whom: {words[-200:]}"
    if here.shown() not in won or verify(here.site):
        yield f"after {count} builds the site is none of those that won: {here.shown()} of {sorted(won)}"


def _guide(folder: Path, site: Path, number: int) -> World:
    """Another guide that publishes in the same place."""
    made = World(folder, worlds.write(folder / "guide", branded.GUIDE))
    made.site, made.number = site, number * 100 - 1
    made.turn()
    return made
