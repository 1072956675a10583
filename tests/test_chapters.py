"""Hand-written Markdown: addresses, links, directives. What is refused stands in tests/cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from strideguide import chapters
from strideguide.chapters import Chapter, Ground, resolve
from strideguide.library import load
from strideguide.views.chapter_list import BY_FOLDER
from strideguide.views.guide import Guide
from strideguide.words import Words
from tests import worlds


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return Guide(load(worlds.write(tmp_path)), Words.load())


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("index.md", ""),
        ("a.md", "a/"),
        ("a/index.md", "a/"),
        ("a/README.md", "a/"),
        ("a/b.md", "a/b/"),
        ("README.md", ""),
    ],
)
def test_a_chapter_has_the_address_that_the_host_gives_it(file: str, uri: str) -> None:
    assert Chapter(file, "").uri == uri


@pytest.mark.parametrize(
    ("file", "written", "made"),
    [
        ("a.md", "[x](exercise:squat)", "[x](../exercises/squat/)"),
        ("index.md", "[x](exercise:squat)", "[x](exercises/squat/)"),
        ("a/b.md", "[x](<goal:stay-healthy>)", "[x](<../../goals/#stay-healthy>)"),
        ("a.md", "[x](https://a.b) `[y](exercise:z)` `<b>c</b>`", "[x](https://a.b) `[y](exercise:z)` `<b>c</b>`"),
        ("a.md", "~~~\n[y](exercise:z)\n~~~\n", "~~~\n[y](exercise:z)\n~~~\n"),
        (
            "a.md",
            "````\n```\n[y](tip:z)\n````\n[x](tip:start-small)",
            "````\n```\n[y](tip:z)\n````\n[x](../tips/start-small/)",
        ),
        ("a.md", "", ""),
    ],
)
def test_links_to_things_become_addresses_and_all_else_stays(guide: Guide, file: str, written: str, made: str) -> None:
    assert resolve(Chapter(file, written), guide, Ground())[:2] == (made, [])


def test_what_is_read_twice_has_its_pictures_shapes_once(guide: Guide) -> None:
    made, *_ = resolve(Chapter("a.md", "# A\n\n<!-- picture: exercise:squat -->\n"), guide, Ground())
    assert made.count("sg-shapes") == 1
    assert resolve(Chapter("a.md", made, trusted=True), guide, None)[:2] == (made, [])


@pytest.mark.parametrize("folder", BY_FOLDER)
def test_every_kind_that_can_be_listed_is_listed(guide: Guide, folder: str) -> None:
    made, problems, _ = resolve(Chapter("a.md", f"<!-- guide: {folder} -->"), guide, Ground())
    assert problems == []
    assert made.startswith('<ul class="sg-cards"><li>') and f'<a href="../{folder}/' in made


@pytest.mark.parametrize(
    "words",
    [
        "exercises pattern=squat level=beginner kind=strength impact=none kit=chair muscle=quads",
        "activities impact=none",
        "injuries kind=injury",
        "faqs topic=strength",
        "myths kind=belief",
        "benefits group=performance",
    ],
)
def test_every_filter_chooses(guide: Guide, words: str) -> None:
    made, problems, _ = resolve(Chapter("a.md", f"<!-- guide: {words} -->"), guide, Ground())
    assert (made.count("<li>"), problems) == (1, [])


def test_no_kit_is_a_filter(guide: Guide) -> None:
    _, problems, _ = resolve(Chapter("a.md", "<!-- guide: exercises kit=none -->"), guide, Ground())
    assert [p.message for p in problems] == ["Nothing in the guide fits this list."]


def test_chapters_are_read_from_all_folders_and_nothing_else(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {"content/a/b.md": "x", "content/a/c.txt": "y", "content/.d.md": "z"})
    written, problems = chapters.read(root)
    assert ([chapter.file for chapter in written], problems) == (["a/b.md", "index.md"], [])
