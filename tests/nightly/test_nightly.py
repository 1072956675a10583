"""The night goes on where it stopped, tells what failed, and none of its removals is out of date."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from tests.nightly import __main__ as nightly
from tests.nightly import guards, guests
from tests.nightly.__main__ import Part, Result, State, read_parts, run, table
from tests.nightly.allowed import pins
from tests.nightly.covered import Reached, by_room, faults, read, rooms
from tests.nightly.guards import read_guards
from tests.nightly.mutation import TESTS, mutants
from tests.nightly.removals import DoesNotApply, Removal
from tests.nightly.tree import REPOSITORY, copy, written

from strideguide.guests import guests as known_guests

PYTHON = [sys.executable, "-c"]
# What stands in a file of tests that try more at night, and in one with tests that are marked nightly.
SIZES = ((r"^from tests.scale import .*\bat\b|\bscale\.at\(", False), (r"\bmark\.nightly\b|\blate\(", True))


def test_each_plugin_that_is_said_to_be_tried_is_tried() -> None:
    """Its package is installed, and a case that works says by what that shows."""
    known, installed = known_guests(), pins(guests.LOCK.read_text("utf-8"))
    tried = {case.name: case for case in guests.cases()}
    assert [*tried] == sorted(guest.name for guest in known)
    assert {guest.package for guest in known} <= installed.keys()
    assert [guest.name for guest in known if bool(guest.why) is bool(tried[guest.name].shows)] == []
    assert [guest.name for guest in known if not (guest.instead if guest.why else guest.chapters and guest.made)] == []


def test_a_part_with_shares_is_several(tmp_path: Path) -> None:
    file = tmp_path / "parts.yml"
    file.write_text("- {part: axe, shares: 2, run: 'python tests.audit site --share {share}', what: pages}\n")
    parts = read_parts(file)
    assert [*parts] == ["axe-1", "axe-2"]
    assert parts["axe-2"].command == [sys.executable, "-m", "tests.audit", "site", "--share", "2/2"]


def takes(part: Part, file: str, *, marked: bool) -> bool:
    """Whether a part of the night runs all tests of a file, or those of it that are `marked` nightly."""
    words = part.command
    left_out = [word for option, word in pairwise(words) if option == "--ignore"]
    named = [word for word in words if word.startswith("tests/") and word not in left_out]
    all_of_it = marked or "nightly" not in words
    return "--nightly" in words and all_of_it and not _within(file, left_out) and (not named or _within(file, named))


def _within(file: str, places: list[str]) -> bool:
    return any(file == place or file.startswith(f"{place}/") for place in places)


@pytest.mark.parametrize(("size", "marked"), SIZES, ids=["grows", "marked"])
def test_every_test_that_waits_for_the_night_or_grows_there_is_part_of_it(size: str, marked: bool) -> None:
    files = [path for path in REPOSITORY.glob("tests/**/test_*.py") if re.search(size, path.read_text("utf-8"), re.M)]
    names = [path.relative_to(REPOSITORY).as_posix() for path in files]
    assert len(names) > 5
    parts = read_parts().values()
    assert [name for name in names if not any(takes(part, name, marked=marked) for part in parts)] == []


def test_a_folder_that_a_part_leaves_out_is_not_in_it() -> None:
    part = Part("marked", "", ["pytest", "--nightly", "-m", "nightly", "--ignore", "tests/node"])
    assert takes(part, "tests/test_a.py", marked=True)
    assert not takes(part, "tests/node/test_a.py", marked=True)
    assert not takes(part, "tests/test_a.py", marked=False)


@pytest.mark.parametrize(
    ("script", "passed", "figures"),
    [
        ("print('much'); print('seen: 3')", True, "seen: 3"),
        ("print('seen: 3'); exit(1)", False, "seen: 3"),
        ("import sys; print('=== 1 failed ===', file=sys.stderr); exit(1)", False, "1 failed"),
        ("", True, "(it said nothing)"),
    ],
)
def test_a_part_passes_by_its_exit_code_and_its_last_line_is_its_figures(
    script: str, passed: bool, figures: str, tmp_path: Path
) -> None:
    result = run(Part("one", "", [*PYTHON, script]), tmp_path)
    assert (result.passed, result.figures) == (passed, figures)
    assert (tmp_path / "one.log").is_file()


def test_it_goes_on_where_it_stopped_until_the_tree_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    flag, notes = tmp_path / "flag", tmp_path / "notes"
    note = f"from pathlib import Path; notes = Path({str(notes)!r}); notes.open('a').write('%s '); "
    parts = {
        "sound": Part("sound", "", [*PYTHON, note % "sound"]),
        "broken": Part("broken", "", [*PYTHON, note % "broken" + f"exit(not Path({str(flag)!r}).exists())"]),
    }
    monkeypatch.setattr(nightly, "read_parts", lambda: parts)
    monkeypatch.setattr(nightly, "FOLDER", tmp_path)
    monkeypatch.setattr(nightly, "written", lambda: "a tree")
    assert nightly.main([]) == 1
    flag.touch()
    assert nightly.main([]) == 0
    assert notes.read_text().split() == ["sound", "broken", "broken"]
    assert nightly.main(["sound"]) == 0
    monkeypatch.setattr(nightly, "written", lambda: "another tree")
    assert nightly.main([]) == 0
    assert notes.read_text().split()[3:] == ["sound", "sound", "broken"]
    assert "ok (before)" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="2"):
        nightly.main(["nights"])


def test_the_table_has_a_row_for_each_part_whatever_came_of_it(tmp_path: Path) -> None:
    parts = [Part(name, "all of it", []) for name in ("one", "two", "three", "four")]
    results = {"one": Result(True, 61.4, "seen: 9"), "two": Result(False, 3, "1 failed")}
    results["four"] = Result(True, 0.1, "not run: there is no Firefox")
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table(parts, results).split("\n")]
    assert rows[2:] == [
        ["one", "all of it", "ok", "61", "seen: 9"],
        ["two", "all of it", "FAILED", "3", "1 failed"],
        ["three", "all of it", "not run", "", ""],
        ["four", "all of it", "not run", "", "there is no Firefox"],
    ]
    State(tmp_path / "state.json", "a").keep("one", results["one"])
    assert State(tmp_path / "state.json", "a").results == {"one": results["one"]}
    assert State(tmp_path / "state.json", "b").results == {}


def test_the_tree_has_a_name_and_a_copy(tmp_path: Path) -> None:
    assert re.fullmatch(r"[0-9a-f]{40,64}", written())
    made = copy(tmp_path)
    assert (made / "plugins/strideguide/site.py").is_file() and not (made / ".venv").exists()


def test_every_guard_can_be_removed_and_there_are_many() -> None:
    known = read_guards()
    assert len({guard.what for guard in known}) == len(known) >= 30
    for guard in known:
        assert guard.broken(guard.text())
        assert all((REPOSITORY / word).exists() for word in guard.tests if word.startswith("tests/")), guard.what
    assert [word for word in TESTS if not (REPOSITORY / word).is_file()] == []


def test_guards_are_chosen_by_words_and_by_what_a_commit_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "- {{guard: {0}, file: {0}.py, old: closed, new: {1}, tests: tests}}\n"
    before = line.format("door", "open") + line.format("gate", "open")
    now = tmp_path / "guards.yml"
    now.write_text(line.format("door", "open") + line.format("gate", "ajar") + line.format("wall", "gone"))
    monkeypatch.setattr(guards, "GUARDS", now)
    monkeypatch.setattr("tests.nightly.tree.at", lambda commit, file: {"old": before}[commit])
    assert [guard.what for guard in guards.chosen([])] == ["door", "gate", "wall"]
    assert [guard.what for guard in guards.chosen(["gate", "wall.py"])] == ["gate", "wall"]
    assert [guard.what for guard in guards.chosen(["--since", "old"])] == ["gate", "wall"]
    assert [guard.what for guard in guards.chosen(["--since", "old", "door"])] == []


def test_a_removal_that_does_not_apply_says_its_name() -> None:
    removal = Removal("nobody is let in", "door.py", "closed", "open", ())
    assert removal.broken("is closed") == "is open"
    for text in ("is open", "closed, closed"):
        with pytest.raises(DoesNotApply, match=r"nobody is let in: door\.py has its text [02] times"):
            removal.broken(text)
    with pytest.raises(DoesNotApply, match=r"nobody is let in: there is no door\.py"):
        removal.text()


def test_every_operator_and_number_is_changed_once() -> None:
    made = {(line, what): text for line, what, text in mutants("a = b < 3\nif not a and b in (c + d):\n    pass\n")}
    assert {key: text.split("\n")[key[0] - 1] for key, text in made.items()} == {
        (1, "< becomes <="): "a = b <= 3",
        (1, "3 becomes 4"): "a = b < 4",
        (2, "not becomes nothing"): "if a and b in (c + d):",
        (2, "and becomes or"): "if not a or b in (c + d):",
        (2, "in becomes not in"): "if not a and b not in (c + d):",
        (2, "+ becomes -"): "if not a and b in (c - d):",
    }


def test_lines_are_summed_by_the_rooms_of_the_contract(tmp_path: Path) -> None:
    contract = tmp_path / "pyproject.toml"
    contract.write_text(
        '[[tool.importlinter.contracts]]\ntype = "layers"\nlayers = ["a.site", "a.views | a.views.deep"]\n'
    )
    assert rooms(contract) == ["a/site", "a/views", "a/views/deep"]
    summary = {"num_statements": 10, "covered_lines": 4}
    files = {f"plugins/strideguide/{name}.py": {"summary": summary} for name in ("site", "views/one", "views/deep/two")}
    modules = read({"files": files}, REPOSITORY)
    found = by_room([*modules, Reached("other.py", 3, 3)], ["site", "views", "views/deep"])
    assert [(room.name, room.lines, room.run) for room in found] == [
        ("site", 10, 4),
        ("views", 10, 4),
        ("views/deep", 10, 4),
        ("(no room)", 3, 3),
    ]


def test_a_module_with_few_lines_that_ran_needs_a_reason_and_no_other_has_one() -> None:
    modules = [Reached("poor.py", 10, 8), Reached("rich.py", 10, 9), Reached("known.py", 10, 0)]
    assert [*faults(modules, {"known.py": "runs in a process that is killed", "rich.py": "?"})] == [
        "poor.py: 80 of 100 lines ran. Test it, or say in uncovered.yml why it has less.",
        "rich.py: uncovered.yml has a reason for it, which it does not need any more.",
    ]


def test_pins_are_read_without_their_hashes() -> None:
    text = "Click==8.1 \\\n    --hash=sha256:0\n    # via\ncolorama==0.4.6 ; os_name == 'nt' \\\n    --hash=sha256:1\n"
    assert pins(text) == {"click": "Click==8.1", "colorama": "colorama==0.4.6 ; os_name == 'nt' "}
