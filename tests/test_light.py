"""What pages tell their scripts is light, compressed as hosts send it: the picker's file, and the data of each plan."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.once import shipped
from tests.node.own_week import DATA

PICKER, PLAN = 15 * 1024, 8 * 1024  # bytes


def test_the_data_of_the_picker_and_of_each_plan_is_light(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = shipped(tmp_path_factory)
    pages = {page.parent.name: DATA.search(page.read_text("utf-8")) for page in site.glob("plans/*/index.html")}
    plans = {id: found[1].encode() for id, found in pages.items() if found}
    assert len(plans) > 1
    assert {id: bytes for id, data in plans.items() if (bytes := sent(data)) > PLAN} == {}
    assert sent((site / "picker.json").read_bytes()) <= PICKER


def sent(data: bytes) -> int:
    return len(gzip.compress(data, 9))
