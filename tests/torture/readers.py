"""Readers who come while sites are published: each file is there, whole, and of one of the builds."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from strideguide.publishing.publication import EARLIER, Publication
from tests.folders import write
from tests.torture.world import Tally

PAGES = 40
READS = 200  # for each publication
# Reads files at random until it is told that nothing more will be published and it has read enough; then it says how
# many it has read, and how many of these were missing, of no build, and frames.
READER = """
import json, random, sys
from pathlib import Path
site, stop, enough, known = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), json.loads(sys.stdin.read())
read = missing = odd = frames = 0
chance = random.Random(17)
while read < enough or not stop.exists():
    read += 1
    path = chance.choice(list(known))
    try:
        text = (site / path).read_text("utf-8")
    except OSError:
        missing += 1
        continue
    odd += text not in known[path]
    frames += "guideframe" in text.lower()
print(read, missing, odd, frames)
"""


def site(number: int) -> Mapping[str, str]:
    """The site of a build: pages that say its number, and a style sheet of its own."""
    pages = {f"p/{n}/index.html": f'<p>{number}<link href="../../assets/{number}.css">' * 200 for n in range(PAGES)}
    return {**pages, "index.html": f"<p>{number}", f"assets/{number}.css": f"p {{order: {number}}}"}


def publish(live: Path, number: int) -> None:
    made = Publication(live, live.parent / "guide")
    try:
        made.begin()
        write(made.stage, site(number))
        made.publish("https://a.example/")
    finally:
        made.end()


def run(publications: int) -> Tally:
    """Read through so many publications, and then look for the assets that the builds before the last one load."""
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        live = write(Path(name), {}) / "site"
        write(live.parent / "guide/data", {})
        publish(live, 0)
        known = {path: [site(n)[path] for n in range(publications + 1)] for path in site(0) if "assets" not in path}
        stop = live.parent / "stop"
        command = [sys.executable, "-c", READER, str(live), str(stop), str(publications * READS)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
            if not reader.stdin or not reader.stdout:
                raise AssertionError("both are pipes")
            reader.stdin.write(json.dumps(known))
            reader.stdin.close()
            for number in range(1, publications + 1):
                publish(live, number)
            stop.touch()
            read, missing, odd, frames = map(int, reader.stdout.read().split())
        gone = [n for n in range(publications - EARLIER, publications) if not (live / f"assets/{n}.css").is_file()]
    counts = {"missing": missing, "of no build": odd, "frames": frames, "assets missing": len(gone)}
    figures = f"{publications} publications, {', '.join(f'{count} {what}' for what, count in counts.items())}"
    failures = [f"{count} {what}" for what, count in counts.items() if count]
    return Tally("reads while sites are published", publications * READS, read, failures, figures=figures)
