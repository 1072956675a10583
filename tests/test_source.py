"""Reading YAML: values and the places of everything. What is refused stands in tests/cases."""

from __future__ import annotations

import ntpath
from pathlib import Path

import pytest

from strideguide import text
from strideguide.problems import Place
from strideguide.source import Document, parse, read
from strideguide.text import read_text

TEXT = """\
title: Squat
steps:
  - Sit back.
  - Stand up, stand up.
doses:
  beginner: {work: 3 x 10, rest: 1 min}
note: |
  One [link](kit:chair).

  And [the same](kit:chair), and [another](kit:chairs).
"""


def document(text: str) -> Document:
    made, problems = parse(text, "a.yml")
    assert made is not None, problems
    return made


def test_values_are_what_is_written() -> None:
    made = document("a: 12\nb: 1.5\nc: true\nd: null\ne: 'true'\nf: -3\ng: -0.5\nh:\n")
    assert made.value == {"a": 12, "b": 1.5, "c": True, "d": None, "e": "true", "f": -3, "g": -0.5, "h": None}


WORDS = "yes no on off y n ~ 1:30 010 0o10 0x1F 1_000 1e3 .5 5. .inf .nan True NULL 2026-11-22 = << +1"


@pytest.mark.parametrize("text", WORDS.split())
def test_all_else_is_text(text: str) -> None:
    assert document(f"a: {text}").value == {"a": text}


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("title",), False, 1, 8),
        (("title",), True, 1, 1),
        (("steps", 1), False, 4, 5),
        (("doses", "beginner", "rest"), False, 6, 34),
        (("doses", "beginner", "rest"), True, 6, 28),
        (("doses", "beginner", "missing"), False, 6, 13),
        (("doses", "beginner", "missing"), True, 6, 13),
        (("steps", 7), False, 3, 3),
    ],
)
def test_every_value_and_every_name_has_a_place(path: tuple[str | int, ...], key: bool, line: int, column: int) -> None:
    assert document(TEXT).place(path, key) == Place("a.yml", line, column)


@pytest.mark.parametrize(
    ("text", "nth", "line", "column"),
    [
        ("kit:chair", 0, 8, 14),
        ("kit:chair", 1, 10, 18),
        ("kit:chairs", 0, 10, 44),
        ("not there", 0, 7, 7),
        ("kit:chair", 2, 7, 7),
    ],
)
def test_a_text_is_found_in_a_value_as_a_whole_word(text: str, nth: int, line: int, column: int) -> None:
    assert document(TEXT).find(("note",), text, nth) == Place("a.yml", line, column)


def test_the_same_word_on_one_line_is_counted() -> None:
    assert document(TEXT).find(("steps", 1), "tand up", 0).column == 5
    assert document(TEXT).find(("steps", 1), "up", 1).column == 21


def test_windows_line_ends_are_read_as_one_sign(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a: |\r\n  b\r\n  c\r\n")
    made, problems = read(tmp_path / "a.yml", tmp_path)
    assert problems == []
    assert made is not None and made.value == {"a": "b\nc\n"}


def test_a_file_is_named_by_its_path_below_the_root(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.yml").write_bytes(b"\xff")
    text, problems = read_text(tmp_path / "x" / "a.yml", tmp_path)
    assert text is None
    assert [(str(p.place), p.code) for p in problems] == [("x/a.yml:1:1", "not-utf8")]


def test_a_file_that_is_not_there_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "a.yml", tmp_path)
    assert [p.code for p in problems] == ["file-unreadable"]


def test_a_file_on_another_drive_has_its_own_path(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("relpath", "sep"):
        monkeypatch.setattr(text, name, getattr(ntpath, name))
    assert text.way("C:\\guide\\mkdocs.yml", "C:\\brand") == "../guide/mkdocs.yml"
    assert text.way("D:\\guide\\mkdocs.yml", "C:\\brand") == "D:/guide/mkdocs.yml"
