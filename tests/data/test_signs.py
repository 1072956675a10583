"""How warning signs read: plainly enough for somebody who is in pain or afraid."""

from __future__ import annotations

from collections.abc import Iterable

import textstat  # type: ignore[import-untyped]
from tests.data.test_words import prose, things

from strideguide.checks.signs import NO_PAGE
from strideguide.model.base import Entity
from strideguide.model.injury import Injury
from strideguide.model.sign import GRAVEST, Sign

EASY = 80


def ease(signs: Iterable[Entity]) -> float:
    """Flesch reading ease of signs that stand on one page together."""
    score: float = textstat.flesch_reading_ease(" ".join(f"{sign.title}. {prose(sign)}" for sign in signs))
    return score


def test_the_signs_of_each_page_together_read_easily() -> None:
    signs = things("sign")
    pages = {id: [signs[sign] for sign in it.signs] for id, it in things("injury").items() if isinstance(it, Injury)}
    pages |= {id: [sign] for id, sign in signs.items()}
    assert len(pages) > 50
    assert {id: score for id, found in pages.items() if (score := ease(found)) < EASY} == {}


def test_a_sign_in_the_words_of_doctors_is_noticed() -> None:
    sign = things("sign")["blood-clot"]
    assert isinstance(sign, Sign)
    hard = "Unilateral tenderness of the gastrocnemius with oedema necessitates immediate ultrasonography."
    calls = [call.model_copy(update={"notice": [hard] * 6}) for call in sign.calls]
    assert ease([sign.model_copy(update={"calls": calls})]) < EASY


def test_few_calls_rest_on_no_official_page_and_the_check_knows_them_all() -> None:
    without = {
        (sign.id, call.urgency)
        for sign in things("sign").values()
        if isinstance(sign, Sign)
        for call in sign.calls
        if not call.sources
    }
    assert without == NO_PAGE
    assert len(NO_PAGE) <= 8


def test_every_sign_of_the_guide_stands_in_the_order_of_danger() -> None:
    assert sorted(GRAVEST) == sorted(things("sign"))
