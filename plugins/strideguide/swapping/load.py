"""The library of a guide as it is shown: in each plan that had a hidden move another one stands in for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .. import library as layered
from ..brand.hide import OUT
from ..layers import BRAND
from ..layers.hiding import Lacking, Swap
from ..layers.override import named
from ..library import Library, put_back
from ..marks import marks
from ..model.base import RefTo
from ..model.exercise import Exercise
from ..model.plan import Plan
from ..problems import Problem
from ..training.balance import balances
from ..training.findings import Finding
from ..training.likeness import alike
from ..training.proof import Proof, by_itself, rooms_of
from ..training.sessions import Moves
from ..training.states import Move
from .choices import MOVES, Choices
from .judge import Judge, needless
from .search import Instead, Key, Search
from .spoken import Spoken
from .written import Written

MOST_REASONS = 3


def load(root: Path) -> Library:
    """The library of the guide in `root`, with stand-ins for the moves that its plans had and that are hidden."""
    library = layered.load(root)
    choices = Choices(library)
    library.problems += choices.problems
    if library.lacking:
        _swap(library, choices)
    return library


def _swap(library: Library, choices: Choices) -> None:
    """Find stand-ins for each plan that lacks a move, and put them in if the brand asks for it."""
    before = _as_it_was(library)
    judge, moves = Judge(before), Moves.of(before)
    shown: list[Move] = [*Moves.of(library).exercises.values(), *Moves.of(library).activities.values()]
    levels = [*library.things["level"]]
    spoken = Spoken((kind, move) for kind, those in moves.kinds.items() for move in those.values())
    for id, lacking in sorted(library.lacking.items()):
        keys = [key for key in lacking.needed if key[0] in MOVES]
        search = Search(judge, moves, shown, levels, choices.chosen(id, keys))
        found = search.found(lacking.plan, Written.of(lacking.origin), keys)
        if found is None:
            _tell(library, lacking, search, choices)
        elif choices.swap is None:
            _offer(library, lacking, found[1])
        else:
            written, instead = found
            written = spoken.without(
                written, (key for key, new in instead.items() if not _named_alike(moves, key, new))
            )
            plan = written.plan(id)
            judge.take(plan, written.origin)
            put_back(library, plan, written.origin)
            library.swaps[id] = {
                key: Swap(new.id if new else None, _reasons(search, key)) for key, new in instead.items()
            }
    if library.swaps:
        _tidy(library)


def _named_alike(moves: Moves, key: Key, new: Instead) -> bool:
    """Whether what stands in has the name of the hidden move in its own, as a goblet squat is a squat."""
    return new is not None and moves.kinds[key[0]][key[1]].title.casefold() in new.title.casefold()


def _as_it_was(library: Library) -> Library:
    """The library with all that is hidden, and with the plans that lack some of it."""
    things = {kind: dict(those) for kind, those in library.things.items()}
    for (kind, _), thing in library.unshown.items():
        if kind in MOVES:
            things[kind][thing.id] = thing
    things["plan"] |= {id: lacking.plan for id, lacking in library.lacking.items()}
    return replace(library, things=things, origins={**library.origins}, problems=[])


def _offer(library: Library, lacking: Lacking, instead: Mapping[Key, Instead]) -> None:
    """Say what would stand in."""
    for problem, key in zip(lacking.problems, lacking.needed, strict=True):
        at, new = library.problems.index(problem), instead[key]
        can = f'"{new.id}" can stand in' if new else "All proofs hold without it"
        remedy = f'{can}: write "swap: auto" below "hide" in {BRAND}. {problem.remedy}'
        library.problems[at] = replace(problem, remedy=remedy)


def _tell(library: Library, lacking: Lacking, search: Search, choices: Choices) -> None:
    """Say of the move for which nothing stands in why it does not."""
    tried = [key for key in lacking.needed if key in search.refused] or [*lacking.needed]
    key, plan = tried[-1], lacking.plan.id
    why = _reasons(search, key)
    what = f"Nothing can stand in for {named(*key)} in {named('plan', plan)}: {why}."
    hide = f"hide {named('plan', plan)} too, give it a session of your own, or show this."
    remedy = f"Name another stand-in, {hide}" if key in search.chosen else f"{hide[0].upper()}{hide[1:]}"
    library.problems = [problem for problem in library.problems if problem not in lacking.problems]
    if choices.of(plan, key)[0] and key not in search.chosen:
        return  # what the brand names is told to be none
    library.problems.append(Problem(choices.of(plan, key)[1], "no-stand-in", what, remedy))


def _reasons(search: Search, key: Key) -> str:
    """Why what was tried in the place of a move does not do, in words."""
    refused = search.refused.get(key, {})
    told = [_reason(id, why.rstrip(".")) for id, why in [*refused.items()][:MOST_REASONS]]
    more = [f"and {len(refused) - MOST_REASONS} more were tried"] if len(refused) > MOST_REASONS else []
    return "; ".join(told + more) or _nothing(search.moves.kinds[key[0]][key[1]])


def _reason(id: str, why: str) -> str:
    if id == OUT:
        return f"without it {why[0].lower()}{why[1:]}"
    return why if why.startswith(f'"{id}"') else f'"{id}": {why}'


def _nothing(move: Move) -> str:
    if isinstance(move, Exercise):
        return "no other exercise trains the same muscles with as little impact"
    return "no other activity takes the same place in the week with as little impact"


def _tidy(library: Library) -> None:
    """Take the reasons out of plans that they need no more: why a rule is broken, or two plans are alike."""
    while found := next(_needless(library), None):
        id, path = found
        written = Written.of(library.origins["plan", id]).without(path)
        library.things["plan"][id] = written.plan(id)
        library.origins["plan", id] = written.origin


def _needless(library: Library) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    now = replace(library, problems=[])
    plans = [plan for plan in now.things["plan"].values() if isinstance(plan, Plan)]
    for finding in alike(plans):
        if _is_needless(now, finding):
            yield finding.thing[1], finding.path
    known, rooms = balances(now), rooms_of(now)
    for id in library.swaps:
        for finding in by_itself(now, known[id], rooms, Proof()):
            if _is_needless(now, finding):
                yield id, finding.path


def _is_needless(library: Library, finding: Finding) -> bool:
    """Whether a reason is no longer needed. One about a plan or rule that is not there is a slip, which links tell."""
    about = marks(library.things["plan"][finding.thing[1]])
    named = [(mark.kind, text) for at, mark, text in about if isinstance(mark, RefTo) and at[:-1] == finding.path]
    return needless(finding) and bool(named) and all(id in library.declared[kind] for kind, id in named)
