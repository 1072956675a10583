"""A plan's page, its print sheet, its calendar, its chart and its proof say one thing: what `resolved` says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests import outputs, scale
from tests.browser import once
from tests.calendars import by_icalendar
from tests.node.own_week import PlanPage
from tests.node.reader import Reader
from tests.node.runtime import Runtime
from tests.outputs import Paper, Row, T

from strideguide.brand.record import PLAIN
from strideguide.library import Library
from strideguide.model.exercise import Exercise
from strideguide.model.plan import Plan
from strideguide.model.week import LIGHTER
from strideguide.training.answers import Answers
from strideguide.training.balance import Balance
from strideguide.training.kinds.load import mean_before
from strideguide.training.loads import Loads
from strideguide.training.match import Matcher
from strideguide.training.resolved import AS_IT_IS, resolved
from strideguide.training.sessions import Moves
from strideguide.views.page_data import plan_words
from strideguide.views.pictures.charts import DAYS
from strideguide.words import Words

SHARES = scale.at(1, 8)
SUNDAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return once.library()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once.shipped(tmp_path_factory)


def states_of(page: PlanPage) -> list[list[int]]:
    """Nothing, and each state with which a plan is offered: at landing one for each pair of limits."""
    matcher = Matcher(page.picker)
    plan = next(at for at, one in enumerate(matcher.plans) if one["id"] == page.data["id"])
    found: dict[Any, list[int]] = {}
    for number in range(len(page.picker["states"])):
        limits = matcher.limits([number])
        if matcher.match(plan, Answers(pain=frozenset([number]))) is not None:
            known = number if scale.is_nightly() else (limits.get("effort"), limits.get("jumps"))
            found.setdefault(known, [number])
    return [[], *found.values()]


def readers(page: PlanPage, random: Random) -> Iterator[Reader]:
    """Every number of sessions with every state at night, and one of each plan at landing."""
    low, high = page.data["range"]
    every = [*product(range(low, high + 1), states_of(page))]
    some = every if scale.is_nightly() else random.sample(every, 1)
    yield from (Reader(page, count, pain) for count, pain in some)


@pytest.mark.parametrize("plan", ["home-strength", "first-steps"])
def test_where_weeks_begin_on_sunday_and_weights_are_pounds_sheet_and_calendar_have_them_so(
    node: Runtime, shipped: Library, site: Path, plan: str
) -> None:
    brand = PLAIN.model_copy(update={"week_start": "sunday", "units": "imperial"})
    published = PlanPage.of(shipped, site, plan)
    page = PlanPage.made(replace(shipped, brand=brand), published.picker, plan)
    told = page.told | {"words": plan_words(Words.load(), "imperial")}
    asked = Reader(page, page.data["count"], []).asked | {"start": str(SUNDAY)}
    [found] = node.call("outputs", told, [asked])
    sheet, runs = outputs.on_paper(found["sheet"]), outputs.runs_on_paper(found["sheet"])
    days = [T(f"plan.scripts.{day}") for day in (DAYS[6], *DAYS[:6])]
    dates: list[date] = []
    for week, paper in enumerate(sheet):
        begin = SUNDAY + timedelta(weeks=week)
        assert outputs.days_on_paper(found["sheet"])[week] == days
        for some in ([caption[0] for caption, _ in paper.sessions.values()], [when for when, _ in runs[week]]):
            on = [datetime.strptime(when, "%A, %d %B %Y").date() for when in some]
            assert on == sorted(on) and all(begin <= day < begin + timedelta(weeks=1) for day in on)
            dates += on
    events = by_icalendar(found["calendar"]).values()
    assert sorted(dates) == sorted(datetime.fromisoformat(event["start"]).date() for event in events)
    assert "<i>kg</i>" not in found["sheet"]
    assert ("<i>lb</i>" in found["sheet"]) == ("<i>kg</i>" in node.call("outputs", published.told, [asked])[0]["sheet"])


@pytest.mark.parametrize("share", range(SHARES))
def test_page_sheet_calendar_and_chart_say_what_resolved_says(
    node: Runtime, shipped: Library, site: Path, share: int
) -> None:
    random = Random(4)
    for plan in [*shipped.things["plan"]][share::SHARES]:
        page = PlanPage.of(shipped, site, plan)
        for reader in readers(page, random):
            [found] = node.call("outputs", page.told, [reader.asked])
            reader.says(found)


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        ("speed-at-home", "told-to-be-careful:cleared"),  # a jump takes the place of one, and no landing is left for it
        ("hills-and-treadmill", "calf-strain:settling"),  # what would be too hard is left out anyhow
    ],
)
def test_what_once_differed_does_not_again(node: Runtime, shipped: Library, site: Path, plan: str, state: str) -> None:
    page = PlanPage.of(shipped, site, plan)
    reader = Reader(page, page.data["range"][1], [page.picker["questions"]["pain"].index(state)])
    [found] = node.call("outputs", page.told, [reader.asked])
    reader.says(found)


def test_a_page_without_scripts_has_the_first_week_of_each_phase_and_the_load_of_all(
    shipped: Library, site: Path
) -> None:
    for plan in shipped.things["plan"].values():
        assert isinstance(plan, Plan)
        balance = Balance(plan, Moves.of(shipped))
        page = (site / "plans" / plan.id / "index.html").read_text("utf-8")
        tables = outputs.without_scripts(page)
        shown: dict[str, list[list[Row]]] = {session.key: [] for session in plan.sessions}
        for week in balance.all:
            for done in resolved(balance, week.number - 1):
                key = done.session.key
                rows = [row._replace(boxes=0) for row in outputs.rows(done, done, AS_IT_IS)]
                if not shown[key]:
                    assert tables.pop(f"session-{key}") == rows
                    shown[key].append(rows)
                elif not week.at and rows not in shown[key]:
                    assert tables.pop(f"week-{week.number}-{key}") == rows
                    shown[key].append(rows)
        assert tables == {}, f"{plan.id} shows more than its phases begin with."
        loads = [[str(w.number), T(f"plan.phase.{w.phase.kind}"), str(round(w.load))] for w in balance.all]
        assert outputs.charted(page) == loads
        listed = page[page.index('<table class="sg-weeks">') : page.index("<noscript>", page.index('id="weeks"'))]
        assert re.findall(r'class="sg-load">(\d+)<', listed) == [load for *_, load in loads]


class Counted:
    """The figures of the proof as they are counted on a sheet, with what the guide knows of the exercises there."""

    def __init__(self, reader: Reader, sheet: list[Paper]) -> None:
        self.balance, self.sheet = reader.own.balance, sheet
        exercises = reader.page.library.things["exercise"].values()
        self.exercises = {one.title: one for one in exercises if isinstance(one, Exercise)}
        self.full = [week.phase.kind not in LIGHTER for week in self.balance.all]

    @property
    def minutes(self) -> tuple[int, int]:
        every = [int(caption[1].split()[0]) for page in self.sheet for caption, _ in page.sessions.values()]
        return min(every), max(every)

    @property
    def contacts(self) -> int:
        """The most of a session."""
        return max(sum(map(self._contacts, rows)) for page in self.sheet for _, rows in page.sessions.values())

    def _contacts(self, row: Row) -> int:
        exercise = self.exercises.get(row.done)
        if exercise is None or exercise.kind != "plyometric":
            return 0
        each, is_timed = re.findall(r"x (?:\d+-)?(\d+)( s)?", row.dose[0])[0]
        return row.boxes * int(each) * (2 if is_timed else 1) * (2 if "per side" in row.dose[0] else 1)

    def sets(self, week: int, *, hard: bool = False) -> Counter[str]:
        """Sets of strength work in a week, by exercise; only those that are more than light, if they must be `hard`."""
        found: Counter[str] = Counter()
        for title, (_, rows) in self.sheet[week].sessions.items():
            for row in (row for row in rows if self._counts(title, row)):
                found[row.done] += 0 if hard and row.dose[-1] == "light" else row.boxes
        return found

    def _counts(self, title: str, row: Row) -> bool:
        """Whether a row is of a main part, and more than light in some week."""
        exercise = self.exercises.get(row.done)
        session = next(session for session in self.balance.plan.sessions if session.title == title)
        main = {item.exercise for block in session.blocks if block.part == "main" for item in block.exercises}
        if exercise is None or exercise.kind == "mobility" or exercise.id not in main:
            return False
        every = [row for page in self.sheet for _, rows in [page.sessions.get(title, ([], []))] for row in rows]
        return any(one.done == row.done and one.dose[-1] != "light" for one in every)

    @property
    def deloads(self) -> tuple[int, int] | None:
        """By how many per cent fewer sets than in the full week before."""
        off, before = [], 0
        for week, is_full in enumerate(self.full):
            now = self.sets(week).total()
            if self.balance.all[week].phase.kind == "deload" and before:
                off.append(round((1 - now / before) * 100))
            before = now if is_full else before
        return (min(off), max(off)) if off else None

    @property
    def muscles(self) -> Counter[str]:
        """Hard sets in the last of the full weeks that have most sets."""
        weeks = [week for week, is_full in enumerate(self.full) if is_full or not any(self.full)]
        hardest = max(reversed(weeks), key=lambda week: self.sets(week).total())
        found: Counter[str] = Counter()
        for title, sets in self.sets(hardest, hard=True).items():
            worked = self.exercises[title].muscles
            found.update(dict.fromkeys(worked.primary, sets))
            found.update(dict.fromkeys(worked.secondary, sets / 2))
        return +found


def test_the_proof_counts_what_stands_on_the_sheet(node: Runtime, shipped: Library, site: Path) -> None:
    plans = [*shipped.things["plan"]]
    for plan in plans[:: scale.at(4, 1)]:
        page = PlanPage.of(shipped, site, plan)
        reader = Reader(page, page.data["range"][1], [])
        [found] = node.call("outputs", page.told, [reader.asked])
        counted, proved = Counted(reader, outputs.on_paper(found["sheet"])), Loads.of(reader.own.balance)
        read = counted.minutes, counted.contacts, counted.deloads, counted.muscles
        assert read == (proved.minutes, proved.contacts, proved.deloads, +proved.muscles), plan
        loads = [load for load, is_full in zip(found["loads"], counted.full, strict=True) if is_full]
        rises = [load / mean - 1 for at, load in enumerate(loads) if (mean := mean_before(loads[:at]))]
        assert proved.rise == round(max([0, *rises]) * 100), plan
