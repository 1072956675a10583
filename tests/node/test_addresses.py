"""Answers from addresses: what is renamed is followed, what is damaged is mended, what is hostile is passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.node.drawn import NOTHING
from tests.node.runtime import Runtime

from strideguide.training.keys import address_data
from strideguide.training.question_data import asked_data

# "walk" became "stroll" and that "first-5k", and a "club" a "gym", where there is everything; "ring" and "loop" lead to
# each other; "gone" leads to nothing.
PAYLOAD = {
    "version": 2,
    "address": address_data(),
    "asked": asked_data(),
    "questions": {
        "goal": ["stay-healthy", "first-5k"], "level": ["beginner", "advanced"], "runs": [2, 3, 4],
        "key_runs": [0, 1], "sessions": [1, 2, 3], "minutes": [20, 30, 45], "season": ["build"],
        "race": [1], "now": ["away"], "weak": ["calf-raise", "foot"], "kit": ["step", "chair", "band"],
        "pain": ["shin-splints", "back-pain", "back-pain:settling"],
    },
    "former": {
        "goal": {"walk": "stroll", "stroll": "first-5k", "ring": "loop", "loop": "ring", "gone": "nowhere"},
        "kit": {"stool": "chair"}, "place": {"club": "gym"},
    },
    "places": [{"id": "gym", "kit": [0, 1, 2]}, {"id": "hall", "kit": [0, 2]}, {"id": "park", "kit": [2]}],
}  # fmt: skip
# Another day an address may hold something else: in its first format it held several levels and one piece of kit.
LATER = {**PAYLOAD, "address": {**address_data(), "former": [{"level": "ids", "kit": "id"}]}}
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "addresses.yml").read_text("utf-8"))
EVERYTHING = (
    "?v=2&goal=first-5k&level=beginner&kit=chair,step&minutes=30&runs=3&key_runs=1&sessions=2&season=build"
    "&race=2027-05-16&now=away&weak=foot"
    "#pain=back-pain,shin-splints"
)
READ = 4000  # characters of an address, and no more
MEGABYTE = "x" * 1_000_000


def read(node: Runtime, *addresses: str) -> list[dict[str, Any]]:
    """What is read from addresses: the answers, what was passed over, and the answers' own address."""
    found: list[dict[str, Any]] = node.call("addresses", PAYLOAD, addresses)
    return found


