"""What the picker knows: the guide's plans, moves and questions as plain data, the same for the browser and the proofs.

Things are numbers: their place in the list of their question, of `moves`, or of `plans`. `instead` lists what can take
the place of a move, the best one first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NotRequired, TypedDict, cast

from ..library import Library
from ..model.activity import Activity
from ..model.base import Entity
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..model.picker import Picker
from ..model.plan import Plan
from ..model.questions import QUESTIONS, Question
from ..model.vocabulary import Place
from ..model.week import OCCASIONS
from .balance import Balance, balances, needs
from .keys import AddressData, address_data
from .ladders import MOST_INSTEAD, other_activities, substitutes
from .question_data import QuestionData, asked_data
from .running import fits_runs
from .schedule import length, weeks_to_race
from .sessions import Moves
from .states import MOST_PAINS, ConditionData, StateData, conditions_data, states, states_data

FIRST_WEEK = min(weeks[0] for weeks in OCCASIONS.values() if weeks)  # up to a race, from which on it makes a difference
MOST_OTHERS = 2  # that no plan has, among what can take the place of a move
MoveKind = Literal["exercise", "activity"]


class MoveData(TypedDict):
    """An exercise or activity. `level` is a number; an activity suits every level.

    `avoid` are the states in which it is not done, `modify` those in which it is changed. What it is where it takes
    the place of another: `muscles` of an exercise that do most of the work, whether it is done for each side, and
    whether an activity is `gentle` enough for a day of rest.
    """

    kind: MoveKind
    id: str
    title: str
    level: int
    all: list[int]
    any: list[int]
    avoid: list[int]
    modify: list[int]
    instead: list[int]
    muscles: NotRequired[list[str]]
    per_side: NotRequired[bool]
    gentle: NotRequired[bool]


class PartsData(TypedDict):
    """The moves of a session as some week has it: those of its main part, and the others."""

    main: list[int]
    other: list[int]


class PlanData(TypedDict):
    """A plan as the picker sees it. `key_runs` are for each number of `runs` the hard and long ones that it goes with;
    `weeks` are all that it has, and those up to its race and with that, 0 if it has none; `sets` are those a week for
    each weak spot, by its number as text.
    """

    id: str
    title: str
    goals: list[int]
    levels: list[int]
    seasons: list[int]
    occasions: list[int]
    runs: list[int]
    key_runs: list[list[int]]
    weeks: list[int]
    sessions: list[int]
    minutes: int
    focus: list[int]
    made_for: list[int]
    sets: dict[str, int]
    parts: list[PartsData]


class PlaceData(TypedDict):
    """Somewhere to train: what readers call it, and the kit that is there, in order."""

    id: str
    title: str
    kit: list[int]


class Payload(TypedDict):
    """Everything that the picker knows. `states` has for each answer about the body what it allows; they stand in the
    order of their `conditions`. `near` has for each answer about what is on just now the weeks up to a race, from and
    to, that say the same.
    """

    version: int
    address: AddressData
    asked: list[QuestionData]
    questions: dict[str, list[Any]]
    conditions: list[ConditionData]
    states: list[StateData]
    most_pains: int
    near: list[tuple[int, int] | None]
    titles: dict[str, list[str]]
    former: dict[str, dict[str, str]]
    places: list[PlaceData]
    moves: list[MoveData]
    plans: list[PlanData]


def payload(library: Library, picker: Picker) -> Payload:
    """What the picker knows of a library."""
    return _Maker(library, picker).make()


class _Maker:
    def __init__(self, library: Library, picker: Picker) -> None:
        self.library, self.picker = library, picker
        self.moves = Moves.of(library)
        self.conditions = [thing for thing in library.things["injury"].values() if isinstance(thing, Injury)]
        self.states = states(self.conditions)
        self.offered = {name: [*self._offered(question)] for name, question in QUESTIONS.items()}
        self.number = {
            question: {id: n for n, id in enumerate(ids)}
            for question, ids in self.offered.items()
            if QUESTIONS[question].form in ("id", "ids")
        }

    def make(self) -> Payload:
        plans = balances(self.library).values()
        self.pieces = frozenset(piece for balance in plans for move in balance.used for piece in _kit(move))
        self.planned = frozenset(_name(move) for balance in plans for move in balance.used)
        known = self._known(move for balance in plans for move in balance.used)
        self.at = {_name(move): index for index, move in enumerate(known)}
        kinds = {**{name: question.kind for name, question in QUESTIONS.items()}, "place": "place"}
        former = ((name, self.library.led_on(kind)) for name, kind in kinds.items() if kind)
        return Payload(
            version=self.picker.version,
            address=address_data(),
            asked=asked_data(),
            questions=self.offered,
            conditions=conditions_data(self.conditions),
            states=states_data(self.states),
            most_pains=MOST_PAINS,
            near=[*OCCASIONS.values()],
            titles={name: self._titles(QUESTIONS[name]) for name in self.number},
            former={key: old for key, old in former if old},
            places=[*self._places()],
            moves=[self._move(move) for move in known],
            plans=[self._plan(balance) for balance in plans],
        )

    def _offered(self, question: Question) -> Iterable[Any]:
        """The answers to a question: ids, or counts."""
        if question.name == "weak":
            return (spot.pattern for spot in self.picker.weak_spots)
        if question.kind == "injury":
            return (state.id for state in self.states)
        if question.form == "date":  # of all days one in each week that makes a difference
            plans = (plan for plan in self.library.things["plan"].values() if isinstance(plan, Plan))
            return range(FIRST_WEEK, max(map(length, plans), default=0) + 2)
        if question.form == "count":
            return cast(list[int], getattr(self.picker, question.name))
        return question.choices or self.library.things[question.kind]

    def _titles(self, question: Question) -> list[str]:
        """What readers call the answers; those that are no things have their titles where there are words."""
        if question.name == "weak":
            return [spot.title for spot in self.picker.weak_spots]
        if question.kind == "injury":
            return [state.condition.title for state in self.states]
        return [*question.choices] or [thing.title for thing in self.library.things[question.kind].values()]

    def _places(self) -> Iterator[PlaceData]:
        """Places that are somewhere: one without any kit is the answer that there is none."""
        for place in self.library.things["place"].values():
            if isinstance(place, Place) and place.kit:
                yield PlaceData(id=place.id, title=place.title, kit=sorted(self._numbers("kit", place.kit)))

    def _known(self, used: Iterable[Exercise | Activity]) -> list[Exercise | Activity]:
        """The moves of plans, and all that can take their place."""
        found: dict[str, Exercise | Activity] = {}
        for move in used:
            for one in (move, *self._instead(move)):
                found[_name(one)] = one
        return list(found.values())

    def _instead(self, move: Exercise | Activity) -> Sequence[Exercise | Activity]:
        """What can take the place of a plan's move, with kit that some plan needs: nobody has a climbing wall in the
        place of a walk. Phones load all that plans have anyway, so of others there are only the best.
        """
        things = (thing for kind in self.moves.kinds.values() for thing in kind.values())
        here = [thing for thing in things if self.pieces.issuperset(_kit(thing))]
        if _name(move) not in self.planned:
            return ()
        if isinstance(move, Exercise):
            exercises, levels = [thing for thing in here if isinstance(thing, Exercise)], self.offered["level"]
            planned = [one for one in exercises if _name(one) in self.planned]
            others = [one for one in substitutes(move, exercises, levels) if _name(one) not in self.planned]
            return substitutes(move, [*planned, *others[:MOST_OTHERS]], levels)
        activities = (thing for thing in here if isinstance(thing, Activity))
        return other_activities(move, activities)[:MOST_INSTEAD]

    def _move(self, move: Exercise | Activity) -> MoveData:
        all_of, any_of = needs(move)
        level = self.number["level"].get(move.level, 0) if isinstance(move, Exercise) else 0
        data = MoveData(
            kind="exercise" if isinstance(move, Exercise) else "activity",
            id=move.id,
            title=move.title,
            level=level,
            all=self._numbers("kit", all_of),
            any=self._numbers("kit", any_of),
            avoid=[at for at, state in enumerate(self.states) if state.leaves_out(move)],
            modify=[at for at, state in enumerate(self.states) if state.changes(move)],
            instead=[at for other in self._instead(move) if (at := self.at.get(_name(other))) is not None],
        )
        if isinstance(move, Activity):
            return MoveData(**data, gentle=True) if move.in_the_week.rest_day != "no" else data
        data["muscles"] = [*move.muscles.primary]
        return MoveData(**data, per_side=True) if move.unilateral else data

    def _plan(self, balance: Balance) -> PlanData:
        plan, sets = balance.plan, balance.sets()
        return PlanData(  # type: ignore[no-any-return]
            id=plan.id,
            title=plan.title,
            runs=(runs := [runs for runs in self.picker.runs if fits_runs(plan, runs)]),
            key_runs=[[keys for keys in self.picker.key_runs if fits_runs(plan, count, keys)] for count in runs],
            weeks=[length(plan), weeks_to_race(plan)],
            sessions=[*balance.sessions],
            minutes=balance.minutes,
            focus=self._numbers("weak", plan.focus),
            made_for=[at for at, state in enumerate(self.states) if state.condition.id in plan.conditions],
            sets={str(n): sets[id] for id, n in self.number["weak"].items() if sets[id]},
            parts=self._parts(balance),
            **self._named(plan),  # type: ignore[typeddict-item]
        )

    def _named(self, plan: Plan) -> dict[str, list[int]]:
        """What a plan names itself, for each question that is met by things or choices."""
        asked = (question for question in QUESTIONS.values() if question.plan and question.form == "id")
        return {question.plan: self._numbers(question.name, getattr(plan, question.plan)) for question in asked}

    def _parts(self, balance: Balance) -> list[PartsData]:
        """Sessions with the same moves are there once."""
        found: list[PartsData] = []
        for practice in balance.practices:
            numbers: dict[bool, dict[int, None]] = {True: {}, False: {}}
            for move in practice.moves:
                numbers[move.part == "main"][self.at[_name(move.thing)]] = None
            parts = PartsData(main=[*numbers[True]], other=[*numbers[False]])
            if parts not in found:
                found.append(parts)
        return found

    def _numbers(self, question: str, ids: Iterable[str]) -> list[int]:
        return [self.number[question][id] for id in ids if id in self.number[question]]


def _kit(move: Exercise | Activity) -> Iterator[str]:
    """All kit that a move names."""
    for pieces in needs(move):
        yield from pieces


def _name(move: Entity) -> str:
    return f"{'exercise' if isinstance(move, Exercise) else 'activity'}:{move.id}"
