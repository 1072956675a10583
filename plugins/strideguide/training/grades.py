"""How sure a claim is, computed from its studies. The rule is documented for readers on the page about grading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model.claim import Certainty, Direction

Grade = Literal["strong", "moderate", "limited", "conflicting", "not supported", "no evidence found"]
GRADES: tuple[Grade, ...] = (
    "strong",
    "moderate",
    "limited",
    "conflicting",
    "not supported",
    "no evidence found",
)

WEIGHT: dict[Certainty, int] = {"high": 4, "moderate": 3, "low": 2, "very low": 1}
SUPPORTED = 0.75
CONFLICTING = 0.3


@dataclass(frozen=True)
class Finding:
    """What one study says of a claim, and how sure the study can make us."""

    direction: Direction | Literal["context"]
    certainty: Certainty


def share_for(findings: Iterable[Finding]) -> float | None:
    """The share of all weight that speaks for the claim, 0 to 1; None if no study tested it.

    A mixed study counts half each way; one that is named for context does not count.
    """
    total = weight_for = 0.0
    for finding in findings:
        if finding.direction == "context":
            continue
        weight = WEIGHT[finding.certainty]
        total += weight
        weight_for += {"supports": 1.0, "mixed": 0.5}.get(finding.direction, 0.0) * weight
    return weight_for / total if total else None


def grade(findings: Iterable[Finding]) -> Grade:
    """The grade of a claim from all that was found for and against it."""
    findings = list(findings)
    share = share_for(findings)
    if share is None:
        return "no evidence found"
    if share < CONFLICTING:
        return "not supported"
    if share < SUPPORTED:
        return "conflicting"
    sure = [WEIGHT[f.certainty] for f in findings if f.direction == "supports" and f.certainty in ("high", "moderate")]
    if len(sure) >= 3 or (len(sure) >= 2 and max(sure) == WEIGHT["high"]):
        return "strong"
    return "moderate" if sure else "limited"
