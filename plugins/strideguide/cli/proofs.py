"""The figures of the proofs in words, for the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..library import Library
from ..model.vocabulary import Place
from ..training import differ
from ..training.balance import Balance
from ..training.cover import Cover, Verdicts
from ..training.loads import Loads
from ..training.proof import Proof

MOST = 20  # changes that are listed


def figures(proof: Proof) -> str:
    """What was proved, a line each."""
    lines = [
        f"Rules: {proof.plans} plans by {proof.rules} rules; {proof.weighed:,} times a week of a plan, a week of "
        f"running and a rule about days; {proof.waived} waivers.",
        f"Places: {proof.places} times a plan says that all of it can be done somewhere.",
    ]
    lines += [*_loads(proof.balances)]
    if proof.cover:
        lines += [*_cover(proof.cover)]
        lines.append(f"Plans: {len(proof.reached)} of {proof.plans} are the best exact answer to something.")
        lines += [
            f"Swaps: {proof.swaps:,} judged; in {proof.left_out:,} the exercise is left out.",
            f"Limits: {proof.bounds:,} times a phase of a plan and what a body allows; {proof.states} stages of "
            f"conditions and {proof.limits} limits, each of which changes something.",
            f"Advice: {proof.read:,} sentences about conditions read; {proof.recommended:,} recommendations held "
            "against what stages leave out.",
        ]
    return "".join(f"{line}\n" for line in lines)


def _loads(balances: Sequence[Balance]) -> Iterator[str]:
    """The load of each plan, a row each."""
    heads = f"{'plan':24} {'minutes':>7} {'key runs':>8} {'deload':>8} {'rise':>5} {'contacts':>8}"
    yield f"Loads: {len(balances)} plans."
    yield f"  {heads}  hard sets a week by muscle"
    for balance in balances:
        loads = Loads.of(balance)
        deload = f"{loads.deloads[0]}-{loads.deloads[1]} %" if loads.deloads else "-"
        muscles = ", ".join(f"{muscle} {sets:g}" for muscle, sets in loads.muscles.most_common())
        yield (
            f"  {balance.plan.id:24} {loads.minutes[0]:>3}-{loads.minutes[1]:<3} {loads.key_runs:>8} {deload:>8} "
            f"{loads.rise:>3} % {loads.contacts or '-':>8}  {muscles or '-'}"
        )


def _cover(cover: Cover) -> Iterator[str]:
    every, answered = cover.every, cover.answered
    yield (
        f"Bodies: {cover.bodies:,} sets of states, one stage of a condition each; {cover.started:,} leave a plan, and "
        f"{cover.effects:,} of these differ."
    )
    yield (
        f"Answers: {every.total:,} combinations; {every.crowded:,} have too much at once and are told to see somebody. "
        f"Of the other {every.few:,}, {every.exact:,} have an exact plan, {every.relaxed:,} a plan that relaxes "
        f"something, {every.asked:,} plans folded below the words to go on with a professional ({every.bare:,} have "
        f"none there), {every.stopped:,} the words to see somebody first, {every.without:,} nothing."
    )
    yield (
        f"With every question answered: {answered.total:,} combinations, {answered.few:,} with not too much at once; "
        f"{_share(answered.relaxed, answered)} of these relax something, {_share(answered.asked, answered)} have plans "
        f"folded, {_share(answered.stopped, answered)} are told to see somebody first."
    )


def _share(count: int, verdicts: Verdicts) -> str:
    return f"{count / verdicts.few if verdicts.few else 0:.2%}"


def difference(old: Path, library: Library, proof: Proof) -> str:
    """Which answers lead to another plan than with an older picker.json."""
    try:
        before = differ.known(json.loads(old.read_text("utf-8")))
        places = {id: place.kit for id, place in library.things["place"].items() if isinstance(place, Place)}
        found = differ.difference(before, proof.data or before, places)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise click.UsageError(f"{old} is no picker.json of this guide: {error}.") from None
    changed = sum(change.count for change in found.changes)
    lines = [f"Changes: {changed:,} of {found.asked:,} answers that were asked now lead to another plan."]
    for change in found.changes[:MOST]:
        lines.append(f"  {change.count:,}: {change.before} -> {change.now}, for example {differ.said(change)}")
    if len(found.changes) > MOST:
        lines.append(f"  and {len(found.changes) - MOST} more pairs of plans")
    return "".join(f"{line}\n" for line in lines)
