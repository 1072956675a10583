"""`strideguide init`: what a brand begins with is sound, says what it means, and nothing is written over."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from packaging.requirements import Requirement

from strideguide import __version__, start
from strideguide.brand.reading import read_brand
from strideguide.brand.record import Brand
from strideguide.cli import main
from strideguide.cli.brands import jobs
from strideguide.forms.address import home
from strideguide.forms.written import FOLDER as FORMS
from tests import branded, worlds
from tests.folders import write
from tests.forms.filled import faults

REPOSITORY = Path(__file__).parents[1]
NAMES = [
    "Fell & Forest",
    "The 'Quiet' Runner",
    "a: b # c",
    "- no list",
    "@NAME@ @VERSION@",
    "${{ secrets.TOKEN }}",
    "Läufer:innen 走る",
    "back\\slash 'n' more",
    "[link](javascript:alert(1))",
]

HOME = "https://github.com/fell/forest"
# How a repository is begun, where the brand's folder is in it, and what its brand.yml says of where it is kept.
REPOSITORIES = (
    ((), "", None),
    (("--repository", f"{HOME}.git"), "", HOME),
    (("--many", "--repository", HOME), "brands/fell", f"{HOME}/tree/main/brands/fell"),
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def uncommented(text: str) -> str:
    """brand.yml with every example taken at its word; sentences stay comments."""
    return re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.M)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_comes_through_as_it_is(name: str, tmp_path: Path) -> None:
    ended = run("init", tmp_path, "--brand", name)
    assert ended.exit_code == 0, ended.output
    found = read_brand(tmp_path)
    hidden = {"chapters": ["coaches.md", "contribute.md"]}
    assert (found.brand, found.problems) == (Brand.model_validate({"name": name, "hide": hidden}), ())
    assert yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))["site_name"] == name
    workflow = (tmp_path / ".github/workflows/publish.yml").read_text("utf-8")
    assert name not in workflow


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("  ", "A brand needs a name."),
        ("x" * 61, "The name has 61 letters"),
        ("a\nb", "a line break or another sign"),
        ("a\u202eb", "a line break or another sign"),
        ('<b>"', 'The name holds < and > and ".'),
    ],
)
def test_a_name_that_no_page_could_show_is_refused(name: str, why: str, tmp_path: Path) -> None:
    ended = run("init", tmp_path, "--brand", name)
    assert ended.exit_code == 2
    assert why in ended.output
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    ended = run("init", tmp_path, "--brand", "Fell")
    assert ended.exit_code == 2
    assert "There is already README.md" in ended.output
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_every_example_in_brand_yml_holds(tmp_path: Path) -> None:
    text = start.brand("Fell")["brand.yml"]
    said = yaml.safe_load(uncommented(text))
    assert set(said) == {
        "name", "tagline", "address", "repository", "colours", "logo", "calls", "contact", "people", "legal", "hide",
    }  # fmt: skip
    branded.brand(tmp_path, changes={"brand.yml": uncommented(text)})
    problems = read_brand(tmp_path).problems
    assert {problem.code for problem in problems} == {"missing-file"}  # the logo


def test_what_the_readme_says_about_brand_yml_holds() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", start.alone("Fell")["README.md"], re.S)
    assert len(blocks) == 4
    for block in blocks[:3]:
        Brand.model_validate({"name": "Fell", **yaml.safe_load(block)})


def test_the_readme_uploads_what_is_ours_and_nothing_that_the_program_makes() -> None:
    files = start.alone("Fell")
    [told] = re.findall(r"3\. Press \*\*uploading.*?(?=\n4\.)", files["README.md"], re.S)
    made = {line.strip("/") for line in files[".gitignore"].splitlines() if not line.startswith("#")}
    assert {*re.findall(r"`([^`]+)`", told)} == {*made, ".github"}
    assert len(files) < 50  # GitHub's page takes 100 at once


@pytest.mark.parametrize(("words", "top", "said"), REPOSITORIES, ids=["unknown", "one", "many"])
def test_a_repository_asks_readers_what_is_wrong_and_has_a_private_way(
    words: tuple[str, ...], top: str, said: str | None, tmp_path: Path
) -> None:
    ended = run("init", tmp_path, "--brand", "Fell", *words)
    assert ended.exit_code == 0, ended.output
    asked = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (tmp_path / FORMS).iterdir()}
    assert asked.keys() == {"config", "correction"} and [*faults(asked["correction"])] == []
    assert "Report a vulnerability" in asked["correction"]["body"][0]["attributes"]["value"]
    links = [link["url"] for link in asked["config"].get("contact_links", [])]
    assert links == ([f"{HOME}/security/advisories/new"] if said else [])
    folder = tmp_path / top
    assert read_brand(folder).brand.repository == said
    assert run("forms", "--check", "--root", folder).exit_code == (0 if said else 2)
    assert not said or home(said) == HOME


def test_a_repository_elsewhere_has_no_forms_and_is_told(tmp_path: Path) -> None:
    ended = run("init", tmp_path, "--brand", "Fell", "--repository", "https://git.example/fell/forest")
    assert (ended.exit_code, [*tmp_path.iterdir()]) == (2, [])
    assert "is no repository on github.com" in ended.output


@pytest.mark.parametrize("files", [start.alone("Fell"), start.shared()], ids=["one", "many"])
def test_what_a_repository_shows_is_said_before_anything_is_uploaded(files: dict[str, str]) -> None:
    told = " ".join(files["README.md"].split())
    assert "`consent`" in told and "everybody" in told.lower()
    assert "anything about somebody's health" in told


def test_the_version_is_this_one() -> None:
    assert f"strideguide=={__version__}\n" in start.alone("Fell")["requirements.txt"]
    assert f"strideguide=={__version__}\n" in start.shared()["requirements.txt"]


@pytest.mark.parametrize("files", [start.alone("Fell"), start.shared()], ids=["one", "many"])
def test_what_the_program_needs_of_others_is_locked_with_hashes_and_nothing_that_only_packs_it(
    files: dict[str, str],
) -> None:
    parts = [part.split(" \\\n    --hash=") for part in re.split(r"\n(?=\S)", files["locked.txt"])[2:]]
    locked = {Requirement(named).name for named, *_ in parts}
    assert all(hashes and all(re.fullmatch(r"sha256:[0-9a-f]{64}\n?", one) for one in hashes) for _, *hashes in parts)
    needed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {Requirement(one).name for one in needed} <= locked
    assert not locked & {"hatchling", "pluggy", "trove-classifiers", "strideguide"}


@pytest.mark.parametrize("files", [start.alone("Fell"), start.shared()], ids=["one", "many"])
def test_a_workflow_may_do_no_more_than_it_must(files: dict[str, str]) -> None:
    workflow = yaml.safe_load(files[".github/workflows/publish.yml"])
    assert workflow["permissions"] == {}
    allowed = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert allowed.pop("deploy") == {"pages": "write", "id-token": "write"}
    assert allowed.pop("gather", {"contents": "write"}) == {"contents": "write"}  # the release that keeps sound sites
    assert all(rights in ({"contents": "read"}, {}) for rights in allowed.values())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert all("${{" not in step.get("run", "") for step in steps)
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout")]
    assert checkouts and all(step["with"] == {"persist-credentials": False} for step in checkouts)


def test_many_brands_share_what_publishes_them(tmp_path: Path) -> None:
    for name in ("Fell & Forest", "Ruhe Läuft"):
        ended = run("init", tmp_path, "--many", "--brand", name)
        assert ended.exit_code == 0, ended.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".github",
        ".gitignore",
        "README.md",
        "brands",
        "locked.txt",
        "requirements.txt",
    ]
    assert read_brand(tmp_path / "brands/fell-forest").brand.name == "Fell & Forest"
    assert read_brand(tmp_path / "brands/ruhe-lauft").brand.name == "Ruhe Läuft"
    again = run("init", tmp_path, "--many", "--brand", "Fell Forest")
    assert again.exit_code == 2 and "There is already brand.yml" in again.output


def test_the_matrix_names_every_brand_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b", "a", "c"):
        branded.brand(tmp_path / "brands" / name)
    (tmp_path / "brands/no-brand").mkdir()
    monkeypatch.chdir(tmp_path)
    ended = run("brands", "--matrix")
    assert json.loads(ended.output) == {
        "include": [{"brand": name, "folder": f"brands/{name}"} for name in ("a", "b", "c")]
    }
    assert run("brands").output == "brands/a\nbrands/b\nbrands/c\n"


@pytest.mark.parametrize("count", [1, 255, 256, 257, 1000])
def test_a_matrix_never_has_more_jobs_than_github_starts(count: int) -> None:
    made = jobs([Path(f"brands/b{number}") for number in range(count)])
    assert len(made) == min(count, 256)
    assert len({job["brand"] for job in made}) == len(made)
    sizes = {len(job["folder"].split()) for job in made}
    assert max(sizes) - min(sizes) <= 1
    assert " ".join(job["folder"] for job in made).split() == [f"brands/b{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("brands/a b", "can't be a brand's"),
        ("brands/$(x)", "can't be a brand's"),
        ("other/a", "no folder with a brand"),
    ],
)
def test_a_folder_that_a_shell_would_split_is_refused(
    folder: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    branded.brand(tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    ended = run("brands", "--matrix")
    assert ended.exit_code == 2
    assert why in ended.output


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "brands/b/brand.yaml",
            '"brands/b" is no brand, as its file is called "brand.yaml". Call it brand.yml.',
        ),
        ("brands/b/brand.yml.txt", 'as its file is called "brand.yml.txt". Call it brand.yml.'),
        ("brands/brand.yaml", 'The folder "brands" is no brand'),
        (
            "brands/b/c/brand.yml",
            'The brand in "brands/b/c" lies deeper than right below "brands". Move it up',
        ),
        ("brands/b/notes.txt", ""),
    ],
)
def test_a_folder_that_was_meant_to_be_a_brand_is_told_and_never_passed_over(
    file: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"brands/a/brand.yml": "name: A\n", file: "name: B\n"})
    monkeypatch.chdir(tmp_path)
    ended = run("brands")
    assert (ended.exit_code, ended.output.startswith("brands/a")) == ((2, False) if said else (0, True))
    assert said in ended.output


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_without_settings_for_the_host_is_wrong_usage(command: str, tmp_path: Path) -> None:
    branded.brand(tmp_path)
    (tmp_path / "mkdocs.yml").unlink()
    ended = run(command, "--root", tmp_path)
    assert ended.exit_code == 2
    assert "There is no mkdocs.yml in" in ended.output


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_settings_that_lack_what_every_host_needs_are_told_before_one_begins(command: str, tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {"mkdocs.yml": "theme: material\n"})
    ended = run(command, "--root", root)
    assert ended.exit_code == 1
    assert ended.output.count("mkdocs.yml:1:1: missing-field") == 2
    assert 'Write "site_name: "' in ended.output and 'Write "docs_dir: content"' in ended.output


@pytest.mark.parametrize("command", ["build", "serve"])
def test_settings_for_the_host_that_are_broken_are_told_at_their_line(command: str, tmp_path: Path) -> None:
    (branded.brand(tmp_path) / "mkdocs.yml").write_text("site_name: A\nnav: {\n", "utf-8")
    ended = run(command, "--root", tmp_path)
    assert ended.exit_code == 1
    assert "mkdocs.yml:2:6: yaml-syntax" in ended.output
