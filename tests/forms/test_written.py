"""The forms are such as GitHub takes, and those in the repository are made of today's models and data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.forms import filled
from tests.forms.filled import faults

from strideguide.forms.questions import FORMS, questions
from strideguide.forms.written import FOLDER, HEAD, files

ROOT = Path(__file__).parents[2]
HOME = "https://github.com/fell/forest"


def forms(texts: dict[str, str]) -> dict[str, Any]:
    """What the files of forms say, by their names."""
    return {Path(path).stem: yaml.safe_load(text) for path, text in texts.items()}


def test_github_has_nothing_against_the_forms() -> None:
    made = forms(files(filled.schemas(), filled.WORDS, HOME))
    made.pop("config")
    assert {name: list(faults(form)) for name, form in made.items()} == {form.name: [] for form in FORMS}
    assert all(form.keys() == {"name", "description", "body"} for form in made.values())


def test_what_concerns_a_body_has_a_private_way_and_no_form() -> None:
    config = forms(files(filled.schemas(), filled.WORDS, HOME))["config"]
    assert config["blank_issues_enabled"] is False
    hurt = config["contact_links"][0]
    assert (hurt["name"], hurt["url"]) == ("This hurt me", f"{HOME}/security/advisories/new")


@pytest.mark.parametrize("form", [form for form in FORMS if form.kind], ids=lambda form: form.name)
def test_a_form_asks_for_fields_of_its_kind_and_needs_what_the_model_needs(form: Any) -> None:
    asked = {question.path: question for question in questions(form, filled.schemas(), filled.WORDS)}
    schema = filled.schemas()[form.kind]
    assert {path.split(".")[0] for path in asked} <= schema["properties"].keys()
    assert {path for path, question in asked.items() if question.needed and "." not in path} == {
        name for name in schema["required"] if name in asked
    }


def test_addresses_fill_in_fields_that_the_form_has() -> None:
    correction = forms(files(filled.schemas(), filled.WORDS, HOME))["correction"]
    assert {"page", "thing"} <= {field.get("id") for field in correction["body"]}


@pytest.mark.nightly
def test_the_forms_in_the_repository_are_made_of_the_guide_as_it_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "strideguide", "forms", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    there = forms({str(path): path.read_text("utf-8") for path in (ROOT / FOLDER).glob("*.yml")})
    there.pop("config")
    assert [fault for form in there.values() for fault in faults(form)] == []
    assert all(path.read_text("utf-8").startswith(HEAD) for path in (ROOT / FOLDER).glob("*.yml"))
