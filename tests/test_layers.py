"""A brand's layer on a guide that changes: each change is reported as what it is, with its place; none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from strideguide import site
from strideguide.cli import main
from strideguide.layers import ELSEWHERE, layers
from strideguide.layers.lock import LOCK
from strideguide.layers.override import fingerprint
from strideguide.layers.own import short
from strideguide.library import Library, load
from strideguide.problems import Place
from tests import worlds

SQUAT, KNEE, WORDS = "data/exercises/squat.yml", "data/injuries/sore-knee.yml", "data/vocabulary.yml"
LAYER = {
    SQUAT: "title: Our squat\ncues: {$append: [Breathe.]}\n",
    KNEE: "$layer:\n  op: patch\n  # why\n  reason: We know {more}.\n\nexplanation: Ask us.\n",
    WORDS: "levels:\n  beginner: {title: New here}\n  advanced:\n    summary: You know how.\n",
    "data/faqs/do-squats-help.yml": "$layer: {op: hide}\n",
    "data/kit/mat.yml": "title: Mat\nsummary: Soft.\nplace: home\n",
}


class World:
    """A guide and a brand's folder that stands on it."""

    def __init__(self, folder: Path, layer: Mapping[str, str]) -> None:
        self.guide, self.brand = worlds.write(folder / "guide"), folder / "brand"
        self.write(self.brand, {"brand.yml": "name: Acme\n", **layer})

    @staticmethod
    def write(root: Path, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.guide / path
        assert file.read_text().count(old) == 1
        file.write_text(file.read_text().replace(old, new))

    def library(self) -> Library:
        return load(self.brand)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, ["layer", *words, "--root", str(self.brand)], catch_exceptions=False)

    def states(self) -> dict[str, tuple[str, str]]:
        """For each id the state and the place that `layer status` prints."""
        rows = [line.split() for line in self.run("status").stdout.splitlines()[1:]]
        return {row[1]: (row[3], next(word for word in row if ":" in word)) for row in rows}

    def told(self) -> list[tuple[str, str]]:
        return [(str(problem.place), problem.code) for problem in site.check(self.brand)]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "guide"))
    return World(tmp_path, LAYER)


@pytest.fixture
def accepted(world: World) -> World:
    ids = ["exercise:squat", "sore-knee", "beginner", "advanced", "do-squats-help"]
    assert world.run("accept", *ids).exit_code == 0
    return world


def test_a_folder_with_a_brand_stands_on_the_guide_and_any_other_alone(world: World) -> None:
    assert [(layer.root, layer.name) for layer in layers(world.brand)] == [(world.guide, "guide"), (world.brand, "")]
    assert [(layer.root, layer.name) for layer in layers(world.guide)] == [(world.guide, "")]


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("title",), False, Place(SQUAT, 1, 8)),
        (("title",), True, Place(SQUAT, 1, 1)),
        (("summary",), False, Place(f"guide/{SQUAT}", 4, 10)),
        (("cues", 0), False, Place(f"guide/{SQUAT}", 22, 5)),
        (("cues", 1), False, Place(SQUAT, 2, 18)),
        (("muscles", "primary", 0), False, Place(f"guide/{SQUAT}", 11, 13)),
        (("doses", 0, "levels", "beginner", "work"), False, Place(f"guide/{SQUAT}", 29, 24)),
        (("nothing",), False, Place(SQUAT, 1, 1)),
    ],
)
def test_every_value_knows_the_layer_and_the_line_that_set_it(
    world: World, path: tuple[str | int, ...], key: bool, place: Place
) -> None:
    assert world.library().origin("exercise", "squat").place(path, key) == place


def test_places_hold_when_something_in_front_is_hidden(world: World) -> None:
    world.write(world.guide, {"data/benefits/calm.yml": worlds.FILES["data/benefits/strong-legs.yml"]})
    world.change(SQUAT, "benefits: [strong-legs]", "benefits: [calm, strong-legs]")
    world.write(world.brand, {"data/benefits/calm.yml": "$layer: {op: hide}\n"})
    origin = world.library().origin("exercise", "squat")
    assert origin.place(("benefits", 0)) == Place(f"guide/{SQUAT}", 34, 18)
    assert origin.place(("title",)) == Place(SQUAT, 1, 8)


def test_a_layer_that_notes_nothing_is_unmarked_until_it_is_accepted(world: World) -> None:
    before = world.library().things
    assert {id: word for id, (word, _) in world.states().items()} == {
        "squat": "unmarked", "do-squats-help": "unmarked", "sore-knee": "unmarked", "mat": "fresh",
        "beginner": "unmarked", "advanced": "unmarked",
    }  # fmt: skip
    world.run("accept", "exercise:squat", "sore-knee", "beginner", "advanced", "do-squats-help")
    assert {word for word, _ in world.states().values()} == {"fresh"}
    assert world.run("status").exit_code == 0
    assert (world.library().things, world.told()) == (before, [])


