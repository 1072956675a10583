"""Whether there is a newer version: asked of the index that pip is set up for; no answer is said plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strideguide import __version__
from strideguide.cli import main
from strideguide.cli.upgrade import GET
from strideguide.layers.lock import LOCK, Lock
from strideguide.upgrading.told import head
from strideguide.upgrading.update import Update
from strideguide.upgrading.versions import pinned
from tests import folders


def outdated(brand: Path) -> Result:
    return CliRunner().invoke(main, ["outdated", "--root", str(brand)], catch_exceptions=False)


@pytest.fixture
def brand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A brand's folder, for a pip that knows only the files of a folder beside it."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folders.write(tmp_path / "index", {})))
    return folders.write(tmp_path / "brand", {"brand.yml": "name: Acme\n", "requirements.txt": "strideguide==0.1.0\n"})


def test_a_newer_version_is_told_with_the_way_to_it(brand: Path) -> None:
    folders.write(brand.parent / "index", {"strideguide-99.1-py3-none-any.whl": ""})
    told = outdated(brand)
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines()[:3] == [
        f"installed         {__version__}",
        "requirements.txt  0.1.0",
        "newest            99.1",
    ]
    assert "write strideguide==99.1 into requirements.txt" in told.stdout


# What requirements.txt and strideguide.lock name, and the last line that is said while the newest is installed.
STANDS = [
    (__version__, __version__, "There is nothing newer."),
    (__version__, "", "There is nothing newer."),
    (
        __version__,
        "0.0.9",
        f"Your site still stands on 0.0.9. To see what {__version__} brings, say: strideguide upgrade",
    ),
    ("0.0.9", "0.0.9", f"To get {__version__}: write strideguide=={__version__} into requirements.txt, {GET}"),
]


@pytest.mark.parametrize(("asked", "stands", "said"), STANDS)
def test_what_is_left_to_do_is_said(asked: str, stands: str, said: str, brand: Path) -> None:
    folders.write(brand.parent / "index", {f"strideguide-{__version__}-py3-none-any.whl": ""})
    folders.write(brand, {"requirements.txt": f"strideguide=={asked}\n", LOCK: Lock(stands).written()})
    assert outdated(brand).stdout.splitlines()[-1] == said


def test_an_index_without_it_is_no_news(brand: Path) -> None:
    told = outdated(brand)
    assert told.exit_code == 1
    assert "The index that pip asks has no strideguide." in told.stderr


def test_an_index_that_is_out_of_reach_is_told_as_such(brand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    told = outdated(brand)
    assert told.exit_code == 1
    assert "Are you offline?" in told.stderr


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("strideguide==0.2.0\n", "0.2.0"),
        ("# why\nstrideguide == 0.2.0 ; python_version > '3' # the guide\n", "0.2.0"),
        ("strideguide==0.2.0 \\\n    --hash=sha256:0\n", "0.2.0"),
        ("strideguide>=0.2\n", ""),
        ("strideguide-more==1\n", ""),
    ],
)
def test_the_version_that_a_brand_asks_for(text: str, version: str, tmp_path: Path) -> None:
    assert pinned(folders.write(tmp_path, {"requirements.txt": text})) == version


def test_many_brands_ask_for_one_version(tmp_path: Path) -> None:
    folders.write(tmp_path, {"requirements.txt": "strideguide==0.3\n", "brands/a/brand.yml": "name: A\n"})
    assert pinned(tmp_path / "brands/a") == "0.3"


@pytest.mark.parametrize(
    ("was", "now", "back"), [("0.10.0", "0.9.1", True), ("0.9.1", "0.10.0", False), ("", "1", False)]
)
def test_an_older_version_is_told_with_both_ways_on(was: str, now: str, back: bool) -> None:
    said = head(Update(was, now, [], [], [], []))
    assert [words in said for words in (f"To stay with {was}", "build/upgrade/yours")] == [back, back]
