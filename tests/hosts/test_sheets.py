"""The theme's style sheets lose rules that count for nothing on the site, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.hosts import toy

from strideguide.hosts.sheets import lean, slim, worn

CASES = yaml.safe_load(Path(__file__).with_name("sheets.yml").read_text("utf-8"))
PAGE = '<body data-md-color-scheme="slate"><p class="a"><script>b = 1</script>'
BODIES = ("<p class='c'>", "<p class=d>", r'{"html": "<p class=\"e\">"}')
PROGRAM = '<script src="assets/javascripts/bundle.a5f9d56c.min.js"></script>'
SHEET = "assets/stylesheets/main.57a0d79d.min.css"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_only_what_nothing_wears_goes(case: dict[str, str]) -> None:
    assert lean(case["sheet"], worn([PAGE], BODIES, [])) == case["lean"]


def made(folder: Path, page: str) -> tuple[str, list[str]]:
    """The page of a site after its sheets were made lean, and the sheets by their names and texts."""
    link = f'<link rel="stylesheet" href="../{SHEET}">'
    scripts = {"extra/own.js": "element.className = 'w'", "assets/javascripts/theme.js": "'z'"}
    sheets = {SHEET: ".a{x:1}.w{x:0}.z{x:2}", "assets/stylesheets/own.css": ".z{x:3}"}
    toy.write(folder, {**scripts, **sheets, "a/index.html": link + page})
    slim(folder, [], [])
    left = sorted((folder / "assets/stylesheets").iterdir())
    return (folder / "a/index.html").read_text(), [f"{path.name} {path.read_text()}" for path in left]


def test_a_lean_sheet_is_called_by_what_it_holds(tmp_path: Path) -> None:
    page, [sheet, own] = made(tmp_path, PAGE)
    name, text = sheet.split(" ")
    assert (text, own) == (".a{x:1}.w{x:0}", "own.css .z{x:3}")
    assert name != Path(SHEET).name and f'href="../assets/stylesheets/{name}"' in page


def test_where_a_page_has_the_program_of_the_theme_its_sheets_stay_whole(tmp_path: Path) -> None:
    page, sheets = made(tmp_path, PAGE + PROGRAM)
    assert sheets == [f"{Path(SHEET).name} .a{{x:1}}.w{{x:0}}.z{{x:2}}", "own.css .z{x:3}"] and SHEET in page
