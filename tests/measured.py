"""The cases of some topics, one after the other in a process: prints the peak of its memory in megabytes.

`python -m tests.measured TOPIC...`; a topic is a folder of tests/cases.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from strideguide import site
from tests.case import cases


def main(topics: list[str]) -> None:
    chosen = [case for case in cases() if case.name.split("/")[0] in topics]
    assert {case.name.split("/")[0] for case in chosen} == {*topics}
    for case in chosen:
        with tempfile.TemporaryDirectory() as folder, case.world(Path(folder)) as root:
            site.build(root)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1:])
