"""Cautions name stages that their condition has, and say of no stage two things."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..library import Library, Origin
from ..model.activity import Activity
from ..model.exercise import Exercise
from ..model.injury import Injury
from ..problems import Problem, did_you_mean
from ..training.states import states


def check(library: Library) -> Iterator[Problem]:
    conditions = {id: one for id, one in library.things["injury"].items() if isinstance(one, Injury)}
    for kind in ("exercise", "activity"):
        for thing in library.things[kind].values():
            if isinstance(thing, Exercise | Activity):
                yield from _cautions(thing, conditions, library.origin(kind, thing.id))
                yield from _loose(thing, conditions, library.origin(kind, thing.id))


def _loose(thing: Exercise | Activity, conditions: dict[str, Injury], origin: Origin) -> Iterator[Problem]:
    """Cautions by which a thing is left out at a later stage, though not at the one before it."""
    for index, caution in enumerate(thing.cautions):
        if caution.action == "avoid" and caution.condition in conditions:
            for state, later in pairwise(states([conditions[caution.condition]])):
                at, then = state.rule.stage, later.rule.stage
                if then in caution.stages and state.rule.start != "stop" and not state.leaves_out(thing):
                    what = f'"{caution.condition}" leaves it out at "{then}", but not at "{at}".'
                    remedy = f'Name "{at}" too: nobody may do more at first than later on.'
                    yield Problem(origin.place(("cautions", index)), "loose-first", what, remedy)


def _cautions(thing: Exercise | Activity, conditions: dict[str, Injury], origin: Origin) -> Iterator[Problem]:
    said: set[tuple[str, str]] = set()
    for index, caution in enumerate(thing.cautions):
        if caution.condition not in conditions:
            continue  # told as a reference
        own = [rule.stage for rule in conditions[caution.condition].stages]
        for at, stage in enumerate(caution.stages):
            if stage not in own:
                what = f'"{caution.condition}" has no stage "{stage}", so nobody would be told.'
                remedy = did_you_mean(stage, own) or f"Its stages are {', '.join(own)}."
                yield Problem(origin.place(("cautions", index, "stages", at)), "unknown-reference", what, remedy)
        for stage in dict.fromkeys(caution.stages or own):
            if (caution.condition, stage) in said:
                what = f'Of "{caution.condition}" at "{stage}" another caution speaks already.'
                yield Problem(
                    origin.place(("cautions", index)), "repeated-value", what, "Keep one, or name its stages."
                )
                break
            said.add((caution.condition, stage))
