"""Every host refuses to write where something would be lost for it, and whatever fails leaves the site as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import branded, worlds
from tests.folders import FOREIGN, contents, write
from tests.scale import late

from strideguide.hosts import HOSTS
from strideguide.publishing import place
from strideguide.publishing.publication import verify

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
    write(root / "look", {place.HALF: ""})
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
def test_what_no_build_has_made_is_refused_and_done_as_told_it_works(host: str, root: Path) -> None:
    """A folder for pages in which somebody has put what hosts want to find there."""
    pages, way = write(root.parent / "pages", {"CNAME": "guide.example"}), WAYS[f"strideguide {host}"]
    assert f"{CONTENT} (CNAME)" in run(root, way, pages).stderr
    (pages / "CNAME").rename(root / "content/CNAME")
    for _ in range(2):
        ended = run(root, way, pages)
        assert ended.returncode == 0, ended.stderr
    assert (pages / "CNAME").read_text("utf-8") == "guide.example"
    assert verify(pages) == []
    write(pages, {".nojekyll": ""})
    before = contents(pages)
    ended = run(root, way, pages)
    assert ended.returncode == 1
    assert f"{CONTENT} (.nojekyll)" in ended.stderr and "Put what belongs to the site into content/" in ended.stderr
    assert contents(pages) == before


@pytest.mark.parametrize("way", ["properdocs", *late("mkdocs", "strideguide mkdocs", "strideguide zensical")])
def test_a_build_that_fails_leaves_the_site_as_it_was_and_mended_it_is_built(way: str, root: Path) -> None:
    out, template = root.parent / "out", root / "overrides/404.html"
    assert run(root, WAYS[way], out).returncode == 0
    before, sound = contents(out), template.read_text("utf-8")
    template.write_text("{{ oops. }}", "utf-8")
    ended = run(root, WAYS[way], out)
    assert ended.returncode == 1
    assert f"Nothing is published: {out} is as it was." in ended.stderr and "Traceback" not in ended.stderr
    assert contents(out) == before
    template.write_text(sound.replace("Lost", "Missing"), "utf-8")
    ended = run(root, WAYS[way], out)
    assert ended.returncode == 0, ended.stderr
    assert "Missing" in (out / "404.html").read_text("utf-8") and verify(out) == []


# A plugin of somebody else that ends the build in one of its events.
HOOK = """
from mkdocs.plugins import event_priority, get_plugin_logger

@event_priority(-1000)
def {event}(*_, **__):
    {does}
"""
WARNS = 'get_plugin_logger("other").warning("This counts in strict mode.")'
EVENTS = ("on_config", "on_pre_build", "on_files", "on_env", "on_post_page", "on_post_build", "on_shutdown")


@pytest.mark.parametrize("host", ["mkdocs", *late("properdocs")])
@pytest.mark.parametrize(
    ("event", "does"),
    [("on_post_build", WARNS), ("on_post_build", "raise SystemExit(3)"), *late(*((e, "1 / 0") for e in EVENTS))],
)
def test_what_others_do_in_their_last_event_comes_before_a_site_is_published(
    event: str, does: str, host: str, root: Path
) -> None:
    out, way = root.parent / "out", (host, "build", "--strict", "-d", OUT)
    assert run(root, way, out).returncode == 0
    before = contents(out)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"hook.py": HOOK.format(event=event, does=does), "mkdocs.yml": f"{settings}hooks: [hook.py]\n"})
    (root / "content/weather.md").write_text("# Weather\n\nIt pours.\n", "utf-8")
    ended = run(root, way, out)
    if event == "on_shutdown":  # of several that come last, the one of a hook comes after ours
        assert ended.returncode == 1 and verify(out) == []
    else:
        assert ended.returncode == (3 if "Exit" in does else 1)
        assert f"Nothing is published: {out} is as it was." in ended.stderr
        assert contents(out) == before
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    assert run(root, way, out).returncode == 0
    assert "It pours" in (out / "weather/index.html").read_text("utf-8")


LIBRARY = """\
from mkdocs.commands.build import build
from mkdocs.config import load_config
build(load_config(site_dir={out!r}))
"""


def test_a_host_that_others_run_as_a_library_publishes_too(root: Path) -> None:
    """It tells nobody when it ends."""
    out = root.parent / "out"
    ended = subprocess.run([sys.executable, "-c", LIBRARY.format(out=str(out))], cwd=root, timeout=300, check=False)
    assert ended.returncode == 0
    assert verify(out) == []


@pytest.mark.nightly
def test_what_is_deployed_is_what_is_published(root: Path) -> None:
    """A repository of its own, and another that takes what is pushed."""
    who = {f"GIT_{role}_{what}": "a@a.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (("init", "--bare", "../far"), ("init",), ("remote", "add", "origin", "../far")):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    command = [sys.executable, "-m", "mkdocs", "gh-deploy"]
    ended = subprocess.run(command, cwd=root, env={**os.environ, **who}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    listed = ["git", "--git-dir", "../far", "ls-tree", "-r", "--name-only", "gh-pages"]
    pushed = subprocess.run(listed, cwd=root, capture_output=True, text=True, check=True).stdout.split()
    assert sorted({*pushed} - {".nojekyll"}) == sorted(contents(root / "site"))
    assert verify(root / "site") == []


@pytest.mark.parametrize("name", ["weather", *late("a&lt;b")])
def test_code_in_a_heading_or_in_a_files_name_is_text_in_the_title(name: str, root: Path) -> None:
    out, code = root.parent / "out", "</title><script>x(1)</script>"
    write(root / "content", {f"{name}.md": f"# A `{code}`\n" if name == "weather" else "Words.\n"})
    settings = (root / "mkdocs.yml").read_text("utf-8")
    write(root, {"mkdocs.yml": settings.replace("- Weather: weather.md", f'- weather.md\n      - "{name}.md"')})
    assert run(root, WAYS["mkdocs"], out).returncode == 0
    text = (out / name / "index.html").read_text("utf-8")
    assert code not in text and ("<title>A &lt;/title&gt;" in text or "<title>A&amp;lt;b" in text)
