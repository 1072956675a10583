"""What authors are shown of each problem: `reference/said.yml`, made from the cases of tests/cases.

`python -m tests.said` writes it anew; with `--check` it only says whether what is there still holds. A code is shown by
the case that says `shown`, or by the first of those with the fewest problems, if possible in data/ and without a brand.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent

from strideguide import site
from strideguide.layers import BRAND
from strideguide.problems import CODES
from strideguide.reference.problems import SAID
from tests.case import Case, cases

HEAD = "# Made by `python -m tests.said` from tests/cases: what is printed for a case of each code.\n"


def chosen() -> Mapping[str, Case]:
    """The case that shows each code; an author can't bring about those that have none."""
    best: dict[str, Case] = {}
    for case in sorted((case for case in cases() if case.problems), key=_rank):
        for code in case.codes():
            best.setdefault(code, case)
    return {code: best[code] for code in CODES if code in best}


def _rank(case: Case) -> tuple[bool, int, bool, bool]:
    return not case.shown, len(case.problems), BRAND in case.files, not case.problems[0].startswith("data/")


def printed(code: str, case: Case) -> str:
    """The first problem with this code that the case brings, as it is printed."""
    with TemporaryDirectory(prefix="strideguide_") as folder, case.world(Path(folder)) as root:
        found = [*site.check(root), *site.build(root).problems]
    return next(str(problem) for problem in found if problem.code == code)


def text() -> str:
    """The whole file."""
    said = {code: indent(printed(code, case), "  ") for code, case in chosen().items()}
    return HEAD + "".join(f"{code}: |-\n{words}\n" for code, words in said.items())


def main() -> int:
    """Write the file, or with --check compare it; 1 if it was out of date."""
    now = text()
    if "--check" not in sys.argv:
        SAID.write_text(now, "utf-8")
    elif now != SAID.read_text("utf-8"):
        print(f'{SAID.name} is out of date: run "make generate" and commit what it writes.')
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
