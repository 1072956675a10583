"""What a reader's own week must be, by the arranger in Python, and what the page of a plan shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.model.rule import Rule
from strideguide.training.balance import Balance
from strideguide.training.day_rules import WeekRule, kept
from strideguide.training.resolved import AS_IT_IS, Change, resolved
from strideguide.training.sessions import Moves, Practice
from strideguide.training.typical import pattern
from strideguide.training.week import Answer, Arranger
from strideguide.training.week_data import slot_of

Days = dict[str, int | None]


@dataclass(frozen=True)
class OwnWeek:
    """A reader's week with a plan: its runs as letters, sessions a week, and hours from run to session."""

    library: Library
    plan: str
    week: str
    count: int
    hours: int = 6
    change: Change = AS_IT_IS
    chosen: frozenset[str] = frozenset()

    @property
    def query(self) -> str:
        """The address of the week."""
        return f"?week={self.week}&sessions={self.count}&hours={self.hours}"

    @cached_property
    def balance(self) -> Balance:
        plan = self.library.things["plan"][self.plan]
        assert isinstance(plan, Plan)
        return Balance(plan, Moves.of(self.library))

    @cached_property
    def rules(self) -> tuple[WeekRule, ...]:
        """The rules about days that the plan keeps, with what the reader chose instead."""
        rules = [rule for rule in self.library.things["rule"].values() if isinstance(rule, Rule)]
        return tuple(kept(self.balance.plan, rules, self.chosen))

    @cached_property
    def weeks(self) -> list[tuple[Practice, ...]]:
        """The sessions of each week."""
        return [resolved(self.balance, at, self.change, self.count) for at in range(len(self.balance.all))]

    def answer(self, week: int) -> Answer:
        """The best arrangements of a week."""
        slots = [slot_of(practice) for practice in self.weeks[week]]
        return Arranger(self.rules, slots, self.hours).arrange(pattern(self.week))

    def days(self, week: int) -> Days:
        """The days in a week: those of the first one, if that breaks no rule that must be kept and leaves none out."""
        own = self._named(week, self.answer(week).best[0].days)
        first = self._named(0, self.answer(0).best[0].days)
        steady = {key: first.get(key) for key in own}
        left_out = [list(days.values()).count(None) for days in (steady, own)]
        return own if left_out[0] > left_out[1] or self._breaks(week, [*steady.values()]) else steady

    def others(self, week: int) -> list[Days]:
        """The best arrangements of a week but for the one that is shown."""
        best = [self._named(week, some.days) for some in self.answer(week).best]
        return [days for days in best if days != self.days(week)]

    def in_the_way(self) -> dict[str, set[str]]:
        """For each session of the first week that has no room the rules in its way."""
        done = self.weeks[0]
        found = self.answer(0).in_the_way.items()
        return {done[at].session.key: {self.rules[rule].id for rule in rules} for at, rules in found}

    def _named(self, week: int, days: Sequence[int | None]) -> Days:
        return {practice.session.key: day for practice, day in zip(self.weeks[week], days, strict=True)}

    def _breaks(self, week: int, days: Sequence[int | None]) -> bool:
        slots = [slot_of(practice) for practice in self.weeks[week]]
        found = Arranger(self.rules, slots, self.hours).breaks(pattern(self.week), tuple(days))
        return any(self.rules[one.rule].must for one in found)


def opened(page: Page, address: str) -> Page:
    """The page once its scripts are at work."""
    page.goto(address)
    page.locator("guide-plan.sg-ready").wait_for()
    return page


# What a reader sees of a week: the day of each session, where it stands in the week, what else is offered, and the
# rules in the way of those without room. Each of these by the sessions' keys.
SEE = """() => {
  const last = (link) => link.getAttribute("href").split(/[#/]/).filter(Boolean).at(-1);
  const rows = [...document.querySelectorAll("[data-place]")].filter((row) => row.checkVisibility());
  const by = (some) => Object.fromEntries(rows.map((row) => [row.dataset.place, some(row)]));
  return {
    days: by((row) => (row.querySelector("select").value === "" ? null : Number(row.querySelector("select").value))),
    week: [...document.querySelectorAll("[data-day]")].map((day) =>
      [...day.querySelectorAll(".sg-placed a")].map((link) => last(link).replace("session-", ""))),
    offered: [...document.querySelectorAll("[data-days]")].filter((b) => b.checkVisibility())
      .map((b) => b.dataset.days),
    ways: by((row) => [...row.querySelectorAll("[data-part=why] a")].map(last)),
  };
}"""


def seen(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(SEE)
    return found


def days_of(page: Page) -> Days:
    """The days of the sessions, by the sessions' keys."""
    days: Days = seen(page)["days"]
    return days


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def tab_to(page: Page, target: str) -> None:
    """Press Tab until the focus is on what matches `target`."""
    for _ in range(200):
        if page.evaluate("(target) => document.activeElement.matches(target)", target):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not lead to {target}.")
