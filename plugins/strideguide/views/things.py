"""Pages of everything that needs no view of its own: the thing, links to what it names, and who names it."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..model.activity import Activity
from ..model.base import Entity
from ..model.claim import Claim, Evidence, Read
from ..model.exercise import Exercise
from ..model.injury import Injury, MayHelp
from ..model.sign import Sign
from ..training.ladders import ladder
from .allowed import Allowed, allowed
from .body import BodyView, injury_body
from .care import Card, cards
from .cautions import CautionLine, Cautions, cautions, stage_titles
from .evidence import Graded, graded
from .exercise import Linked
from .figure import FigureView, figure_view
from .find import FIND
from .flows import drawn
from .guide import Desk, cite
from .link import Group, Link
from .walk_runs import WHICH_RULE

RUNG = 12  # exercises of a pattern and a level that are all shown
# Where a sign applies nothing else is offered: who mentions it there is not listed.
OFFERS = ("plan.mentions", "exercise.mentions", "activity.mentions")


class ThingView(NamedTuple):
    """A thing, and who names it."""

    thing: Entity
    mentions: tuple[Group, ...]


class InjuryView(NamedTuple):
    """What the page of an injury shows. `picker` is the address of the picker with this chosen, "" without a picker;
    `which_rule` is where it is told which rule about pain is for what, if two stand here."""

    thing: Injury
    picker: str
    cards: tuple[Card, ...]
    allowed: tuple[Allowed, ...]
    which_rule: str
    flow: Markup
    body: BodyView
    may_help: tuple[tuple[MayHelp, Graded | None, tuple[Link, ...]], ...]
    claims: tuple[Graded, ...]
    rehabilitation: Group
    strength: Group
    avoid: tuple[CautionLine, ...]
    modify: tuple[CautionLine, ...]
    mentions: tuple[Group, ...]


class SignView(NamedTuple):
    """What the page of a sign shows. `sources` are its pages: who says so, and when and how it was read."""

    thing: Sign
    cards: tuple[Card, ...]
    sources: tuple[tuple[str, Link, Read | None], ...]
    mentions: tuple[Group, ...]


class ActivityView(NamedTuple):
    """What the page of an activity shows."""

    thing: Activity
    figure: FigureView | None
    muscles: tuple[Link, ...]
    kit: tuple[Link, ...]
    goals: tuple[Link, ...]
    benefits: tuple[tuple[Link, str], ...]
    claims: tuple[Graded, ...]
    cautions: Cautions
    mentions: tuple[Group, ...]


class PatternView(NamedTuple):
    """What the page of a movement pattern shows: its ladders from the easiest rung, each line one level of it."""

    thing: Entity
    rungs: tuple[Group, ...]
    starts: Group
    mentions: tuple[Group, ...]


def thing_view(desk: Desk, kind: str, thing: Entity) -> ThingView:
    """The page of a thing without a view of its own."""
    return ThingView(thing, desk.referrers(kind, thing.id))


def claims(desk: Desk, ids: list[str]) -> tuple[Graded, ...]:
    """Claims with their grades."""
    found = (desk.guide.get("claim", id, Claim) for id in ids)
    return tuple(graded(desk, claim) for claim in found if claim)


def injury_view(desk: Desk, injury: Injury) -> InjuryView:
    """The page of an injury."""
    exercises = desk.guide.concerned.get(injury.id, [])
    helps = [(e, h) for e in exercises for h in e.helps if h.injury == injury.id]
    warns = [(e, c) for e in exercises for c in e.cautions if c.condition == injury.id]

    def linked(role: str, title: str) -> Group:
        of_role = ((e, h) for e, h in helps if h.role == role)
        entries = tuple(Linked(desk.link("exercise", e.id), h, desk.cites(h.evidence)) for e, h in of_role)
        return Group(desk.guide.words(f"injury.{title}"), entries)

    def warned(action: str) -> tuple[CautionLine, ...]:
        found = ((desk.link("exercise", e.id), c) for e, c in warns if c.action == action)
        return tuple(CautionLine(link, c, stage_titles(desk, c.stages)) for link, c in found)

    signs, stages = cards(desk, injury.signs), allowed(desk, injury)
    return InjuryView(
        thing=injury,
        picker=f"{desk.up}{FIND}#pain={injury.id}" if desk.guide.proof and desk.guide.proof.data else "",
        cards=signs,
        allowed=stages,
        which_rule=_which_rule(desk, injury),
        flow=drawn(desk, signs, stages),
        body=injury_body(desk, injury),
        may_help=tuple(
            (
                entry,
                next(iter(claims(desk, [entry.claim] if entry.claim else [])), None),
                desk.cites(entry.evidence),
            )
            for entry in injury.may_help
        ),
        claims=claims(desk, injury.claims),
        rehabilitation=linked("rehabilitation", "rehabilitation"),
        strength=linked("general strength", "strength"),
        avoid=warned("avoid"),
        modify=warned("modify"),
        mentions=desk.referrers("injury", injury.id, leave_out=("plan.mentions",)),
    )


def _which_rule(desk: Desk, injury: Injury) -> str:
    """Where it is told which rule about pain is for what; "" where a schedule of runs and such a rule don't meet."""
    ruled = any(stage.limits and stage.limits.pain_rule for stage in injury.stages)
    return desk.up + WHICH_RULE if ruled and desk.guide.named_by("injury", injury.id, "walk-run") else ""


def sign_view(desk: Desk, sign: Sign) -> SignView:
    """The page of a sign."""
    ids = dict.fromkeys(id for call in sign.calls for id in call.sources)
    studies = (desk.guide.get("evidence", id, Evidence) for id in ids)
    read = tuple((cite(study), desk.link("evidence", study.id), study.read) for study in studies if study)
    return SignView(sign, cards(desk, [sign.id]), read, desk.referrers("sign", sign.id, leave_out=OFFERS))


def activity_view(desk: Desk, activity: Activity) -> ActivityView:
    """The page of an activity."""
    return ActivityView(
        thing=activity,
        figure=figure_view(desk, activity),
        muscles=desk.links("muscle", activity.muscles),
        kit=desk.links("kit", activity.kit),
        goals=desk.links("goal", activity.goals),
        benefits=tuple((link, desk.guide.stated(link.id)) for link in desk.links("benefit", activity.benefits)),
        claims=claims(desk, activity.claims),
        cautions=cautions(desk, activity),
        mentions=desk.referrers("activity", activity.id),
    )


def pattern_view(desk: Desk, pattern: Entity) -> PatternView:
    """The page of a movement pattern."""
    exercises = {e.id: e for e in desk.guide.all("exercise", Exercise) if e.pattern == pattern.id}
    levels = desk.links("level", desk.guide.library.things["level"])
    rungs = (
        Group(at.title, desk.links("exercise", (e.id for e in exercises.values() if e.level == at.id)), most=RUNG)
        for at in levels
    )
    starts = (e.id for e in exercises.values() if not ladder(e, exercises, "easier"))
    return PatternView(
        thing=pattern,
        rungs=tuple(rung for rung in rungs if rung.links),
        starts=Group(desk.guide.words("pattern.starts"), desk.links("exercise", starts), most=RUNG),
        mentions=desk.referrers("pattern", pattern.id),
    )
