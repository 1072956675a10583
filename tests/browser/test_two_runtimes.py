"""The picker and the arranger have one meaning in two languages: a real browser says what Python says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.once import REPOSITORY
from tests.browser.served import Serve
from tests.invented import invented
from tests.mixes import Mix, day_rules, groups, odd_rules, slots

from strideguide.library import Library, load
from strideguide.training.day_rules import DAYS, Pattern, WeekRule
from strideguide.training.match import Answers, Matcher, Reason
from strideguide.training.payload import Payload, payload
from strideguide.training.week import Arranger, Break
from strideguide.training.week_data import rule_data

PARTS = REPOSITORY / "plugins/strideguide/assets/parts"
MODULES = ("answers.js", "match.js", "week.js")
SETS = {"shipped": 20_000, "invented": 6_000}
CHUNK = 200
EXPLAINED = 4  # for so many plans, the best ones, the reasons are compared as well
COUNTED = ("runs", "sessions", "minutes")
HOURS = (0, 3, 6)
LONG_WEEKS = 300
ODD_WEEKS = 300
ODD_RULES = 3_000
compact = json.JSONEncoder(separators=(",", ":")).encode


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load(REPOSITORY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The modules as they are published, beside an empty page."""
    for name in MODULES:
        shutil.copy(PARTS / name, tmp_path)
    shutil.copy(Path(__file__).parent / "runtimes.js", tmp_path)
    (tmp_path / "index.html").write_text("<!doctype html><title>Two runtimes</title>", "utf-8")
    return tmp_path


@pytest.fixture
def page(browser: Browser, serve: Serve, folder: Path) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(serve(folder))
        yield page


class Asked:
    """Something that a page works on while Python does the same."""

    def __init__(self, page: Page, function: str, *given: Any) -> None:
        self.page = page
        script = "([name, given]) => { window.asked = import('./runtimes.js').then((all) => all[name](...given)); }"
        page.evaluate(script, [function, given])

    def answer(self) -> Any:
        return self.page.evaluate("() => window.asked")


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def write(folder: Path, name: str, content: Any) -> str:
    (folder / name).write_text(json.dumps(content), "utf-8")
    return name


def random_answers(data: Payload, random: Random) -> Answers:
    """Any answers: each question has one three times of four, kits are of any size, and pains one more than plans."""
    asked = data["questions"]
    counts = {question: random.choice(asked[question]) for question in COUNTED}
    numbers = {question: random.randrange(len(asked[question])) for question in ("goal", "level", "season", "weak")}
    given: dict[str, Any] = {**counts, **numbers, "kit": some(len(asked["kit"]), random)}
    return Answers(
        **{question: answer if random.random() < 0.75 else None for question, answer in given.items()},
        pain=some(len(asked["pain"]), random, data["most_pains"] + 1) if random.random() < 0.6 else frozenset(),
    )


def some(count: int, random: Random, most: int | None = None) -> frozenset[int]:
    """Some of the numbers below `count`, from none to `most`, or to all."""
    return frozenset(random.sample(range(count), random.randint(0, count if most is None else min(count, most))))


def listed(answers: Answers) -> list[Any]:
    """Answers as plain data, in the order of the fields."""
    single = [getattr(answers, question) for question in ("goal", "level", *COUNTED, "season", "weak")]
    return [*single, answers.kit if answers.kit is None else sorted(answers.kit), sorted(answers.pain)]


def told(matcher: Matcher, answers: Answers) -> str:
    """What a matcher says to some answers."""
    found = matcher.matches(answers)
    plans = [[m.plan, m.relaxed, [(s.move, s.instead, s.why) for s in m.swaps], m.care] for m in found]
    reasons = [[*map(listed_reason, matcher.reasons(match, answers))] for match in found[:EXPLAINED]]
    return compact([matcher.start(answers.pain), plans, reasons])


def listed_reason(reason: Reason) -> list[Any]:
    return [reason.question, reason.found, sorted(reason.values.items())]


