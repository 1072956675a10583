"""What authors are told: every case of tests/cases, and that together they leave nothing out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from strideguide import site
from strideguide.layers import BRAND
from strideguide.problems import CODES, Problem, in_order, refusing
from tests import worlds
from tests.case import Case, cases, value_at
from tests.scale import late

BY_NAME = {case.name: case for case in cases()}
# What a build alone finds: a check tries no template and makes no page, nor does it try all answers to the picker.
BUILT = {"broken-anchor", "template-failed", "plan-unreachable", "no-answer", "idle-stage", "idle-limit"}
# What no author can bring about: it guards against faults of the picker itself.
GUARDS = {"unsafe-swap", "above-limit"}
# What only a host finds: tests/hosts and tests/torture/breakages.yml have cases of it.
HOSTS = {"host-failed"}
LONGEST = 2.0  # seconds of CPU that a case may take, templates compiled; most take a tenth


def kinds_of_files(case: Case) -> Iterator[tuple[str, ...]]:
    """What kinds of files a case is about: each folder of data/ and overrides/ is one, and a brand's are others."""
    for path in (*case.files, *case.guide):
        first, *more = path.split("/")
        yield first, *(more[:1] if first in ("data", "overrides") else ()), *([BRAND] if BRAND in case.files else ())


# The first case of each kind of file.
FIRST = dict.fromkeys({kind: case.name for case in reversed(cases()) for kind in kinds_of_files(case)}.values())


@pytest.fixture(scope="session", autouse=True)
def templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compile all templates once, so that no case is blamed for it."""
    site.build(worlds.write(tmp_path_factory.mktemp("first")))


@pytest.mark.parametrize("name", BY_NAME)
def test_case(name: str, tmp_path: Path) -> None:
    case = BY_NAME[name]
    with case.world(tmp_path) as root, _in_time():
        if case.shows or case.codes() & BUILT:
            made = site.build(root)
            _told(case, made.problems)
            _comes_out(case, made)
        else:
            _told(case, site.check(root))
        if case.mended:
            case.mend(root)
            assert site.check(root) == []


@pytest.mark.parametrize("name", [*FIRST, *late(*(name for name in BY_NAME if name not in FIRST))])
def test_a_check_tells_what_a_build_tells(name: str, tmp_path: Path) -> None:
    with BY_NAME[name].world(tmp_path) as root, _in_time():
        assert refusing(site.check(root)) == [p for p in site.build(root).problems if p.code not in BUILT]


@contextmanager
def _in_time() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < LONGEST


def _told(case: Case, problems: Sequence[Problem]) -> None:
    told = "\n".join(map(str, problems))
    assert len(problems) == len(case.problems), told
    assert all(map(case.matches, case.problems, problems)), told
    assert [text for text in case.says if text not in told] == [], told
    assert [problem.head for problem in problems if not problem.remedy] == []
    assert [str(p) for p in problems if not (case.inexact or case.blamed(p))] == []


def _comes_out(case: Case, made: site.Site) -> None:
    things = json.loads(made.files["data.json"])
    assert {path: value_at(things, path) for path in case.values} == case.values
    bodies = {page.uri: page.body for page in made.pages}
    assert [text for uri, texts in case.pages.items() for text in texts if text not in bodies[uri]] == []
    assert [text for uri, texts in case.lacks.items() for text in texts if text in bodies[uri]] == []
    texts = [(name, text) for name, wanted in case.chapters.items() for text in wanted]
    assert [text for name, text in texts if text not in made.chapters[name]] == []


def test_the_tiny_guide_has_no_problems(tmp_path: Path) -> None:
    made = site.build(worlds.write(tmp_path))
    assert made.problems == ()
    assert {page.section for page in made.pages} >= {"exercises", "activities", "plans", "levels", "sources"}


def test_every_code_has_a_case() -> None:
    assert set(CODES) - set().union(*(case.codes() for case in cases())) == GUARDS | HOSTS


def test_there_are_150_bad_inputs_and_some_good_ones() -> None:
    bad = [case for case in cases() if case.problems]
    assert len(bad) >= 150
    assert len(cases()) - len(bad) >= 25


def test_66_mistakes_of_a_brand_are_mended_by_what_is_said_of_them() -> None:
    assert len([case for case in cases() if case.name.startswith("brand/") and case.mended]) >= 66


def test_a_case_says_what_comes_out_of_what_is_accepted() -> None:
    silent = [c.name for c in cases() if not (c.problems or c.values or c.pages or c.chapters)]
    assert silent == []


def test_95_in_100_problems_name_the_line_to_blame() -> None:
    count = Counter(bool(case.inexact) for case in cases() for _ in case.problems)
    assert count[False] / count.total() >= 0.95, [case.name for case in cases() if case.inexact]


def test_no_case_is_told_twice() -> None:
    assert [text for text, count in Counter(case.about for case in cases()).items() if count > 1] == []


@pytest.mark.parametrize("topic", ["limits", *late("structure", "encoding")])
def test_what_is_too_much_takes_under_512_mb(topic: str) -> None:
    words = [sys.executable, "-m", "tests.measured", topic]
    run = subprocess.run(words, capture_output=True, text=True, check=True, timeout=300)
    assert float(run.stdout) < 512


def test_problems_are_told_in_order_of_place(tmp_path: Path) -> None:
    changes = {"data/kit/chair.yml": "title: 1\nplace: moon\n", "data/muscles/quads.yml": "x"}
    told = site.check(worlds.write(tmp_path, changes))
    assert told == in_order(told)
    assert [problem.place.file for problem in told] == sorted(problem.place.file for problem in told)
