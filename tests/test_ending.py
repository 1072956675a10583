"""Whoever is told to end ends with all that was started, leaves the site as it was, and says so."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from strideguide.layers import ELSEWHERE
from strideguide.publishing.publication import verify
from strideguide.publishing.room import Room
from tests import branded, folders, worlds
from tests.folders import built, contents
from tests.held import SECONDS, SETTINGS, held, strideguide, surroundings
from tests.scale import late

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
OLD = {path: text.encode() for path, text in built({"index.html": "the site of before"}).items()}


def guide(folder: Path) -> Path:
    """A guide whose build can be held, and its site of before."""
    settings = str(branded.GUIDE["mkdocs.yml"]).replace("attr_list: {}", "attr_list: {}, held: {}")
    site = {f"site/{path}": data for path, data in OLD.items()}
    return worlds.write(folder, {**branded.GUIDE, "mkdocs.yml": settings, **site})


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, in which nothing may be left."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path / "tmp"


def told_to_end(*hosts: str) -> pytest.MarkDecorator:
    """Each host with each signal, the first of them at landing."""
    first, *others = product(hosts, CODES)
    return pytest.mark.parametrize(
        ("host", "number"), [first, *late(*others)], ids=lambda told: getattr(told, "name", told)
    )


def left_behind(folder: Path) -> list[str]:
    """What is in the folder for temporary files, but for compiled templates, which are kept."""
    return [path.name for path in folder.iterdir() if not path.name.startswith("_jinja2-cache")]


def as_it_was(root: Path) -> bool:
    """Whether the site of before is published, and nothing of another one is left."""
    return contents(root / "site") == OLD and not Room(root / "site").stage.exists()


@pytest.mark.parametrize("at", ["page", *late("settings")])
@told_to_end("properdocs", "mkdocs", "zensical")
def test_a_build_that_is_interrupted_leaves_the_site_as_it_was(
    host: str, number: signal.Signals, at: str, tmp_path: Path, temporary: Path
) -> None:
    root = guide(tmp_path / "guide")
    build = strideguide("build", "--host", host, "--root", root)
    with held(tmp_path / "held", build, "page" if host == "zensical" else at) as waiting:
        assert waiting.told(number) == CODES[number]
        assert f"The build was interrupted. Nothing is published: {root / 'site'} is as it was." in waiting.said
        assert "The site is in" not in waiting.said and "Traceback" not in waiting.said
        assert waiting.is_over()
    assert as_it_was(root)
    assert left_behind(temporary) == []
    again = subprocess.run(build, env=surroundings(tmp_path / "held"), capture_output=True, text=True, timeout=SECONDS)
    assert again.returncode == 0, again.stderr
    assert verify(root / "site") == []


@pytest.mark.parametrize("host", late("mkdocs", "properdocs", "zensical"))
def test_a_build_that_comes_to_its_end_all_the_same_is_a_success(host: str, tmp_path: Path) -> None:
    """Zensical itself hears nothing while it works, but whoever leads it does."""
    root = guide(tmp_path / "guide")
    build = strideguide("build", "--host", host, "--root", root)
    with held(tmp_path / "held", build, HELD_GOES_ON="yes") as waiting:
        code = waiting.told(signal.SIGINT)
        whole = "sitemap.xml" in contents(root / "site")
        assert (code, "The site is in" in waiting.said) == ((0, True) if whole else (130, False))
        assert whole is (host != "zensical")
        assert waiting.is_over()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGSEGV, 139), *late((signal.SIGKILL, 137), (signal.SIGTERM, 143))]
)
def test_a_host_that_breaks_down_ends_with_the_code_of_its_signal(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    root = guide(tmp_path / "guide")
    with held(tmp_path / "held", strideguide("build", "--root", root)) as waiting:
        subprocess.run(["kill", f"-{number}", str(waiting.holders[0])], check=True)
        assert waiting.told() == code
        said = f"The host was ended by signal {number}. Nothing is published: {root / 'site'} is as it was."
        assert said in waiting.said
        assert waiting.is_over()
    assert as_it_was(root)


def test_a_build_that_fails_half_way_names_the_template_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    below = branded.guide(tmp_path / "below")
    root = branded.brand(
        tmp_path / "ash",
        changes={
            **{f"site/{path}": data.decode() for path, data in OLD.items()},
            "overrides/404.html": "{{ config.never.ever }}",
        },
    )
    ended = branded.run(below, "build", "--root", root)
    assert ended.returncode == 1
    assert "overrides/404.html:1:1: template-failed" in ended.stderr and "Traceback" not in ended.stderr
    assert f"Nothing is published: {root / 'site'} is as it was." in ended.stderr
    assert as_it_was(root)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGKILL, -9), *late((signal.SIGTERM, 143))])
def test_a_preview_ends_with_its_folder_and_its_build(
    number: signal.Signals, code: int, tmp_path: Path, temporary: Path
) -> None:
    root = guide(tmp_path / "guide")
    with held(tmp_path / "held", strideguide("serve", "--root", root, "--address", "127.0.0.1:0")) as waiting:
        assert [name.split("_")[0] for name in left_behind(temporary)] == ["strideguide"]
        assert waiting.told(number) == code
        assert waiting.is_over()
    assert left_behind(temporary) == []
    assert contents(root / "site") == OLD


@told_to_end("mkdocs", "zensical")
def test_of_many_brands_no_other_is_begun_and_each_is_named(host: str, number: signal.Signals, tmp_path: Path) -> None:
    below = branded.guide(tmp_path / "below")
    branded.brand(tmp_path / "brands/ash", "Ash")
    for name in ("birch", "cedar"):
        root = branded.brand(tmp_path / "brands" / name, name)
        (root / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8") + SETTINGS, "utf-8")
    folders.write(tmp_path / "site/birch", {path: data.decode() for path, data in OLD.items()})
    build = strideguide("build", "--all", "--jobs", 1, "--host", host)
    with held(tmp_path / "held", build, root=tmp_path, **{ELSEWHERE: str(below)}) as waiting:
        assert waiting.told(number) == CODES[number]
        assert "The build was interrupted. Built: ash. As before: birch. Not there as yet: cedar." in waiting.said
        assert "2/3  birch  interrupted" in waiting.said and "cedar  " not in waiting.said
        assert "Traceback" not in waiting.said
        assert waiting.is_over()
    assert "sitemap.xml" in contents(tmp_path / "site/ash")
    assert not (tmp_path / "site/cedar").exists()


# A process that does not want to end, and one of its own beside it.
STUBBORN = """\
import os, signal, subprocess, sys, time
line = os.open(os.environ["HELD_LINE"], os.O_WRONLY)
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], pass_fds=[line])
os.write(line, f"{os.getpid()} {left.pid}\\n".encode())
time.sleep(600)
"""
RUN = """\
import os, sys
from pathlib import Path
from strideguide.cli import child
child.STEPS = (("SIGINT", 0.5), ("SIGTERM", 0.5), ("SIGKILL", 60))
with child.Watch() as watch:
    code = child.run([sys.executable, "-c", sys.argv[1]], watch, os.environ, Path())
print(watch.code, code)
"""


def test_who_does_not_listen_is_ended_and_being_told_twice_changes_nothing(tmp_path: Path) -> None:
    with held(tmp_path / "held", [sys.executable, "-c", RUN, STUBBORN]) as waiting:
        assert waiting.told(signal.SIGINT, signal.SIGTERM, signal.SIGINT) == 0
        assert waiting.said == "130 137\n"
        assert waiting.is_over()


def test_in_the_background_of_a_script_ctrl_c_is_ignored_and_kill_is_not(tmp_path: Path) -> None:
    root = guide(tmp_path / "guide")
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [sys.executable, "-c", ignoring, *strideguide("build", "--root", root)]
    with held(tmp_path / "held", command) as waiting:
        assert waiting.told(signal.SIGINT, signal.SIGTERM) == 143
        assert "Aborted!" in waiting.said, "MkDocs hears what its parent does not"
        assert waiting.is_over()
