"""Of a text that speaks of hidden things the rest is left, and reads as somebody wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from strideguide.layers.sentences import Named, told

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))


def _named(text: str) -> list[Named]:
    return [Named(*found.span(), found[1] == "_") for found in re.finditer(r"([*_])[^*_]+\1", text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_left_of_a_text(case: dict[str, str]) -> None:
    assert told(case["text"], _named) == case["left"]
