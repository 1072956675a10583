"""The page "Find your plan": the questions, the words for its script, and every plan by goal, level and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from ..model.body import Kit
from ..model.injury import Injury
from ..model.kinds import KINDS
from ..model.picker import Picker
from ..model.plan import Plan
from ..model.questions import QUESTIONS
from ..model.sign import Urgency
from ..model.vocabulary import Place
from ..training.address import NONE
from ..training.payload import Payload
from .allowed import PAIN_RULE, state_words
from .asked import Asked, Where, asked, body
from .brand import on_paper
from .care import Told, calls
from .guide import Desk
from .link import Link
from .page_data import PICKER_WORDS, LinkData, PickerPage, PlanFacts, data_block
from .unsaid import Unsaid, unsaid

FIND = "find/"
PROOF = "find/proof/"
FOLDERS: tuple[Literal["plan", "exercise", "activity", "injury", "sign"], ...] = (
    "plan", "exercise", "activity", "injury", "sign",
)  # fmt: skip


class Shortcut(NamedTuple):
    """A place to train that stands for its kit. One with a single piece adds it to what is chosen."""

    place: Place
    adds: bool

    @property
    def kit(self) -> str:
        return ",".join(self.place.kit)


class Listed(NamedTuple):
    """A plan in the index. `sessions` are the fewest and the most a week."""

    link: Link
    minutes: int
    sessions: tuple[int, int]
    seasons: tuple[str, ...]


# For each goal and each of its levels the plans by place.
Index = tuple[tuple[Link, tuple[tuple[Link, tuple[tuple[Link, tuple[Listed, ...]], ...]], ...]], ...]


class FindView(NamedTuple):
    """What the page shows. Kit is grouped by where it is found; `calls` are those of every sign that a condition names;
    `unasked` are questions that stand there only if an address answers them;
    `seasons` is how many there are; `unsaid` is the answer to who has said nothing yet; `said` is JSON for the script.
    """

    body: tuple[Where, ...]
    asked: tuple[Asked, ...]
    unasked: frozenset[str]
    places: tuple[Shortcut, ...]
    no_kit: str
    kit: tuple[tuple[str, tuple[Link, ...]], ...]
    calls: tuple[tuple[Urgency, Told], ...]
    by_goal: Index
    seasons: int
    unsaid: Unsaid
    said: Markup
    proof: str


def view(desk: Desk, picker: Picker, data: Payload) -> FindView:
    """The page "Find your plan"."""
    said = _said(desk, picker, data)
    named = desk.guide.library.brand.picker.questions or [*QUESTIONS]
    questions = sorted(asked(desk, data), key=lambda one: named.index(one.name) if one.name in named else len(named))
    return FindView(
        body=body(desk),
        asked=tuple(questions),
        unasked=frozenset(one.name for one in questions if one.name not in named),
        places=tuple(Shortcut(place, len(place.kit) == 1) for place in desk.guide.all("place", Place)),
        no_kit=NONE,
        kit=tuple(_kit(desk)),
        calls=calls(desk, (sign for condition in desk.guide.all("injury", Injury) for sign in condition.signs)),
        by_goal=tuple(_index(desk)),
        seasons=len(data["questions"]["season"]),
        unsaid=unsaid(desk, data, said),
        said=data_block(said),
        proof=desk.up + PROOF,
    )


def _kit(desk: Desk) -> Iterator[tuple[str, tuple[Link, ...]]]:
    pieces = desk.guide.all("kit", Kit)
    for place, title in desk.guide.words.below("place").items():
        if links := desk.links("kit", (piece.id for piece in pieces if piece.place == place)):
            yield title, links


def _index(desk: Desk) -> Iterator[Any]:
    """Goals, levels and places without any plan are left out."""
    plans = desk.guide.all("plan", Plan)
    for goal in desk.links("goal", desk.guide.library.things["goal"]):
        serving = [plan for plan in plans if goal.id in plan.goals]
        levels = desk.links("level", desk.guide.library.things["level"])
        found = ((level, tuple(_by_place(desk, [p for p in serving if level.id in p.levels]))) for level in levels)
        if serving:
            yield goal, tuple((level, places) for level, places in found if places)


def _by_place(desk: Desk, plans: Iterable[Plan]) -> Iterator[tuple[Link, tuple[Listed, ...]]]:
    for place in desk.links("place", desk.guide.library.things["place"]):
        if there := tuple(listed(desk, plan) for plan in plans if place.id in plan.places):
            yield place, there


def listed(desk: Desk, plan: Plan) -> Listed:
    """A plan with the facts by which readers choose."""
    balance = desk.guide.balances[plan.id]
    seasons = tuple(link.title for link in desk.links("season", plan.seasons))
    return Listed(desk.link("plan", plan.id), balance.minutes, balance.sessions, seasons)


def _said(desk: Desk, picker: Picker, data: Payload) -> PickerPage:
    balances = desk.guide.balances
    plans = [balances[plan["id"]].plan for plan in data["plans"]]
    return PickerPage(
        address=data["address"],
        first_day=on_paper(desk.guide.library.brand)["first_day"],
        words={**desk.guide.words.below(PICKER_WORDS)},
        folders={kind: f"{desk.up}{KINDS[kind].folder}/" for kind in FOLDERS},
        rules={question: _rules(desk, picker, question) for question in QUESTIONS},
        plans=[
            PlanFacts(
                summary=plan.summary,
                places=[link.title for link in desk.links("place", plan.places)],
            )
            for plan in plans
        ],
        states=state_words(desk, desk.guide.all("injury", Injury)),
        pain_rule=desk.up + PAIN_RULE,
    )


def _rules(desk: Desk, picker: Picker, question: Any) -> list[LinkData]:
    return [LinkData(title=link.title, href=link.href) for link in desk.links("rule", picker.rules.get(question, []))]
