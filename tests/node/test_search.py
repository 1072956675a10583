"""The search as readers get it: what runners type, and what is shown first of the shipped guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest
import yaml
from tests.browser import once
from tests.browser.once import shipped
from tests.node.runtime import Runtime

from strideguide.model.exercise import Exercise
from strideguide.model.sign import Sign
from strideguide.words import Words

Cases = Mapping[str, Sequence[str]]
Found = Mapping[str, list[list[str]]]
FIRST, FOUND = 0.95, 0.97  # of what is typed in plain words finds its page before all others, or among three


def cases(name: str) -> Cases:
    """The pages, or one of the pages, that queries are for."""
    read: Cases = yaml.safe_load((Path(__file__).parent / "cases" / f"{name}.yml").read_text("utf-8"))
    return read


LISTS = NAMED, PLAIN, FRESH, OTHER, ASKED = [
    *map(cases, ("search", "plain_words", "fresh_words", "other_words", "asked_words"))
]
ALL = [(pages, query) for listed in LISTS for pages, queries in listed.items() for query in queries]


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


@pytest.mark.parametrize(
    ("listed", "first"),
    [(PLAIN, FIRST), (FRESH, FIRST), (OTHER, FIRST), (ASKED, 0.9)],  # a list as it was asked, of which no line was left
    ids=["plain", "fresh", "other", "asked"],
)
def test_plain_words_find_their_page(found: Found, listed: Cases, first: float) -> None:
    """Nearly all find it first, the rest among the first three; a symptom finds nothing before its sign."""
    at = places(found, listed)
    lost = {query for query, place in at.items() if place > 2}
    assert len(lost) <= (1 - FOUND) * len(at), lost
    late = {query: found[query][0][0] for query, place in at.items() if place}
    assert len(late) <= (1 - first) * len(at) + 1e-9, late
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


def test_the_name_of_a_muscle_finds_what_trains_it(node: Runtime, tmp_path_factory: pytest.TempPathFactory) -> None:
    """By each name of a muscle the catalogue shows first what trains it; where nothing does, what it helps in."""
    things = once.library().things
    named: dict[str, set[str]] = {}
    for id, muscle in things["muscle"].items():
        for name in (muscle.title, *muscle.aliases):
            named.setdefault(name.lower(), set()).add(id)
    trained = {name: trains(ids, "primary") or trains(ids, "secondary") for name, ids in named.items()}
    answers = node.call("found", str(shipped(tmp_path_factory)), list(named), "exercise", 100)
    first = {name: {at for at, _ in found[: len(trained[name])]} for name, found in zip(named, answers, strict=True)}
    assert first == trained


def trains(muscles: set[str], how: str) -> set[str]:
    """The pages of the exercises that train one of these muscles, or in which one of them helps."""
    exercises = once.library().things["exercise"].values()
    return {f"exercises/{one.id}/" for one in exercises if muscles & set(getattr(cast(Exercise, one).muscles, how))}


def test_what_is_swollen_or_sore_leads_to_the_conditions_of_that_part(
    node: Runtime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Below the sign, whose word the condition does not have."""
    wanted = {"swollen calf": "injuries/calf-strain/", "stiff ankle": "injuries/ankle-sprain/"}
    answers = node.call("found", str(shipped(tmp_path_factory)), list(wanted), "injury", 20, True)
    assert {query: {at for at, _ in found} & {wanted[query]} for query, found in zip(wanted, answers, strict=True)} == {
        query: {page} for query, page in wanted.items()
    }


def test_no_sign_stands_first_where_nothing_is_felt(node: Runtime, tmp_path_factory: pytest.TempPathFactory) -> None:
    queries = yaml.safe_load((Path(__file__).parent / "cases" / "unfelt.yml").read_text("utf-8"))
    answers = node.call("found", str(shipped(tmp_path_factory)), queries)
    first = {query: found[0][0] for query, found in zip(queries, answers, strict=True)}
    assert {query: at for query, at in first.items() if at.startswith("signs/")} == {}


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
