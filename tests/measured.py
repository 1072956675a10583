"""Every case, one after the other in one process: prints its seconds of CPU and the peak of memory as JSON."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

from strideguide import site
from tests.case import Case, cases, compiled_once


def seconds(case: Case) -> float:
    """CPU seconds that the guide takes over a case, writing its files aside."""
    with tempfile.TemporaryDirectory() as folder, case.world(Path(folder)) as root:
        begun = time.process_time()
        site.build(root)
        return time.process_time() - begun


def main() -> None:
    """Prints {"seconds": {case: CPU seconds}, "megabytes": the peak of the whole process}."""
    with compiled_once:
        taken = {case.name: seconds(case) for case in cases()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": taken, "megabytes": peak}, sys.stdout)


if __name__ == "__main__":
    main()
