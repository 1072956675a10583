"""Answers to and from addresses, in a real browser: what is renamed is followed, what is hostile is passed over."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.once import REPOSITORY
from tests.browser.served import Serve

PARTS = REPOSITORY / "plugins/strideguide/assets/parts"
# "walk" became "stroll" and that "first-5k"; "ring" and "loop" lead to each other; "gone" leads to nothing.
PAYLOAD = {
    "version": 2,
    "questions": {
        "goal": ["stay-healthy", "first-5k"], "level": ["beginner", "advanced"], "runs": [2, 3, 4],
        "sessions": [1, 2, 3], "minutes": [20, 30, 45], "season": ["build"], "weak": ["calf-raise", "foot"],
        "kit": ["step", "chair", "band"], "pain": ["shin-splints", "back-pain"],
    },
    "former": {
        "goal": {"walk": "stroll", "stroll": "first-5k", "ring": "loop", "loop": "ring", "gone": "nowhere"},
        "kit": {"stool": "chair"},
    },
}  # fmt: skip
QUESTIONS = ("goal", "level", "runs", "sessions", "minutes", "season", "weak", "kit")
NOTHING: dict[str, Any] = {**dict.fromkeys(QUESTIONS), "pain": []}
EVERYTHING = (
    "?v=2&goal=first-5k&level=beginner&runs=3&sessions=2&minutes=30&season=build&weak=foot"
    "&kit=chair,step&pain=back-pain,shin-splints"
)
MEGABYTE = "x" * 1_000_000
# Notes the longest text that is taken apart.
WATCH = """
  window.longest = 0;
  window.URLSearchParams = class extends URLSearchParams {
    constructor(text) {
      super(text);
      window.longest = Math.max(window.longest, text.length);
    }
  };
"""


@pytest.fixture(scope="module")
def page(browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("addresses")
    for name in ("answers.js", "match.js", "week.js"):
        shutil.copy(PARTS / name, folder)
    shutil.copy(Path(__file__).parent / "runtimes.js", folder)
    (folder / "index.html").write_text("<!doctype html><title>Addresses</title>", "utf-8")
    (folder / "picker.json").write_text(json.dumps(PAYLOAD), "utf-8")
    with browser.new_context() as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(serve(folder))
        yield page


def read(page: Page, *addresses: str) -> list[dict[str, Any]]:
    """What is read from addresses: the answers, what was passed over, and the answers' own address."""
    script = "async (searches) => (await import('./runtimes.js')).addresses('picker.json', searches)"
    found: list[dict[str, Any]] = page.evaluate(script, list(addresses))
    return found


def test_an_address_holds_every_answer_and_comes_back_as_it_was(page: Page) -> None:
    [found] = read(page, EVERYTHING)
    assert found == {
        "answers": {
            "goal": 1, "level": 0, "runs": 3, "sessions": 2, "minutes": 30, "season": 0, "weak": 1,
            "kit": [0, 1], "pain": [0, 1],
        },
        "passedOver": [],
        "address": EVERYTHING,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "answers", "own"),
    [
        ("", {}, ""),
        ("?", {}, ""),
        ("?v=2", {}, ""),
        ("?goal=", {}, ""),
        ("?find=squat&utm_source=x&fbclid=y&gclid=z&_gl=1&mc_eid=2&ref=mail", {}, ""),
        ("?q=calf&h=calf&week=-e-h--l&on=13&hours=6", {}, ""),
        ("?_x_tr_sl=en&_x_tr_tl=de&__hstc=1&_kx=2&msclkid=3&gad_source=4&ref_src=5&lang=de&usp=sharing", {}, ""),
        ("?q=run+%26+walk&utm_campaign=spring%26summer&ref=https%3A%2F%2Fa.example%2F%3Fid%3D12%26page%3D2", {}, ""),
        ("?kit=none", {"kit": []}, "?v=2&kit=none"),
        ("?kit=step", {"kit": [0]}, "?v=2&kit=step"),
        ("?kit=chair,step,chair", {"kit": [0, 1]}, "?v=2&kit=chair,step"),
        ("?kit=chair%2Cstep", {"kit": [0, 1]}, "?v=2&kit=chair,step"),
        ("?pain=shin-splints", {"pain": [0]}, "?v=2&pain=shin-splints"),
        ("?pain=back-pain&runs=4&goal=first-5k", {"goal": 1, "runs": 4, "pain": [1]}, None),
        ("?goal=first-5k&goal=first-5k", {"goal": 1}, "?v=2&goal=first-5k"),
        ("?pain=shin-splints&pain=back-pain,shin-splints", {"pain": [0, 1]}, "?v=2&pain=back-pain,shin-splints"),
        ("?kit=step&kit=chair", {"kit": [0, 1]}, "?v=2&kit=chair,step"),
        ("?v=1&goal=first-5k", {"goal": 1}, "?v=2&goal=first-5k"),
        ("?v=99&goal=first-5k", {"goal": 1}, "?v=2&goal=first-5k"),
        # Renamed, twice and in a list.
        ("?goal=stroll", {"goal": 1}, "?v=2&goal=first-5k"),
        ("?goal=walk", {"goal": 1}, "?v=2&goal=first-5k"),
        ("?kit=stool,chair,band", {"kit": [1, 2]}, "?v=2&kit=band,chair"),
        # Counts that are not offered: the nearest that asks for no more, or the lowest.
        ("?minutes=44", {"minutes": 30}, "?v=2&minutes=30"),
        ("?minutes=240", {"minutes": 45}, "?v=2&minutes=45"),
        ("?minutes=5", {"minutes": 20}, "?v=2&minutes=20"),
        ("?runs=1", {"runs": 2}, "?v=2&runs=2"),
        ("?runs=7&sessions=4", {"runs": 4, "sessions": 3}, "?v=2&runs=4&sessions=3"),
    ],
)
def test_what_can_be_read_is_read(page: Page, address: str, answers: dict[str, Any], own: str | None) -> None:
    [found] = read(page, address)
    assert (found["answers"], found["passedOver"]) == (NOTHING | answers, [])
    assert own is None or found["address"] == own
    assert read(page, found["address"]) == [found]


