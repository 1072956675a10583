"""Problems for people and for machines."""

from __future__ import annotations

import json

import pytest

from strideguide.problems import Place, Problem, in_order
from strideguide.report import FORMATS

ONE = Problem(Place("data/a.yml", 3, 7), "bad-id", 'It is "x".', "Write y.")
ODD = Problem(Place("data/a,b:c%.yml", 1, 1), "stray-file", "50 % of it\nhas two lines.", "")


@pytest.mark.parametrize("form", FORMATS)
def test_no_problems_are_no_problems(form: str) -> None:
    assert FORMATS[form]([]) == {"text": "no problems\n", "github": "", "json": "[]\n"}[form]


def test_text_counts_problems_and_files() -> None:
    assert FORMATS["text"]([ONE]) == ('data/a.yml:3:7: bad-id  It is "x".\n    Write y.\n1 problem in 1 file\n')
    assert FORMATS["text"]([ONE, ONE, ODD]).endswith("\n3 problems in 2 files\n")


def test_a_workflow_command_is_one_line_whatever_is_in_it() -> None:
    assert FORMATS["github"]([ONE, ODD]).splitlines() == [
        '::error file=data/a.yml,line=3,col=7,title=bad-id::It is "x". Write y.',
        "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=1,title=stray-file::50 %25 of it%0Ahas two lines.",
    ]


def test_json_is_a_list_of_maps() -> None:
    assert json.loads(FORMATS["json"]([ONE])) == [
        {"file": "data/a.yml", "line": 3, "column": 7, "code": "bad-id", "message": 'It is "x".', "remedy": "Write y."}
    ]


def test_problems_are_sorted_by_place_and_said_once() -> None:
    later = Problem(Place("data/a.yml", 12, 1), "bad-id", "x", "y")
    assert in_order([later, ONE, later, ODD]) == [ODD, ONE, later]
