"""What a phase says in words and what its fields make of its weeks are one thing: sets, moves that are out, days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..library import Library
from ..model.plan import Phase, Plan
from ..model.values import Range
from ..problems import Problem
from ..training.balance import balances
from ..training.sessions import Moves
from ..training.weeks import Week

NUMBERS = {name: number for number, name in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)}
NUMBER = rf"\d{{1,2}}|{'|'.join(NUMBERS)}"
KINDS = "hard|easy|short|light|full|main|working|small|good"
SETS = re.compile(rf"\b(?P<low>{NUMBER})(?: (?:to|or) (?P<high>{NUMBER}))?(?: (?:{KINDS}))? sets?\b", re.I)
FEWER = re.compile(r"\b(?:fewer|more|less|another|extra|off)\b", re.I)
BEFORE = re.compile(rf"\b(?P<low>{NUMBER})(?: (?:to|or) (?P<high>{NUMBER}))? days? before (?:the|your) race\b", re.I)
OUT = re.compile(r"\b(?:no|without|leave(?: the)?) (?P<move>[a-z-]+(?: [a-z-]+)?)", re.I)


def check(library: Library) -> Iterator[Problem]:
    for balance in balances(library).values():
        origin = library.origin("plan", balance.plan.id)
        names = _names(balance.plan, balance.moves)
        for index, phase in enumerate(balance.plan.phases):
            here = [week for week in balance.all if week.index == index]
            for what, remedy in (*_sets(phase, here), *_out(phase, here, names), *_days(phase)):
                yield Problem(origin.place(("phases", index, "progression")), "words-differ", what, remedy)


def _sets(phase: Phase, weeks: Collection[Week]) -> Iterator[tuple[str, str]]:
    """Numbers of sets that no move of these weeks has."""
    practices = [practice for week in weeks for practice in week.practices]
    done = {item.sets.high for practice in practices for item in practice.exercises}
    for found in SETS.finditer(phase.progression):
        wrong = [number for number in _range(found) if number not in done]
        if wrong and done and not FEWER.search(found[0]):
            has = ", ".join(map(str, sorted(done)))
            yield f'It says "{found[0]}", and the moves of these weeks have {has}.', "Mend the words, or the sets."


def _out(phase: Phase, weeks: Collection[Week], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Moves that the words leave out and no week does."""
    done = [{item.exercise.id for practice in week.practices for item in practice.exercises} for week in weeks]
    here = set[str]().union(*done).intersection(*done)
    for found in OUT.finditer(phase.progression):
        words = found["move"].lower().split()
        ids = {names[name] for name in (" ".join(words), words[0]) if name in names}
        if ids & here:
            yield (
                f'It says "{found[0]}", and these weeks have it.',
                'Write it into "changes" with "out", or mend the words.',
            )


def _days(phase: Phase) -> Iterator[tuple[str, str]]:
    """Days before the race that no session has."""
    for found in BEFORE.finditer(phase.progression):
        said = [*_range(found)]
        if not any(entry.days == Range(said[0], said[-1]) for entry in phase.before_race):
            yield (
                f'It says "{found[0]}", and no session stands there.',
                'Write it into "before_race", or mend the words.',
            )


def _range(found: re.Match[str]) -> Iterator[int]:
    for name in ("low", "high"):
        if text := found[name]:
            yield NUMBERS.get(text.lower()) or int(text)


def _names(plan: Plan, moves: Moves) -> dict[str, str]:
    """The exercises of a plan by what words may call them: their titles, in the plural too, and their last words."""
    ids = {item.exercise for session in plan.sessions for block in session.blocks for item in block.exercises}
    found: dict[str, str] = {}
    for exercise in (moves.exercises[id] for id in sorted(ids) if id in moves.exercises):
        title = exercise.title.lower()
        for name in (title, title.split()[-1]):
            found.setdefault(name, exercise.id)
            found.setdefault(f"{name}s", exercise.id)
    return found
