"""The page of a plan where no script runs: every week in full, and nothing that does not work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from tests.scale import late

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.sessions import Bout, Done, Moves


@pytest.mark.parametrize("plan", ["home-strength", *late("hips-and-thighs", "bike-and-strength")])
def test_without_javascript_the_plan_is_complete(browser: Browser, plans: str, library: Library, plan: str) -> None:
    thing = library.things["plan"][plan]
    assert isinstance(thing, Plan)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{plans}{plan}/?kit=none&week=hhhhhhh")
        for session in thing.sessions:
            expect(page.locator(f"section[data-session={session.key}] h2")).to_have_text(session.title)
        # The first week of each phase in full, but for sessions that stand there already.
        shown = [table.locator("tbody tr:not(.sg-part)").all_inner_texts() for table in page.locator(".sg-doses").all()]
        rows = [[re.split(r"\s*\t\s*", row) for row in table] for table in shown]
        balance = Balance(thing, Moves.of(library))
        for week in (week for week in balance.all if not week.at):
            for practice in week.practices:
                assert [_row(move) for move in practice.moves] in [[_first(row) for row in table] for table in rows]
        first = {id(practice) for week in balance.all if not week.at for practice in week.practices}
        expect(page.locator(".sg-doses:visible")).to_have_count(len(first))
        expect(page.locator(".sg-weeks tbody tr:not(:first-child)")).to_have_count(sum(p.weeks for p in thing.phases))
        placed = [link.get_attribute("href") for link in page.locator(".sg-week .sg-placed a").all()]
        assert f"#session-{thing.sessions[0].key}" in placed
        assert page.locator("guide-plan :is(select, input, button):visible").count() == 0
        expect(page.locator(".sg-chosen")).to_be_hidden()


def _row(move: Done | Bout) -> list[str]:
    """What the row of a move must say: its title, its sets or length, and its effort."""
    if isinstance(move, Bout):
        return [move.activity.title, str(move.item.length), str(move.item.effort)]
    assert move.dose
    return [move.exercise.title, str(move.dose.work), str(move.dose.effort)]


def _first(row: list[str]) -> list[str]:
    """The same of a row of the page: of a dose the work alone, without what else there is to know of it."""
    title, work, effort = row
    return [title, re.split(r" per side| rest|\n|, ", work)[0], effort]
