"""The guide that ships, on all three hosts: the same addresses, and on each of our pages the same words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.browser import once
from tests.browser.once import REPOSITORY, shipped
from tests.scale import late

from strideguide.site import addresses

from .read import pages, told


@pytest.mark.parametrize("host", late("properdocs", "zensical"))
def test_another_host_publishes_the_same_pages_with_the_same_texts_as_mkdocs(
    host: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mkdocs = shipped(tmp_path_factory)
    command = [sys.executable, "-m", "strideguide", "build", "--host", host, "--out", str(tmp_path)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=quiet)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    ours = [*addresses(once.library())]
    assert len(ours) > 300
    assert pages(tmp_path) == pages(mkdocs)
    different = {
        uri
        for uri in ours
        if (there := told(tmp_path, uri)).article != (here := told(mkdocs, uri)).article
        or (there.description, there.contents) != (here.description, here.contents)
    }
    assert different == set()
