"""A walk that hangs holds nobody up: it is ended, tried again, and told of."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.audit.patience import TRIES, patiently
from tests.browser.machine import finish


def walk(notes: Path, stops: Sequence[str]) -> Iterator[str]:
    """Dies at `cliff` for good and at `gate` the first time; hangs at `wall`."""
    for stop in stops:
        with notes.open("a") as file:
            file.write(f"{stop}\n")
        if stop == "cliff" or (stop == "gate" and notes.read_text().split().count("gate") < TRIES):
            raise SystemExit(1)
        if stop == "wall":
            time.sleep(600)
        yield f"saw {stop}"


@pytest.mark.nightly  # it waits; that what takes too long is ended is tried at each landing
def test_what_hangs_or_dies_is_tried_again_and_then_passed_by(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    stops = ["path", "gate", "cliff", "wall", "river"]
    told = list(patiently(partial(walk, notes), stops, 5, lambda stop: f"stuck at {stop}"))
    assert told == ["saw path", "saw gate", "stuck at cliff", "stuck at wall", "saw river"]
    assert notes.read_text().split().count("wall") == TRIES


def test_a_command_that_takes_too_long_is_ended_with_its_children() -> None:
    started = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        finish(["sh", "-c", "sleep 300 & sleep 300"], 0.5)
    assert time.monotonic() - started < 60