@pytest.mark.parametrize("name", SETS)
def test_any_answers_have_the_same_plans_for_the_same_reasons(
    page: Page, folder: Path, shipped: Library, name: str
) -> None:
    assert shipped.picker
    data, random = payload(invented(shipped) if name == "invented" else shipped, shipped.picker), Random(name)
    answers = [random_answers(data, random) for _ in range(SETS[name])]
    files = write(folder, "picker.json", data), write(folder, "answers.json", [*map(listed, answers)])
    asked, matcher = Asked(page, "ranked", *files, CHUNK, EXPLAINED), Matcher(data)
    lines = [told(matcher, each) for each in answers]
    for start, found in zip(range(0, len(lines), CHUNK), asked.answer(), strict=True):
        chunk = lines[start : start + CHUNK]
        if found != digest("\n".join(chunk)):
            assert Asked(page, "explained", *files, start, start + CHUNK, EXPLAINED).answer() == chunk
            raise AssertionError("The texts are the same and their digests are not.")
    assert len({*lines}) > len(lines) / 2, "The answers hardly make a difference."


def arranged(arranger: Arranger, pattern: Pattern) -> str:
    """Everything that an arranger says to a week of running."""
    answer = arranger.arrange(pattern)
    best = [[way.days, [*map(listed_break, way.breaks)]] for way in answer.best]
    return compact([best, [*answer.in_the_way.items()]])


def listed_break(found: Break) -> list[Any]:
    return [found.rule, found.slots]


def patterns(random: Random) -> list[Pattern]:
    """Every week of days without a run, easy and hard ones, and some that have long runs."""
    long = DAYS.index("long")
    every = product(range(len(DAYS)), repeat=7)
    return [*product(range(long), repeat=7), *random.sample([week for week in every if long in week], LONG_WEEKS)]


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("name", ["shipped", "invented"])
def test_every_week_of_running_has_the_same_days_for_every_mix_of_sessions(
    page: Page, folder: Path, shipped: Library, name: str, hours: int
) -> None:
    rules, random = day_rules(shipped), Random(name)
    weeks, mixes = patterns(random), groups(shipped)
    if name == "invented":
        weeks, mixes = random.sample(weeks, ODD_WEEKS), groups(invented(shipped))
    data = {"rules": [rule_data(rule) for rule in rules], "groups": mixes, "patterns": weeks}
    asked = Asked(page, "arranged", write(folder, "weeks.json", data), hours)
    texts = ["\n".join(in_turn(rules, group, weeks, hours)) for group in mixes]
    for number, (text, found) in enumerate(zip(texts, asked.answer(), strict=True)):
        if found != digest(text):
            assert Asked(page, "weeks", "weeks.json", hours, number).answer() == text.split("\n"), mixes[number]
            raise AssertionError("The texts are the same and their digests are not.")


def in_turn(rules: Sequence[WeekRule], group: Sequence[Mix], weeks: Sequence[Pattern], hours: int) -> list[str]:
    """What the arranger says to each week, with the mixes of a group taking turns."""
    arrangers = [Arranger(rules, slots(mix), hours) for mix in group]
    return [arranged(arrangers[index % len(arrangers)], week) for index, week in enumerate(weeks)]


def test_odd_rules_and_days_chosen_by_hand_break_the_same(page: Page, folder: Path, shipped: Library) -> None:
    random, lines, orders = Random(ODD_RULES), [], []
    mixes = [mix for group in groups(shipped, invented(shipped)) for mix in group]
    for _ in range(ODD_RULES):
        rules, mix, hours = odd_rules(random), random.choice(mixes), random.choice(HOURS)
        pattern = tuple(random.choices(range(len(DAYS)), k=7))
        placed = random.choices([None, *range(7)], k=len(mix))
        by_hand = Arranger(rules, slots(mix), hours).breaks(pattern, tuple(placed))
        lines.append([compact([*map(listed_break, by_hand)]), arranged(Arranger(rules, slots(mix), hours), pattern)])
        orders.append([[*map(rule_data, rules)], mix, pattern, placed, hours])
    assert Asked(page, "odd", write(folder, "orders.json", orders)).answer() == lines
