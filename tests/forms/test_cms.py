"""The configuration of a CMS: whole kinds or none, and such as the CMS says itself that it takes."""

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
OPEN = {"benefit", "claim", "sign", "muscle", "kit", "evidence", "faq", "tip", "myth", "conflict", "source"}


@cache
def content() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load(configuration(filled.schemas(), filled.WORDS, HOME))
    return made


def fields(within: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in within:
        yield field
        yield from fields(field.get("fields", []))


def test_a_kind_is_asked_for_whole_or_only_to_be_named() -> None:
    for one in content()["collections"]:
        asked = {field["name"] for field in one["fields"]}
        if one["name"] in OPEN:
            assert asked == filled.schemas()[one["name"]]["properties"].keys()
        else:
            assert (asked, one["hide"], one["create"]) == ({"title"}, True, False)
    assert {one["name"] for one in content()["collections"]} == {kind.name for kind in KINDS.values() if not kind.file}


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
