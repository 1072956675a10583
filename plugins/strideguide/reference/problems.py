"""Every code with its paragraph, and with what the guide really says when somebody makes that slip."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .. import site
from ..layers import BRAND, ELSEWHERE
from ..problems import CODES, Problem
from ..source import read

SLIPS = Path(__file__).with_name("slips.yml")
INTRODUCTION = """\
# Problems

A problem is printed as file, line and column, its code, and what happened; below that stands what to do. Codes are
permanent names: you can search for them, and they never change their meaning.

"""


def page() -> str:
    """The whole page, codes in their order."""
    said = examples()
    contents = "".join(f"- [{code}](#{code})\n" for code in CODES)
    listed = "".join(f"\n## {code}\n\n{text}\n{_example(said[code])}" for code, text in CODES.items())
    return f"{INTRODUCTION}{contents}{listed}"


def _example(said: str) -> str:
    return f"\n```text\n{said}\n```\n" if said else ""


def examples() -> dict[str, str]:
    """For each code what is printed for a slip of its kind, "" if no author can make one.

    LookupError if a slip brings another problem.
    """
    document, faults = read(SLIPS, SLIPS.parent)
    if document is None:
        raise LookupError(f"the examples can't be read: {'; '.join(map(str, faults))}")
    guide, slips = document.value["guide"], document.value["slips"]
    if odd := CODES.keys() ^ slips.keys():
        raise LookupError(f"codes and slips ({SLIPS.name}) differ: {', '.join(sorted(odd))}")
    made = {code: slip and _problem(code, guide, _changed(guide, slip)) for code, slip in slips.items()}
    return {code: str(made[code] or "") for code in CODES}


def _changed(guide: Mapping[str, Any], slip: Mapping[str, Any]) -> dict[str, Any]:
    """The files of a slip; a list is a text of the guide's file and what stands there instead."""
    changed = dict(slip)
    for path, what in slip.items():
        if isinstance(what, list):
            old, new = what
            if guide[path].count(old) != 1:
                raise LookupError(f"{old!r} does not stand once in {path}")
            changed[path] = guide[path].replace(old, new)
    return changed


def _problem(code: str, guide: Mapping[str, Any], slip: Mapping[str, Any]) -> Problem:
    """The problem with this code that the guide has after a slip, or that a slip's brand has on the guide."""
    with tempfile.TemporaryDirectory(prefix="strideguide_") as name, _world(Path(name), guide, slip) as root:
        found = site.check(root)
        if code not in (problem.code for problem in found):
            found += site.build(root).problems
    for problem in found:
        if problem.code == code:
            return problem
    raise LookupError(f"the slip of {code!r} brings {[problem.code for problem in found]}")


@contextmanager
def _world(folder: Path, guide: Mapping[str, Any], slip: Mapping[str, Any]) -> Iterator[Path]:
    """The root of the guide with the slip in it, or of the brand's folder, which for now stands on the guide."""
    if BRAND not in slip:
        yield _written(folder, {**guide, **slip})
        return
    before = os.environ.get(ELSEWHERE)
    os.environ[ELSEWHERE] = str(_written(folder / "guide", guide))
    try:
        yield _written(folder / "brand", slip)
    finally:
        os.environ.pop(ELSEWHERE)
        os.environ.update({ELSEWHERE: before} if before else {})


def _written(folder: Path, files: Mapping[str, Any]) -> Path:
    for path, what in files.items():
        _write(folder / path, what)
    return folder


def _write(path: Path, what: Any) -> None:
    """Write a file: a text, bytes (`hex`), a link (`link`), one text many times (`repeat`), or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(what, str):
        path.write_text(what, "utf-8")
    elif what and "hex" in what:
        path.write_bytes(bytes.fromhex(what["hex"]))
    elif what and "link" in what:
        path.symlink_to(what["link"])
    elif what:
        path.write_text(what.get("before", "") + what["repeat"] * what["times"], "utf-8")
