"""Every fact that was found in the source guides stands somewhere on the site, or data/coverage.yml says why not.

The world: tests/data/rows.txt with the ids of the facts, data/coverage.yml, and the site as MkDocs builds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.browser.once import shipped

from strideguide.source import read

ROOT = Path(__file__).parents[2]
ROWS = (ROOT / "tests/data/rows.txt").read_text("utf-8").split()


def coverage() -> Mapping[str, Mapping[str, Any]]:
    """What is written of each fact. The reader refuses an id that is written twice."""
    document, problems = read(ROOT / "data/coverage.yml", ROOT)
    assert problems == []
    assert document is not None
    assert list(document.value) == ["rows"]
    rows: Mapping[str, Mapping[str, Any]] = document.value["rows"]
    return rows


def targets(entry: Mapping[str, Any]) -> list[str]:
    return [entry["page"]] if "page" in entry else list(entry.get("pages", ()))


def astray(site: Path, addresses: Iterable[str]) -> Iterator[str]:
    """Those of `addresses` that lead to no page of `site`, or to no anchor on it."""
    for address in addresses:
        uri, _, anchor = address.partition("#")
        page = site / uri / "index.html"
        if not (uri.endswith("/") and page.is_file() and (not anchor or anchor in ids(page))):
            yield address


def ids(page: Path) -> set[str]:
    return set(re.findall(r'\sid="([^"]*)"', page.read_text("utf-8")))


def test_every_fact_is_mapped_once_and_in_one_way() -> None:
    rows = coverage()
    assert len(set(ROWS)) == len(ROWS) == 265
    assert sorted(rows) == sorted(ROWS)
    assert [id for id, entry in rows.items() if [*entry] not in (["page"], ["pages"], ["not_carried"])] == []
    assert [id for id, entry in rows.items() if len(set(targets(entry))) != len(targets(entry))] == []


def test_250_facts_are_carried_and_the_others_say_why_not() -> None:
    rows = coverage()
    carried = [id for id, entry in rows.items() if targets(entry)]
    reasons = {id: entry["not_carried"] for id, entry in rows.items() if "not_carried" in entry}
    print(f"{len(rows)} facts: {len(carried)} carried, {len(reasons)} not")
    assert len(carried) >= 250
    assert len(carried) + len(reasons) == len(rows)
    assert [id for id, reason in reasons.items() if len(reason.split()) < 4] == []


def test_every_fact_stands_on_a_page_of_the_built_site(tmp_path_factory: pytest.TempPathFactory) -> None:
    addresses = {address for entry in coverage().values() for address in targets(entry)}
    print(f"{len(addresses)} addresses on {len({address.partition('#')[0] for address in addresses})} pages")
    assert list(astray(shipped(tmp_path_factory), sorted(addresses))) == []


@pytest.mark.parametrize("address", ["weak/", "week/#what", "week", "week/index.html", "/week/", "../week/"])
def test_an_address_that_leads_nowhere_is_noticed(address: str, tmp_path: Path) -> None:
    page = tmp_path / "site/week/index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<h2 id="what-now">What now?</h2>', "utf-8")
    assert list(astray(tmp_path / "site", ["week/", "week/#what-now", address])) == [address]
