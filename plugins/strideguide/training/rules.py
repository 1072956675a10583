"""Plans against rules: what each rule finds in a plan, for every number of sessions a week that the plan allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.plan import Phase
from ..model.rule import FocusCount, Load, Looks, NoCautions, Rule, SingleLeg, Trains, WeekCount
from .balance import Balance, single_leg
from .sessions import Practice

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str]]
RESTFUL = ("deload", "taper")


@dataclass(frozen=True)
class Broken:
    """A rule that a plan breaks: where in the plan, and how, in words."""

    rule: str
    path: Path
    words: str


def broken(balance: Balance, rules: Sequence[Rule]) -> Iterator[Broken]:
    """What the rules find in a plan by itself, once for each place. The days of the week are judged in `room`."""
    for rule in rules:
        first: dict[Path, str] = {}
        for path, words in _found(balance, rule.looks):
            first.setdefault(path, words)
        yield from (Broken(rule.id, path, words) for path, words in first.items())


def _found(balance: Balance, looks: Looks) -> Found:
    if looks.week_count:
        yield from _week_count(balance, looks.week_count)
    if looks.load:
        yield from _load(balance, looks.load)
    if looks.single_leg:
        yield from _single_leg(balance, looks.single_leg)
    if looks.trains:
        yield from _trains(balance, looks.trains)
    if looks.focus_count:
        yield from _focus_count(balance, looks.focus_count)
    if looks.no_cautions:
        yield from _no_cautions(balance, looks.no_cautions)


def _every_phase(balance: Balance) -> Iterator[tuple[int, int, Phase, tuple[Practice, ...]]]:
    """Each number of sessions a week with each phase: the number, the index of the phase, the phase, its sessions."""
    low, high = balance.sessions
    for count in range(low, high + 1):
        for index, (phase, done) in enumerate(balance.phases(count)):
            yield count, index, phase, done


def _week_count(balance: Balance, looks: WeekCount) -> Found:
    plan, seasons = balance.plan, {entry.season: entry.count for entry in looks.seasons}
    ranges = [(f"{level} level", looks.levels[level]) for level in plan.levels if level in looks.levels]
    if all(season in seasons for season in plan.seasons):
        ranges = []
    ranges += [(season, seasons[season]) for season in plan.seasons if season in seasons]
    wanted = frozenset(looks.sessions)
    for count, index, phase, done in _every_phase(balance):
        number = sum(wanted <= practice.traits for practice in done)
        for whom, right in ranges:
            if phase.kind not in RESTFUL and not right.low <= number <= right.high:
                kind = " and ".join(looks.sessions)
                yield (
                    ("phases", index, "sessions"),
                    f"With {count} a week the number of {kind} sessions is {number}; {whom}: {right}.",
                )


def _load(balance: Balance, looks: Load) -> Found:
    low, high = balance.sessions
    for count in range(low, high + 1):
        heaviest, before, row = 0.0, 0.0, 0
        for week in balance.weeks(count):
            row = 0 if week.phase.kind in RESTFUL else row + 1
            # Phases may be equal, and then the first one is not the one to blame.
            path: Path = ("phases", [phase is week.phase for phase in balance.plan.phases].index(True))
            if row > looks.deload_after:
                most = looks.deload_after
                yield path, f"Week {week.number} is number {row} in a row without a lighter one; {most} are the most."
            if heaviest and week.load > heaviest * (1 + looks.growth / 100) + 1e-9:
                more, most = round((week.load / heaviest - 1) * 100), looks.growth
                yield path, f"Week {week.number} is {more} % above the heaviest week before it; {most} % is the most."
            if not row and before and week.load >= before:
                yield (
                    path,
                    f"Week {week.number} is called a {week.phase.kind} and is not lighter than the week before it.",
                )
            heaviest, before = max(heaviest, week.load), week.load if row else before


def _single_leg(balance: Balance, looks: SingleLeg) -> Found:
    for count, index, _, done in _every_phase(balance):
        one, all = single_leg(done, looks.patterns)
        if one * 100 < all * looks.at_least:
            yield ("phases", index), f"With {count} a week {one} of {all} sets for the legs are on one leg."


def _trains(balance: Balance, looks: Trains) -> Found:
    muscles = frozenset(looks.muscles)
    for count, index, _, done in _every_phase(balance):
        trained = [practice.muscles for practice in done if "strength" in practice.traits]
        if trained and not any(muscles & some for some in trained):
            yield ("phases", index), f"With {count} a week nothing trains {' or '.join(sorted(muscles))}."


def _focus_count(balance: Balance, looks: FocusCount) -> Found:
    most, focus = looks.at_most, balance.plan.focus
    if len(focus) > most:
        yield ("focus", most), f"The number of weak spots that it works on is {len(focus)}; {most} is the most."


def _no_cautions(balance: Balance, looks: NoCautions) -> Found:
    refused = ("avoid",) if looks.action == "avoid" else ("avoid", "modify")
    cautions = balance.cautions()
    for index, condition in enumerate(balance.plan.conditions):
        for action in refused:
            if titles := cautions.get(condition, {}).get(action):
                yield ("conditions", index), f'With "{condition}" there is to {action}: {", ".join(titles)}.'
