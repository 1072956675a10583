"""The proofs of the picker and of the plans, and their figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..layers import GUIDE
from ..library import BRAND_AT, Library
from ..model.injury import Injury
from ..model.picker import Picker
from ..model.plan import Plan
from ..model.rule import Rule
from ..model.vocabulary import Place
from .answers import Answers
from .balance import Balance, balances, needs
from .bounds import Bounds
from .cover import Cover, cover
from .findings import Finding
from .likeness import alike
from .match import Matcher
from .payload import Payload, payload
from .reach import witness
from .recommended import Recommended
from .room import SENSIBLE, Crowded, Rooms
from .rules import broken
from .sessions import Moves
from .shadows import Shadows
from .states import states
from .swaps import Swaps, Unsafe


@dataclass
class Proof:
    """The figures of all proofs, and what they found. `reached` has for each plan answers that lead to it."""

    rules: int = 0
    weighed: int = 0
    places: int = 0
    waived: int = 0
    swaps: int = 0
    left_out: int = 0
    read: int = 0
    recommended: int = 0
    states: int = 0
    limits: int = 0
    bounds: int = 0
    balances: list[Balance] = field(default_factory=list)
    cover: Cover | None = None
    reached: dict[str, Answers] = field(default_factory=dict)
    data: Payload | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def plans(self) -> int:
        return len(self.balances)


NONE: Mapping[str, str] = {}
PICKED = ("data", "cover", "reached", "swaps", "left_out", "bounds", "states", "limits")  # what only the picker has


def prove_plans(library: Library, chapters: Mapping[str, str] = NONE) -> Proof:
    """Rules, places, advice and readers: what concerns single plans and texts. `chapters` have texts by file."""
    rules = [rule for rule in library.things["rule"].values() if isinstance(rule, Rule)]
    rooms = rooms_of(library)
    proof = Proof(rules=len(rules), balances=[*balances(library).values()])
    for balance in proof.balances:
        proof.findings += by_itself(library, balance, rooms, proof)
    proof.weighed = rooms.weighed
    proof.findings += alike(
        sorted((one.plan for one in proof.balances), key=lambda plan: (_is_own(library, plan.id), plan.id))
    )
    recommended = Recommended(library, chapters)
    proof.findings += recommended.findings()
    proof.read, proof.recommended = recommended.read, recommended.judged
    proof.findings += library.once(readers).findings
    return proof


def rooms_of(library: Library) -> Rooms:
    """What judges whether weeks have room for sessions, by the rules that must be kept."""
    rules = [rule for rule in library.things["rule"].values() if isinstance(rule, Rule)]
    return Rooms([rule for rule in rules if rule.severity == "must"], _weeks(library.picker))


def by_itself(library: Library, balance: Balance, rooms: Rooms, proof: Proof) -> Iterator[Finding]:
    """What is found in one plan, whatever other plans there are: rules, levels, places. Counted in `proof`."""
    plan = balance.plan
    yield from _rules(balance, rooms, proof)
    yield from _above(plan, balance.moves, [*library.things["level"]])
    for index, id in enumerate(plan.places):
        place = library.things["place"].get(id)
        if isinstance(place, Place):
            proof.places += 1
            yield from _kit(balance, index, place)


def prove(
    library: Library, chapters: Mapping[str, str] = NONE, picker: Callable[[Library], Proof] | None = None
) -> Proof:
    """All proofs. Without data/picker.yml there is no picker, and only plans and texts are proved.

    `picker` says what `prove_picker` does.
    """
    proof = prove_plans(library, chapters)
    if library.picker is None or not proof.plans:
        return proof
    picked = library.once(picker or prove_picker)
    own = {name: getattr(picked, name) for name in PICKED}
    return replace(proof, **own, findings=[*proof.findings, *picked.findings])


def readers(library: Library) -> Proof:
    """Which plans have readers, if there is a picker that leads to them."""
    proof = Proof(balances=[*balances(library).values()])
    if library.picker is not None and proof.plans:
        proof.data = payload(library, library.picker)
        proof.findings += _reached(Matcher(proof.data), proof, library)
    return proof


def prove_picker(library: Library) -> Proof:
    """What concerns the picker as a whole, of which no chapter says anything."""
    proof = replace(library.once(readers), findings=[])
    if proof.data is None:
        raise LookupError("there is no picker")
    matcher = Matcher(proof.data)
    proof.cover = cover(matcher)
    moves = Moves.of(library)
    known = states(one for one in library.things["injury"].values() if isinstance(one, Injury))
    swaps = Swaps(matcher, moves, known)
    proof.findings += [_unsafe(matcher, unsafe) for unsafe in swaps.unsafe()]
    proof.swaps, proof.left_out = swaps.checked, swaps.left_out
    shadows = Shadows(matcher, proof.balances, moves, known)
    bounds = Bounds(matcher, proof.balances, moves, known, proof.cover.examples)
    proof.findings += bounds.findings()
    proof.bounds = bounds.judged
    if BRAND_AT not in library.origins:  # a brand may hide the plans for which a limit was written
        proof.findings += shadows.findings()
    proof.states, proof.limits = len(known), shadows.judged - len(known)
    return proof


def _weeks(picker: Picker | None) -> Any:
    return picker.weeks if picker else SENSIBLE


def _rules(balance: Balance, rooms: Rooms, proof: Proof) -> Iterator[Finding]:
    plan = balance.plan
    waivers = {waiver.rule: index for index, waiver in enumerate(plan.waivers)}
    used: set[str] = set()
    for found in broken(balance, rooms.rules):
        if found.rule in waivers:
            used.add(found.rule)
        else:
            yield Finding("rule", ("plan", plan.id), found.path, found.words, found.rule)
    for crowd in rooms.crowded(balance):
        yield Finding("room", ("plan", plan.id), ("fits", crowd.fit), _crowd(crowd), " ".join(crowd.rules))
    about_days = {rule.id for rule in rooms.rules if rooms.about_days(rule)}
    proof.waived += len(used) + len(about_days & waivers.keys())
    for rule, index in waivers.items():
        if rule not in used | about_days:
            yield Finding(
                "waiver", ("plan", plan.id), ("waivers", index), f'It keeps the rule "{rule}" as it is.', rule
            )


def _crowd(crowd: Crowded) -> str:
    days = ", ".join(crowd.days)
    return (
        f"With {crowd.count} sessions a week {crowd.weeks} of its weeks of running have no room for all; "
        f"one of them is {days}."
    )


def _kit(balance: Balance, index: int, place: Place) -> Iterator[Finding]:
    """Moves of a plan that can't be done in a place where it says that all of it can."""
    for move in balance.used:
        all_of, any_of = needs(move)
        lacking = [id for id in all_of if id not in place.kit]
        if lacking or (any_of and not {*any_of} & {*place.kit}):
            what = " and ".join(lacking) or " or ".join(any_of)
            words = f'"{move.id}" needs {what}, which "{place.id}" does not have.'
            yield Finding("kit", ("plan", balance.plan.id), ("places", index), words)


