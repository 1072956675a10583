"""JSON Schemas: what editors are told about the data is what the data is."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from strideguide import start
from strideguide.cli import main
from strideguide.library import load
from strideguide.model.kinds import KINDS
from strideguide.schema import schemas
from strideguide.source import read
from tests.browser import once
from tests.examples import Example

ROOT = Path(__file__).parents[1]
FOLDERS = {kind.name: f"data/{kind.folder}/*.yml" for kind in KINDS.values() if not kind.file}
FILES = {**FOLDERS, **{name: f"data/{name}.yml" for name in ("vocabulary", "rules", "picker", "search", "removed")}}
FILES["brand"] = "examples/brands/*/brand.yml"

VOCABULARY = """\
levels: {beginner: {title: Beginner, summary: New.}, advanced: {title: Advanced, summary: Not new.}}
goals: {speed: {title: Speed, summary: Run faster.}}
seasons: {build: {title: Build, summary: Running grows.}}
patterns: {lunge: {title: Lunge, summary: One leg works., why: You run from leg to leg.}}
"""
MUSCLE = "title: Glutes\naliases: [seat]\nsummary: The seat.\nregion: hips\nin_running: They push.\n"
DOSE = {"work": "3 x 8", "rest": "1:30", "effort": "RPE 6-7"}
LUNGE: dict[str, Any] = {
    "title": "Lunge",
    "provenance": {"origin": "own work"},
    "reviewed": "2026-11-22",
    "summary": "One leg steps forward.",
    "pattern": "lunge",
    "kind": "strength",
    "level": "beginner",
    "unilateral": True,
    "impact": "none",
    "muscles": {"primary": ["glutes"]},
    "kit": {},
    "setup": "Stand tall.",
    "steps": ["Step.", "Push."],
    "cues": ["Tall."],
    "mistakes": [{"mistake": "You rush.", "fix": "Slow down."}],
    "doses": [{"goals": ["speed"], "levels": {"beginner": DOSE, "advanced": DOSE}}],
    "cautions": "none known",
}
# What is written at a path, None for nothing, and the path at which the schema refuses it, None if it does not.
WRITTEN: tuple[tuple[str, Any, str | None], ...] = (
    ("cautions", "none known", None),
    ("easier", ["lunge"], None),
    ("doses/0/levels/beginner/work", "2-3 x 30-60 s", None),
    ("doses/0/levels/beginner/tempo", "2-0-x", None),
    ("muscles/primary/0", "glute", "muscles/primary/0"),
    ("muscles/primary/0", "Glutes", "muscles/primary/0"),
    ("pattern", "squat", "pattern"),
    ("easier", ["split-squat"], "easier/0"),
    ("provenance/sources", ["nobody"], "provenance/sources/0"),
    ("doses/0/goals", ["strength"], "doses/0/goals/0"),
    ("doses/0/levels/advanced", None, "doses/0/levels"),
    ("doses/0/levels/expert", DOSE, "doses/0/levels"),
    ("doses/0/levels/beginner/rest", 60, "doses/0/levels/beginner/rest"),
    ("doses/0/levels/beginner/work", "3 of 8", "doses/0/levels/beginner/work"),
    ("doses/0/levels/beginner/effort", 7, "doses/0/levels/beginner/effort"),
    ("cautions", [], "cautions"),
    ("cautions", "none", "cautions"),
    ("impact", "medium", "impact"),
    ("unilateral", "yes", "unilateral"),
    ("reviewed", "22.11.2026", "reviewed"),
    ("title", "Two\nlines", "title"),
    ("title", None, ""),
    ("id", "lunge", ""),
    ("muscles/main", ["glutes"], "muscles"),
    ("steps", ["Only one."], "steps"),
)


# What somebody writes of an exercise, and the path at which its schema refuses it, None if it does not.
DRAFTED: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"draft": True}, None),
    ({"draft": True, "title": "Lunge", "muscles": {}, "mistakes": [{"mistake": "You rush."}]}, None),
    ({"draft": True, "doses": [{"levels": {"beginner": {"work": "3 x 8"}}}]}, None),
    ({**LUNGE, "draft": True}, None),
    ({**LUNGE, "draft": False}, None),
    ({"draft": True, "titel": "Lunge"}, ""),
    ({"draft": True, "muscles": {"primary": ["glute"]}}, "muscles/primary/0"),
    ({**LUNGE, "muscles": {}}, "muscles"),
    ({**LUNGE, "draft": False, "mistakes": [{"mistake": "You rush."}]}, "mistakes/0"),
    ({**LUNGE, "draft": "yes"}, "draft"),
)
# The same of data/removed.yml.
GONE = {"reason": "Nobody could do it."}
REMOVED: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({}, None),
    ({"exercise": {"split-squat": GONE, "step-up": {**GONE, "instead": "lunge"}}, "level": {"expert": GONE}}, None),
    ({"exercises": {"split-squat": GONE}}, ""),
    ({"exercise": {"split-squat": {}}}, "exercise/split-squat"),
    ({"exercise": {"Split squat": GONE}}, "exercise"),
    ({"exercise": {"split-squat": {**GONE, "instead": "glutes"}}}, "exercise/split-squat/instead"),
)


def name_of(kind: str) -> str:
    return f"{kind}.schema.json"


@functools.cache
def made() -> Mapping[str, str]:
    return schemas(once.library())


def shipped(kind: str) -> dict[str, Any]:
    """The schema of a kind with the ids of the guide that is shipped."""
    schema: dict[str, Any] = json.loads(made()[f"schemas/{name_of(kind)}"])
    return schema


# What a brand writes of the exercise, and the path at which the schema of its layer refuses it, None if it does not.
LAYERED: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"cues": ["Slowly."]}, None),
    ({"cues": {"$append": ["Slowly."], "$remove": ["Tall."]}}, None),
    ({"cautions": {"$prepend": [{"condition": "sore-knee", "action": "avoid", "note": "It may hurt."}]}}, None),
    ({"easier": {"$unset": True}}, None),
    ({"provenance": {"note": "As our coaches teach it."}}, None),
    ({"$layer": {"op": "hide"}}, None),
    ({"$layer": {"op": "patch", "reason": "We know why."}, "muscles": {"secondary": ["glutes"]}}, None),
    (LUNGE, None),
    ({"$layer": {"op": "hidden"}}, "$layer/op"),
    ({"cue": ["Slowly."]}, ""),
    ({"cues": {"$added": ["Slowly."]}}, "cues"),
    ({"title": {"$append": ["Lunge"]}}, "title"),
    ({"pattern": "squat"}, "pattern"),
    ({"provenance": {"orign": "own work"}}, "provenance"),
    ({"easier": {"$unset": False}}, "easier"),
    ({"doses": {"$append": [{"goals": ["speed"]}]}}, "doses"),
)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    for path, text in {"data/vocabulary.yml": VOCABULARY, "data/muscles/glutes.yml": MUSCLE}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "data/exercises").mkdir()
    (tmp_path / "data/exercises/lunge.yml").write_text(json.dumps(LUNGE), "utf-8")
    return tmp_path


@pytest.mark.parametrize(("path", "value", "refused"), WRITTEN)
def test_a_schema_refuses_what_is_wrong_and_nothing_else(
    guide: Path, path: str, value: Any, refused: str | None
) -> None:
    schema = json.loads(schemas(load(guide))["schemas/exercise.schema.json"])
    errors = Draft202012Validator(schema).iter_errors(_with(LUNGE, path, value))
    assert ["/".join(map(str, error.path)) for error in errors] == ([] if refused is None else [refused])


@pytest.mark.parametrize(("record", "refused"), DRAFTED)
def test_a_draft_may_lack_any_field_and_what_is_there_is_judged(
    guide: Path, record: dict[str, Any], refused: str | None
) -> None:
    for layer in {False, record.get("draft") is True}:  # whole records of a layer are changes
        schema = json.loads(schemas(load(guide), layer)["schemas/exercise.schema.json"])
        errors = Draft202012Validator(schema).iter_errors(record)
        assert ["/".join(map(str, error.path)) for error in errors] == ([] if refused is None else [refused]), layer


@pytest.mark.parametrize(("written", "refused"), REMOVED)
def test_what_was_removed_has_a_kind_and_a_reason(guide: Path, written: dict[str, Any], refused: str | None) -> None:
    schema = json.loads(schemas(load(guide))["schemas/removed.schema.json"])
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(written)
    assert ["/".join(map(str, error.path)) for error in errors] == ([] if refused is None else [refused])


@pytest.mark.parametrize(("record", "refused"), LAYERED)
def test_a_brand_writes_what_it_changes_and_its_schema_refuses_what_the_guide_would(
    guide: Path, record: dict[str, Any], refused: str | None
) -> None:
    (guide / "data/injuries").mkdir()
    (guide / "data/injuries/sore-knee.yml").write_text("title: Sore knee\n", "utf-8")
    schema = json.loads(schemas(load(guide), layer=True)["schemas/exercise.schema.json"])
    errors = Draft202012Validator(schema).iter_errors(record)
    assert ["/".join(map(str, error.path)) for error in errors] == ([] if refused is None else [refused])


def test_every_file_of_an_example_brand_fits_the_schema_of_its_layer(example: Example) -> None:
    made = schemas(load(example.root), layer=True)
    for kind in KINDS.values():
        for path in () if kind.file else (example.root / "data").glob(f"{kind.folder}/*.yml"):
            schema = json.loads(made[f"schemas/{name_of(kind.name)}"])
            Draft202012Validator.check_schema(schema)
            document, _ = read(path, example.root)
            assert document and not [*Draft202012Validator(schema).iter_errors(document.value)], path


def test_a_reference_offers_every_id_with_its_title_and_a_broken_file_is_still_offered(guide: Path) -> None:
    (guide / "data/muscles/soleus.yml").write_text("title: [", "utf-8")
    schema = json.loads(schemas(load(guide))["schemas/exercise.schema.json"])
    assert schema["else"]["properties"]["level"]["$ref"] == "#/$defs/level-id"
    assert schema["$defs"]["level-id"]["enum"] == ["advanced", "beginner"]
    assert schema["$defs"]["level-id"]["enumDescriptions"] == ["Advanced", "Beginner"]
    assert schema["$defs"]["muscle-id"]["enum"] == ["glutes", "soleus"]
    by_another_name = {"label": "seat (glutes)", "description": "Glutes", "body": "glutes"}
    assert schema["$defs"]["muscle-id"]["defaultSnippets"] == [by_another_name]
    assert "defaultSnippets" not in schema["$defs"]["level-id"]


def test_the_command_writes_and_removes(guide: Path) -> None:
    def run() -> tuple[int, str]:
        result = CliRunner().invoke(main, ["schema", "--root", str(guide)])
        return result.exit_code, result.output

    written = guide / "schemas"
    assert run() == (0, f"{written}: {len(FILES)} schemas for editors, {len(FILES)} of them changed.\n")
    assert {path.name for path in written.iterdir()} == {*map(name_of, FILES)}
    assert run()[1].endswith(" 0 of them changed.\n")
    (guide / "data/muscles/soleus.yml").write_text(MUSCLE.replace("Glutes", "Soleus"), "utf-8")
    made = (written / "exercise.schema.json").read_text("utf-8")
    (written / "shoe.schema.json").write_text(made.replace("exercise", "shoe"), "utf-8")
    (written / "mine.schema.json").write_text("{}", "utf-8")
    run()
    assert "soleus" in (written / "exercise.schema.json").read_text("utf-8")
    assert not (written / "shoe.schema.json").exists()
    assert (written / "mine.schema.json").exists(), "what nobody but the author made stays"


def test_schemas_are_made_for_whoever_begins_and_never_committed() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for word in ("site", "check"):
        assert "\t$(BIN)/strideguide schema\n" in re.split(rf"^{word}: ", makefile, flags=re.M)[1].split("\n\n")[0]
    assert "schemas/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_fits_its_schema(name: str) -> None:
    schema = shipped(name)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    refused = {}
    for path in ROOT.glob(FILES[name]):
        document, problems = read(path, ROOT)
        assert document is not None, problems
        if errors := [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document.value)]:
            refused[path.name] = errors
    assert refused == {}


@pytest.mark.parametrize("name", FILES)
def test_a_schema_has_no_noise_and_no_words_of_python(name: str) -> None:
    schema = shipped(name)
    assert schema["$id"].endswith(f"/schemas/{name}.schema.json")
    inner = [node for node in _nodes(schema) if node is not schema and node is not schema.get("else")]
    assert not [node for node in inner if node.keys() & {"default", "title"} or node.get("type") == "null"]
    assert not [node for node in inner if "(?P" in node.get("pattern", "") or "\\N" in node.get("pattern", "")]
    assert not [node for node in inner if "pattern" in node and "patternErrorMessage" not in node]
    words = {"$ref", "description", "markdownDescription"}
    assert all(node.keys() <= words for node in inner if "$ref" in node), "editors write no colon after such a field"


def test_editors_find_the_schema_of_every_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {f"schemas/{name}.schema.json": files for name, files in FILES.items()}
    brands = json.loads(start.brand("Fell")[".vscode/settings.json"])["yaml.schemas"]
    own = {"schemas/brand.schema.json": "brand.yml", "schemas/words.schema.json": "words.yml"}
    assert brands == {**settings["yaml.schemas"], **own}


def _with(record: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of `record` with `value` at `path`, or with nothing there if it is None."""
    changed: dict[str, Any] = json.loads(json.dumps(record))
    *steps, last = (int(step) if step.isdigit() else step for step in path.split("/"))
    inner: Any = changed
    for step in steps:
        inner = inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return changed


def _nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema; names of fields are none."""
    yield schema
    for key, value in schema.items():
        named = key in ("properties", "$defs")
        inner = value.values() if named else value if isinstance(value, list) else [value]
        for node in inner:
            if isinstance(node, dict):
                yield from _nodes(node)
