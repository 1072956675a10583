"""What a type refuses, in an author's words. What is refused stands in tests/cases; here is how it is put."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from strideguide import site
from strideguide.problems import CODES, Place, Problem, brief, did_you_mean
from tests import worlds
from tests.case import cases

# Names that belong to the program and mean nothing to an author.
PROGRAM = re.compile(
    r"\b(NoneType|None|dict|str|int|bool|literal|pydantic|ValidationError|Traceback|Ref[A-Z]\w*|_[A-Z]\w+)\b|type="
)


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("insted", ["instead", "place"], 'Did you mean "instead"?'),
        ("zzz", ["instead"], ""),
        ("", ["instead"], ""),
        ("squat", [], ""),
        ("Goblet squat", ["exercise:goblet-squat", "exercise:squat"], 'Did you mean "exercise:goblet-squat"?'),
        ("x" * 5000, ["instead"], ""),
    ],
)
def test_the_nearest_word_is_asked_for_if_one_is_near(word: str, known: list[str], answer: str) -> None:
    assert did_you_mean(word, known) == answer


def test_an_authors_own_text_is_shown_on_one_line_and_cut() -> None:
    assert brief("a\nb") == "a b"
    assert brief("x" * 100) == "x" * 57 + "..."
    assert brief("x" * 60) == "x" * 60


def test_a_problem_has_a_code_that_is_known() -> None:
    with pytest.raises(ValueError, match="not a code"):
        Problem(Place("a.yml"), "no-such-code", "What.")


def test_a_problem_is_a_line_and_its_remedy_a_second() -> None:
    made = Problem(Place("a.yml", 2, 3), "bad-id", "What happened.", "What to do.")
    assert str(made) == "a.yml:2:3: bad-id  What happened.\n    What to do."


def test_codes_are_permanent_names_with_a_paragraph() -> None:
    assert [code for code in CODES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert [code for code, text in CODES.items() if not (text[0].isupper() and text.endswith("."))] == []


OF_TYPES = ("types", "values", "fields")
REFUSED = {case.name: case for case in cases() if case.problems and case.name.split("/")[0] in OF_TYPES}


@pytest.mark.parametrize("name", REFUSED)
def test_messages_are_sentences_without_names_of_the_program(name: str, tmp_path: Path) -> None:
    with REFUSED[name].world(tmp_path) as root:
        problems = site.check(root)
    for problem in problems:
        text = f"{problem.message} {problem.remedy}"
        assert not PROGRAM.search(re.sub(r'"[^"]*"', "", text)), text
        assert problem.message[0].isupper() and problem.message.endswith("."), text
        assert problem.remedy == "" or problem.remedy[-1] in ".?", text
        assert len(text) < 500


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = "title: 1\nplace: moon\ncolour: red\ninstead: ''\n"
    told = site.check(worlds.write(tmp_path, {"data/kit/chair.yml": text}))
    assert sorted(p.code for p in told) == [
        "missing-field",
        "not-a-choice",
        "unknown-field",
        "wrong-type",
        "wrong-type",
    ]
