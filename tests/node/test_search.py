"""The search as readers get it: what runners type, and what the theme's own worker shows first of the shipped guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from tests.browser import once
from tests.browser.once import shipped
from tests.node.runtime import Runtime

from strideguide.model.sign import Sign
from strideguide.words import Words

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "search.yml").read_text("utf-8"))
Found = Mapping[str, list[list[str]]]


@pytest.fixture(scope="module")
def found(node: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What the search shows for each query, the best first: an address below the site's root, and a text."""
    queries = [query for listed in CASES.values() for query in listed]
    assert len(queries) == len(set(queries))
    return dict(zip(queries, node.call("found", str(shipped(tmp_path_factory)), queries), strict=True))


@pytest.mark.parametrize("pages", CASES)
def test_what_is_shown_first(found: Found, pages: str) -> None:
    """The page, or one of the pages, that a query is for."""
    first = {query: next((address for address, _ in found[query]), "nothing") for query in CASES[pages]}
    assert {query: address for query, address in first.items() if address not in pages.split()} == {}


def test_every_sign_and_every_condition_is_looked_for() -> None:
    """No sign and no condition is written without a query that leads to it."""
    things = once.library().things
    wanted = {f"{folder}/{id}/" for kind, folder in (("sign", "signs"), ("injury", "injuries")) for id in things[kind]}
    assert wanted - {page for pages in CASES for page in pages.split()} == set()


def test_a_result_says_of_a_sign_what_to_do(found: Found) -> None:
    """Some readers see no more of it than this."""
    words = Words.load()
    signs = {f"signs/{id}/": sign for id, sign in once.library().things["sign"].items()}
    shown = {address: text for answers in found.values() for address, text in answers if address in signs}
    assert set(shown) == set(signs)
    for address, sign in signs.items():
        assert isinstance(sign, Sign)
        for call in sign.calls:
            assert words(f"urgency_short.{call.urgency}") in re.sub("</?mark>", "", shown[address]), address
