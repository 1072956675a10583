"""A thing is given up: its places go or name another, its id and reason are kept, its address leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import worlds
from tests.folders import contents

from strideguide import site
from strideguide.cli import main
from strideguide.library import load

KIT = "title: Mat\nsummary: Soft to lie on.\nplace: home\n"
EXERCISE = "data/exercises/squat.yml"


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--root", str(root)], catch_exceptions=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny guide with a mat at home, of which a tip speaks."""
    places = ("kit: [chair]}", "kit: [chair, 'mat']}  # what is there")
    return worlds.write(
        tmp_path,
        {
            "data/kit/mat.yml": KIT,
            "data/vocabulary.yml": worlds.swapped("data/vocabulary.yml", places),
            "content/mats.md": "# Mats\n\nLie on a [mat](kit:mat), or sit on a [chair](kit:chair).\n",
        },
    )


def test_what_can_do_without_it_does(root: Path) -> None:
    result = run(root, "remove", "kit:mat", "--reason", "Nobody used it.")
    assert result.exit_code == 0, result.output
    assert not site.check(root)
    assert "kit: [chair]}  # what is there" in (root / "data/vocabulary.yml").read_text()
    assert (root / "content/mats.md").read_text() == "# Mats\n\nLie on a mat, or sit on a [chair](kit:chair).\n"
    assert (root / "data/removed.yml").read_text() == 'kit:\n  mat: {reason: "Nobody used it."}\n'


def test_another_thing_takes_its_places_and_its_address(root: Path) -> None:
    (root / "data/vocabulary.yml").write_text(worlds.FILES["data/vocabulary.yml"].replace("kit: [chair]", "kit: [mat]"))
    result = run(root, "remove", "kit:mat", "--reason", "A chair does.", "--instead", "chair")
    assert result.exit_code == 0, result.output
    assert "[mat](kit:chair)" in (root / "content/mats.md").read_text()
    assert load(root).led_on("kit") == {"mat": "chair"}
    assert site.build(root).redirects["kit/mat/"] == "kit/chair/"


def test_what_others_need_stays_and_they_are_named(root: Path) -> None:
    before = contents(root)
    result = run(root, "remove", "exercise:squat", "--reason", "Nobody used it.")
    assert (result.exit_code, contents(root)) == (2, before)
    assert "These can't do without exercise:squat:" in result.stderr
    assert "data/plans/first-weeks.yml" in result.stderr


def test_a_guide_that_is_not_clean_is_mended_first(root: Path) -> None:
    (root / "data/kit/chair.yml").write_text("title: [Chair\n")
    before = contents(root)
    result = run(root, "remove", "kit:mat", "--reason", "Nobody used it.")
    assert (result.exit_code, contents(root)) == (1, before)
    assert "data/kit/chair.yml" in result.stdout


def test_what_serves_instead_is_named_once_in_a_list(root: Path) -> None:
    result = run(root, "remove", "kit:mat", "--reason", "A chair does.", "--instead", "kit:chair")
    assert result.exit_code == 0, result.output
    assert "kit: [chair]}  # what is there" in (root / "data/vocabulary.yml").read_text()
    assert "Read these again, as words of theirs may still speak of it: content/mats.md." in result.output


def test_what_serves_instead_has_none_of_the_steps_of_what_is_gone_and_no_link_to_itself(root: Path) -> None:
    squat = worlds.FILES[EXERCISE]
    deep = squat.replace("title: Squat", "title: Deep squat").replace(
        "aliases: [knee bend]\nformer_ids: [deep-squat]\n", ""
    )
    (root / "data/exercises/deep.yml").write_text(deep.replace("easier: []", "easier: [squat]"))
    text = squat.replace("harder: []", "harder: [deep]").replace(
        "  Stand with", "  As in a [deep\n  one](exercise:deep), stand with"
    )
    (root / EXERCISE).write_text(text)
    result = run(root, "remove", "exercise:deep", "--reason", "One is enough.", "--instead", "exercise:squat")
    assert result.exit_code == 0, result.output
    assert (root / EXERCISE).read_text() == squat.replace("  Stand with", "  As in a deep\n  one, stand with")


def test_nothing_is_written_if_something_would_be_wrong_then(root: Path) -> None:
    before = contents(root)
    result = run(root, "remove", "level:beginner", "--reason", "One is enough.", "--instead", "advanced")
    assert (result.exit_code, contents(root)) == (1, before)
    assert "duplicate-key" in result.stdout  # doses for both levels
    assert "Nothing was written" in result.stderr


def test_an_entry_of_a_list_goes_with_all_its_lines(root: Path) -> None:
    words = root / "data/vocabulary.yml"
    entry = (
        "  twist:\n    title: Twist\n    summary: You turn.\n    jumps: false\n    why: |\n      Do.\n\n      Often.\n"
    )
    before = words.read_text().replace("  squat:\n", "  # the rest\n  squat:\n")
    words.write_text(before.replace("  # the rest\n", f"{entry}  # the rest\n"))
    result = run(root, "remove", "pattern:twist", "--reason", "Nobody used it.")
    assert (result.exit_code, words.read_text()) == (0, before), result.output


def test_a_brand_is_told_how_to_hide_what_it_can_not_remove(root: Path, tmp_path: Path) -> None:
    brand = tmp_path / "brand"
    brand.mkdir()
    (brand / "brand.yml").write_text("name: Acme\n")
    result = run(brand, "remove", "exercise:squat", "--reason", "We don't.")
    assert result.exit_code == 2
    assert "write exercise:squat below hide, things in brand.yml.\n" in result.stderr


@pytest.mark.parametrize("reason", ["x", "Nobody\nused it.", ""])
def test_a_reason_that_can_not_be_kept_is_told_as_what_was_said(root: Path, reason: str) -> None:
    before = contents(root)
    result = run(root, "remove", "kit:mat", "--reason", reason)
    assert (result.exit_code, contents(root)) == (2, before)
    assert '" is no reason. Write a few words on one line after --reason.' in result.stderr
