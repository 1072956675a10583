"""Firefox plays the journeys of tests/browser/journeys.yml: `python -m tests.audit.firefox SITE_FOLDER`.

Debian's firefox-esr does, and any Firefox on PATH. Where there is none, the last line says that nothing was run.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.audit.npm import ensure_node_modules
from tests.browser.journeys import journeys
from tests.browser.machine import finish
from tests.browser.served import Served
from tests.nightly.__main__ import NOT_RUN
from tests.nodejs import node

NAMES = ("firefox-esr", "firefox")
SCRIPT = Path(__file__).with_suffix(".mjs")
SECONDS = 600


def play(site: Path, firefox: str) -> dict[str, Any]:
    """What the script tells of all journeys; RuntimeError if Firefox does not come so far."""
    ensure_node_modules()
    with Served(site) as served:
        asked = {"firefox": firefox, "url": served.url, "journeys": [asdict(journey) for journey in journeys()]}
        done = finish([node(), str(SCRIPT), json.dumps(asked)], SECONDS)
    if done.returncode != 0:
        raise RuntimeError(f"Firefox played nothing: {done.stderr.strip()[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def main(arguments: Sequence[str]) -> int:
    """Print what went wrong and then the figures; return 1 if anything did."""
    firefox = next(filter(None, map(shutil.which, NAMES)), None)
    if firefox is None:
        print(f"{NOT_RUN}: there is no Firefox. On Debian: apt-get install firefox-esr")
        return 0
    told = play(Path(arguments[0]), firefox)
    wrong = [f"{one['about']}: {what}" for one in told["played"] for what in one["wrong"]]
    took = ", ".join(f"{one.get('seconds', 0):.1f} s" for one in told["played"])
    print(*wrong, f"{told['version']}: {len(told['played'])} journeys ({took}), {len(wrong)} faults", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
