"""What the proofs of plans and picker find, as problems: broken rules, plans without room or readers, unsafe swaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..library import CHAPTER, Library
from ..problems import Place, Problem
from ..training.address import format as address
from ..training.findings import Finding
from ..training.proof import Proof, prove_plans

# For each proof the code of its problem, and what to do.
TOLD = {
    "rule": ("rule-broken", "Mend the plan, or add a waiver with its reason."),
    "room": ("no-room", 'Loosen the plan, or narrow this entry of "fits".'),
    "waiver": ("waiver-unused", "Remove the waiver."),
    "kit": ("kit-missing", "Remove the place, or choose what can be done there."),
    "above": ("above-level", "Choose an easier exercise, or take the lowest level out of the plan."),
    "alike": (
        "plans-alike",
        "Choose other moves, make one plan of the two, or say why both are there: "
        '"alike: [{plan: id of the other, reason: Why.}]".',
    ),
    "recommended": ("recommended-anyway", "Take it out, say when it comes, or mend the caution or the limit."),
    "idle": (
        "idle-stage",
        "Say in cautions what it changes, give it another verdict, or join two stages.",
    ),
    "shadowed": ("idle-limit", "Tighten the limit, or remove it."),
    "bound": ("above-limit", "Mend what the picker knows, or how a week is resolved."),
    "reach": ("plan-unreachable", "Give it readers of its own, or remove it."),
    "taken": (
        "plan-unreachable",
        "Narrow its goals, levels, seasons or runs a week, so that the other keeps readers; or hide the other one.",
    ),
    "swap": ("unsafe-swap", "Mend the cautions or the kit of one of the two."),
}


def check(library: Library, chapters: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with plans and texts by themselves; takes no second, unlike the proofs of the picker."""
    return problems(library, prove_plans(library, chapters))


def problems(library: Library, proof: Proof) -> Iterator[Problem]:
    """What the proofs found, in the plans and in the picker."""
    for finding in proof.findings:
        code, remedy = TOLD[finding.proof]
        yield Problem(_place(library, finding), code, _message(library, finding), remedy)
    if proof.data and proof.cover and proof.cover.example:
        one = address(proof.cover.example, proof.data)
        yield Problem(
            library.origin("picker", "").place(),
            "no-answer",
            f'{proof.cover.every.without:,} combinations of answers have no plan; one is "find/{one}".',
            "Add a plan that needs no kit and has nothing to leave out.",
        )


def _place(library: Library, finding: Finding) -> Place:
    kind, id = finding.thing
    if kind == CHAPTER:
        return Place(id, *map(int, finding.path))
    origin = library.origin(kind, id)
    return origin.find(finding.path, finding.text, finding.nth) if finding.text else origin.place(finding.path)


def _message(library: Library, finding: Finding) -> str:
    titles = [rule.title for id in finding.rule.split() if (rule := library.things["rule"].get(id))]
    return f"{'; '.join(titles)}: {finding.words}" if titles and finding.proof != "waiver" else finding.words
