"""The guide that ships, on all three hosts: the same addresses, and on each of our pages the same words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from strideguide.cli.host import HOSTS
from strideguide.site import build

from .read import pages, told

REPOSITORY = Path(__file__).parents[2]


def test_three_hosts_publish_the_same_pages_with_the_same_texts(tmp_path: Path) -> None:
    sites = {name: tmp_path / name for name in HOSTS}
    for name, folder in sites.items():
        command = [sys.executable, "-m", "strideguide", "build", "--host", name, "--out", str(folder)]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=quiet)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
    mkdocs = sites["mkdocs"]
    ours = {page.uri for page in build(REPOSITORY).pages}
    assert len(ours) > 300
    for name in ("properdocs", "zensical"):
        assert pages(sites[name]) == pages(mkdocs)
        different = {
            uri
            for uri in ours
            if (there := told(sites[name], uri)).article != (here := told(mkdocs, uri)).article
            or (there.description, there.contents) != (here.description, here.contents)
        }
        assert different == set()
