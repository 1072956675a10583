"""Records of studies: whole enough to be found, dated as their ids say, and each study recorded once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..library import Library, Origin
from ..model.claim import Evidence
from ..problems import Problem

ADDRESS = re.compile(r"^https://(?:www\.)?")
YEAR = re.compile(r"-((?:19|20)\d\d)(?:-|$)")


def check(library: Library) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for study in library.things["evidence"].values():
        if isinstance(study, Evidence):
            origin = library.origin("evidence", study.id)
            yield from _dated(study, origin)
            yield from _again(study, first, origin)


def _dated(study: Evidence, origin: Origin) -> Iterator[Problem]:
    """A paper without its year, or with another one than its id says."""
    named = YEAR.search(study.id)
    if study.year is None and (study.doi or study.pmid):
        what = "A paper with a DOI or a PubMed number has a year."
        yield Problem(origin.place(("doi" if study.doi else "pmid",)), "missing-field", what, 'Add "year".')
    elif named and study.year and int(named[1]) != study.year:
        what = f'The year is {study.year}, but the id "{study.id}" says {named[1]}.'
        remedy = 'Write the year that the paper has; if it is the id that is wrong, rename the file with "former_ids".'
        yield Problem(origin.place(("year",)), "contradiction", what, remedy)


def _again(study: Evidence, first: dict[tuple[str, str], str], origin: Origin) -> Iterator[Problem]:
    """By what a study is found, if another record has it already."""
    found = {
        "doi": (study.doi or "").lower(),
        "pmid": study.pmid or "",
        "url": ADDRESS.sub("", study.url.partition("#")[0].rstrip("/").lower()),
        "title": " ".join(f"{study.title} {study.authors}".lower().split()),
    }
    for field, value in found.items():
        other = first.setdefault((field, value), study.id) if value else study.id
        if other != study.id:
            what = f'"{other}" has the same {field}.'
            yield Problem(origin.place((field,)), "same-study", what, "Keep one record, and name it in both places.")
