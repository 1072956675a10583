"""The course of a plan, counted back from a race, begun late, done again or missed: alike in both runtimes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from random import Random
from typing import Any, Final, get_args

import pytest
from tests import scale
from tests.browser import once
from tests.node.properties import compare
from tests.node.runtime import Runtime

from strideguide.model.plan import Plan
from strideguide.model.week import LIGHTER, PhaseKind
from strideguide.training.schedule import MOST_FULL, Course, Said, course

RACE: Final = "race"
TAPER: Final = "taper"
SIGNS: Mapping[str, PhaseKind] = {"b": "build", "d": "deload", "t": TAPER, "R": RACE, "a": "recovery"}
# Plans as authors write them: blocks of three to five full weeks, a taper of one or two, with and without a week after.
WRITTEN = ("bbbdbbbbdbtRa", "bbbbbdbbbbbttR", "bbbdbbbdtRaa", "tRa", "R")
AHEAD = range(31)


def written(signs: str) -> list[PhaseKind]:
    return [SIGNS[sign] for sign in signs]


def kinds_of(plan: Plan) -> list[PhaseKind]:
    return [phase.kind for phase in plan.phases for _ in range(phase.weeks)]


@pytest.fixture(scope="module")
def races() -> list[Sequence[PhaseKind]]:
    """The weeks of every plan that has a race, and of plans as they may be written."""
    plans = (plan for plan in once.library().things["plan"].values() if isinstance(plan, Plan))
    return [*map(written, WRITTEN), *(kinds for kinds in map(kinds_of, plans) if RACE in kinds)]


def up_to_race(kinds: Sequence[PhaseKind], found: Course) -> list[PhaseKind]:
    """The kinds of the weeks of a course up to the one with the race."""
    last = len(kinds) - 1 - kinds[::-1].index(RACE)
    done = [entry.week for entry in found.entries]
    return [kinds[week] for week in done[: done.index(last) + 1]]


@pytest.mark.parametrize("ahead", AHEAD)
def test_every_course_ends_in_its_race_week_with_its_taper_and_its_deloads(
    races: list[Sequence[PhaseKind]], ahead: int
) -> None:
    for kinds in races:
        found = course(kinds, Said(to_race=ahead + 1))
        weeks = up_to_race(kinds, found)
        assert found.has_race and len(weeks) + found.wait == ahead + 1
        assert weeks[-1] == RACE and weeks.count(RACE) == 1
        taper = kinds.count(TAPER)
        assert weeks[:-1][::-1][:taper] == [TAPER] * min(taper, ahead)
        runs = [len([*some]) for is_lighter, some in groupby(weeks, LIGHTER.__contains__) if not is_lighter]
        assert max(runs, default=0) <= MOST_FULL
        assert [entry.week for entry in found.entries][len(weeks) :] == [*after(kinds)]


def after(kinds: Sequence[PhaseKind]) -> Iterator[int]:
    last = len(kinds) - 1 - kinds[::-1].index(RACE)
    yield from range(last + 1, len(kinds))


def test_what_is_missed_takes_room_before_the_taper_and_changes_nothing_behind(
    races: list[Sequence[PhaseKind]],
) -> None:
    random = Random(4)
    for kinds in races:
        for ahead in AHEAD:
            whole = course(kinds, Said(to_race=ahead + 1))
            length = len(up_to_race(kinds, whole))
            at = random.randrange(length)
            for said in (Said(missed=frozenset([at])), Said(again=frozenset([at])), Said(back=frozenset([at]))):
                changed = course(kinds, Said(0, said.missed, said.again, said.back, ahead + 1))
                assert (len(changed.entries), changed.wait) == (len(whole.entries), whole.wait)
                assert changed.entries[:at] == whole.entries[:at]
                assert kinds[changed.entries[length - 1].week] == RACE


def drawn(random: Random) -> dict[str, Any]:
    """Anything that may be said of a plan of any kinds of weeks."""
    kinds = random.choices(random.choice([get_args(PhaseKind), written("bbbd")]), k=random.randint(1, 16))
    kinds += written(random.choice(["", "R", "tR", "tRa"]))
    return {
        "kinds": kinds,
        "begin": random.choice([0, 0, random.randrange(20)]),
        "missed": _places(random),
        "again": _places(random),
        "back": _places(random),
        "to_race": random.choice([None, random.randrange(-1, 40)]),
    }


def _places(random: Random) -> list[int]:
    return sorted(random.sample(range(70), random.choice([0, 0, 1, 2, 9])))


def test_both_runtimes_say_the_same_course(node: Runtime, races: list[Sequence[PhaseKind]]) -> None:
    random = Random(3)
    given = [drawn(random) for _ in range(scale.at(2_000, 20_000))]
    nothing: dict[str, Any] = {"begin": 0, "missed": [], "again": [], "back": []}
    given += [{"kinds": [*kinds], "to_race": ahead, **nothing} for kinds in races for ahead in AHEAD]
    assert compare(node, "schedule", None, given) > scale.at(1_000, 8_000)


@pytest.mark.parametrize(
    ("said", "weeks"),
    [
        (Said(), "0 1 2 3 4 5 6 7"),
        (Said(begin=2), "2 3 4 5 6 7"),
        (Said(begin=99), "7"),
        (Said(missed=frozenset([1])), "0 (1) 1<1 2<2 3<3 4<4 5<5 6<6 7<7"),
        (Said(again=frozenset([1])), "0 1 1 2<2 3<3 4<4 5<5 6<6 7<7"),
        (Said(missed=frozenset([4, 5, 6]), back=frozenset([7])), "0 1 2 3 (4) (4) (4) 4<4 5<5 6<6 7<7"),
        (Said(missed=frozenset([5, 6]), back=frozenset([7])), "0 1 2 3 4 (5) (5) 4 5<5 6<6 7<7"),
        (Said(to_race=5), "0 1 2 6 7"),
        (Said(to_race=6), "0 1 2 4 6 7"),  # in the place of the deload there is the full week after it
        (Said(to_race=2), "6 7"),
        (Said(to_race=1), "7"),
        (Said(to_race=0), "0 1 2 3 4 5 6 7"),  # it is over
        (Said(to_race=11), "0 1 2 3 4 5 6 7"),
        (Said(to_race=12), "0 1 2 3 0 1 2 3 4 5 6 7"),
        (Said(to_race=12, missed=frozenset([8])), "0 1 2 3 0 1 2 3 (4) 4<8 6 7"),
        (Said(to_race=8, missed=frozenset([1, 2])), "0 (1) (1) 1<1 2<2 4<4 6 7"),
        (Said(to_race=8, missed=frozenset([7])), "0 1 2 3 4 5 6 (7)"),  # nobody moves a race
    ],
)
def test_courses(said: Said, weeks: str) -> None:
    kinds = written("bbbdbbtR")
    assert " ".join(map(_text, course(kinds, said).entries)) == weeks


def _text(entry: Any) -> str:
    due = "" if entry.due is None or not entry.done else f"<{entry.due}"
    return f"{entry.week}{due}" if entry.done else f"({entry.week})"
