"""A new thing is begun: by answers or by options, after a look for doubles, as a file that passes or as a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tests import worlds
from tests.folders import contents

from strideguide import site
from strideguide.cli import main
from strideguide.library import load
from strideguide.model.kinds import KINDS

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("beginnings.yml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_new(case: dict[str, Any], tmp_path: Path) -> None:
    root = worlds.write(tmp_path)
    before = contents(root)
    words = ["new", *case["words"], "--root", str(root)]
    result = CliRunner().invoke(main, words, input=case.get("said", ""), catch_exceptions=False)
    assert result.exit_code == case.get("code", 0), result.output
    assert [text for text in case.get("prints", []) if text not in result.output] == []
    after = contents(root)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == ({case["file"]} if "file" in case else set())
    text = after[case["file"]].decode() if "file" in case else ""
    assert text == case.get("text", text)
    assert [part for part in case.get("has", []) if part not in text] == []
    assert site.check(root) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_every_kind_can_be_begun(kind: str, tmp_path: Path) -> None:
    root = worlds.write(tmp_path)
    words = ["new", kind, "--title", "Something else", "--draft", "--root", str(root)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    library = load(root)
    assert (library.problems, [*library.drafts]) == ([], [(kind, "something-else")])
