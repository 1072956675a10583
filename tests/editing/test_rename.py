"""Another id for a thing: every place follows, the old address leads on, and no other character of a file changes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from tests import folders, worlds
from tests.folders import contents

from strideguide.cli import main
from strideguide.editing.rename import rename
from strideguide.editing.spots import spots
from strideguide.editing.trial import Trial, trials
from strideguide.layers import entries, shipped
from strideguide.library import load
from strideguide.model.kinds import KINDS
from strideguide.source import read

NAMED = yaml.safe_load(Path(__file__).with_name("cases").joinpath("named.yml").read_text("utf-8"))
SQUAT = "data/exercises/squat.yml"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)], catch_exceptions=False)


@pytest.mark.parametrize("kind", KINDS)
def test_any_id_can_be_changed(kind: str) -> None:
    library = load(worlds.TINY)
    for id in library.things[kind]:
        with trials(worlds.TINY) as (tried, _):
            rename(tried, (kind, id), "called-anew")
            made = tried.made()
            assert made.led_on(kind)[id] == "called-anew"
            assert not spots(tried.copy, made, (kind, id))
            assert not tried.wrong(), id


@pytest.mark.nightly
@pytest.mark.parametrize("kind", KINDS)
def test_all_ids_of_a_kind_can_be_changed_one_after_the_other(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = cache(lambda path, root, prefix, content: read(path, root, prefix))
    monkeypatch.setattr(entries, "read", lambda path, *above: kept(path, *above, path.read_bytes()))
    with trials(shipped()) as (first, _):
        tried = Trial(first.copy, first.copy)  # each change stands on those before it, and all are judged together
        ids = [*tried.load().things[kind]]
        for id in ids:
            rename(tried, (kind, id), f"{id}-anew")
        made = tried.made()
        assert {id: made.led_on(kind).get(id) for id in ids} == {id: f"{id}-anew" for id in ids}
        assert not [spot for id in ids for spot in spots(tried.copy, made, (kind, id))]
        assert not tried.wrong()


def test_only_ids_change_whatever_a_file_is_like(tmp_path: Path) -> None:
    plan = worlds.FILES["data/plans/first-weeks.yml"]
    root = worlds.write(tmp_path, {"data/plans/first-weeks.yml": f"# A note: squat\n{plan}".replace("\n", "\r\n")})
    before = contents(root)
    run(root, "rename", "exercise:squat", "sit-down")
    after = contents(root)
    assert set(before) - set(after) == {SQUAT}
    for file, content in after.items():
        old = before[file.replace("sit-down.yml", "squat.yml")]
        assert content.replace(b", squat]", b"]").replace(b"sit-down", b"squat") == old, file


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["exercise:squat", "Sit down"], '"Sit down" can\'t be an id.'),
        (["level:beginner", "advanced"], '"advanced" is the id of another level already.'),
        (["squat", "sit-down"], "more than one thing: exercise:squat, pattern:squat"),
        (["exercise:squad", "sit-down"], 'Did you mean "exercise:squat"?'),
        (["level:beginner", "newcomer"], "No id is given twice."),
        ([":squat", "sit-down"], '"squat" is more than one thing: exercise:squat, pattern:squat'),
        (["", "sit-down"], 'The guide says nothing of "".\n'),
        (["kit:chair", "stool"], 'names "chair" in a way that can\'t be changed by itself'),
    ],
)
def test_what_can_not_be_an_id_is_refused_in_words(words: list[str], says: str, tmp_path: Path) -> None:
    odd = worlds.swapped("data/vocabulary.yml", ("kit: [chair]", 'kit: ["ch\\x61ir"]'))
    gone = "level: {newcomer: {reason: Nobody said it.}}\n"
    root = worlds.write(tmp_path, {"data/vocabulary.yml": odd, "data/removed.yml": gone})
    before = contents(root)
    result = run(root, "rename", *words)
    assert (result.exit_code, contents(root)) == (2, before)
    assert says in result.stderr


def test_brands_follow_the_guide_that_they_stand_on(tmp_path: Path) -> None:
    root = worlds.write(tmp_path / "guide")
    brand = tmp_path / "brand"
    (brand / "content").mkdir(parents=True)
    (brand / "brand.yml").write_text("name: Acme\nhide: {things: ['faq:do-squats-help']}\n")
    (brand / "content/ours.md").write_text("# Ours\n\n[Ask](faq:do-squats-help#short) us.\n")
    result = run(root, "rename", "faq:do-squats-help", "why-squat", "--brand", str(brand))
    assert result.exit_code == 0, result.output
    assert (brand / "brand.yml").read_text() == "name: Acme\nhide: {things: ['faq:why-squat']}\n"
    assert (brand / "content/ours.md").read_text() == "# Ours\n\n[Ask](faq:why-squat#short) us.\n"


@pytest.mark.parametrize("case", NAMED, ids=lambda case: f"{case['thing']} in {case['says'][:40]}")
def test_every_place_of_a_brand_in_which_an_id_stands_follows(case: dict[str, Any], tmp_path: Path) -> None:
    file, (kind, _, old) = case.get("file", "brand.yml"), case["thing"].partition(":")
    before, after = (f"# Fell\n{case['says'].replace('{}', id)}\n" for id in (old, "called-anew"))
    root = folders.write(tmp_path, {file: before})
    tried = Trial(root, root)
    tried.rename(spots(root, load(worlds.TINY), (kind, old)), old, "called-anew")
    assert tried.read(file) == after


def test_places_are_listed_with_who_names_a_thing_there(tmp_path: Path) -> None:
    result = run(worlds.write(tmp_path), "refs", "exercise:squat")
    assert "data/plans/first-weeks.yml:27:23  plan:first-weeks\n" in result.output
    assert result.output.splitlines()[-1].startswith("exercise:squat: named in ")


def test_drafts_follow_and_are_none_of_the_things_that_have_an_id_to_change(tmp_path: Path) -> None:
    draft = "title: Air squat\ndraft: true\neasier: [squat]\nsetup: As in a [squat](exercise:squat).\n"
    root = worlds.write(tmp_path, {"data/exercises/air-squat.yml": draft})
    assert "data/exercises/air-squat.yml:3:10  exercise:air-squat" in run(root, "refs", "exercise:squat").output
    run(root, "rename", "exercise:squat", "exercise:sit-down")
    renamed = draft.replace("[squat]\n", "[sit-down]\n").replace("exercise:squat", "exercise:sit-down")
    assert (root / "data/exercises/air-squat.yml").read_text() == renamed


def test_a_draft_that_others_name_is_listed_and_changed_by_hand(tmp_path: Path) -> None:
    named = "draft: true\ntitle: Air squat\n"
    drafts = {"data/exercises/air-squat.yml": named, "data/exercises/deep.yml": f"{named}easier: [air-squat]\n"}
    words = worlds.FILES["data/vocabulary.yml"].replace("levels:", "levels:\n  expert: {draft: true, title: Expert}")
    root = worlds.write(tmp_path, {**drafts, "data/vocabulary.yml": words})
    assert "data/exercises/deep.yml:3:10  exercise:deep" in run(root, "refs", "air-squat").output
    before = contents(root)
    refused = run(root, "rename", "air-squat", "knee-bend").stderr
    assert "Change or delete its file, data/exercises/air-squat.yml; strideguide refs exercise:air-squat" in refused
    gone = run(root, "remove", "level:expert", "--reason", "Nobody is.").stderr
    assert "Change or delete its entry in data/vocabulary.yml" in gone
    assert contents(root) == before
