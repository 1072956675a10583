"""Folders become a library: what is there, in which order, and what each thing remembers of its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from strideguide.layers import files_below
from strideguide.library import load
from strideguide.model.base import Record
from strideguide.model.kinds import KINDS
from strideguide.model.picker import Picker
from strideguide.problems import Place
from tests import worlds

CHAIR = "data/kit/chair.yml"


def test_the_tiny_guide_has_a_thing_of_every_kind(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    assert library.problems == []
    assert [kind for kind in KINDS if not library.things[kind]] == []
    assert {kind: set(things) for kind, things in library.things.items()} == library.declared


def written(value: object, text: Any) -> Iterator[tuple[type[Record], set[str]]]:
    """Every record in a value, at every depth, with the fields that are written in it; `text` is what was written."""
    if isinstance(value, Record):
        yield type(value), set(text)
        yield from (found for name in text for found in written(getattr(value, name), text[name]))
    elif isinstance(value, list | dict):
        steps = range(len(value)) if isinstance(value, list) else value
        yield from (found for step in steps for found in written(value[step], text[step]))


# Fields that guides of other tests write: pairs and twists of figures, and what only weeks of plans and rules need.
ELSEWHERE = {
    "Mistake": {"pair"},
    "Pose": {"twist"},
    "Dose": {"harder_by"},
    "Exercise": {"harder_by", "light_alone"},
    "Kit": {"step"},
    "Evidence": {"contains", "same_trials"},
    "Plan": {"alike", "occasions"},
    "Phase": {"before_race", "weight", "changes"},
    "Level": {"key_runs"},
    "Goal": {"key_runs"},
    "Rule": {"instead_of"},
    "Looks": {"only_on", "contacts"},
}


def test_the_tiny_guide_writes_every_field_of_every_record(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    fields: dict[type[Record], set[str]] = defaultdict(lambda: {"id", "aliases", "former_ids", "draft"})
    for record, origin in library.records():
        for model, names in written(record, origin.value()):
            fields[model] |= names
    left = {model.__name__: model.model_fields.keys() - names for model, names in fields.items()}
    assert {name: missing for name, missing in left.items() if missing} == ELSEWHERE
    assert {*fields} >= {kind.model for kind in KINDS.values()} | {Picker}


def test_things_are_in_order_of_title_and_words_in_order_of_the_vocabulary(tmp_path: Path) -> None:
    changes = {
        "data/kit/a.yml": worlds.swapped(CHAIR, ("title: Chair", "title: zither")),
        "data/kit/z.yml": worlds.swapped(CHAIR, ("title: Chair", "title: Anvil")),
    }
    library = load(worlds.write(tmp_path, changes))
    assert list(library.things["kit"]) == ["z", "chair", "a"]
    assert list(library.things["level"]) == ["beginner", "advanced"]


def test_a_broken_file_keeps_its_id_and_hides_no_other(tmp_path: Path) -> None:
    changes = {CHAIR: "title: [", "data/kit/box.yml": worlds.FILES[CHAIR]}
    library = load(worlds.write(tmp_path, changes))
    assert (set(library.things["kit"]), library.declared["kit"]) == ({"box"}, {"box", "chair"})


def test_a_thing_knows_the_place_of_each_field(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    assert library.origin("kit", "chair").place(("place",)) == Place(CHAIR, 3, 8)
    assert library.origin("pattern", "squat").place(("title",)) == Place("data/vocabulary.yml", 10, 12)
    assert library.origin("pattern", "squat").find(("why",), "stair") == Place("data/vocabulary.yml", 14, 26)


def test_former_ids_lead_to_the_new_one(tmp_path: Path) -> None:
    library = load(worlds.write(tmp_path))
    assert library.former["exercise"] == {"deep-squat": "squat"}


def test_files_are_found_in_order_hidden_ones_and_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    for name in ("b/x", "a/y", "a/.hidden", ".git/z"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "loop").symlink_to(".")
    assert [str(path.relative_to(tmp_path)) for path in files_below(tmp_path)] == ["a/y", "b/x", "loop"]
    assert list(files_below(tmp_path / "nowhere")) == []


def test_data_that_is_a_link_out_of_the_guide_is_refused_once_and_none_of_it_is_read(tmp_path: Path) -> None:
    worlds.write(tmp_path / "elsewhere")
    root = worlds.write(tmp_path / "guide", {path: None for path in worlds.FILES if path.startswith("data/")})
    (root / "data").symlink_to(tmp_path / "elsewhere/data")
    assert [f"{problem.place}: {problem.code}" for problem in load(root).problems] == ["data:1:1: outside-folder"]


def test_a_folder_that_is_too_deep_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    assert [str(path.relative_to(tmp_path)) for path in files_below(tmp_path, depth=2)] == ["a/b"]
