"""The ten-minute path: from the built wheel, on a machine with nothing of ours, to a complete branded site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from strideguide import chapters, site
from strideguide.library import Library, load
from strideguide.model.kinds import KINDS
from tests.hosts import read

REPOSITORY = Path(__file__).parents[1]
NEEDED = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
LOCK = "requirements/site.txt"  # of which a brand's locked.txt is made
NAME = "Läufer & Söhne's"


def call(words: Sequence[object], at: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `at`, with nothing of this process in its environment but where programs are."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(at), "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(
        list(map(str, words)), cwd=at, env=kept, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def make(at: Path, out: Path, *words: str) -> Path:
    """Build a distribution of the project in `at` into `out`."""
    done = call([sys.executable, "-m", "hatchling", "build", "-d", out, *words], at)
    assert done.returncode == 0, done.stderr
    return next(out.iterdir())


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what distributions are made from, so that nobody edits a file between two of them."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("plugins/strideguide", "data", "content", "overrides"):
        shutil.copytree(REPOSITORY / name, folder / name)
    for name in ("pyproject.toml", "mkdocs.yml", "README.md", "LICENSE", "LICENSE-content", ".gitignore"):
        shutil.copy(REPOSITORY / name, folder / name)
    (folder / LOCK).parent.mkdir()
    shutil.copy(REPOSITORY / LOCK, folder / LOCK)
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(source, tmp_path_factory.mktemp("wheel"), "-t", "wheel")


def installed(wheel: Path, home: Path) -> Path:
    """`strideguide`, installed from the wheel beside what it depends on, without the repository."""
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    options = ("--no-index", "--no-deps", "--quiet")
    done = call([sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], home)
    assert done.returncode == 0, done.stderr
    packages = next((home / "lib").glob("python*/site-packages"))
    # What was installed there by name is seen; the .pth file that leads to the repository is not read.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    where = call([python, "-c", "import strideguide; print(strideguide.__file__)"], home)
    assert where.stdout.strip() == str(packages / "strideguide" / "__init__.py")
    return home / "bin" / "strideguide"


@pytest.mark.nightly
def test_ten_minutes_from_nothing_to_a_branded_site(source: Path, wheel: Path, tmp_path: Path) -> None:
    program, brand = installed(wheel, tmp_path / "machine"), tmp_path / "brand"
    brand.mkdir()
    for words in (["init", "--brand", NAME], ["build"]):
        done = call([program, *words], brand)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stderr
    built = brand / "site"
    assert f"The site is in {built};" in done.stdout
    # The picker for other websites is a file, and no page of this one.
    for_makers = {"coaches/", "contribute/"}
    assert addresses_of(source) ^ read.pages(built) <= {"embed/picker/", *for_makers}
    leading = {built / address / "index.html" for address in former_of(load(source))}
    for path in {*built.rglob("*.html")} - leading:
        title = re.search(r"<title>(.*?)</title>", path.read_text("utf-8"), re.S)
        assert title and NAME in read.plain(title[1]), path
    told = [str(path).encode() for path in (REPOSITORY, source, tmp_path)]
    speaking = [file for file in built.rglob("*") if file.is_file() and any(path in file.read_bytes() for path in told)]
    assert speaking == []
    follow_the_readme(brand)
    done = call([program, "check"], brand)
    assert (done.stdout, done.returncode) == ("no problems\n", 0)


def addresses_of(root: Path) -> set[str]:
    """Every address of the guide below `root`, those that lead on from former ids among them."""
    written, _ = chapters.read(root)
    library = load(root)
    made = [*site.addresses(library), *(chapter.uri for chapter in written)]
    assert len(made) > 400
    return {address or "./" for address in made} | former_of(library)


def former_of(library: Library) -> set[str]:
    """The addresses that lead on to another."""
    return {KINDS[kind].uri(old) for kind, ids in library.former.items() for old in ids}


def follow_the_readme(brand: Path) -> None:
    """Do what the brand's README proposes: a colour, a button, a hidden exercise, a patch."""
    colour, button, hidden, patch = re.findall(r"```yaml\n(.*?)```", (brand / "README.md").read_text("utf-8"), re.S)
    said = (brand / "brand.yml").read_text("utf-8")
    said = said[: said.index("\nhide:\n") + 1] + hidden + colour + button
    (brand / "brand.yml").write_text(said, "utf-8")
    (brand / "data/exercises").mkdir()
    (brand / "data/exercises/squat.yml").write_text(patch, "utf-8")


@pytest.mark.parametrize("needed", NEEDED)
def test_nothing_is_installed_of_a_line_of_versions_that_nobody_has_tried(needed: str) -> None:
    takes = Requirement(needed).specifier
    last = max(Version(each.version) for each in takes if each.operator == "<")
    assert takes.contains(metadata.version(Requirement(needed).name))
    assert [each for each in (f"{last}", f"{last}.0a1", f"{last}.0.dev1", "999") if takes.contains(each, True)] == []


def test_a_site_is_made_with_what_the_program_asks_for() -> None:
    listed = (REPOSITORY / "requirements/site.in").read_text("utf-8").split("\n")
    assert {line for line in listed if line and not line.startswith("#")} == {*NEEDED, "hatchling"}


def test_the_sdist_makes_the_same_wheel(source: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(make(source, tmp_path / "packed", "-t", "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    unpacked = next((tmp_path / "source").iterdir())
    assert make(unpacked, tmp_path / "again", "-t", "wheel").read_bytes() == wheel.read_bytes()


@pytest.mark.nightly
def test_an_installed_program_begins_a_brand_in_any_folder_and_says_what_is_wrong_there(
    wheel: Path, tmp_path: Path
) -> None:
    program, brand = installed(wheel, tmp_path / "müller's machine"), tmp_path / "zwei Läufer"
    brand.mkdir()
    done = call([program, "init", "--brand", NAME], brand)
    assert done.returncode == 0, done.stderr
    assert "\nmkdocs==" in (brand / "locked.txt").read_text("utf-8")
    done = call([program, "init", "--brand", NAME], brand)
    assert (done.returncode, f" in {brand}. Nothing was written." in done.stderr) == (2, True)


@pytest.mark.nightly
@pytest.mark.parametrize("form", ["wheel", "sdist"])
def test_a_build_can_be_repeated(form: str, source: Path, tmp_path: Path) -> None:
    one, two = (make(source, tmp_path / name, "-t", form) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_the_wheel_holds_the_guide_and_nothing_that_only_tests_read(source: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    guide = {
        path.relative_to(source).as_posix()
        for folder in ("data", "content", "overrides")
        for path in (source / folder).rglob("*")
        if path.is_file()
    }
    carried = {name.removeprefix("strideguide/guide/") for name in names if name.startswith("strideguide/guide/")}
    assert carried == {*guide, "mkdocs.yml", LOCK} - {"data/coverage.yml"}
    assert {"strideguide/assets/guide.js", "strideguide/start/brand/brand.yml"} <= names
    assert {name.split("/")[0] for name in names} == {
        "strideguide",
        wheel.name[: -len("-py3-none-any.whl")] + ".dist-info",
    }
