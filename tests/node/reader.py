"""A reader of a plan's page with all that page, sheet, calendar and chart must say then, by `resolved`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from tests import outputs
from tests.browser.own_weeks import OwnWeek
from tests.calendars import by_icalendar
from tests.node.own_week import PlanPage, change_of
from tests.outputs import Paper, Row, T

from strideguide.model.walk_run import WalkRun
from strideguide.training.resolved import resolved
from strideguide.training.sessions import Practice, name_of
from strideguide.training.states import LimitsData
from strideguide.training.typical import pattern
from strideguide.training.walk_run import steps
from strideguide.views.own_week import phase_mark
from strideguide.views.walk_runs import in_words
from strideguide.words import Words

MONDAY = date(2026, 11, 30)
ADDRESS = "https://guide.example/plans/some/"


class Reader:
    """What a reader does of a plan: so many sessions a week, in some states of the body, in the page's usual week."""

    def __init__(self, page: PlanPage, count: int, pain: Sequence[int]) -> None:
        usual = {**page.usual, "sessions": count, "pain": [*pain]}
        self.change = change_of(page, usual)
        self.limits = limits_text(self.change.limits)
        self.asked = {**usual, "start": str(MONDAY), "time": "07:30", "address": ADDRESS, "limits": self.limits}
        fields = usual["week"], count, usual["hours"], self.change
        self.page, self.own = page, OwnWeek(page.library, page.data["id"], *fields)

    def rows(self, week: int) -> dict[str, list[Row]]:
        """The rows of each session of a week, by `resolved`, by its key."""
        plain = resolved(self.own.balance, week, count=self.own.count)
        pairs = zip(plain, self.own.weeks[week], strict=True)
        return {done.session.key: outputs.rows(was, done, self.change) for was, done in pairs}

    def says(self, found: Mapping[str, Any], *, told: bool = False) -> None:
        """AssertionError if page, sheet, calendar or chart say anything else.

        The page is one on which also what answers change is `told` in words, or it is its tables alone.
        """
        sheet, events = outputs.on_paper(found["sheet"]), by_icalendar(found["calendar"])
        weeks, first = range(len(self.own.weeks)), sheet[0].first
        assert len(sheet) == len(found["page"]) == len(weeks)
        count = 0
        for week in weeks:
            rows, about = self.rows(week), (self.page.data["id"], self.own.count, self.asked["pain"], week)
            shown = {key: outputs.on_page(table) for key, table in found["page"][week].items()}
            assert shown == {key: [on_page(row, told=told) for row in some] for key, some in rows.items()}, about
            placed = {key: day for key, day in self.own.days(week).items() if day is not None}
            assert sheet[week] == self.printed(week, placed, rows, first), about
            for key, day in placed.items():
                event = events[f"{self.page.data['first_id']}-{week + 1}-{key}"]
                self.dated(event, week, key, day, [*first, *self.about(week), *(row.line for row in rows[key])])
            runs = self.runs(week)
            assert outputs.runs_on_paper(found["sheet"])[week] == [(dated(week, day), text) for day, text in runs]
            for number, (day, text) in enumerate(runs, 1):
                self.ran(events[f"{self.page.data['first_id']}-{week + 1}-run-{number}"], week, day, [*first, text])
            count += len(placed) + len(runs)
        assert len(events) == count
        balance = self.own.balance
        every = [replace(balance.all[week], practices=resolved(balance, week, self.change)).load for week in weeks]
        assert found["loads"] == pytest.approx([*map(round, every)] if told else every)

    def printed(self, week: int, placed: dict[str, int], rows: dict[str, list[Row]], first: list[str]) -> Paper:
        """A week on the sheet."""
        done = {practice.session.key: practice for practice in self.own.weeks[week]}
        phase, minutes = self.own.balance.all[week].phase, T("plan.scripts.minutes")
        head = [*filter(None, (self.title(week), phase.title, phase_mark(T, phase)))]
        sessions = {
            done[key].session.title: ([dated(week, day), f"{done[key].minutes} {minutes}"], rows[key])
            for key, day in placed.items()
        }
        return Paper(" \N{MIDDLE DOT} ".join(head), first, self.written(week), sessions)

    def dated(self, event: Mapping[str, Any], week: int, key: str, day: int, lines: list[str]) -> None:
        """AssertionError if an event has another time, or other lines before its address."""
        practice = next(one for one in self.own.weeks[week] if one.session.key == key)
        begin = datetime.combine(MONDAY + timedelta(weeks=week, days=day), time(7, 30))
        end = begin + timedelta(minutes=max(1, practice.minutes))
        assert (event["start"], event["end"]) == (begin.isoformat(), end.isoformat())
        assert event["summary"] == f"{practice.session.title} ({self.page.data['title']})"
        assert event["description"].split("\n") == [*lines, event["url"]]

    def step(self, week: int) -> int:
        """The step of the plan's schedule in a week, from 1."""
        schedule = self.page.library.things["walk-run"][self.own.balance.plan.walk_run or ""]
        assert isinstance(schedule, WalkRun)
        return steps(schedule.weeks or 1, len(schedule.steps), [], [True] * len(self.own.weeks))[week]

    def runs(self, week: int) -> list[tuple[int, str]]:
        """The runs of a week by the plan's schedule, each with its day and in words; none without one."""
        schedule = self.page.library.things["walk-run"].get(self.own.balance.plan.walk_run or "")
        if not isinstance(schedule, WalkRun):
            return []
        texts = [in_words(Words.load(), run) for run in schedule.steps[self.step(week) - 1].runs]
        days = [day for day, kind in enumerate(pattern(self.asked["week"])) if kind]
        return [(day, texts[min(at, len(texts) - 1)]) for at, day in enumerate(days)]

    def ran(self, event: Mapping[str, Any], week: int, day: int, said: list[str]) -> None:
        """AssertionError if the event of a run has another day, title or text."""
        walk = self.page.data["walk_run"]
        step = T("plan.scripts.walk_run.step", number=self.step(week), all=len(walk["steps"]))
        *first, text = said
        assert event["start"] == datetime.combine(MONDAY + timedelta(weeks=week, days=day), time(7, 30)).isoformat()
        assert event["summary"] == f"{step} ({self.page.data['title']})"
        lines = [*first, self.title(week), f"{text}.", walk["rule"], event["url"]]
        assert event["description"].split("\n") == lines

    def about(self, week: int) -> list[str]:
        """What an event says of its week."""
        return [f"{self.title(week)}. {self.own.balance.all[week].phase.title}", self.written(week)]

    def title(self, week: int) -> str:
        return T("plan.scripts.week_of", number=week + 1, all=len(self.own.weeks))

    def written(self, week: int) -> str:
        """What is written of the phase of a week; for whom it is, where limits lower something of it."""
        progression = self.own.balance.all[week].phase.progression
        return f"{self.limits} {progression}" if self.is_limited(week) else progression

    def is_limited(self, week: int) -> bool:
        """Whether limits lower an effort or jumps in a week with all of its sessions."""
        balance, limits = self.own.balance, self.change.limits
        without = resolved(balance, week, replace(self.change, limits=LimitsData()))
        if [*map(doses, resolved(balance, week, self.change))] != [*map(doses, without)]:
            return True
        jumps = [move.exercise for done in balance.all[week].practices for move in done.exercises if move.contacts]
        return "jumps" in limits and any(name_of(jump) in self.change.instead for jump in jumps)


def doses(done: Practice) -> list[tuple[str, ...]]:
    """The doses of a session."""
    return [*map(outputs.dose, done.moves)]


def dated(week: int, day: int) -> str:
    """The date of a day of a week, as the guide writes it."""
    on = MONDAY + timedelta(weeks=week, days=day)
    return f"{on:%A}, {on.day} {on:%B} {on.year}"


def on_page(row: Row, *, told: bool) -> Row:
    """A row as a table has it; what is done instead is one of the things that are told."""
    return Row(row.written, row.done and (row.done if told else row.written), row.dose)


def limits_text(limits: LimitsData) -> str:
    """For whom phases are written, where limits lower something."""
    found = [T("plan.scripts.yours.effort", count=limits["effort"])] if "effort" in limits else []
    if "jumps" in limits:
        found.append(T(f"plan.scripts.yours.{'jumps' if limits['jumps'] else 'no_jumps'}", count=limits["jumps"]))
    return T("plan.scripts.yours.limits", list=f" {T('plan.scripts.and')} ".join(found))
