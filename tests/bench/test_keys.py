"""What keys cost is read from a trace: the main thread's own time, task by task."""

from __future__ import annotations

from typing import Any

from tests.bench.keys import EXERCISES, Taken, shown


def event(name: str, ts: int, dur: int, tdur: int, kind: str = "", tid: int = 1) -> dict[str, Any]:
    return {"name": name, "ts": ts, "dur": dur, "tdur": tdur, "tid": tid, "pid": 1, "args": {"data": {"type": kind}}}


def test_a_result_takes_all_tasks_of_its_thread_from_the_key_to_what_is_drawn() -> None:
    before, other = event("RunTask", 0, 90, 90), event("RunTask", 120, 500, 500, tid=2)
    key = [event("RunTask", 100, 50, 40), event("EventDispatch", 110, 10, 10, "keydown")]
    text = [event("RunTask", 200, 900, 3000), event("EventDispatch", 210, 800, 2000, "input")]
    drawn = [event("RunTask", 2000, 500, 400), event("Commit", 2300, 100, 100), event("RunTask", 3000, 70, 70)]
    assert shown([before, other, *key, *text, *drawn]) == [3.44]


def test_what_takes_too_long_is_told_by_the_size_of_the_guide() -> None:
    keys, first = [10.0, 40.0, 50.0], [100.0, 120.0, 900.0]
    assert [*Taken(EXERCISES, keys, first).misses] == []
    assert [*Taken(EXERCISES - 1, keys, first).misses] == ["a key takes 40.0 ms, and may take 30"]
    slow = Taken(EXERCISES, [61.0], [151.0])
    assert len([*slow.misses]) == 2
