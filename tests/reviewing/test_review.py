"""`strideguide review`: a change of a guide, told from the sites before and after."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from tests import branded, worlds

from strideguide import site
from strideguide.cli import main
from strideguide.layers import ELSEWHERE
from strideguide.library import load
from strideguide.reviewing import told
from strideguide.reviewing.record import read
from strideguide.views.guide import Guide
from strideguide.words import Words

SOFT = {"data/kit/chair.yml": worlds.swapped("data/kit/chair.yml", ("summary: ", "summary: Soft. "))}
BROKEN = {"data/kit/chair.yml": "title: Chair\n"}


def without_pages(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """What a site of the tiny guide with `changes` says for other programs, and one page."""
    root = worlds.write(folder / "guide", changes)
    library = load(root)
    problems, proof = site.proved(root, library)
    assert problems == [] and proof
    made = folder / "site"
    made.mkdir()
    (made / told.DATA).write_bytes(site.data(Guide(library, Words.load(), proof, drawn=False)))
    (made / told.PICKER).write_text(json.dumps(proof.data), "utf-8")
    (made / "index.html").write_text(f"<article>{len(changes or {})} changes</article>", "utf-8")
    return made


def test_answers_that_lead_elsewhere_are_told_and_nothing_is_asked_of_the_same_picker(tmp_path: Path) -> None:
    before, now = without_pages(tmp_path / "old"), without_pages(tmp_path / "new", SOFT)
    asked = json.loads((before / told.PICKER).read_text("utf-8"))
    for state in asked["states"]:
        state["start"] = "stop"
    (before / told.PICKER).write_text(json.dumps(asked), "utf-8")

    review, same = told.compared([], before, now), told.compared([], now, now)

    assert [(each.before, each.now) for each in review.answers] == [("", "first-weeks")]
    assert review.answers[0].example.startswith("goal ") and review.led == review.answers[0].count > 0
    assert [(one.name, one.how) for one in review.edited] == [("kit:chair", "summary")]
    assert (review.changed, [(*group.causes, *group.pages) for group in review.groups]) == (1, [("",)])
    assert same == told.refused([]).model_copy(update={"compared": True})
    assert read(review.written()) == review


def test_a_change_is_told_with_its_pages_and_a_preview_of_it(tmp_path: Path) -> None:
    below, mine = branded.guide(tmp_path / "below"), branded.brand(tmp_path / "mine", changes=branded.BRAND)
    ended = branded.run(below, "review", tmp_path / "before", at=mine)
    assert ended.returncode == 0, ended.stderr
    now = mine / "build/review/site"
    before = tmp_path / "before"
    shutil.copytree(now, before)
    for path in [before / told.DATA, *before.rglob("*.html")]:
        text = path.read_text("utf-8").replace("Grass is soft.", "Grass is hard.").replace("We begin", "They begin")
        path.write_text(text, "utf-8")

    review = told.compared([], before, now)

    assert [(one.what, one.name, one.how) for one in review.edited] == [("changed", "tip:our-tip", "short")]
    pages = {tuple(group.causes): group.pages for group in review.groups}
    assert pages == {("tip:our-tip",): ["tips/", "tips/our-tip/"], (): ["our-way/"]}
    shown = (mine / "build/review/preview/tips/index.html").read_text("utf-8")
    assert "/our-tip/index.html" in shown and "Grass is soft." in shown and "<script" not in shown


def test_of_a_request_that_is_no_guide_the_problems_are_told_and_nothing_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = worlds.write(tmp_path, {**BROKEN, "build/review/preview/index.html": "old"})
    monkeypatch.chdir(root)
    ended = CliRunner().invoke(main, ["review", "before"])
    assert ended.exit_code == 1
    assert ended.stdout.startswith("::error file=data/kit/chair.yml,line=1,col=1,title=missing-field::")
    review = read((root / "build/review/changes.json").read_bytes())
    assert (review.compared, review.errors) == (False, ended.stdout.count("::error"))
    assert review.problems[0].place == "data/kit/chair.yml:1:1"
    assert not (root / "build/review/preview").exists()


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ({}, "There is no folder before: name the site that was built before the change."),
        ({"before/index.html": ""}, "before is no site of a guide: it lacks data.json."),
        ({"before/data.json": "[]"}, "before is the site of no guide that can be compared"),
    ],
)
def test_without_a_state_before_there_is_a_preview_and_a_reason(
    before: dict[str, str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(root: Path, name: str, out: Path) -> int:
        worlds.write(out, {"index.html": "<p>Built", "data.json": "{}"})
        return 0

    monkeypatch.setattr("strideguide.cli.host.build", build)
    monkeypatch.chdir(worlds.write(tmp_path, before))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    ended = CliRunner().invoke(main, ["review", "before"])
    assert ended.exit_code == 0, ended.output
    assert told in ended.stderr and ended.stderr.endswith(" So nothing is compared.\n")
    assert ended.stdout == "The state before could not be built, so nothing is compared.\n"
    assert (tmp_path / "summary.md").read_text("utf-8") == ended.stdout
    assert (tmp_path / "build/review/preview/index.html").is_file()


def test_of_many_brands_each_is_told_at_its_own_lines_and_none_stops_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(branded.guide(tmp_path / "below")))
    monkeypatch.chdir(tmp_path)
    worse = {"data/tips/our-tip.yml": "title: Ours\n", "data/kit/chair.yml": "colour: green\n"}
    for name, changes in {"fell": {}, "odd": worse, "torn": {}}.items():
        branded.brand(tmp_path / "brands" / name, changes={**branded.BRAND, **changes})
    sites = {"before": without_pages(tmp_path / "old"), "now": without_pages(tmp_path / "new", SOFT)}
    shutil.copytree(sites["before"], tmp_path / "sites/fell")

    def build(root: Path, name: str, out: Path) -> int:
        if root.name == "torn":
            raise click.ClickException("There is no room.")
        shutil.copytree(sites["now"], out)
        return 0

    monkeypatch.setattr("strideguide.cli.host.build", build)
    ended = CliRunner().invoke(main, ["review", "--all", "sites"])

    assert ended.exit_code == 1, ended.output
    places = re.findall("^::error file=([^,]+)", ended.stdout, re.M)
    assert {*places} == {f"brands/odd/{file}" for file in worse}
    _, _, said = ended.stdout.partition("## 3 brands\n\n")
    assert said.startswith(
        f"- `fell`: 1 page changed, 1 thing edited\n- `odd`: {len(places)} problems to mend\n- `torn`: no site\n\n"
    )
    assert "\n\n**No site could be built.** The log says why.\n" in said
    assert ended.stderr == "There is no room.\n"
    made = {
        name: read((tmp_path / f"build/review/{name}/changes.json").read_bytes()) for name in ("fell", "odd", "torn")
    }
    assert [(each.built, each.compared, each.errors) for each in made.values()] == [
        (True, True, 0), (True, False, len(places)), (False, False, 0),
    ]  # fmt: skip
    assert [path.parent.name for path in tmp_path.glob("build/review/*/preview")] == ["fell"]


def test_several_folders_are_named_with_all(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["review", "before", str(tmp_path)])
    assert (ended.exit_code, "or several with --all." in ended.output) == (2, True)
