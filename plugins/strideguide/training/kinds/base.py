"""What every kind of rule is: a record that an author writes, its words, and what it means to a computer."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, ClassVar, Literal, NamedTuple, Protocol

from ...model.base import Record
from ...model.values import Range
from .form import Form

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str]]

OTHERS = "{others}"  # in a clause: the sessions from which the rule keeps this one
RUNS_NAMED = "{runs}"  # in a clause: `Clause.runs`, or "one" if the clause before has named the same


class Tell(Protocol):
    """The words of one kind of rule, and words for what rules name. `must`: the rule is one that has to be kept."""

    @property
    def must(self) -> bool: ...

    def __call__(self, word: str, **values: object) -> str:
        """One of the `words` of the kind; with a number `n`, those of `word.one` or `word.other`, so it has both."""

    def sessions(self, traits: Iterable[str]) -> str:
        """Sessions by what they are, as in "hard strength sessions that replace a run"."""

    def runs(self, kinds: Iterable[str]) -> str:
        """Kinds of run, as in "hard or long"."""

    def a_run(self, kinds: Iterable[str]) -> str:
        """A run of some kinds, as in "a hard or long run"."""


class Clause(NamedTuple):
    """What a rule asks of a session, to follow "keep it", and what is said of one that keeps it, to follow "it is"."""

    keep: str
    kept: str
    runs: str = ""


class Slip(NamedTuple):
    """What an author got wrong inside a record: where, the code of the problem, what is wrong, and the remedy."""

    path: Path
    code: str
    what: str
    remedy: str


class Kind(Record):
    """A kind of rule. The first line of its module says what it looks for, and the rest is its manual.

    `name` is that of its module. `words` are the keys of its words below `looks.<name>` in the catalogue. `marks`
    say of its field in a rule what others have to know, such as `Protects`.
    """

    name: ClassVar[str] = ""
    line: ClassVar[str] = ""
    manual: ClassVar[str] = ""
    about: ClassVar[Literal["days", "plans"]]
    words: ClassVar[tuple[str, ...]] = ()
    marks: ClassVar[tuple[object, ...]] = ()

    @abstractmethod
    def says(self, tell: Tell) -> str:
        """What the computer looks for, as a sentence on the page of the rule."""

    def named(self) -> Iterable[tuple[str, Sequence[str]]]:
        """Things that stand after that sentence: kinds of thing, with ids."""
        return ()

    def counts(self) -> Iterable[tuple[str, Mapping[str, Range]]]:
        """Numbers that stand below it: kinds of thing, with a number for each id."""
        return ()

    def slips(self, declared: Mapping[str, Set[str]]) -> Iterable[Slip]:  # noqa: ARG002 - for kinds that have some
        """What no type says of its fields. `declared` has the ids of each kind of thing."""
        return ()


class AboutDays(Kind):
    """A rule about the days of a week. It also leads the reader's own week."""

    about = "days"

    @abstractmethod
    def form(self) -> Form:
        """What it compiles to."""

    @abstractmethod
    def clause(self, tell: Tell) -> Clause:
        """What it asks of a session that it is about."""


class Practice(Protocol):
    """A session as a rule about plans sees it: what it is, and the muscles that do most of the work in it."""

    @property
    def traits(self) -> frozenset[Any]: ...
    @property
    def muscles(self) -> frozenset[str]: ...


class Week(Protocol):
    """A week of a plan as a rule about plans sees it."""

    @property
    def number(self) -> int: ...
    @property
    def index(self) -> int: ...
    @property
    def phase(self) -> Any: ...
    @property
    def practices(self) -> tuple[Any, ...]: ...
    @property
    def load(self) -> float: ...
    @property
    def sets(self) -> int: ...
    @property
    def contacts(self) -> int: ...


class Balance(Protocol):
    """A plan as a rule about plans sees it; `training/balance.py` says what its parts mean."""

    @property
    def plan(self) -> Any: ...
    @property
    def sessions(self) -> tuple[int, int]: ...
    @property
    def weeks(self) -> Callable[[int], Sequence[Week]]: ...
    def cautions(self) -> Mapping[str, Mapping[str, Sequence[str]]]: ...
    def single_leg(self, done: Collection[Any], patterns: Collection[str]) -> tuple[int, int]: ...


class AboutPlans(Kind):
    """A rule about what is in a plan."""

    about = "plans"

    @abstractmethod
    def judge(self, balance: Balance) -> Found:
        """What it finds in a plan: where, and how the plan breaks it, in words."""


def every_week(balance: Balance) -> Iterator[tuple[int, Week]]:
    """Each number of sessions a week with each week; of those of one phase that have the same sessions the first."""
    low, high = balance.sessions
    for count in range(low, high + 1):
        before: tuple[object, ...] = ()
        for week in balance.weeks(count):
            now = (week.index, *map(id, week.practices))
            if now != before:
                yield count, week
            before = now
