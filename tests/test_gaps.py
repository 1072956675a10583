"""What a guide lacks: each thing below the words for what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from strideguide.cli import main
from strideguide.gaps import gaps
from strideguide.library import load
from tests import worlds

MAT = "title: Mat\nsummary: Soft to lie on.\nplace: home\n"
SQUAT, HELPS = "data/exercises/squat.yml", "data/claims/strength-helps.yml"


OLD = {SQUAT: worlds.swapped(SQUAT, ("2026-11-22", "2025-11-29"))}
CLAIM = {HELPS: worlds.swapped(HELPS, ("looked_into: true", "looked_into: false"))}


@pytest.mark.parametrize(
    ("files", "title", "name"),
    [
        ({"data/kit/mat.yml": MAT}, "named by nothing", "kit:mat"),
        ({"data/exercises/bow.yml": worlds.FILES[SQUAT]}, "in no plan", "exercise:bow"),
        (OLD, "last read more than 365 days ago", "exercise:squat"),
        ({"data/kit/mat.yml": f"draft: true\n{MAT}"}, "still a draft", "kit:mat"),
        (CLAIM, "not looked into", "claim:strength-helps"),
    ],
)
def test_what_is_missing_is_listed(files: dict[str, str], title: str, name: str, tmp_path: Path) -> None:
    day = date(2026, 11, 30)
    before = gaps(load(worlds.write(tmp_path / "before")), day)
    after = gaps(load(worlds.write(tmp_path / "after", files)), day)
    assert name in after[title]
    assert name not in before.get(title, [])


def test_the_command_counts_and_cuts_long_lists(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {f"data/kit/mat-{n}.yml": MAT.replace("Mat", f"Mat {n}") for n in range(20)})
    run = CliRunner().invoke(main, ["stats", "--root", str(root), "--on", "2026-11-30"], catch_exceptions=False)
    assert "   21  kit\n" in run.output
    assert "  kit:mat-1\n" in run.output
    assert "more (--all)\n" in run.output
