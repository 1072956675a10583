"""Journeys through the guide by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.journeys import Journey, journeys, play
from tests.scale import late

ALL = journeys()


@pytest.mark.parametrize(
    "journey",
    [*(one for one in ALL if one.landing), *late(*(one for one in ALL if not one.landing))],
    ids=lambda one: one.about,
)
def test_a_journey_by_keyboard(page: Page, guide: str, journey: Journey) -> None:
    play(page, guide, journey)
