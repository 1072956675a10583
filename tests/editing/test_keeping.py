"""A change of several folders reaches all of them, or none; what the disk refuses is told in a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import worlds
from tests.folders import contents

from strideguide.cli import main
from strideguide.editing.keeping import ASIDE, keep
from strideguide.editing.trial import Refused, trials

CHAIR = "data/kit/chair.yml"


def folders(at: Path) -> tuple[Path, Path]:
    """A guide, and a brand that stands on it; both name a question."""
    root, brand = worlds.write(at / "guide"), at / "brand"
    (brand / "content").mkdir(parents=True)
    (brand / "brand.yml").write_text("name: Acme\n")
    (brand / "content/ours.md").write_text("# Ours\n\n[Ask](faq:do-squats-help) us.\n")
    return root, brand


def test_if_one_folder_was_saved_meanwhile_no_other_is_written(tmp_path: Path) -> None:
    root, brand = folders(tmp_path)
    before = contents(root)
    with trials(root, [brand]) as (tried, others):
        tried.write(CHAIR, "title: Stool\n")
        others[0].write("content/ours.md", "# Mine\n")
        (brand / "content/ours.md").write_text("# Saved\n")
        with pytest.raises(Refused, match=r"content/ours\.md was saved"):
            keep([tried, *others])
    assert contents(root) == before


def test_a_full_disk_is_told_and_leaves_all_folders_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, brand = folders(tmp_path)
    before = contents(root), contents(brand)
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.parent.name.startswith(ASIDE) and path.parent.parent == brand:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    words = ["rename", "faq:do-squats-help", "why-squat", "--brand", str(brand), "--root", str(root)]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stderr) == (1, "Error: Nothing more can be written: No space left on device.\n")
    assert (contents(root), contents(brand)) == before


def test_a_file_that_may_not_be_written_is_named_and_keeps_its_mode_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = folders(tmp_path)
    (root / CHAIR).chmod(0o640)
    with trials(root) as (tried, _):
        tried.write(CHAIR, "title: Stool\n")
        assert keep([tried]) == [root / CHAIR]
        assert (root / CHAIR).stat().st_mode & 0o777 == 0o640
    monkeypatch.setattr(os, "access", lambda path, _: path != root / CHAIR)
    with trials(root) as (tried, _):
        tried.write(CHAIR, "title: Seat\n")
        with pytest.raises(PermissionError) as refused:
            keep([tried])
    assert refused.value.filename == str(root / CHAIR)
