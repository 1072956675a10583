"""Every word of the interface: each key that templates and code ask for is there, and none stands there unused."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, nodes

import strideguide
from strideguide.model import claim, exercise, plan, rule
from strideguide.model.base import Provenance, Record
from strideguide.model.kinds import KINDS
from strideguide.model.week import RunDay, Trait
from strideguide.render import TEMPLATES
from strideguide.training.grades import GRADES
from strideguide.training.kinds import KINDS as RULES
from strideguide.views import page_data
from strideguide.words import LOCALES, Words

CODE = Path(strideguide.__file__).parent
WORDS = Words.load()
# What asks for words, in Python: a Words object under one of these names, or its method.
ASKS = {"words", "below", "t"}
# Keys that have a name of their own.
NAMED = {name: key for name, key in vars(page_data).items() if name.endswith("_WORDS")}


def in_templates() -> Iterator[str]:
    """Every key that a template asks for; one that is put together ends in "*"."""
    for path in sorted(TEMPLATES.parent.rglob("*.html")):
        tree = Environment().parse(path.read_text("utf-8"))
        for asked in tree.find_all(nodes.Filter):
            if asked.name == "t" and asked.node:
                yield from _keys(asked.node, counted=any(word.key == "n" for word in asked.kwargs))


def _keys(asked: nodes.Node, counted: bool) -> Iterator[str]:
    if isinstance(asked, nodes.Const):
        yield from ([f"{asked.value}.one", f"{asked.value}.other"] if counted else [str(asked.value)])
    elif isinstance(asked, nodes.CondExpr):
        for branch in (asked.expr1, asked.expr2):
            if branch is not None:
                yield from _keys(branch, counted)
    else:
        first = next(asked.find_all(nodes.Const), None)
        yield f"{first.value!s}*" if first else "*"


def in_code() -> Iterator[str]:
    """Every key that Python asks for, in the same form."""
    for path in sorted(CODE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and call.args and _name(call.func) in ASKS:
                counted = any(word.arg == "n" for word in call.keywords)
                for key in _written(call.args[0], "." if _name(call.func) == "below" else ""):
                    yield from ([f"{key}.one", f"{key}.other"] if counted and key[-1] != "*" else [key])


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def _written(asked: ast.expr, end: str) -> Iterator[str]:
    if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
        yield f"{asked.value}.*" if end else asked.value
    elif isinstance(asked, ast.Name) and asked.id in NAMED:
        yield f"{NAMED[asked.id]}.*" if end else NAMED[asked.id]
    elif isinstance(asked, ast.JoinedStr) and isinstance(asked.values[0], ast.Constant):
        yield f"{asked.values[0].value!s}*"


def in_kinds_of_rule() -> Iterator[str]:
    """Every key that kinds of rule declare; no kind can ask for another."""
    yield from (f"looks.{kind.name}.{word}" for kind in RULES.values() for word in kind.words)


ASKED = {*in_templates(), *in_code(), *in_kinds_of_rule()}
EXACT = {key for key in ASKED if not key.endswith("*")}
BEGUN = {key[:-1] for key in ASKED if key.endswith("*")}


def test_every_key_that_is_asked_for_is_there() -> None:
    assert len(EXACT) > 100
    assert EXACT - WORDS.entries.keys() == set()
    assert {begun for begun in BEGUN if not any(key.startswith(begun) for key in WORDS.entries)} == set()


def test_no_key_is_put_together_out_of_nothing() -> None:
    assert "" not in BEGUN


def test_no_key_stands_there_unused() -> None:
    assert [k for k in WORDS.entries if k not in EXACT and not any(k.startswith(begun) for begun in BEGUN)] == []


def choices(model: type[Record], field: str) -> list[str]:
    return [str(choice).replace(" ", "-") for choice in get_args(model.model_fields[field].annotation)]


@pytest.mark.parametrize(
    ("prefix", "wanted"),
    [
        ("grade", [grade.replace(" ", "-") for grade in GRADES]),
        ("certainty", choices(claim.Evidence, "certainty")),
        ("direction", choices(claim.Study, "direction")),
        ("direction_title", choices(claim.Study, "direction")),
        ("impact", choices(exercise.Exercise, "impact")),
        ("caution", choices(exercise.Caution, "action")),
        ("role", choices(exercise.Help, "role")),
        ("origin", choices(Provenance, "origin")),
        ("plan.scripts.part", choices(plan.Block, "part")),
        ("rule", choices(rule.Rule, "severity")),
        ("trait", sorted({trait.replace(" ", "-") for trait in get_args(Trait)} - {"replaces-a-run"})),
        ("run", [*get_args(RunDay)]),
        ("looks.a_run", [*get_args(RunDay)]),
        ("backlinks", []),
    ],
)
def test_every_choice_of_a_field_has_a_word(prefix: str, wanted: list[str]) -> None:
    assert [choice for choice in wanted if not WORDS.has(f"{prefix}.{choice}")] == []


def test_every_kind_has_a_title_on_its_index() -> None:
    assert [kind for kind in KINDS if not WORDS.has(f"index.{kind}.title")] == []


def test_titles_of_backlinks_name_kinds() -> None:
    named = {part for key in WORDS.below("backlinks") for part in key.split(".")[:2]}
    assert named <= KINDS.keys()


def test_one_and_many_are_told_apart() -> None:
    words = Words({"a": {"one": "{n} week", "other": "{n} weeks"}, "b": "x {name}"}, "en")
    assert (words("a", n=1), words("a", n=0), words("a", n=2)) == ("1 week", "0 weeks", "2 weeks")
    assert words("b", name="<y>") == "x <y>"
    assert words.below("a") == {"one": "{n} week", "other": "{n} weeks"}


@pytest.mark.parametrize(("key", "values"), [("none", {}), ("b", {}), ("b", {"n": 1})])
def test_a_word_that_is_not_there_or_lacks_a_value_is_told(key: str, values: dict[str, object]) -> None:
    with pytest.raises(LookupError, match="catalogue of words"):
        Words({"b": "x {name}"}, "en")(key, **values)


def test_a_language_that_there_is_not_is_told() -> None:
    with pytest.raises(LookupError, match="no words of 'xx'"):
        Words.load("xx")


def test_a_file_of_a_language_that_cant_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xy").mkdir()
    (tmp_path / "xy/a.yml").write_text("a: [", "utf-8")
    monkeypatch.setattr("strideguide.words.LOCALES", tmp_path)
    with pytest.raises(LookupError, match="can't be read"):
        Words.load("xy")


def test_no_two_files_of_a_language_have_words_of_one_name() -> None:
    files = [path.read_text("utf-8") for path in sorted((LOCALES / "en").glob("*.yml"))]
    names = [name for text in files for name in re.findall(r"^(\w+):", text, re.M)]
    assert len(files) >= 4
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_words_are_sentences_of_people() -> None:
    assert [text for text in WORDS.entries.values() if not text.strip() or re.search(r"[<>&]|  ", text)] == []
