"""What a browser keeps of its reader is one site's own, though a host may have many, and stays with a renamed plan."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.own_weeks import opened
from tests.browser.picking import choose, ready
from tests.browser.served import Serve

PLAN, FIRST = "home-strength", "long-distance-at-home"  # a plan, and what it was called at first
KEY = f"/two/guide.ticks.{FIRST}"
STORED = "() => Object.fromEntries(Object.entries(localStorage).sort())"


@pytest.fixture(scope="module")
def host(site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a host with two sites, each in a folder."""
    folder = tmp_path_factory.mktemp("host")
    for name in ("one", "two"):
        shutil.copytree(site, folder / name, copy_function=os.link)
    return serve(folder)


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(STORED)
    return found


def ticked(page: Page, address: str) -> list[str]:
    found: list[str] = (
        opened(page, address).locator("[data-tick]:checked").evaluate_all("all => all.map((box) => box.dataset.tick)")
    )
    return found


def test_two_sites_of_one_host_keep_their_readers_apart(phone: Page, host: str) -> None:
    one, two = (f"{host}{name}/plans/{PLAN}/" for name in ("one", "two"))
    for address, tick in ((one, "1-a"), (two, "2-b")):
        opened(phone, address).locator(f"#tick-{tick}").check()
        phone.goto(f"{address}../../find/")
        ready(phone)
        expect(phone.locator("[name=pain]:checked")).to_have_count(0)
        choose(phone, "pain", "shin-splints")
        phone.locator("[data-remember]").check()
    phone.locator("label[for^=__palette]:visible").click()
    assert {*stored(phone)} == {
        *(f"/{name}/guide.{what}" for name in ("one", "two") for what in ("body", f"ticks.{FIRST}")),
        "/two/.__palette",
    }
    phone.locator("[data-remember]").uncheck()
    opened(phone, two).locator("[data-do=clear]").click()
    assert {*stored(phone)} == {"/one/guide.body", f"/one/guide.ticks.{FIRST}", "/two/.__palette"}
    assert ticked(phone, one) == ["1-a"]
    expect(phone.locator(".sg-chosen")).to_contain_text("Shin splints")


def test_a_renamed_plan_finds_what_was_ticked_and_what_was_saved(page: Page, host: str) -> None:
    """It is kept and saved under the id that the plan had first; a file that says the one of today is read, too."""
    page.goto(host)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, '{"done": ["1-a"]}'])
    assert ticked(page, f"{host}two/plans/{PLAN}/") == ["1-a"]
    for saved, tick in ((FIRST, "2-b"), (PLAN, "3-a")):
        text = json.dumps({"plan": saved, "version": 1, "done": [tick]}).encode()
        page.locator("#ticks-file").set_input_files({"name": "t.json", "mimeType": "", "buffer": text})
        expect(page.locator(f"#tick-{tick}")).to_be_checked()
    assert json.loads(stored(page)[KEY]) == {"plan": FIRST, "version": 1, "done": ["1-a", "2-b", "3-a"]}


def test_what_all_sites_of_a_host_shared_goes_to_the_first_that_is_read(page: Page, host: str) -> None:
    page.goto(host)
    shared = {"guide.body": "?v=1#pain=back-pain", f"guide.ticks.{PLAN}": '{"done": ["1-a"]}', "guide.consent": "yes"}
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", shared)
    assert ticked(page, f"{host}two/plans/{PLAN}/") == ["1-a"]
    expect(page.locator(".sg-chosen")).to_contain_text("Back pain")
    assert stored(page) == {
        "/two/guide.body": shared["guide.body"],
        KEY: shared[f"guide.ticks.{PLAN}"],
        "guide.consent": "yes",  # to whom it was said is not known, so nobody takes it
    }
    assert ticked(page, f"{host}one/plans/{PLAN}/") == []
    expect(page.locator(".sg-chosen")).to_be_hidden()
