"""Plans against rules: what each rule finds in a plan, for every number of sessions a week that the plan allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.rule import Rule
from .balance import Balance
from .kinds.base import AboutPlans, Path


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
        kind = rule.looks.found
        for path, words in kind.judge(balance) if isinstance(kind, AboutPlans) else ():
            first.setdefault(path, words)
        yield from (Broken(rule.id, path, words) for path, words in first.items())
