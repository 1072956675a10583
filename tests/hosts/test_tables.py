"""Tables of chapters get boxes in which they scroll."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from strideguide.hosts.tables import boxed

CASES = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_table_stands_in_a_box_with_a_name(case: dict[str, str]) -> None:
    assert boxed(case["page"]) == case["made"]
