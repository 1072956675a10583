"""A kind of rule is said once: what is added in two files is checked, proved, told and obeyed in both runtimes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from strideguide.training import kinds
from tests import worlds

REPOSITORY = Path(__file__).parents[1]
# A kind with a bar by weekdays, a wider neighbourhood of runs, two sorts of session and a limit: all that the form has.
MODULE = '''
"""Sessions that have days of their own.

They stand on other days of the week than these, not within two days of a long run, and there are at most two of them.
"""

from typing import Annotated, get_args

from pydantic import Field

from ...model.week import Traits, Weekday
from .base import OTHERS, AboutDays, Clause, Tell
from .form import Between, Form, Most, Runs, Sessions, When, numbers


class KeptFrom(AboutDays):
    """Days on which a session may not stand."""

    words = "says", "keep"

    sessions: Traits
    """The sessions that have all of these traits."""
    weekdays: Annotated[list[Weekday], Field(min_length=1, max_length=6)]
    """The days of the week."""

    def form(self) -> Form:
        days = frozenset(get_args(Weekday).index(day) for day in self.weekdays)
        near = When((Runs(numbers(["long"]), -2, 2),))
        light = Sessions(frozenset({"light"}), without=frozenset({"gentle"}))
        return Form(
            Sessions(frozenset(self.sessions)),
            bars=(When(weekdays=days), near),
            between=Between(light, frozenset({1})),
            most=Most(2, within=5),
        )

    def says(self, tell: Tell) -> str:
        return tell("says", sessions=tell.sessions(self.sessions), days=" or ".join(self.weekdays))

    def clause(self, tell: Tell) -> Clause:
        keep = tell("keep", days=" and ".join(self.weekdays))
        return Clause(keep, keep)
'''
MANUAL = MODULE.splitlines()[3]
WORDS = """
  kept_from:
    says: There are no {sessions} on {days}.
    keep: off {days}
"""
RULE = """
  mondays-off:
    title: Mondays off
    summary: No strength on Mondays.
    severity: must
    looks: {kept_from: {sessions: [strength], weekdays: [monday, friday]}}
    why: Invented for a test.
"""
GUIDE = {"data/rules.yml": worlds.FILES["data/rules.yml"].rstrip() + RULE}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the kind."""
    tree = tmp_path_factory.mktemp("tree")
    for folder in ("plugins", "overrides", "tests/node"):
        shutil.copytree(REPOSITORY / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "plugins/strideguide/training/kinds/kept_from.py").write_text(MODULE.lstrip(), "utf-8")
    path = tree / "plugins/strideguide/locales/en/rules.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("\n  rest_days:\n", f"{WORDS.rstrip()}\n  rest_days:\n"), "utf-8")
    return tree


def run(tree: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{tree / 'plugins'}{os.pathsep}{REPOSITORY}"},
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def added(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the copy makes of the tiny guide with a rule of the kind: see added_kind.py."""
    root = worlds.write(tmp_path_factory.mktemp("guide"), GUIDE)
    done = run(tree, "-m", "tests.added_kind", tree, root, REPOSITORY, "kept_from")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_it_is_checked_and_proved(added: dict[str, Any]) -> None:
    assert added["check"] == added["build"] == added["proof"] == []


def test_its_page_says_it(added: dict[str, Any]) -> None:
    page = added["pages"]["rules/mondays-off/"]
    assert "There are no strength sessions on monday or friday." in page
    assert "The days of a week. It also leads your own week." in page


def test_a_session_keeps_it_on_the_page_of_its_plan_and_in_its_scripts(added: dict[str, Any]) -> None:
    """That both runtimes place and judge sessions alike under it was compared where it was made."""
    page = added["pages"]["plans/first-weeks/"]
    assert re.search(r'Keep it .*<a href="../../rules/mondays-off/">off monday and friday</a>', page)
    assert '"keep":"off monday and friday"' in page and '"weekdays":[0,4]' in page


def test_schema_and_reference_have_it(added: dict[str, Any]) -> None:
    looks = json.loads(added["schema"])["$defs"]["Looks"]["properties"]
    assert looks["kept_from"]["description"] == "Sessions that have days of their own."
    assert "### Kept from\n\nDays on which a session may not stand.\n\nThey stand on other" in added["reference"]


def test_a_word_that_is_forgotten_fails_with_its_name(added: dict[str, Any]) -> None:
    assert added["lacking"] == {
        f"looks.kept_from.{word}": f'the kind of rule "kept_from" has no words for looks.kept_from.{word}'
        for word in ("says", "keep")
    }


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("def form(", "def shape(", 'the kind of rule "kept_from" has no form'),
        ("def clause(", "def sentence(", 'the kind of rule "kept_from" has no clause'),
        ('    words = "says", "keep"\n', "", 'the kind of rule "kept_from" has no words'),
        (MODULE.partition("from typing")[0], "", 'the kind of rule "kept_from" has no line in its docstring'),
        (f"\n{MANUAL}\n", "", 'the kind of rule "kept_from" has no manual'),
        ("(AboutDays)", "(Sessions)", "kept_from.py has 0 kinds of rule"),
    ],
)
def test_a_kind_that_leaves_something_out_is_refused_as_it_is_read(
    tree: Path, tmp_path: Path, before: str, after: str, said: str
) -> None:
    (tmp_path / "kept_from.py").write_text(MODULE.replace(before, after), "utf-8")
    there = f"import strideguide; p = {str(tmp_path)!r}"
    read = (
        "import sys, importlib.util as u, strideguide.training.kinds as k; "
        "s = u.spec_from_file_location('strideguide.training.kinds.kept_from', p + '/kept_from.py'); "
        "m = u.module_from_spec(s); s.loader.exec_module(m); k._kind('kept_from', m)"
    )
    done = run(tree, "-c", f"{there}; {read}")
    assert said in done.stderr.splitlines()[-1]


def test_nothing_else_knows_a_kind_by_its_name() -> None:
    """Words and cases do; pages of the guide name rules, and the rest reads the register."""
    program = REPOSITORY / "plugins/strideguide"
    names = "|".join(name for name in kinds.KINDS if "_" in name)
    files = [path for ending in ("py", "js") for path in program.rglob(f"*.{ending}") if path.parent.name != "kinds"]
    by_name = re.compile(rf"[\"'`](?:{names})[\"'`.]|looks\.(?:{names})\b")
    assert len(files) > 100
    assert [path.name for path in files if by_name.search(path.read_text("utf-8"))] == []
