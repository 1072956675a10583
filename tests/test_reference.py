"""The reference for authors: complete, true, and no page that a reader can't follow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import click
import pytest
from click.testing import CliRunner
from pydantic import Field

from strideguide import reference
from strideguide.cli import main
from strideguide.made import stale
from strideguide.model.base import Line, MuscleRef, Record
from strideguide.model.exercise import Cautions
from strideguide.model.kinds import KINDS
from strideguide.model.values import Day
from strideguide.problems import CODES
from strideguide.reference import commands, fields, problems
from tests import said as said_of_cases

ROOT = Path(__file__).parents[1]


class Shoe(Record):
    """A shoe."""


# What a type is, and what an author is told to write.
WORDS: tuple[tuple[Any, str], ...] = (
    (bool, "`true` or `false`"),
    (Line | None, "one line"),
    (MuscleRef, "the id of a [muscle](#muscle)"),
    (Annotated[list[MuscleRef], Field(min_length=1)], "a list of at least 1, each entry the id of a [muscle](#muscle)"),
    (Annotated[list[Line], Field(max_length=4)], "a list of at most 4, each entry one line"),
    (Annotated[list[Shoe], Field(min_length=1, max_length=2)], "a list of 1 to 2, each entry a map: [shoe](#shoe)"),
    (dict[MuscleRef, Shoe], "a map; each key is the id of a [muscle](#muscle), each value a map: [shoe](#shoe)"),
    (Annotated[int, Field(ge=1, le=12)], "a whole number, 1 to 12"),
    (Annotated[str, Field(pattern=r"^C\d{2}$")], 'text. It is a capital C and two digits, such as "C07".'),
    (Literal["a", "b"] | Literal["c"], "`a`, `b` or `c`"),
    (Day, "a day as year-month-day, such as `2026-11-22`"),
    (Cautions, "a list, each entry a map: [caution](#caution); or the words `none known`"),
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return reference.pages(main)


@pytest.mark.parametrize(("hint", "said"), WORDS)
def test_a_type_is_said_in_an_authors_words(hint: Any, said: str) -> None:
    assert fields.words(hint, {}) == said


def test_every_field_of_every_kind_has_its_sentence(pages: dict[str, str]) -> None:
    page = pages["docs/reference/fields.md"]
    for kind in KINDS.values():
        section = page.split(f"\n## {kind.name.capitalize()}\n")[1].split("\n## ")[0]
        rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (?:yes|no) \| (.+) \|$", section, re.M))
        assert rows.keys() == kind.model.model_fields.keys() - {"id"}


def test_every_code_has_its_paragraph_and_what_is_said(pages: dict[str, str]) -> None:
    page = pages["docs/reference/problems.md"]
    sections = dict(re.findall(r"^## ([a-z0-9-]+)\n\n(.+?)(?=^## |\Z)", page, re.M | re.S))
    assert list(sections) == list(CODES)
    without = {
        code
        for code, text in sections.items()
        if not re.search(rf"^\S+:\d+:\d+: {code}(?: \(warning\))?  \S", text, re.M)
    }
    # Only a fault of the picker itself brings the first two, and another plugin the last.
    assert without == {"above-limit", "unsafe-swap", "host-failed"}
    assert [code for code, text in sections.items() if not text.startswith(CODES[code])] == []


def test_what_is_said_of_a_code_is_what_its_case_brings() -> None:
    said, shown = problems.examples(), said_of_cases.chosen()
    assert list(said) == list(shown)
    for code in ("unknown-reference", "unsafe-svg"):  # `make check` compares all
        assert said[code] == said_of_cases.printed(code, shown[code])


def test_a_command_is_shown_with_arguments_options_and_defaults() -> None:
    @click.group()
    def program() -> None:
        """Does things."""

    @program.command()
    @click.argument("shoe")
    @click.option("--size", type=click.Choice(["s", "m"]), default="m", help="How big.")
    @click.option("--dry", is_flag=True, help="Only say it.")
    @click.option("--inside", hidden=True)
    def lace(**_: object) -> None:
        """Tie a shoe."""

    page = commands.page(program)
    assert "## strideguide lace <shoe>\n\nTie a shoe.\n" in page
    assert "| `--size` | `s`, `m`; without it `m` | How big. |" in page
    assert "| `--dry` | none | Only say it. |" in page
    assert "--inside" not in page


@pytest.mark.parametrize("name", ["fields", "problems", "commands"])
def test_links_within_a_page_lead_to_one_heading(name: str, pages: dict[str, str]) -> None:
    page = pages[f"docs/reference/{name}.md"]
    headings = [words.lower().replace(" ", "-") for words in re.findall(r"^##+ (.+)$", page, re.M)]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(headings)


def test_the_committed_reference_is_that_of_the_code(pages: dict[str, str]) -> None:
    assert stale(ROOT, pages) == [], "run `make generate`"


def test_the_command_writes_and_compares(tmp_path: Path) -> None:
    def run(*words: str) -> int:
        return CliRunner().invoke(main, ["reference", "--root", str(tmp_path), *words]).exit_code

    (tmp_path / "data").mkdir()
    assert run() == 0
    assert (tmp_path / "docs/reference/commands.md").read_text("utf-8").count("## strideguide check") == 1
    (tmp_path / "docs/reference/fields.md").write_text("# Fields\n", "utf-8")
    assert run("--check") == 1


def test_only_a_guide_gets_a_reference_and_pages_of_others_stay(tmp_path: Path) -> None:
    theirs = tmp_path / "docs/reference/api.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("# Ours\n", "utf-8")
    ended = CliRunner().invoke(main, ["reference", "--root", str(tmp_path)])
    assert (ended.exit_code, list(theirs.parent.iterdir())) == (2, [theirs])
    (tmp_path / "data").mkdir()
    assert CliRunner().invoke(main, ["reference", "--root", str(tmp_path)]).exit_code == 0
    assert theirs.read_text("utf-8") == "# Ours\n"
