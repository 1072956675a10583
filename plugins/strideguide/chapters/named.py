"""Hidden things that are still named, as some sentences stay whatever they name: told once for each that is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..library import Library
from ..problems import Place, Problem, refusing
from .resolving import still_naming
from .written import Chapter

MOST_NAMED = 3
REMEDY = (
    "Sentences stay that warn, say how something is done, or are all of a text; only their links go. Write anew what "
    "troubles you."
)


def named(written: Sequence[Chapter], library: Library) -> Iterator[Problem]:
    """A warning for each place that hides something which is still named; none while something else is wrong."""
    if refusing(library.problems):
        return
    found = defaultdict[Place, dict[Place, None]](dict)
    texts = ((thing, place) for thing, places in library.kept.items() for place in places)
    chapters = (each for chapter in written if library.hidden for each in still_naming(chapter, library))
    for thing, place in (*texts, *chapters):
        found[library.hidden[thing]][place] = None
    for hides, places in found.items():
        listed = [f"{place.file}:{place.line}" for place in [*places][:MOST_NAMED]]
        more = [f"and {len(places) - MOST_NAMED} more"] if len(places) > MOST_NAMED else []
        what = f"What is hidden here is still named in {', '.join([*listed, *more])}."
        yield Problem(hides, "hidden-named", what, REMEDY)
