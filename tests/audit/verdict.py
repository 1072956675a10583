"""What a judge hands back, and the plain text in which people read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

KINDS_SHOWN = 100
PLACES_SHOWN = 5


class CannotJudge(RuntimeError):
    """A judge lacks a tool that it stands on; the message says what to install."""


@dataclass(frozen=True)
class Finding:
    """One fault: what is wrong, and at which page (and line, scheme or width) it was seen."""

    what: str
    where: str


@dataclass(frozen=True)
class Verdict:
    """All that one judge found. Notes are worth reading but fail nothing; figures say how much was judged."""

    judge: str
    figures: str
    findings: Sequence[Finding] = ()
    notes: Sequence[Finding] = ()

    @property
    def passed(self) -> bool:
        return not self.findings


def as_text(verdict: Verdict) -> str:
    """The report of a judge: every fault once with the places it was seen at, and a line that sums up."""
    return "\n".join([*_details(verdict), _summary(verdict)])


def counted(verdicts: Sequence[Verdict]) -> str:
    """The last line of a report, alone: how many judges were content."""
    passed = sum(verdict.passed for verdict in verdicts)
    return f"{passed} passed, {len(verdicts) - passed} failed"


def _summary(verdict: Verdict) -> str:
    word = "ok    " if verdict.passed else "FAILED"
    notes = f", notes: {len(verdict.notes)}" if verdict.notes else ""
    return f"{word} {verdict.judge}: findings: {len(verdict.findings)}{notes}; {verdict.figures}"


def _details(verdict: Verdict) -> Iterator[str]:
    for title, findings in (("", verdict.findings), (" (note)", verdict.notes)):
        places: dict[str, list[str]] = {}
        for finding in findings:
            places.setdefault(finding.what, []).append(finding.where)
        for what, seen in islice(places.items(), KINDS_SHOWN):
            yield f"{verdict.judge}{title}: {what}"
            yield from (f"    {where}" for where in seen[:PLACES_SHOWN])
            if len(seen) > PLACES_SHOWN:
                yield f"    and {len(seen) - PLACES_SHOWN} more places"
            yield ""
        if len(places) > KINDS_SHOWN:
            yield f"{verdict.judge}{title}: and {len(places) - KINDS_SHOWN} other faults\n"
