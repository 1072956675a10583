"""One address, one page: what people wrote by hand against what the guide makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ..problems import Place, Problem, in_order
from ..site import Site


def without_clashes(site: Site, taken: Mapping[str, str]) -> Site:
    """`site` without what has the address of a file that people wrote, and with a problem for each.

    `taken` leads from paths in the published site to files below the guide's root.
    """
    made = {f"{page.uri}index.html": page.source or page.template for page in site.pages}
    made |= dict.fromkeys(site.files, "the guide's own files")
    made |= {f"{old}index.html": f'the redirect to "{new}"' for old, new in site.redirects.items()}
    clashes = {path: file for path in made if (file := _owner(path, taken))}
    if not clashes:
        return site
    said = {(problem.place.file, problem.code) for problem in site.problems}
    found = [problem for problem in _problems(clashes, made) if (problem.place.file, problem.code) not in said]
    return replace(
        site,
        pages=tuple(page for page in site.pages if f"{page.uri}index.html" not in clashes),
        files={path: data for path, data in site.files.items() if path not in clashes},
        redirects={old: new for old, new in site.redirects.items() if f"{old}index.html" not in clashes},
        problems=tuple(in_order([*site.problems, *found])),
    )


def _owner(path: str, taken: Mapping[str, str]) -> str:
    """The file by hand that stands at `path`, or where `path` needs a folder; "" if there is none."""
    spots = (path, *(str(parent) for parent in PurePosixPath(path).parents))
    return next((taken[spot] for spot in spots if spot in taken), "")


def _problems(clashes: Mapping[str, str], made: Mapping[str, str]) -> Iterator[Problem]:
    for path, file in clashes.items():
        yield Problem(
            Place(file),
            "address-clash",
            f'This file has the address "{path.removesuffix("index.html")}", and so has {made[path]}.',
            "Rename this file, or move what it says to the other one.",
        )
