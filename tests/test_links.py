"""Who refers to whom: references, links in prose, and backlinks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from strideguide.library import load
from strideguide.links import Reference, backlinks, check, references
from strideguide.marks import link_targets, marks
from strideguide.model.base import Markdown, RefTo
from strideguide.words import Words
from tests import worlds


@pytest.mark.parametrize(
    ("markdown", "targets"),
    [
        ("[a](b)", ["b"]),
        ("[a]( b )", ["b"]),
        ("[a](<b>)", ["b"]),
        ("[a](b 'title') [c](d)", ["b", "d"]),
        ("[a](\nb)", ["b"]),
        ("![a](b)", ["b"]),
        ("[![a](b)](c)", ["b", "c"]),
        ("[a]()", [""]),
        ("[a][b]\n\n[b]: c", ["c"]),
        ("   [b]: <c>", ["c"]),
        ("<https://a.b>", ["https://a.b"]),
        ("a < b: c > d", []),
        ("[a] (b)", []),
        ("no link", []),
    ],
)
def test_every_target_that_markdown_may_hold_is_found(markdown: str, targets: list[str]) -> None:
    assert list(link_targets(markdown)) == targets


def test_marks_are_references_and_prose_with_their_paths(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    found = {path: mark for path, mark, _ in marks(library.things["exercise"]["squat"])}
    assert found["muscles", "primary", 0] == RefTo("muscle")
    assert found["doses", 0, "levels", "beginner"] == RefTo("level")
    assert found["helps", 0, "evidence", 0] == RefTo("evidence")
    assert found["setup",] == Markdown()
    assert ("summary",) not in found


def test_a_reference_names_its_field_and_a_link_is_a_mention(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    found = list(references("exercise", library.things["exercise"]["squat"]))
    assert Reference(("exercise", "squat"), "exercise.cautions.condition", ("injury", "sore-knee")) in found
    assert Reference(("exercise", "squat"), "exercise.mentions", ("muscle", "quads")) in found


def test_backlinks_name_each_referrer_once_and_never_the_thing_itself(tmp_path: Path) -> None:
    tip = "data/tips/start-small.yml"
    text = worlds.swapped(tip, ("a little", "[a](tip:start-small) [b](kit:chair) [c](kit:chair)"))
    found = backlinks(load(worlds.write(tmp_path, {tip: text})))
    assert found["kit", "chair"]["tip.mentions"] == ["start-small"]
    assert not any(found.get(("tip", "start-small"), {}).values())


def test_no_title_of_backlinks_is_for_a_reference_that_nothing_can_make(tmp_path: Path) -> None:
    changes = {
        "data/exercises/squat.yml": worlds.swapped(
            "data/exercises/squat.yml", ("secondary: []", "secondary: [calf]"), ("all_of: []", "all_of: [wall]")
        ),
        "data/activities/swimming.yml": worlds.swapped(
            "data/activities/swimming.yml",
            ("cautions: none known", "cautions: [{condition: sore-knee, action: avoid, note: Rest.}]"),
            ("{origin: own work}", "{origin: own work, sources: [old-guide]}"),
            ("kit: []", "kit: [chair]"),
        ),
        "data/plans/first-weeks.yml": worlds.swapped(
            "data/plans/first-weeks.yml", ("{origin: own work}", "{origin: own work, sources: [old-guide]}")
        ),
        "data/muscles/calf.yml": worlds.FILES["data/muscles/quads.yml"],
        "data/kit/wall.yml": worlds.FILES["data/kit/chair.yml"],
    }
    found = backlinks(load(worlds.write(tmp_path, changes)))
    there = {(kind, relation) for (kind, _), relations in found.items() for relation in relations}
    titles = {tuple(key.split(".", 1)) for key in Words.load().below("backlinks") if not key.endswith(".mentions")}
    assert titles - there == set()


def test_an_id_of_the_last_commit_is_known(tmp_path: Path) -> None:
    root = worlds.write(tmp_path)
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "A"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    (root / "data/muscles/quads.yml").rename(root / "data/muscles/thighs.yml")
    told = [problem.remedy for problem in check(load(root)) if problem.code == "unknown-reference"]
    assert told
    assert all('Write "former_ids: [quads]" into data/muscles/thighs.yml' in remedy for remedy in told)