@pytest.mark.parametrize(
    "address",
    [
        "?v=2&amp;goal=first-5k&amp;runs=3&amp;pain=back-pain",
        "?v=2&AMP;goal=first-5k&amp;amp;runs=3&amp;amp;amp;pain=back-pain",
        "?v=2&ampgoal=first-5k&amp;runs=3&amppain=back-pain",
        "?v=2&#38;goal=first-5k&#038;runs=3&#x26;pain=back-pain",
        "?v=2%26goal%3Dfirst-5k%26runs%3D3%26pain%3Dback-pain",
        "?v=2%2526goal%253Dfirst-5k%2526runs%253D3%2526pain%253Dback-pain",
        "?v=2%2525252526goal%25253dfirst-5k%26runs=3%26pain=back-pain",
        "?v=2&amp%3Bgoal=first-5k%26amp;runs=3%26amp%3Bpain=back-pain",
        "?v=2%26%2338%3Bgoal=first-5k%26%23x26%3Bruns=3&pain=back-pain",
        "?v=2&#038goal=first-5k&#x0026;runs&#61;3&#38;amp;pain=back-pain",
        "?v=2&amp;#38;goal=first-5k&#38;#38;runs=3&#38;amp;#x26;pain=back-pain",
        "?goal=first-5k%26runs%3D3&pain=back-pain",
        "?v=2\\u0026goal=first-5k%5Cu0026runs=3\\u0026pain\\u003dback-pain",
        "?v=2;goal=first-5k;runs=3;pain=back-pain",
        "?v=3D2&goal=3Dfirst-5k&runs=3D3&pain=3Dback-pain",
        "?v=2&goal=first-5k&runs=3&pain=back-pain?utm_source=mail&utm_medium=x",
        "?utm_source=mail?v=2&goal=first-5k&runs=3&pain=back-pain",
        "??v=2&goal=first-5k&runs=3&pain=back-pain%3Ffbclid=x",
    ],
)
def test_an_address_that_was_damaged_on_its_way_is_read_as_it_was_meant(page: Page, address: str) -> None:
    [found] = read(page, address)
    assert (found["answers"], found["passedOver"]) == (NOTHING | {"goal": 1, "runs": 3, "pain": [1]}, [])