def test_accepting_writes_the_lock_and_nothing_else(accepted: World) -> None:
    assert {path: (accepted.brand / path).read_text() for path in LAYER} == LAYER
    again = (accepted.brand / LOCK).read_bytes()
    accepted.run("accept", "beginner", "advanced")
    assert (accepted.brand / LOCK).read_bytes() == again


def test_a_mark_that_an_earlier_version_wrote_still_counts(world: World) -> None:
    squat = next(it for it in world.library().overrides if it.id == "squat").below
    base, fields = fingerprint(squat), {name: short(squat[name]) for name in ("title", "cues")}
    world.write(world.brand, {SQUAT: f"$layer: {{base: 'sha256:{base}', fields: {fields}}}\n{LAYER[SQUAT]}"})
    home = sha256((world.guide / "content/index.md").read_bytes()).hexdigest()[:12]
    world.write(world.brand, {"content/index.md": f"# Acme\n\n<!-- layer: sha256:{home} -->\n"})
    assert [world.states()[id][0] for id in ("squat", "index.md")] == ["fresh", "fresh"]
    world.change(SQUAT, "Knees over the toes.", "Knees out.")
    world.change("content/index.md", "# Home", "# At home")
    assert [world.states()[id][0] for id in ("squat", "index.md")] == ["stale", "stale"]
    assert "  cues  " in world.run("status").stdout


def test_changed_text_is_stale_where_it_is_overridden_and_arrives_elsewhere(accepted: World) -> None:
    accepted.change(SQUAT, "Knees over the toes.", "Knees out.")
    accepted.change(KNEE, "summary: The knee aches", "summary: The knee hurts")
    accepted.change(WORDS, "title: Beginner", "title: Novice")
    states = accepted.states()
    assert states["squat"] == ("stale", f"{SQUAT}:1")
    assert states["beginner"] == ("stale", f"{WORDS}:2")
    assert states["sore-knee"][0] == "fresh"
    result = accepted.run("status")
    assert result.exit_code == 1
    assert "  cues  " in next(line for line in result.stdout.splitlines() if line.startswith("exercise"))
    squat = accepted.library().things["exercise"]["squat"].model_dump()
    assert (squat["title"], squat["cues"]) == ("Our squat", ["Knees out.", "Breathe."])
    assert accepted.library().things["injury"]["sore-knee"].model_dump()["summary"].startswith("The knee hurts")
    assert accepted.told() == []


def test_what_the_guide_now_says_itself_is_redundant(accepted: World) -> None:
    accepted.change(WORDS, "title: Beginner", "title: New here")
    accepted.run("accept", "beginner")
    assert accepted.states()["beginner"] == ("redundant", f"{WORDS}:2")


def test_a_renamed_thing_is_followed_and_reported(accepted: World) -> None:
    (accepted.guide / SQUAT).rename(accepted.guide / "data/exercises/air-squat.yml")
    accepted.change("data/exercises/air-squat.yml", "former_ids: [deep-squat]", "former_ids: [deep-squat, squat]")
    for path in ("data/conflicts/squats-or-not.yml", "content/index.md"):
        accepted.change(path, "(exercise:squat)", "(exercise:air-squat)")
    accepted.change("data/plans/first-weeks.yml", "exercise: squat", "exercise: air-squat")
    assert accepted.told() == []
    assert accepted.library().things["exercise"]["air-squat"].title == "Our squat"
    assert accepted.states()["squat"] == ("renamed", f"{SQUAT}:1")
    assert 'call it "air-squat"' in accepted.run("status").stdout


def test_a_removed_thing_is_an_error_that_names_the_reason_and_what_serves_now(accepted: World) -> None:
    faq = "data/faqs/do-squats-help.yml"
    (accepted.guide / faq).unlink()
    accepted.write(accepted.guide, {"data/removed.yml": "faq:\n  do-squats-help: {reason: Nobody asked.}\n"})
    assert accepted.told() == [(f"{faq}:1:1", "removed-reference")]
    assert accepted.states()["do-squats-help"] == ("orphaned", f"{faq}:1")


def test_a_thing_that_is_gone_without_a_word_is_an_error_too(accepted: World) -> None:
    faq = "data/faqs/do-squats-help.yml"
    (accepted.guide / faq).unlink()
    assert accepted.told() == [(f"{faq}:1:1", "override-orphan")]
    assert accepted.states()["do-squats-help"] == ("orphaned", f"{faq}:1")


def test_a_new_thing_of_the_guide_is_there_and_never_mixed_with_the_brands_own(accepted: World) -> None:
    chair = worlds.FILES["data/kit/chair.yml"]
    rope, mat = (chair.replace("title: Chair", f"title: {name}") for name in ("Rope", "Mat"))
    accepted.write(accepted.guide, {"data/kit/rope.yml": rope, "data/kit/mat.yml": mat})
    assert "rope" in accepted.library().things["kit"]
    assert accepted.told() == [("data/kit/mat.yml:1:1", "override-clash")]
    assert accepted.states()["mat"] == ("refused", "data/kit/mat.yml:1")


