"""The arranger against brute force: where it leaves a session out, no days would do; what it finds, is best."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.day_rules import DAYS, Pattern, Slot, WeekRule, distance
from strideguide.training.kinds.form import Form, Sessions, When
from strideguide.training.run_weeks import RunWeeks
from strideguide.training.running import LONG, RunWeek
from strideguide.training.sessions import Moves
from strideguide.training.typical import Keys, usual_week
from strideguide.training.week import CLOSE, EARLY, THURSDAY, Arranger, Placement, preference
from strideguide.training.week_data import slot_of
from tests.browser import once
from tests.invented import invented
from tests.mixes import day_rules, groups, odd_rules, slots
from tests.scale import late

CHOICES = (None, *range(7))
HOURS = (0, 3, 6)
SAMPLE = 150

Mix = tuple[Slot, ...]


@cache
def world() -> tuple[list[WeekRule], list[Mix]]:
    """The guide's rules about days, and one mix of each group of its own plans and of the invented ones."""
    library = once.library()
    return day_rules(library), [slots(group[0]) for group in groups(library, invented(library))]


def turned_weeks() -> list[tuple[int, ...]]:
    """Every week of days without a run, easy and hard ones, one for all that differ in the day on which they begin."""
    every = product(range(DAYS.index("long")), repeat=7)
    return [week for week in every if week == min(week[day:] + week[:day] for day in range(7))]


def keeps(arranger: Arranger, pattern: Pattern, placed: Placement) -> bool:
    """Whether days keep all rules that must be kept."""
    return not any(arranger.rules[found.rule].must for found in arranger.breaks(pattern, placed))


def holds(arranger: Arranger, pattern: Pattern, out: int) -> bool:
    """Whether days can be found that leave out fewer sessions: tried one by one, as what is broken stays broken."""
    begun: list[tuple[int, Placement]] = [(0, (None,) * len(arranger.slots))]
    for index in range(len(arranger.slots)):
        tried = [(n + (day is None), (*d[:index], day, *d[index + 1 :])) for n, d in begun for day in CHOICES]
        begun = [(n, days) for n, days in tried if n < out and keeps(arranger, pattern, days)]
    return bool(begun)


def best(arranger: Arranger, pattern: Pattern) -> list[Placement]:
    """The three best of all 8^n placements that keep the rules, as far as they place the same sessions as the best."""

    def rank(placed: Placement) -> tuple[tuple[int, ...], ...]:
        days = [7 if day is None else day for day in placed]
        liked = sum(preference(s, pattern[d]) for s, d in zip(arranger.slots, placed, strict=True) if d is not None)
        early = EARLY * sum(max(two) < THURSDAY for two in pairs(placed))
        return left_out(placed), (len(arranger.breaks(pattern, placed)), liked + nearness(placed) + early, *days)

    every = product(CHOICES, repeat=len(arranger.slots))
    ranked = sorted((placed for placed in every if keeps(arranger, pattern, placed)), key=rank)
    return [placed for placed in ranked[:3] if left_out(placed) == left_out(ranked[0])]


def pairs(placed: Placement) -> list[tuple[int, int]]:
    """The days of each two sessions that have one."""
    return [*combinations([day for day in placed if day is not None], 2)]


def nearness(placed: Placement) -> int:
    """How near to each other sessions stand, as it costs."""
    return sum(CLOSE[distance(*two)] for two in pairs(placed))


def left_out(placed: Placement) -> tuple[int, ...]:
    """How many sessions are left out, and whether each is: the fewer the better, and the later ones first."""
    return placed.count(None), *(day is None for day in placed)


@pytest.mark.parametrize(("hours", "every", "least"), [(0, 16, 250), (3, 16, 50), *late((0, 4, 1000), (3, 1, 1000))])
def test_no_days_hold_a_session_that_the_arranger_leaves_out(hours: float, every: int, least: int) -> None:
    rules, mixes = world()
    out = 0
    for mix in mixes:
        arranger = Arranger(rules, mix, hours)
        for pattern in turned_weeks()[::every]:
            if missing := len(arranger.arrange(pattern, 1).in_the_way):
                assert not holds(arranger, pattern, missing), (mix, pattern)
                out += 1
    assert out > least


@pytest.mark.parametrize("kind", ["the guide's", "odd"])
def test_the_arranger_finds_what_brute_force_finds(kind: str) -> None:
    random, (rules, mixes) = Random(kind), world()
    complete = 0
    for _ in range(SAMPLE):
        if kind == "odd":
            rules = odd_rules(random)
        pattern = tuple(random.choices(range(len(DAYS)), k=7))
        arranger = Arranger(rules, random.choice(mixes), random.choice(HOURS))
        answer, expected = arranger.arrange(pattern), best(arranger, pattern)
        assert [way.days for way in answer.best] == (expected or [(None,) * len(arranger.slots)])
        assert [*answer.in_the_way] == [i for i, day in enumerate(answer.best[0].days) if day is None]
        complete += not answer.in_the_way
    assert SAMPLE / 5 < complete < SAMPLE


