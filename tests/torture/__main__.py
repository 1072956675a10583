"""Try what must hold whatever happens to a build, and print one table: `python -m tests.torture [PART...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from tests.torture import edits, faults, folders, kills, readers, same, serve, suites, together
from tests.torture.world import Tally

# Each part with how many it tries; of the last three other files say it, and at night they are parts of their own.
PARTS: Mapping[str, tuple[Callable[[int], Tally], int]] = MappingProxyType(
    {
        "builds": (kills.builds, 20),
        "brands": (kills.brands, 40),
        "publications": (kills.publications, 140),
        "faults": (faults.run, len(faults.FAULTS)),
        "together": (together.run, 8),
        "readers": (readers.run, 50),
        "folders": (folders.run, 12),
        "same": (partial(same.run, "a small guide"), 11),
        "same-guide": (partial(same.run, "the guide that ships"), 11),
        "same-brand": (partial(same.run, "a brand"), 11),
        "serve": (serve.run, len(serve.BREAKAGES)),
        "edits": (edits.run, 50),
        "refusals": (suites.refusals, 0),
        "payloads": (suites.payloads, 0),
        "guards": (suites.guards, 0),
    }
)


def main(*names: str) -> int:
    """Print the table of these parts, or of all; 1 if something does not hold."""
    print("| Test | Wanted | What came of it |\n|---|---|---|", flush=True)
    failures: list[str] = []
    for name, (run, count) in PARTS.items():
        if not names or name in names:
            tally = run(count)
            print(tally, flush=True)
            failures += tally.failures
    print("".join(f"{failure}\n" for failure in failures), end="")
    print(f"torture: {len(failures)} failures")
    return min(1, len(failures))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