def test_a_chapter_and_a_template_that_are_replaced_are_watched_too(world: World) -> None:
    page = "overrides/pages/kit.html"
    world.write(world.guide, {page: "<h1>guide</h1>"})
    world.write(world.brand, {page: "<h1>brand</h1>", "content/index.md": "# Acme\n", "content/own.md": "# Own\n"})
    files = ("index.md", "pages/kit.html", "own.md")
    assert [world.states()[file][0] for file in files] == ["unmarked", "unmarked", "fresh"]
    world.run("accept", "index.md", "template:pages/kit.html")
    assert [world.states()[file][0] for file in files] == ["fresh", "fresh", "fresh"]
    world.write(world.guide, {page: "<h1>new</h1>"})
    world.change("content/index.md", "# Home", "# At home")
    assert [world.states()[file] for file in files[:2]] == [("stale", "content/index.md:1"), ("stale", f"{page}:1")]
    assert "-# At home\n" in world.run("diff", "index.md").stdout
    world.run("accept", "index.md")
    assert world.states()["index.md"][0] == "fresh"
    assert next(p for p in site.build(world.brand).pages if p.uri == "kit/chair/").body.startswith("<h1>brand</h1>")


def test_no_command_reads_or_writes_where_a_link_leads(world: World, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("# Mine\n")
    (world.brand / "content").mkdir(exist_ok=True)
    (world.brand / "content/index.md").symlink_to(tmp_path / "mine.md")
    assert "index.md" not in world.states()
    world.run("accept", "index.md")
    assert (tmp_path / "mine.md").read_text() == "# Mine\n"


def test_diff_and_print_show_what_comes_out_and_from_where(world: World) -> None:
    changed = [line for line in world.run("diff", "exercise:squat").stdout.splitlines() if line[:1] in "+-"][2:]
    assert changed == ["-title: Squat", "+title: Our squat", "+  - Breathe."]
    printed = world.run("print", "exercise:squat").stdout.splitlines()
    assert f"title: Our squat  # {SQUAT}:1" in printed
    assert f"  - Breathe.  # {SQUAT}:2" in printed
    assert f"impact: none  # guide/{SQUAT}:9" in printed


@pytest.mark.parametrize("command", ["diff", "accept", "print"])
def test_an_id_that_there_is_not_is_told_with_the_nearest(world: World, command: str) -> None:
    result = world.run(command, "exercise:squad")
    assert result.exit_code == 2
    assert 'Did you mean "exercise:squat"?' in result.output


def test_a_template_of_the_brand_stands_before_the_guides(world: World) -> None:
    guides, own = "overrides/pages/kit.html", "overrides/pages/muscle.html"
    world.write(world.guide, {guides: "<h1>guide</h1>", own: "<h1>guide</h1>"})
    world.write(world.brand, {own: "<h1>brand {{ nothing }}</h1>", "overrides/pages/tip.html": ""})
    assert [(p.place.file, p.code) for p in site.build(world.brand).problems] == [(own, "template-syntax")]
    world.write(world.brand, {own: "<h1>brand</h1>"})
    bodies = {page.uri: page.body for page in site.build(world.brand).pages}
    assert bodies["kit/chair/"].startswith("<h1>guide</h1>")
    assert bodies["muscles/quads/"].startswith("<h1>brand</h1>")


def test_status_says_what_stands_in_for_hidden_moves_and_for_which_nothing_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "guide"))
    world = World(tmp_path, {"brand.yml": 'name: Acme\nhide: {things: ["exercise:squat"], swap: auto}\n'})
    told = world.run("status")
    assert (told.exit_code, "without it nothing in a main part trains" in told.stdout) == (1, True)
    half = worlds.swapped(
        SQUAT, ("title: Squat\naliases: [knee bend]\nformer_ids: [deep-squat]\n", "title: Half squat\n")
    )
    world.write(world.guide, {"data/exercises/half-squat.yml": half})
    told = world.run("status")
    assert (told.exit_code, told.stdout) == (
        0,
        'plan:first-weeks: the exercise "squat" is hidden; "half-squat" stands in.\n',
    )
    assert site.build(world.brand).swapped == '1 hidden move: swapped in 1 plan; "strideguide layer status" says which.'


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("brand.yml", "name: Acme\nhide: {thing: []}\n", "brand.yml:2:8"),
        ("words.yml", "picker: {any: }\n", "words.yml:1:15"),
    ],
)
def test_status_of_files_that_can_not_be_used_says_what_is_wrong(
    file: str, text: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "guide"))
    told = World(tmp_path, {file: text}).run("status")
    assert (told.exit_code, place in told.stdout, "changes nothing" in told.stdout) == (1, True, False)