def test_a_session_that_replaces_a_run_stands_on_an_easy_one_in_every_usual_week() -> None:
    """In every plan that has such a session, for each number of sessions, of runs, and of hard and long ones."""
    library, (rules, _) = once.library(), world()
    plans = [plan for plan in library.things["plan"].values() if isinstance(plan, Plan)]
    replacing = [plan for plan in plans if any(session.replaces_run for session in plan.sessions)]
    placed = left_out = 0
    for made in (Balance(plan, Moves.of(library)) for plan in replacing):
        keys, (low, high) = Keys.of(made.plan, library), made.sessions
        for count, runs, hard in product(range(low, high + 1), range(1, 8), range(4)):
            done, week = made.weeks(count)[0].practices, usual_week(keys, runs, hard)
            days = Arranger(rules, [*map(slot_of, done)], HOURS[-1]).arrange(week, 1).best[0].days
            on = [day for session, day in zip(done, days, strict=True) if "replaces a run" in session.traits]
            assert all(day is None or DAYS[week[day]] == "easy" for day in on), (made.plan.id, week, days)
            placed, left_out = placed + len(on) - on.count(None), left_out + on.count(None)
    assert placed > 36 and left_out > 0


@pytest.mark.parametrize("spread", [40, *late(200)])
def test_sessions_lie_in_the_first_half_of_a_week_only_if_its_runs_leave_no_other_days(spread: int) -> None:
    """Sessions stand all from Monday to Wednesday only where any later day breaks more rules, is of a kind that its
    session does not name, or brings sessions nearer to each other.
    """
    random, (rules, mixes) = Random(15), world()
    judged = forced = 0
    for pattern in sensible(random, spread):
        for mix in (mix for mix in mixes if len(mix) > 1):
            arranger = Arranger(rules, mix, HOURS[-1])
            days = arranger.arrange(pattern, 1).best[0].days
            judged += 1
            if all(day is None or day < THURSDAY for day in days) and days.count(None) < len(mix) - 1:
                forced += 1
                assert not list(later(arranger, pattern, days)), (mix, pattern, days)
    assert judged > 10 * spread > forced


def sensible(random: Random, count: int) -> Iterator[Pattern]:
    """Weeks of running with a day of rest, at most one long run, and key runs that are two days apart."""
    while count:
        pattern = tuple(random.choices(range(len(DAYS)), weights=(6, 5, 2, 1), k=7))
        if 0 in pattern and RunWeek(pattern, 1).apart > 1 and pattern.count(LONG) <= 1:
            count -= 1
            yield pattern


def later(arranger: Arranger, pattern: Pattern, days: Placement) -> Iterator[Placement]:
    """Other days for the sessions that have some, not all early: named, as far apart, and breaking no more rules."""
    most = len(arranger.breaks(pattern, days))
    placed = [[None] if day is None else [*range(7)] for day in days]
    for other in product(*placed):
        named = all(day is None or pattern[day] in slot.days for slot, day in zip(arranger.slots, other, strict=True))
        is_late = any(day is not None and day >= THURSDAY for day in other)
        if named and is_late and nearness(other) <= nearness(days) and len(arranger.breaks(pattern, other)) <= most:
            yield other


def test_a_session_without_a_day_is_told_what_is_in_its_way() -> None:
    """Rules in the way are those that a session breaks, beside the placed ones, on its least bad day."""
    random, (rules, mixes) = Random(7), world()
    told = 0
    for _ in range(SAMPLE):
        pattern = tuple(random.choices(range(len(DAYS)), k=7))
        arranger = Arranger(rules, random.choice(mixes), random.choice(HOURS))
        answer = arranger.arrange(pattern, 1)
        for index, named in answer.in_the_way.items():
            days = answer.best[0].days
            broken = [musts(arranger, pattern, (*days[:index], day, *days[index + 1 :])) for day in range(7)]
            assert {*named} in broken and len(named) == min(map(len, broken)) > 0
            told += 1
    assert told > SAMPLE / 5


def musts(arranger: Arranger, pattern: Pattern, placed: Placement) -> set[int]:
    """The rules that must be kept and that days break."""
    return {found.rule for found in arranger.breaks(pattern, placed) if arranger.rules[found.rule].must}


def test_weeks_that_are_judged_at_once_are_those_without_room() -> None:
    random, (_, mixes) = Random(9), world()
    crowded = 0
    for _ in range(SAMPLE):
        rules = tuple(rule for rule in odd_rules(random) if rule.must)
        mix, hours = random.choice(mixes), random.choice(HOURS)
        weeks = list({tuple(random.choices(range(len(DAYS)), k=7)) for _ in range(8)})
        judge, arranger = RunWeeks(weeks, hours), Arranger(rules, mix, hours)
        lacking = judge.set(week for week in weeks if not keeps_all(arranger, week))
        assert judge.crowded(rules, mix, judge.every) == lacking
        crowded += lacking.bit_count()
    assert SAMPLE < crowded < 7 * SAMPLE


def test_what_holds_on_a_day_is_judged_at_once_as_it_is_in_each_week() -> None:
    """A session that has one day alone finds no room in the weeks in which something holds there that bars it."""
    random, anybody, held = Random(11), Slot(frozenset(), frozenset(), ()), 0
    for when in (when for _ in range(SAMPLE) for rule in odd_rules(random) for when in rule.form.bars):
        day, hours = random.randrange(7), random.choice(HOURS)
        elsewhere = When(weekdays=frozenset(range(7)) - {day})
        weeks = list({tuple(random.choices(range(len(DAYS)), k=7)) for _ in range(8)})
        judge, rule = RunWeeks(weeks, hours), WeekRule("odd", True, Form(Sessions(), bars=(elsewhere, when)))
        holds = judge.set(week for week in weeks if when.holds(week, day, hours))
        assert judge.crowded((rule,), (anybody,), judge.every) == holds, when
        held += 0 < holds < judge.every
    assert held > SAMPLE / 5


def keeps_all(arranger: Arranger, week: Pattern) -> bool:
    """Whether all sessions have days in a week, and no rule that must be kept is broken by its runs alone."""
    answer = arranger.arrange(week, 1)
    return not answer.in_the_way and keeps(arranger, week, answer.best[0].days)
