"""Problems for people and for machines."""

from __future__ import annotations

import json

import pytest

from strideguide.problems import Place, Problem, in_order
from strideguide.report import ANNOTATIONS, FORMATS, first

ONE = Problem(Place("data/a.yml", 3, 7), "bad-id", 'It is "x".', "Write y.")
ODD = Problem(Place("data/a,b:c%.yml", 1, 1), "stray-file", "50 % of it\nhas two lines.", "")


LATER = Problem(Place("data/kit/.b.yml", 1, 1), "left-behind", "An editor left it.", "Delete it.")
LINES = {("data/a.yml", 3): "title: \N{NO-BREAK SPACE}x", ("data/long.yml", 2): "a" * 200 + "here" + "b" * 200}


def line(place: Place) -> str:
    return LINES.get((place.file, place.line), "")


@pytest.mark.parametrize("form", FORMATS)
def test_no_problems_are_no_problems(form: str) -> None:
    nothing = {"text": "no problems\n", "concise": "no problems\n", "github": "", "json": "[]\n"}
    assert FORMATS[form]([], line) == nothing[form]


def test_text_shows_the_line_with_a_sign_below_its_column_and_signs_that_nobody_sees() -> None:
    assert FORMATS["text"]([ONE], line) == (
        'data/a.yml:3:7: bad-id  It is "x".\n'
        "     3 | title: \N{MIDDLE DOT}x\n"
        "       |       ^\n"
        "    Write y.\n"
        "1 problem in 1 file\n"
    )


def test_of_a_long_line_the_part_around_the_column_is_shown() -> None:
    shown = FORMATS["text"]([Problem(Place("data/long.yml", 2, 201), "bad-id", "x", "y")], line).splitlines()
    assert len(shown[1]) < 120 and shown[1][shown[2].index("^") :].startswith("here")


def test_text_counts_problems_files_and_kinds() -> None:
    told = FORMATS["text"]([ONE, ONE, ODD, LATER], line)
    assert told.endswith("\n3 problems and 1 warning in 3 files: 2 bad-id, 1 stray-file, 1 left-behind\n")
    assert "left-behind (warning)  An editor" in told


def test_concise_is_one_line_a_problem() -> None:
    assert FORMATS["concise"]([ONE], line) == 'data/a.yml:3:7: bad-id  It is "x". Write y.\n1 problem in 1 file\n'


def test_a_workflow_command_is_one_line_whatever_is_in_it() -> None:
    assert FORMATS["github"]([ONE, ODD, LATER], line).splitlines() == [
        "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=1,title=stray-file::50 %25 of it%0Ahas two lines.",
        '::error file=data/a.yml,line=3,col=7,title=bad-id::It is "x". Write y.',
        "::warning file=data/kit/.b.yml,line=1,col=1,title=left-behind::An editor left it. Delete it.",
    ]


def test_json_is_a_list_of_maps_in_plain_letters() -> None:
    told = {"file": "data/a.yml", "line": 3, "column": 7, "level": "error", "code": "bad-id"}
    assert json.loads(FORMATS["json"]([ONE], line)) == [{**told, "message": 'It is "x".', "remedy": "Write y."}]
    assert FORMATS["json"]([Problem(Place("a.yml"), "bad-id", "\N{CHECK MARK}")], line).isascii()


def test_a_limit_leaves_warnings_out_first_and_keeps_the_order_of_places() -> None:
    last = Problem(Place("data/z.yml", 9, 1), "bad-id", "x", "y")
    assert first([LATER, last, ONE], 2) == [ONE, last]
    assert first([LATER, last, ONE], 9) == [ONE, LATER, last]


def test_problems_are_sorted_by_place_and_said_once() -> None:
    later = Problem(Place("data/a.yml", 12, 1), "bad-id", "x", "y")
    assert in_order([later, ONE, later, ODD]) == [ODD, ONE, later]


def test_of_a_line_that_cannot_be_read_nothing_else_is_said() -> None:
    unread = Problem(Place("data/a.yml", 3, 1), "yaml-syntax", "x", "y")
    assert in_order([ONE, unread, ODD]) == [ODD, unread]


def test_github_gets_ten_of_a_level_at_their_lines_and_the_others_in_the_log() -> None:
    many = [Problem(Place(f"data/{name}.yml", line), "bad-id", "x", "y") for name in "abc" for line in range(1, 5)]
    unread = Problem(Place("data/d.yml", 9), "yaml-syntax", "x\n::error::y", "z")
    told = FORMATS["github"]([*many, LATER, unread], line).splitlines()
    shown = [row.partition("line=")[0].rpartition("file=")[2] for row in told if row.startswith("::error ")]
    assert shown == ["data/d.yml,", *("data/a.yml,", "data/b.yml,", "data/c.yml,") * 3]
    assert len(shown) == ANNOTATIONS
    assert [row.startswith("::warning ") for row in told[ANNOTATIONS:]] == [True, False, False, False]
    assert told[-1] == "data/c.yml:4:1: bad-id  x y"


def test_no_line_of_the_log_is_a_command_of_somebody_else() -> None:
    many = [Problem(Place("data/a.yml", line), "bad-id", "x\n::add-mask::y", "z") for line in range(1, 20)]
    rows = FORMATS["github"](many, line).splitlines()
    assert len(rows) == 19 and not any(row.startswith("::add-mask") for row in rows)
