"""What is mended for sure: the lines that are to change and no others, once and for all. The cases are in cases/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tests import worlds
from tests.case import Case, content
from tests.folders import contents

from strideguide import site
from strideguide.cli import main
from strideguide.editing.fix import fix
from strideguide.editing.keeping import keep
from strideguide.editing.trial import Refused, trials

FILES = sorted(Path(__file__).with_name("cases").glob("fixes*.yml"))
CASES: list[dict[str, Any]] = [case for file in FILES for case in yaml.safe_load(file.read_text("utf-8"))]


def mended(root: Path) -> int:
    with trials(root) as (tried, _):
        changes = fix(tried)
        keep([tried])
    return len(changes)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_fix(case: dict[str, Any], tmp_path: Path) -> None:
    with Case("fix", case["about"], case["files"]).world(tmp_path) as root:
        before = contents(root)
        mended(root)
        fixed = {path: content(recipe, path) for path, recipe in case.get("fixed", {}).items()}
        after = contents(root)
        assert after == {**before, **fixed}
        assert [problem.code for problem in site.check(root)] == case.get("left", [])
        assert (mended(root), contents(root)) == (0, after)


def test_each_line_that_changes_is_printed_beside_what_is_left(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {"data/kit/mat.yml": "title: Mat\nsumary: Soft.\nplace: hall\n"})
    result = CliRunner().invoke(main, ["check", "--fix", "--format", "concise", "--root", str(root)])
    assert result.stderr == "data/kit/mat.yml:2\n  - sumary: Soft.\n  + summary: Soft.\n1 line mended\n"
    assert result.stdout.startswith("data/kit/mat.yml:3:8: not-a-choice")
    assert result.exit_code == 1


def test_what_is_saved_in_the_meantime_is_never_lost(tmp_path: Path) -> None:
    mat, chair, tip = "data/kit/mat.yml", "data/kit/chair.yml", "data/tips/new.yml"
    root = worlds.write(tmp_path, {mat: "title: Mat\nsumary: Soft.\nplace: home\n"})
    with trials(root) as (tried, _):
        fix(tried)
        (root / chair).write_text("title: Another chair\n")
        (root / tip).write_text("draft: true\n")
        assert keep([tried]) == [root / mat]
    assert ((root / chair).read_text(), (root / tip).read_text()) == ("title: Another chair\n", "draft: true\n")
    with trials(root) as (tried, _):
        tried.write(mat, "title: Mat\n")
        (root / mat).write_text("title: Yoga mat\n")
        with pytest.raises(Refused, match=r"data/kit/mat\.yml was saved while this was tried"):
            keep([tried])
    assert (root / mat).read_text() == "title: Yoga mat\n"
