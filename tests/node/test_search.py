"""The search as readers get it: what runners type, and what is shown first of the shipped guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml
from tests.browser import once
from tests.browser.once import shipped
from tests.node.runtime import Runtime

from strideguide.model.sign import Sign
from strideguide.words import Words

Cases = Mapping[str, Sequence[str]]
Found = Mapping[str, list[list[str]]]
FIRST, FOUND = 0.95, 0.985  # of what is typed in plain words finds its page before all others, or among three


def cases(name: str) -> Cases:
    """The pages, or one of the pages, that queries are for."""
    read: Cases = yaml.safe_load((Path(__file__).parent / "cases" / f"{name}.yml").read_text("utf-8"))
    return read


NAMED, PLAIN, FRESH = cases("search"), cases("plain_words"), cases("fresh_words")
ALL = [(pages, query) for listed in (NAMED, PLAIN, FRESH) for pages, queries in listed.items() for query in queries]


@pytest.fixture(scope="module")
def found(node: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """What the search shows for each query, the best first: an address below the site's root, and a text."""
    queries = [query for _, query in ALL]
    return dict(zip(queries, node.call("found", str(shipped(tmp_path_factory)), queries), strict=True))


def places(found: Found, listed: Cases) -> dict[str, int]:
    """The place at which the page for each query is shown, counted from 0; 99 if it is not."""
    return {
        query: next((at for at, (address, _) in enumerate(found[query]) if address in pages.split()), 99)
        for pages, queries in listed.items()
        for query in queries
    }


@pytest.mark.parametrize("pages", NAMED)
def test_what_is_shown_first(found: Found, pages: str) -> None:
    assert {query for query, at in places(found, {pages: NAMED[pages]}).items() if at} == set()


@pytest.mark.parametrize("listed", [PLAIN, FRESH], ids=["plain", "fresh"])
def test_plain_words_find_their_page(found: Found, listed: Cases) -> None:
    """Nearly all find it first, the rest among the first three; a symptom finds nothing before its sign."""
    at = places(found, listed)
    lost = {query for query, place in at.items() if place > 2}
    assert len(lost) <= (1 - FOUND) * len(at), lost
    late = {query: found[query][0][0] for query, place in at.items() if place}
    assert len(late) <= (1 - FIRST) * len(at), late
    signs = {query for pages, queries in listed.items() if pages.startswith("signs/") for query in queries}
    assert signs & late.keys() == set()


def test_the_catalogue_finds_exercises_by_the_same_words(
    node: Runtime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its box ranks as the search does, among exercises alone."""
    asked = [(pages, query) for pages, query in ALL if pages.startswith("exercises/")]
    answers = node.call("found", str(shipped(tmp_path_factory)), [query for _, query in asked], "exercise")
    late = {
        query: answer[0][0] for (pages, query), answer in zip(asked, answers, strict=True)
        if answer[0][0] not in pages.split()
    }  # fmt: skip
    assert late == {}


def test_every_sign_and_every_condition_is_looked_for() -> None:
    """No sign and no condition is written without a query that leads to it."""
    things = once.library().things
    wanted = {f"{folder}/{id}/" for kind, folder in (("sign", "signs"), ("injury", "injuries")) for id in things[kind]}
    assert wanted - {page for pages in NAMED for page in pages.split()} == set()


def test_a_result_says_of_a_sign_what_to_do(found: Found) -> None:
    """Some readers see no more of it than this."""
    words = Words.load()
    signs = {f"signs/{id}/": sign for id, sign in once.library().things["sign"].items()}
    shown = {address: text for answers in found.values() for address, text in answers if address in signs}
    assert set(shown) == set(signs)
    for address, sign in signs.items():
        assert isinstance(sign, Sign)
        for call in sign.calls:
            assert words(f"urgency_short.{call.urgency}") in shown[address], address
