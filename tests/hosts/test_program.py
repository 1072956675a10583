"""A page has the theme's program if something on it needs that."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.hosts.program import without_program

CASES = yaml.safe_load(Path(__file__).with_name("program.yml").read_text("utf-8"))
PROGRAM = '\n  <script src="../assets/javascripts/bundle.a5f9d56c.min.js" defer fetchpriority="low"></script>'


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_page_has_the_program_of_the_theme_if_something_on_it_needs_that(case: dict[str, Any]) -> None:
    config = json.dumps({"features": [], "tags": None, "version": None, **case.get("config", {})})
    page = f'<body>{case.get("page", "")}<script id="__config" type="application/json">{config}</script>PROGRAM</body>'
    kept = without_program(page.replace("PROGRAM", PROGRAM))
    assert kept == page.replace("PROGRAM", PROGRAM if case["keeps"] else "")


def test_a_page_whose_settings_nobody_finds_keeps_it() -> None:
    assert without_program(f"<body>{PROGRAM}</body>") == f"<body>{PROGRAM}</body>"
