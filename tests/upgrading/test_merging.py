"""Two changes of one value put together, and written into a file of which nothing else changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.editing.trial import Refused
from strideguide.upgrading.merging import merged
from strideguide.upgrading.written import with_part, without_part

HERE = Path(__file__).parent
MERGING, WRITING = (yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8")) for name in ("merging", "writing"))


@pytest.mark.parametrize("case", MERGING, ids=lambda case: case["about"])
def test_what_becomes_of_a_value(case: Any) -> None:
    assert merged(case["old"], case["new"], case["mine"]) == (case["fate"], case["made"])


@pytest.mark.parametrize("case", WRITING, ids=lambda case: case["about"])
def test_a_part_of_a_file_is_written_or_the_file_is_left_alone(case: Any) -> None:
    def write() -> str:
        if "value" in case:
            return with_part(case["text"], "a.yml", case["path"], case["value"])
        return without_part(case["text"], "a.yml", case["path"])

    if "made" in case:
        assert write() == case["made"]
    else:
        with pytest.raises(Refused, match=r"a\.yml is written in a way that can't be changed by itself"):
            write()
