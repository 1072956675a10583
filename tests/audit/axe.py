"""Judge `axe`: no page breaks a rule of WCAG 2.2 AA or a best practice, in light or dark, wide or narrow."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.audit.tour import SCHEMES, SIZES, Sizes, Visit
from tests.audit.verdict import Finding, Verdict

_NODE_SHOWN = 240


def judge(visits: Sequence[Visit], sizes: Sizes = SIZES) -> Verdict:
    """Turn what axe said on the tour into findings; a page that axe did not see at every width is one too."""
    findings = [finding for visit in visits for finding in _judge_visit(visit, sizes)]
    findings += _same_in_light_and_dark(visits)
    pages = len({visit.page for visit in visits})
    runs = sum(len(visit.violations) for visit in visits)
    widths = len({size for scheme in SCHEMES for size in sizes[scheme]})
    return Verdict("axe", f"pages: {pages}, schemes: {len(SCHEMES)}, widths: {widths}, runs: {runs}", findings)


def _judge_visit(visit: Visit, sizes: Sizes) -> Iterator[Finding]:
    for width, _ in sizes[visit.scheme]:
        where = f"{visit.page} {visit.scheme} {width}"
        if width not in visit.violations:
            yield Finding("axe could not run; see the complaints of the judge `requests`", where)
        for violation in visit.violations.get(width, []):
            for node in violation["nodes"]:
                yield Finding(_describe(violation, node), where)


def _describe(violation: dict[str, Any], node: dict[str, Any]) -> str:
    checks = [check["message"] for check in [*node["any"], *node["all"], *node["none"]]]
    html = " ".join(node["html"].split())[:_NODE_SHOWN]
    return f"{violation['id']}: {checks[0] if checks else violation['help']} <- {html}"


def _same_in_light_and_dark(visits: Sequence[Visit]) -> Iterator[Finding]:
    """A dark visit that shows the light palette has judged nothing new: say so."""
    palettes: dict[str, set[str]] = {}
    for visit in visits:
        palettes.setdefault(visit.page, set()).add(visit.palette)
    for page, seen in palettes.items():
        if len(seen) == 1 and seen != {""}:
            yield Finding(f"light and dark show the same palette {seen.pop()!r}", page)
