"""What pages tell their scripts, as JSON in a data block: the page of a plan, and the one of the picker.

What reads the scripts for faults knows these types, so that a field has one name in both runtimes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from markupsafe import Markup

from ..training.course import CourseData, CourseSession, PhaseData
from ..training.keys import AddressData
from ..training.week_data import RuleData
from ..words import Words

PLAN_WORDS = "plan.scripts"  # where the words of a plan's scripts stand in the catalogue
WEIGHT = "weight"  # the one that depends on the units of a brand
PICKER_WORDS = "picked"
# What the picker says of limits, a plan's page says in the same words.
SHARED_WORDS = ("limit", "start.ask")


class Paper(TypedDict):
    """A brand on a print sheet and in a calendar file. `first_day` of a week is 0 for Sunday, as JavaScript counts."""

    name: str
    first_day: int
    contact: list[str]
    disclaimer: str


class LinkData(TypedDict):
    """A link to a page."""

    title: str
    href: str


class ShownRule(RuleData):
    """A rule as readers see it. Scripts put other sessions for `{others}` in what a session keeps, and for `{runs}` the
    runs, or "one" after a rule that names the same.
    """

    title: str
    href: str
    keep: str
    runs: str


class ShownSession(CourseSession):
    """A session of a plan; `short` is its name where room is scarce."""

    short: str


class ShownPhase(PhaseData):
    """A phase of a plan; `mark` is its kind in words, "" where its title says it."""

    mark: str
    progression: str


class StepData(TypedDict):
    """A step of a walk-run schedule: its runs in words, one or one for each, and the minutes of the longest."""

    runs: list[str]
    minutes: int


class WalkRunData(TypedDict):
    """The schedule of a plan's runs: days between two of them and weeks in a step at least, its steps, and when to go
    on and back.
    """

    rest: int
    weeks: int
    steps: list[StepData]
    rule: str


class PlanPage(TypedDict):
    """What the scripts of a plan's page know. `first_id` is the id that the plan had first, and `after` the title of
    the plan for the week after a race, if this one has none.

    `root` leads to the home page; `picker` says whether there is a picker.

    `version` is that of answers, and `address` what an address may hold. `letters` are the signs of a week's runs there
    by their numbers, `weeks` the usual weeks for each number of runs from none on, one for each number of hard and long
    ones among these, of which `keys` are usual; `range` the fewest and the most
    sessions a week, and `hours` those to choose from between a run and a session on one day. `runs` and `count`, of
    sessions, are what the page begins with. `steps` say how much one step of its weights is.
    """

    id: str
    first_id: str
    title: str
    after: NotRequired[str]
    walk_run: NotRequired[WalkRunData]
    publisher: Paper
    root: str
    picker: bool
    version: str
    address: AddressData
    letters: str
    weeks: list[list[str]]
    keys: list[int]
    runs: int
    count: int
    range: tuple[int, int]
    hours: list[int]
    rules: list[ShownRule]
    sessions: list[ShownSession]
    phases: list[ShownPhase]
    course: CourseData
    steps: NotRequired[str]


class PlanFacts(TypedDict):
    """What the picker's page says of a plan besides picker.json: in short, and where it is done."""

    summary: str
    places: list[str]


class StateWords(TypedDict):
    """What a condition leaves out at a stage, in words, the highest impact that it allows, and its own kind."""

    kind: Literal["injury", "condition", "situation"]
    left_out: list[str]
    impact: NotRequired[Literal["none", "low"]]


class PickerPage(TypedDict):
    """What the script of the picker knows besides picker.json. `address` is what an address may hold, known before the
    file has come. `first_day` of a week is as on Paper. `folders` are addresses by kinds of thing; `rules` are those
    that an answer to a question rests on; `plans` and `states` stand in the order of picker.json; `pain_rule` is where
    that rule is told.
    """

    address: AddressData
    first_day: int
    words: dict[str, str]
    folders: dict[Literal["plan", "exercise", "activity", "injury", "sign"], str]
    rules: dict[str, list[LinkData]]
    plans: list[PlanFacts]
    states: list[StateWords]
    pain_rule: str


def plan_words(words: Words, units: str) -> dict[str, str]:
    """What the scripts of all pages of plans say, with weights in the units of a brand."""
    picked = words.below(PICKER_WORDS).items()
    shared = {key: text for key, text in picked if key.partition(".")[0] in SHARED_WORDS or key in SHARED_WORDS}
    return {**words.below(PLAN_WORDS), **shared, WEIGHT: words(f"brand.weight.{units}")}


def compact(data: Mapping[str, object]) -> str:
    """Data as JSON, in as few letters as it takes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def data_block(data: Mapping[str, object]) -> Markup:
    """Data for a <script>, in which nothing can end it."""
    return Markup(compact(data).replace("<", "\\u003c"))
