"""The configuration of a CMS: what a form can ask for, and such as the CMS says itself that it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from tests.forms import filled
from tests.nodejs import install
from tests.workflows import ROOT

from strideguide.forms.cms import configuration
from strideguide.model.kinds import KINDS

HOME = "https://github.com/fell/forest"
# Fields that take one thing or another, or hold what needs such a field. The CMS keeps them as they are.
LEFT = {
    "exercise": {"cautions"},
    "activity": {"start", "cautions"},
    "injury": {"stages"},
    "plan": {"fits"},
    "walk-run": {"entry", "on", "stay", "back", "afterwards"},
}


@cache
def content() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(configuration(filled.schemas(), filled.WORDS, HOME))
    return made


def fields(within: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in within:
        yield field
        yield from fields(field.get("fields", []))


def test_what_no_form_can_ask_for_is_left_out_and_then_a_draft_is_begun() -> None:
    schemas, left = filled.schemas(), {}
    for one in content()["collections"]:
        asked = {field["name"] for field in one["fields"]}
        if out := schemas[one["name"]]["properties"].keys() - asked:
            left[one["name"]] = out
        draft = next(field for field in one["fields"] if field["name"] == "draft")
        assert one["create"] and draft.get("default", False) == (not asked >= {*schemas[one["name"]]["required"]})
    assert {one["name"] for one in content()["collections"]} == {kind.name for kind in KINDS.values() if not kind.file}
    assert left == LEFT


def test_what_is_asked_for_in_a_record_is_all_that_it_needs() -> None:
    exercise = next(one for one in content()["collections"] if one["name"] == "exercise")
    mistakes = next(field for field in exercise["fields"] if field["name"] == "mistakes")
    assert {field["name"] for field in mistakes["fields"] if field["required"]} == {"mistake", "fix"}


def test_nothing_is_deleted_and_everybody_else_s_changes_come_from_a_fork() -> None:
    assert {one["delete"] for one in content()["collections"]} == {False}
    assert content()["backend"] == {
        "name": "github", "repo": "fell/forest", "open_authoring": True, "auth_scope": "public_repo",
    }  # fmt: skip
    assert content()["publish_mode"] == "editorial_workflow"


def test_what_names_a_thing_chooses_among_the_files_that_are_there() -> None:
    names = {one["name"] for one in content()["collections"]}
    asked = [field for one in content()["collections"] for field in fields(one["fields"])]
    assert {field["collection"] for field in asked if field["widget"] == "relation"} <= names
    claims = next(field for field in asked if field["name"] == "claims")
    assert (claims["collection"], claims["multiple"], claims["value_field"]) == ("claim", True, "{{slug}}")


@pytest.mark.nightly
def test_the_cms_takes_the_configuration_by_its_own_schema() -> None:
    schema = json.loads((install(ROOT / "tests/cms") / "@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    judge = jsonschema.Draft7Validator(schema)
    assert [error.message for error in judge.iter_errors(content())] == []
    assert list(judge.iter_errors({**content(), "publish_mode": "at once"})) != []
