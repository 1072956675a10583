"""Conditions say at each stage what they have to: limits, whom to ask, and never less than at a later one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..library import Library, Origin
from ..model.injury import Injury, StageRule
from ..model.limits import LISTED, STAGES, STARTS, Limits, strictness
from ..problems import Problem

LIMITED = ("careful", "ask")  # the verdicts that may have limits; the first one must
ASKING = ("stop", "ask")
OF_A_BODY = ("region", "feels", "avoid")  # what an injury or a condition says, and a situation need not
NO_BODY = ("region", "marks", "feels")  # what a situation has none of


def check(library: Library) -> Iterator[Problem]:
    for condition in library.things["injury"].values():
        if isinstance(condition, Injury):
            origin = library.origin("injury", condition.id)
            yield from _whole(condition, origin)
            yield from _named(condition, origin)
            for index, rule in enumerate(condition.stages):
                yield from _said(rule, index, origin)
            for index, (rule, later) in enumerate(pairwise(condition.stages)):
                if looser := _looser(rule, later):
                    what = f'The stage "{rule.stage}" allows more than "{later.stage}", which comes later, in {looser}.'
                    remedy = "Tighten the first, or loosen the other."
                    yield Problem(origin.place(("stages", index)), "loose-first", what, remedy)


def _whole(condition: Injury, origin: Origin) -> Iterator[Problem]:
    """What a page about a body can't be without."""
    for name in OF_A_BODY if condition.kind != "situation" else ():
        if not getattr(condition, name):
            what = f'An entry of kind "{condition.kind}" needs "{name}".'
            yield Problem(origin.place(), "missing-field", what, 'Write it, or let it be a "situation".')
    for name in NO_BODY if condition.kind == "situation" else ():
        if getattr(condition, name):
            what = f'A "situation" is no place in a body, and has no "{name}".'
            remedy = 'Remove it, or let it be an "injury" or a "condition".'
            yield Problem(origin.place((name,), key=True), "contradiction", what, remedy)


def _named(condition: Injury, origin: Origin) -> Iterator[Problem]:
    """Stages that stand in no order that a body goes through, or between which nobody can choose."""
    said: set[str] = set()
    for index, rule in enumerate(condition.stages):
        if rule.says in said:
            what = f'Another stage says "{rule.says}" too, so nobody could choose.'
            place = origin.place(("stages", index, "says"))
            yield Problem(place, "repeated-value", what, "Say how readers tell the two apart.")
        said.add(rule.says)
    names = [rule.stage for rule in condition.stages]
    for index, name in enumerate(names):
        path = ("stages", index, "stage")
        if name in names[:index]:
            what = f'The stage "{name}" stands here twice.'
            yield Problem(origin.place(path), "repeated-value", what, "Keep one of them.")
        elif name == "always" and len(names) > 1:
            what = '"always" is no stage beside others.'
            yield Problem(origin.place(path), "contradiction", what, "Name each as it is, or keep one.")
    for index, (before, name) in enumerate(pairwise(names), 1):
        if "always" not in names and STAGES.index(name) < STAGES.index(before):
            remedy = f"The order is {', '.join(STAGES[1:])}."
            place = origin.place(("stages", index, "stage"))
            yield Problem(place, "contradiction", f'"{name}" comes before "{before}".', remedy)


def _said(rule: StageRule, index: int, origin: Origin) -> Iterator[Problem]:
    """What a verdict asks for, or leaves no room for."""
    path = ("stages", index)
    if rule.start == "careful" and rule.limits in (None, Limits()):
        what = f'The stage "{rule.stage}" is "careful" without saying what is allowed.'
        yield Problem(origin.place((*path, "start")), "missing-field", what, 'Add "limits", or let it be "free".')
    if rule.start not in LIMITED and rule.limits:
        what = f'The stage "{rule.stage}" is "{rule.start}", which has no limits.'
        yield Problem(origin.place((*path, "limits")), "contradiction", what, 'Remove them, or let it be "careful".')
    if rule.start == "free" and rule.ask:
        what = f'The stage "{rule.stage}" is "free", where nobody has to be asked.'
        yield Problem(origin.place((*path, "ask")), "contradiction", what, 'Remove "ask", or let it be "ask".')
    if rule.start in ASKING and not rule.ask:
        what = f'The stage "{rule.stage}" is "{rule.start}" without saying whom to ask.'
        yield Problem(origin.place((*path, "start")), "missing-field", what, 'Add "ask: a doctor", or whom else.')


def _looser(first: StageRule, later: StageRule) -> str:
    """In which field a stage allows more than a later one; "" if it does not. What has no plan has no limits."""
    if first.start != later.start and STARTS.index(first.start) < STARTS.index(later.start):
        return '"start"'
    if first.start == "stop" or later.start == "stop":
        return ""
    before, after = first.limits or Limits(), later.limits or Limits()
    for name in LISTED:
        if not {*getattr(before, name)} >= {*getattr(after, name)}:
            return f'"{name}"'
    for name in Limits.model_fields.keys() - {*LISTED}:
        if strictness(name, getattr(before, name)) < strictness(name, getattr(after, name)):
            return f'"{name}"'
    return ""
