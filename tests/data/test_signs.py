"""How warning signs read: plainly enough for somebody who is in pain or afraid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import textstat  # type: ignore[import-untyped]
from tests.data.test_words import prose, things

from strideguide.checks.signs import NO_PAGE
from strideguide.model.base import Entity
from strideguide.model.injury import Injury
from strideguide.model.sign import Sign
from strideguide.views.care import gravest
from strideguide.views.not_for import MOST_OPEN

EASY = 80
REPOSITORY = Path(__file__).parents[2]


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


def test_every_sign_of_the_guide_has_a_place_of_its_own_in_the_order_of_danger() -> None:
    ranks = Counter(sign.rank for sign in things("sign").values() if isinstance(sign, Sign))
    assert [rank for rank, count in ranks.items() if count > 1] == []


def test_what_kills_or_maims_within_hours_and_may_begin_in_a_session_stands_open_before_each_plan() -> None:
    first = gravest(sign for sign in things("sign").values() if isinstance(sign, Sign))[:MOST_OPEN]
    assert {sign.id for sign in first} == {
        "chest-pain", "breathless", "fainting", "blood-clot", "numb-between-the-legs", "tight-leg", "heat",
        "head-knock",
    }  # fmt: skip
    assert {sign.calls[0].urgency for sign in first} == {"now"}


def test_a_condition_or_a_chapter_names_each_sign() -> None:
    """Plans and the index show all of them; who reads of what leads to one finds its page from there too."""
    named = {id for one in things("injury").values() if isinstance(one, Injury) for id in one.signs}
    chapters = "".join(path.read_text("utf-8") for path in (REPOSITORY / "content").rglob("*.md"))
    assert [id for id in things("sign") if id not in named and f"(sign:{id})" not in chapters] == []