def test_an_address_holds_every_answer_and_comes_back_as_it_was(node: Runtime) -> None:
    [found] = read(node, EVERYTHING)
    assert found == {
        "answers": {
            "goal": 1, "level": 0, "runs": 3, "key_runs": 1, "sessions": 2, "minutes": 30, "season": 0, "race": 20_954,
            "now": 0, "weak": 1,
            "kit": [0, 1], "pain": [0, 1],
        },
        "passedOver": [],
        "address": EVERYTHING,
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_read(node: Runtime, case: dict[str, Any]) -> None:
    entries = [{**case, **(entry if isinstance(entry, dict) else {"address": entry})} for entry in case["read"]]
    for entry, found in zip(entries, read(node, *(entry["address"] for entry in entries)), strict=True):
        expected = (
            {**NOTHING, **entry.get("answers", {})},
            entry.get("passed_over", []),
            entry.get("own", found["address"]),
        )
        assert (found["answers"], found["passedOver"], found["address"]) == expected, entry["address"]
        assert read(node, found["address"]) == [found | {"passedOver": []}]


ADDRESSES = [entry["address"] if isinstance(entry, dict) else entry for case in CASES for entry in case["read"]]
LONG = ["?goal=first-5k&pain=back-pain&find=" + "x" * READ, f"?find={'x' * READ}&pain=back-pain"]


def test_an_address_in_order_says_the_same_and_nothing_of_the_body_before_the_hash(node: Runtime) -> None:
    tidied = node.call("tidied", PAYLOAD, [*ADDRESSES, *LONG])
    for address, found, before, after in zip(
        [*ADDRESSES, *LONG], tidied, read(node, *ADDRESSES, *LONG), read(node, *tidied), strict=True
    ):
        assert "pain" not in found.partition("#")[0].replace("back-pain", ""), address
        assert before["answers"] == after["answers"], address
        assert bool(before["passedOver"]) == bool(after["passedOver"]), address
        assert "pain" in address or found == address
    assert node.call("tidied", PAYLOAD, tidied) == tidied


@pytest.mark.parametrize(
    ("address", "tidied"),
    [
        ("?v=1&goal=speed&pain=back-pain&kit=step,chair", "?v=1&goal=speed&kit=step,chair#pain=back-pain"),
        ("?pain=back-pain:settling&week=-e-h--l#session-a", "?week=-e-h--l#session-a&pain=back-pain:settling"),
        ("?v=1&amp;goal=speed&amp;Pain=knee", "?v=1&goal=speed#pain=knee"),
        ("?v=1&pain=&goal=speed", "?v=1&goal=speed#pain="),
        ("?v=1&goal=speed&#38;pain=knee#take", "?v=1&goal=speed&take=#pain=knee"),
        ("?v=1&goal=speed#take&pain=knee", "?v=1&goal=speed#take&pain=knee"),
    ],
)
def test_an_address_in_order(node: Runtime, address: str, tidied: str) -> None:
    assert node.call("tidied", PAYLOAD, [address]) == [tidied]


@pytest.mark.parametrize(
    "hostile",
    [
        f"&goal={MEGABYTE}",
        f"&{MEGABYTE}",
        f"&kit={'step,' * 200_000}",
        "&goal=stay-healthy" * 60_000,
        "&" * 1_000_000,
        f"&{'=' * 1_000_000}",
        f"&kit={'%' * 1_000_000}",
        "&__proto__=1&constructor=2&prototype[x]=3&__proto__[goal]=stay-healthy",
        "&toString=1&hasOwnProperty=1&goal.constructor=1",
        "&v=__proto__&v=-1&v=99999999999999999999",
        "&\ud800=\udfff",
    ],
)
def test_hostile_addresses_change_no_answer_and_are_hardly_read(node: Runtime, hostile: str) -> None:
    address = "?v=2&goal=first-5k&kit=none&pain=back-pain&runs=3"
    found, same = read(node, address + hostile, address)
    assert (found["answers"], found["address"]) == (same["answers"], same["address"])
    assert found["address"] == "?v=2&goal=first-5k&kit=none&runs=3#pain=back-pain"
    assert len(found["passedOver"]) <= 10 and max(map(len, found["passedOver"]), default=0) <= 60
    assert 0 < node.call("longestRead", PAYLOAD, address + hostile) <= READ


@pytest.mark.parametrize(
    ("address", "answers", "passed_over"),
    [
        (f"?goal=first-5k&x={'x' * 3975}&kit=step,chair", {"goal": 1}, ["x", "kit=step,chair"]),
        (f"?kit={'step,' * 1000}", {}, [f"?kit={'step,' * 11}"]),
        (f"?goal=first-5k&find={'x' * READ}&pain=back-pain", {"goal": 1}, [f"find={'x' * 55}"]),
        (f"?goal=first-5k&kit={','.join(f'k{n}' for n in range(500))}", {"goal": 1}, [f"k{n}" for n in range(10)]),
    ],
)
def test_what_is_long_is_cut_between_two_answers_and_little_of_it_is_named(
    node: Runtime, address: str, answers: dict[str, Any], passed_over: list[str]
) -> None:
    [found] = read(node, address)
    assert (found["answers"], found["passedOver"]) == ({**NOTHING, **answers}, passed_over)


@pytest.mark.parametrize(
    ("address", "answers", "passed_over", "own"),
    [
        ("?v=1&level=advanced,beginner&kit=step", {"level": 1, "kit": [0]}, [], "?v=2.2&level=advanced&kit=step"),
        ("?v=2.1&kit=step,chair", {}, ["step,chair"], ""),
        ("?kit=stool", {"kit": [1]}, [], "?v=2.2&kit=chair"),
        ("?v=2.2&runs=3&kit=step,chair", {"runs": 3, "kit": [0, 1]}, [], "?v=2.2&kit=chair,step&runs=3"),
        ("?v=2.2&level=advanced,beginner", {}, ["advanced,beginner"], ""),
        ("?v=2.3&kit=step,chair", {"kit": [0, 1]}, ["2.3"], "?v=2.2&kit=chair,step"),
    ],
)
def test_an_address_of_an_older_format_is_read_as_it_was_written(
    node: Runtime, address: str, answers: dict[str, Any], passed_over: list[str], own: str
) -> None:
    [found] = node.call("addresses", LATER, [address])
    assert found == {"answers": {**NOTHING, **answers}, "passedOver": passed_over, "address": own}
