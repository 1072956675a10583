"""Whatever a brand hides of the guide that ships: plans have stand-ins, all proofs hold, no sentence leads there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from strideguide import chapters, site
from strideguide.layers import shipped
from strideguide.library import Library
from strideguide.model.plan import Plan
from strideguide.problems import refusing
from strideguide.swapping.load import load
from strideguide.views.guide import Guide
from strideguide.words import spoken
from tests.scale import is_nightly, late

KINDS = ("exercise", "activity", "plan")
FOLDERS = {"exercise": "exercises", "activity": "activities", "plan": "plans"}
EVERY = [f"{kind}:{path.stem}" for kind in KINDS for path in sorted((shipped() / "data" / FOLDERS[kind]).glob("*.yml"))]
FIRST = "exercise:back-squat"
SEEDS = range(50)
PLAN = re.compile(r'in the plan "([a-z0-9-]+)"')
LINK = re.compile(r"\]\(([a-z]+:[a-z0-9-]+)")
PAGE = re.compile(r"(?:\]\(|href=\")[^()\"\s]*\b(exercises|activities|plans)/([a-z0-9-]+)/")
KIND_OF = {folder: kind for kind, folder in FOLDERS.items()}


def hiding(root: Path, things: Sequence[str]) -> Library:
    """A brand that hides these; and, as it is told to, the plans that can't be without them."""
    root.mkdir(exist_ok=True)
    (root / "brand.yml").write_text(f"name: Acme\nhide:\n  things: [{', '.join(things)}]\n  swap: auto\n")
    library = load(root)
    unable = [problem for problem in library.problems if problem.code == "no-stand-in"]
    assert library.problems == unable
    plans = sorted({f"plan:{found[1]}" for problem in unable if (found := PLAN.search(problem.message))})
    return hiding(root, [*things, *plans]) if unable else library


def _links(root: Path, library: Library) -> Iterator[str]:
    """Where the texts of a guide lead: those of things, and those of chapters as hosts get them."""
    for _, thing in library.all():
        yield from LINK.findall(thing.model_dump_json())
    guide = Guide(library, spoken(root)[0], drawn=False)
    for chapter in chapters.shown(root, library)[0]:
        for folder, id in PAGE.findall(chapters.resolve(chapter, guide, None).text):
            yield f"{KIND_OF[folder]}:{id}"


def _holds(root: Path, things: Sequence[str], picked: bool = True) -> None:
    """Whether all holds without some things; what is proved of the picker only if it is asked for."""
    library = hiding(root, things)
    gone = {":".join(key) for key in library.hidden}
    problems = site.proved(root, library)[0] if picked else site.problems_of(library)
    found = {problem.code for problem in refusing(problems)}
    assert found <= ({"no-answer"} if any(one.startswith("plan:") for one in gone) else set())  # few plans are left
    assert {*things} <= gone
    assert gone.isdisjoint(_links(root, library))
    for plan in library.things["plan"].values():
        assert isinstance(plan, Plan)
        blocks = [block for session in plan.sessions for block in session.blocks]
        moves = {f"exercise:{item.exercise}" for block in blocks for item in block.exercises}
        moves |= {f"activity:{item.activity}" for block in blocks for item in block.activities}
        assert gone.isdisjoint(moves)


@pytest.mark.parametrize("thing", [FIRST, *late(*(one for one in EVERY if one != FIRST))])
def test_each_thing_can_be_hidden_alone(thing: str, tmp_path: Path) -> None:
    _holds(tmp_path, [thing])


@pytest.mark.parametrize("seed", [SEEDS[0], *late(*SEEDS[1:])])
def test_ten_things_can_be_hidden_together(seed: int, tmp_path: Path) -> None:
    _holds(tmp_path, random.Random(seed).sample(EVERY, 10), picked=is_nightly())