@pytest.mark.parametrize(
    ("address", "answers", "passed_over"),
    [
        # What may have been an answer.
        ("?goal=first-5k&pai", {"goal": 1}, ["pai"]),
        ("?goal=first-5k&pain", {"goal": 1}, ["pain"]),
        ("?goal=first-5k&pain=", {"goal": 1}, ["pain"]),
        ("?kit=,&pain=,,", {}, ["kit", "pain"]),
        ("?pain=back-pain,", {"pain": [1]}, ["pain"]),
        ("?pain=back-pain&pain=", {"pain": [1]}, ["pain"]),
        ("?goal=first-5k&=back-pain", {"goal": 1}, ["back-pain"]),
        ("?_pain=back-pain", {}, ["_pain"]),
        ("?utm_source=mail,pain=back-pain", {}, ["mail,pain=back-pain"]),
        ("?ref=x%20pain=back-pain&week=goal%3Dfirst-5k", {}, ["x pain=back-pain", "goal=first-5k"]),
        ("?goal=first-5k&pain=back-pai", {"goal": 1}, ["back-pai"]),
        ("?goal=first-5k&Pain=back-pain", {"goal": 1}, ["Pain"]),
        ("?goal=first-5k& pain=back-pain", {"goal": 1}, [" pain"]),
        ("?v=2 pain=back-pain&goal=first-5k", {"goal": 1}, ["2 pain=back-pain"]),
        ("?goal=first-5k&goal=stay-healthy", {"goal": 1}, ["stay-healthy"]),
        ("?v=__proto__&goal=first-5k", {"goal": 1}, ["__proto__"]),
        ("?goal=marathon", {}, ["marathon"]),
        ("?goal=First-5k&level= beginner", {}, ["First-5k", " beginner"]),
        ("?kit=step,rack,rack&pain=sore-toe,back-pain", {"kit": [0], "pain": [1]}, ["rack", "sore-toe"]),
        ("?kit=rack", {}, ["rack"]),
        ("?kit=none,step", {"kit": [0]}, ["none"]),
        ("?pain=none", {}, ["none"]),
        ("?level=calf-raise&weak=beginner", {}, ["calf-raise", "beginner"]),
        ("?goal=0&level=1", {}, ["0", "1"]),
        ("?goal=ring", {}, ["ring"]),
        ("?goal=gone", {}, ["gone"]),
        ("?kit=walk", {}, ["walk"]),
        *((f"?goal={name}", {}, [name]) for name in ("__proto__", "constructor", "toString", "length", "at")),
        ("?kit=__proto__,step&pain=constructor", {"kit": [0]}, ["__proto__", "constructor"]),
        ("?minutes=__proto__&runs=valueOf", {}, ["valueOf", "__proto__"]),
        *((f"?runs={n}", {}, [n]) for n in ("0", "-3", "3.5", "1e2", "0x3", " 3", "03", "241", "NaN", "9" * 60)),
        ("?runs=Infinity&minutes=-0", {}, ["Infinity", "-0"]),
        ("?goal=%00&kit=%F0%9F%92%A9", {}, ["\0", "\N{PILE OF POO}"]),
        ("?goal=%", {}, ["%"]),
        ("?goal=%zz%%%E0%A4%A", {}, ["%zz%%\N{REPLACEMENT CHARACTER}%A"]),
        ("?goal=<script>alert(1)</script>", {}, ["<script>alert(1)</script>"]),
        (f"?goal={'a' * 61}", {}, ["a" * 60]),
        (f"?goal=first-5k&kit={','.join(f'k{n}' for n in range(500))}", {"goal": 1}, [f"k{n}" for n in range(10)]),
        (f"?goal=first-5k&find={'x' * 4000}&pain=back-pain", {"goal": 1}, [f"find={'x' * 55}"]),
    ],
)  # fmt: skip
def test_what_means_nothing_is_passed_over_and_named(
    page: Page, address: str, answers: dict[str, Any], passed_over: list[str]
) -> None:
    [found] = read(page, address)
    assert (found["answers"], found["passedOver"]) == (NOTHING | answers, passed_over)
    assert read(page, found["address"]) == [found | {"passedOver": []}]


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
def test_hostile_addresses_change_no_answer_and_are_hardly_read(page: Page, hostile: str) -> None:
    address = "?v=2&goal=first-5k&kit=none&pain=back-pain&runs=3"
    found, same = read(page, address + hostile, address)
    assert (found["answers"], found["address"]) == (same["answers"], same["address"])
    assert found["address"] == "?v=2&goal=first-5k&runs=3&kit=none&pain=back-pain"
    assert len(found["passedOver"]) <= 10 and max(map(len, found["passedOver"]), default=0) <= 60
    assert page.evaluate("window.longest") <= 4000


def test_what_is_long_is_cut_between_two_answers(page: Page) -> None:
    cut, alone = read(page, f"?goal=first-5k&x={'x' * 3975}&kit=step,chair", f"?kit={'step,' * 1000}")
    assert (cut["answers"], cut["passedOver"]) == (NOTHING | {"goal": 1}, ["x", "kit=step,chair"])
    assert (alone["answers"], alone["passedOver"]) == (NOTHING, [f"?kit={'step,' * 11}"])
