"""Where a site is published in tests: beside a guide, by somebody whose home folder is another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.folders import write


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the site goes: a folder beside a guide, which there is not yet."""
    monkeypatch.setenv("HOME", str(write(tmp_path / "home", {})))
    write(tmp_path / "guide/data", {})
    return tmp_path / "public/site"