def _above(plan: Plan, moves: Moves, levels: Sequence[str]) -> Iterator[Finding]:
    """Exercises of a plan that are above the lowest level of those for whom it is."""
    lowest = min(levels.index(level) for level in plan.levels)
    for s, session in enumerate(plan.sessions):
        for b, block in enumerate(session.blocks):
            for e, item in enumerate(block.exercises):
                exercise = moves.exercises.get(item.exercise)
                if exercise and levels.index(exercise.level) > lowest:
                    words = f'"{exercise.id}" is for "{exercise.level}", and the plan is for "{levels[lowest]}" too.'
                    path = ("sessions", s, "blocks", b, "exercises", e)
                    yield Finding("above", ("plan", plan.id), path, words)


def _reached(matcher: Matcher, proof: Proof, library: Library) -> Iterator[Finding]:
    for index, plan in enumerate(matcher.plans):
        answers, rival = witness(matcher, index)
        if answers is not None:
            proof.reached[plan["id"]] = answers
        elif rival is None:
            yield Finding("reach", ("plan", plan["id"]), (), "No answers lead to this plan first.")
        else:
            yield _shadowed(plan["id"], matcher.plans[rival]["id"], library)


def _shadowed(id: str, rival: str, library: Library) -> Finding:
    """A plan before which another comes for everybody; told at a brand's own, if that is the other."""
    if _is_own(library, rival) and not _is_own(library, id):
        return Finding(
            "taken", ("plan", rival), (), f'"{rival}" takes all readers of "{id}", to which no answers lead now.'
        )
    return Finding("reach", ("plan", id), (), f'No answers lead to this plan first: "{rival}" comes before it.')


def _is_own(library: Library, id: str) -> bool:
    """Whether the folder itself has a file of a plan: a brand's own, or in the guide all of them."""
    return not library.origin("plan", id).document.file.startswith(f"{GUIDE}/")


def _unsafe(matcher: Matcher, unsafe: Unsafe) -> Finding:
    own, other = matcher.moves[unsafe.move], matcher.moves[unsafe.instead]
    words = f'In the place of "{own["id"]}" the picker puts "{other["id"]}", but {unsafe.why}.'
    if unsafe.move == unsafe.instead:
        words = f'The picker offers "{own["id"]}", but {unsafe.why}.'
    return Finding("swap", ("plan", matcher.plans[unsafe.plan]["id"]), (), words)
