"""The schema of a brand's words.yml: editors know the keys of the interface, and no brand has others."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from strideguide.schema.words import of_words
from strideguide.source import read
from strideguide.words import Words
from tests.examples import Example

SCHEMA = of_words(Words.load())
# What a brand writes into its words.yml, and the path at which the schema refuses it.
WORDED: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"brand": {"people": "Our people"}, "plan": {"weeks": {"other": "{n} weeks"}}}, None),
    ({"brand": {"peple": "Our people"}}, "brand"),
    ({"brand": {"people": {"all": "Our people"}}}, "brand/people"),
    ({"brand": "Ours"}, "brand"),
    ({"brand": {"people": "P" * 41}}, "brand/people"),
    ({"safety": {"note": "No worries."}}, ""),  # what readers are told of their safety is the same in every brand
)


@pytest.mark.parametrize(("written", "refused"), WORDED)
def test_a_brand_has_words_for_keys_of_the_guide_alone(written: dict[str, Any], refused: str | None) -> None:
    errors = Draft202012Validator(SCHEMA).iter_errors(written)
    assert ["/".join(map(str, error.path)) for error in errors] == ([] if refused is None else [refused])


def test_it_is_a_schema_and_the_words_of_an_example_fit_it(example: Example) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    document, _ = read(example.root / "words.yml", example.root)
    assert document and not [*Draft202012Validator(SCHEMA).iter_errors(document.value)]
