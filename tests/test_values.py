"""Written values: what they mean, and that what is shown is read back as the same."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strideguide.model.sets import Effort, Work
from strideguide.model.values import Day, Duration, Range, Tempo, Written

NUMBERS = st.integers(0, 9999)
RANGES = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Range(*sorted(pair)))


@pytest.mark.parametrize("kind", [Range, Duration, Work, Tempo, Effort, Day])
def test_the_examples_that_an_author_is_given_can_be_read(kind: type[Written]) -> None:
    assert [str(kind.read(str(kind.read(example)))) for example in kind.examples] == [
        str(kind.read(example)) for example in kind.examples
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "shown"),
    [
        ("45 s", 45, 45, "45 s"),
        ("45s", 45, 45, "45 s"),
        ("30-60 s", 30, 60, "30-60 s"),
        ("1:30", 90, 90, "90 s"),
        ("1:30-2:00", 90, 120, "90-120 s"),
        ("60 s", 60, 60, "1 min"),
        ("60-90 s", 60, 90, "60-90 s"),
        ("2 - 3 min", 120, 180, "2-3 min"),
        ("90 min", 5400, 5400, "90 min"),
        ("1 h", 3600, 3600, "1 h"),
        ("0 s", 0, 0, "0 s"),
    ],
)
def test_durations_are_seconds(text: str, low: int, high: int, shown: str) -> None:
    made = Duration.read(text)
    assert (made.low, made.high, str(made)) == (low, high, shown)


@pytest.mark.parametrize(
    ("text", "shown", "timed", "per_side"),
    [
        ("3 x 10-12", "3 x 10-12", False, False),
        ("2-3x8", "2-3 x 8", False, False),
        ("3 x 8 per side", "3 x 8 per side", False, True),
        ("3 x 30-60 s", "3 x 30-60 s", True, False),
        ("2 x 1:30", "2 x 90 s", True, False),
        ("3 \N{MULTIPLICATION SIGN} 1 min per side", "3 x 1 min per side", True, True),
    ],
)
def test_work_is_sets_of_repetitions_or_of_time(text: str, shown: str, timed: bool, per_side: bool) -> None:
    made = Work.read(text)
    assert (str(made), made.per_side) == (shown, per_side)
    assert (made.time is not None, made.repetitions is None) == (timed, timed)


def test_a_tempo_has_three_or_four_phases_and_x_is_fast() -> None:
    assert Tempo.read("3-1-X") == Tempo(3, 1, None, 0)
    assert str(Tempo.read("3-1-x-0")) == "3-1-x"
    assert str(Tempo.read("3-1-1-2")) == "3-1-1-2"


def test_an_effort_keeps_its_scale() -> None:
    assert Effort.read("RPE 6-7") == Effort("RPE", Range(6, 7))
    assert Effort.read("0 in reserve") == Effort("reserve", Range(0, 0))


def test_days_are_in_order() -> None:
    assert Day.read("2026-01-31") < Day.read("2026-02-01")
    assert Day.read("2026-01-31").date == datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    "text", ["", "-", "1-", "-1", "1--2", "2-1", "10000", "1.5", "one", "1 2", "\N{ARABIC-INDIC DIGIT ONE}", "1-2-3"]
)
def test_what_is_no_range_is_told_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        Range.read(text)


@given(RANGES)
def test_a_range_is_read_back_as_it_is_shown(made: Range) -> None:
    assert Range.read(str(made)) == made


@given(RANGES, st.sampled_from(["s", "min", "h"]))
def test_a_duration_is_read_back_as_it_is_shown(made: Range, unit: str) -> None:
    written = Duration.read(f"{made} {unit}")
    shown = str(written)
    # An hour in minutes can have more digits than an author may write.
    assert max(map(len, re.findall(r"\d+", shown))) > 4 or Duration.read(shown) == written


@given(st.text(max_size=12), st.sampled_from([Range, Duration, Work, Tempo, Effort, Day]))
def test_any_text_is_read_or_refused_with_a_value_error(text: str, kind: type[Written]) -> None:
    try:
        made = kind.read(text)
    except ValueError as error:
        assert str(error)
    else:
        assert isinstance(made, kind)
