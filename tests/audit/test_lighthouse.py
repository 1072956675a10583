"""Lighthouse's judge lets a clean page pass, finds what is wrong with one, and is fair on a busy machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.audit import lighthouse
from tests.audit.planted import PAGE, build
from tests.browser.served import Served


def but_for_speed(report: lighthouse.Report) -> list[str]:
    """The faults of one visit; how fast the page was, a busy machine decides."""
    found = (fault.what for fault in lighthouse.faults("home", [report]))
    return [what for what in found if not what.startswith(("performance ", "largest-contentful-paint "))]


@pytest.mark.nightly
def test_it_lets_a_clean_page_pass(tmp_path: Path) -> None:
    with Served(build(tmp_path).folder, "/run/") as served:
        assert but_for_speed(lighthouse.look_at(served.url)) == []


@pytest.mark.nightly
def test_it_finds_a_page_without_a_language(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.replace(' lang="en"', "").format(path="", title="x", body="x"))
    with Served(tmp_path, "/run/") as served:
        [found] = but_for_speed(lighthouse.look_at(served.url))
    assert found.startswith("accessibility ")
    assert "html-has-lang" in found


def report(performance: float, paint: float = 1000, shift: float = 0) -> dict[str, Any]:
    """What Lighthouse says of a page that is faultless but for its speed."""
    others = {name: {"score": 1, "auditRefs": []} for name in lighthouse.FLOORS}
    measured = {"largest-contentful-paint": paint, "cumulative-layout-shift": shift}
    return {
        "categories": {**others, "performance": {"score": performance, "auditRefs": []}},
        "audits": {name: {"numericValue": value} for name, value in measured.items()},
    }


def test_it_takes_the_median_of_the_best_three() -> None:
    assert list(lighthouse.faults("", [report(0.5, 2500), report(0.5), report(0.95), report(0.94), report(0.97)])) == []
    assert list(lighthouse.faults("", [report(0.2), report(0.95), report(0.97)])) == []
    [found] = lighthouse.faults("", [report(0.2), report(0.94), report(1)])
    assert found.what.startswith("performance 94, wanted 95")


def test_it_finds_a_page_that_is_painted_late_or_moves_about() -> None:
    assert list(lighthouse.faults("", [report(1, 1700), report(1, 1790), report(1, 2900)])) == []
    [late] = lighthouse.faults("", [report(1, 1050), report(1, 1810), report(1, 2900)])
    assert late.what == "largest-contentful-paint 1810, wanted at most 1800"
    [moved] = lighthouse.faults("", [report(1, shift=0.1), report(1)])
    assert moved.what == "cumulative-layout-shift 0.1, wanted at most 0.02"


def test_it_slows_a_slow_machine_less() -> None:
    def of(index: float) -> float:
        return lighthouse.slowdown({"environment": {"benchmarkIndex": index}})

    assert [of(4000), of(1500), of(900), of(100)] == [4, 4, 2.4, 1]


def test_it_slows_each_visit_by_what_the_one_before_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    indices = iter([1500, 750, 900, 1500, 1500])
    monkeypatch.setattr(lighthouse, "look_at", lambda *_: {"environment": {"benchmarkIndex": next(indices)}})
    phone = lighthouse.Phone("")
    for _ in range(3):
        phone.visit("")  # the third one twice, as the machine has become faster
    assert phone.slowed == [4, 2, 4]


def test_it_looks_again_while_a_page_seems_slow() -> None:
    def looked(*performances: float) -> int:
        made = iter(performances)
        return len(lighthouse.visits("", lambda: report(next(made))))

    assert looked(0.96, 0.5, 0.97) == 3
    assert looked(0.9, 0.96, 0.9, 0.96, 0.96) == 5
    assert looked(0.96, *[0.9] * 10) == 11
