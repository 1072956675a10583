"""The process that builds: kept while it lives, started anew when it has ended, and never left alone."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from strideguide.preview import server
from strideguide.preview.builder import Builder, Job
from strideguide.preview.outcome import Outcome
from strideguide.preview.server import Preview
from strideguide.preview.shown import Shown
from strideguide.preview.watching import Watching
from tests.folders import write
from tests.serving import SECONDS

# In place of a host: says its number in a page, or does what the file "does" says.
STUB = """
import os, sys, time
from pathlib import Path
from strideguide.preview.builder import Job
from strideguide.preview.outcome import Outcome
for count, line in enumerate(sys.stdin):
    exec(Path("does").read_text()) if Path("does").exists() else None
    pages = Path(f"{os.getpid()}-{count}").absolute()
    pages.mkdir()
    (pages / "index.html").write_text(f"{os.getpid()} {count} {Job.read(line).good}")
    print(Outcome(pages).written(), flush=True)
"""


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    made = Builder([sys.executable, "-c", STUB], tmp_path)
    yield made
    made.end()


def until(look: Callable[[], Outcome | None]) -> Outcome:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if (found := look()) is not None:
            return found
    raise AssertionError(f"nothing within {SECONDS} s")


def built(builder: Builder) -> str:
    """What the page of the next build says, or what is wrong."""
    builder.begin(Job())
    outcome = until(builder.outcome)
    page = outcome.pages and (outcome.pages / "index.html").read_text("utf-8")
    return page or outcome.problems[0].message


def test_one_process_builds_again_and_again_until_it_ends(builder: Builder, tmp_path: Path) -> None:
    first, second = built(builder).split(), built(builder).split()
    assert first[0] == second[0] and second[1] == "1"
    write(tmp_path, {"does": "os.abort()"})
    assert "ended by signal 6" in built(builder)
    write(tmp_path, {"does": "sys.exit(3)"})
    assert "ended with 3" in built(builder)
    write(tmp_path, {"does": ""})
    assert built(builder).split()[1] == "0"


def test_the_guides_whole_folder_may_go_and_come_back(builder: Builder, tmp_path: Path) -> None:
    tmp_path.rename(away := tmp_path.with_name(f"{tmp_path.name}-away"))
    assert "not to be started" in built(builder)
    away.rename(tmp_path)
    assert built(builder).endswith(" 0 False")


def test_it_ends_with_all_that_it_has_started(builder: Builder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "line")
    line = os.open(tmp_path / "line", os.O_RDONLY | os.O_NONBLOCK)
    starts = "import subprocess; held = open('line', 'w'); subprocess.Popen(['sleep', '600'], stdout=held)"
    write(tmp_path, {"does": f"{starts}; held.write('begun'); held.flush(); time.sleep(600)"})
    builder.begin(Job())
    assert select.select([line], [], [], SECONDS)[0] and os.read(line, 9) == b"begun"
    builder.end()
    assert select.select([line], [], [], SECONDS)[0] and os.read(line, 9) == b"", "nobody holds the line any more"
    os.close(line)
    assert builder.seconds is None and builder.outcome() is None


def test_the_last_good_page_is_shown_while_the_next_is_made_and_after_it_fails(
    builder: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, said = Shown(), list[str]()
    preview = Preview(shown, builder, Watching([write(tmp_path / "guide", {"a.md": "a", "b.py": "a"})]), said.append)

    def page() -> str:
        return (shown.now.pages / "index.html").read_text("utf-8") if shown.now.pages else ""

    def step_until(true: Callable[[], bool]) -> None:
        def look() -> Outcome | None:
            preview.step()
            return Outcome() if true() else None

        until(look)

    step_until(lambda: page().endswith("0 False"))
    write(tmp_path, {"does": "Path('begun').touch(); time.sleep(600)"})
    write(tmp_path / "guide", {"a.md": "ab"})
    step_until(lambda: (tmp_path / "begun").exists())
    assert page().endswith("0 False")

    monkeypatch.setattr(server, "PATIENCE", 0)
    write(tmp_path, {"does": ""})
    write(tmp_path / "guide", {"a.md": "abc"})
    step_until(lambda: bool(shown.now.problems))
    assert "given up" in shown.now.problems[0].message and page().endswith("0 False")
    assert "the pages of before stay up" in said[-1]
    step_until(lambda: not shown.now.problems)
    before = page()
    assert before.endswith("0 True"), "a new process, which knows that good pages are shown"

    write(tmp_path / "guide", {"b.py": "ab"})
    step_until(lambda: page() != before)
    assert page().split()[0] != before.split()[0], "code is read anew"
