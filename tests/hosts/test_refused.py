"""Every host refuses to write where something would be deleted for it, and goes on where it was interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import branded, worlds
from tests.folders import FOREIGN, contents, write
from tests.scale import late

from strideguide.cli.host import HOSTS
from strideguide.hosts import target

CONTENT, OWN, HOME = "no build has made", "one of the guide's own", "home folder"
# The hosts, each in its own way.
OUT = "OUT"
WAYS: dict[str, Sequence[str]] = {
    **{f"strideguide {host}": ("strideguide", "build", "--host", host, "--out", OUT) for host in HOSTS},
    **{host: (host, "build", "-d", OUT) for host in ("mkdocs", "properdocs")},
    "mkdocs dirty": ("mkdocs", "build", "--dirty", "--site-dir", OUT),
    "zensical": ("strideguide.hosts.zensical", ".", OUT),
}
AT_LANDING = ("strideguide mkdocs", "properdocs")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home, since none of these tests may ever come near a real one."""
    monkeypatch.setenv("HOME", str(tmp_path / "people/home"))
    return write(tmp_path / "people/home", {"letter.txt": "Dear all"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return worlds.write(tmp_path / "all/guide", branded.GUIDE)


def run(root: Path, words: Sequence[str], out: object = "") -> subprocess.CompletedProcess[str]:
    """A module run in the guide's folder."""
    command = [sys.executable, "-m", *(str(out) if word == OUT else word for word in words)]
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", timeout=300, check=False)


@pytest.mark.parametrize("way", [*AT_LANDING, *late(*(way for way in WAYS if way not in AT_LANDING))])
@pytest.mark.parametrize(
    ("folder", "why"),
    [("foreign", CONTENT), *late(("guide/data", OWN), ("guide/overrides", OWN), ("../people/home", HOME))],
)
def test_every_host_refuses_before_it_touches_anything(way: str, folder: str, why: str, root: Path, home: Path) -> None:
    write(root.parent / "foreign", FOREIGN)
    before, out = (contents(root.parent), contents(home)), (root.parent / folder).resolve()
    ended = run(root, WAYS[way], out)
    assert ended.returncode not in (0, None)
    assert why in ended.stderr and str(out) in ended.stderr and "Traceback" not in ended.stderr
    assert (contents(root.parent), contents(home)) == before


@pytest.mark.parametrize("host", ["mkdocs", *late("properdocs")])
def test_a_folder_that_the_settings_name_is_refused_too(host: str, root: Path) -> None:
    foreign = write(root.parent / "foreign", FOREIGN)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}site_dir: ../foreign\n", "utf-8")
    before = contents(foreign)
    ended = run(root, (host, "build"))
    assert ended.returncode != 0
    assert CONTENT in ended.stderr and "Traceback" not in ended.stderr
    assert contents(foreign) == before


@pytest.mark.parametrize("host", ["properdocs", *late("mkdocs", "zensical")])
def test_folders_that_only_the_settings_name_are_the_guides_own(host: str, root: Path) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "overrides").rename(root / "look")
    (root / "mkdocs.yml").write_text(settings.replace("custom_dir: overrides", "custom_dir: look"), "utf-8")
    write(root / "look", {target.MARKER: ""})
    before = contents(root)
    ended = run(root, WAYS[f"strideguide {host}"], "look")
    assert ended.returncode == 1
    assert OWN in ended.stderr and "Traceback" not in ended.stderr
    assert contents(root) == before


def test_each_brand_of_many_is_judged_by_itself(tmp_path: Path) -> None:
    below = branded.guide(tmp_path / "below")
    for name in ("ash", "birch"):
        branded.brand(tmp_path / "brands" / name, name)
    foreign = write(tmp_path / "out/birch", FOREIGN)
    before = contents(foreign)
    ended = branded.run(below, "build", "--all", "--out", "out", at=tmp_path)
    assert ended.returncode == 1
    assert "1 of 2 failed: birch." in ended.stdout
    assert CONTENT in ended.stderr
    assert contents(foreign) == before
    assert (tmp_path / "out/ash/sitemap.xml").is_file()


@pytest.mark.parametrize("host", ["mkdocs", *late("properdocs", "zensical")])
def test_done_as_told_it_works_and_hidden_files_stay(host: str, root: Path) -> None:
    """A folder for pages: it is emptied by hand, built twice, and git's own file in it is nobody's business."""
    pages = write(root.parent / "pages", {"README.md": "old", ".git": "gitdir: elsewhere", ".well-known/x": "mine"})
    way = WAYS[f"strideguide {host}"]
    assert run(root, way, pages).returncode != 0
    (pages / "README.md").unlink()
    for left in ("", "left.html"):
        if left:
            (pages / left).touch()
        ended = run(root, way, pages)
        assert ended.returncode == 0, ended.stderr
        assert not {target.MARKER, "left.html"} & contents(pages).keys()
        assert (pages / ".git").read_text("utf-8") == "gitdir: elsewhere"
        assert (pages / ".well-known/x").read_text("utf-8") == "mine"
    assert json.loads((pages / "data.json").read_bytes()).keys() >= target.SAID


@pytest.mark.parametrize("host", ["properdocs", *late("mkdocs")])
def test_a_build_that_was_aborted_can_be_built_again(host: str, root: Path) -> None:
    out, template = root.parent / "out", root / "overrides/404.html"
    sound, way = template.read_text("utf-8"), WAYS[host]
    template.write_text("{{ oops. }}", "utf-8")
    assert run(root, way, out).returncode != 0
    assert (out / target.MARKER).is_file() and not (out / "data.json").exists()
    assert (out / "hill.png").is_file()
    template.write_text(sound, "utf-8")
    ended = run(root, way, out)
    assert ended.returncode == 0, ended.stderr
    assert (out / "data.json").is_file() and not (out / target.MARKER).exists()
