"""Long lists: what a page shows of one, where all of it stands, and that no name is lost on the way.

The world of these tests is the guide of this repository, in some of them as if fewer names made a long list.
"""

from __future__ import annotations

import re

import pytest

from strideguide.model.kinds import KINDS
from strideguide.pages import thing_pages
from strideguide.problems import Place
from strideguide.render import Renderer
from strideguide.views import allowed, chapter_list
from strideguide.views.guide import Desk, Guide
from strideguide.views.link import FEW, IN_FULL, MOST, Group
from strideguide.words import Words
from tests.browser.once import REPOSITORY, library

WORDS = Words.load()


@pytest.fixture
def guide() -> Guide:
    return Guide(library(), WORDS, drawn=False)


def links(html: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]+)"', html)


def test_a_long_list_stands_whole_on_a_page_that_its_own_page_names(guide: Guide) -> None:
    ids = guide.named_by("benefit", "muscle-and-strength", "exercise")
    page, full = thing_pages(
        guide, Renderer(REPOSITORY, WORDS, ""), KINDS["benefit"], library().things["benefit"]["muscle-and-strength"]
    )
    listed = [href for href in links(page.body) if href.startswith("../../exercises/")]
    assert len(ids) > MOST
    assert listed == [f"../../exercises/{id}/" for id in ids[:FEW]]
    at = re.search(rf'<a href="{IN_FULL}#([^"]+)">All {len(ids)} by name', page.body)
    assert at is not None
    assert full.uri == f"benefits/muscle-and-strength/{IN_FULL}"
    assert at[1] in {heading.id for heading in full.headings}
    assert [href for href in links(full.body) if "/exercises/" in href] == [f"../../../exercises/{id}/" for id in ids]
    assert (full.search, full.thing) == ((), "")  # the search finds what the list names


def test_a_page_without_long_lists_has_no_such_page(guide: Guide) -> None:
    renderer, exercise = Renderer(REPOSITORY, WORDS, ""), library().things["exercise"]["squat"]
    assert [page.uri for page in thing_pages(guide, renderer, KINDS["exercise"], exercise)] == ["exercises/squat/"]


def test_lists_of_the_same_name_are_told_apart_by_whose_they_are() -> None:
    one, other = (Group("Exercises of this level", (), of=level) for level in ("Beginner", "Advanced"))
    assert one.id != other.id
    assert one.name == "Beginner: Exercises of this level"


def test_where_much_is_left_out_each_sort_is_counted_and_no_move_lost(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, condition = Desk(guide, "injuries/forefoot-pain/"), library().things["injury"]["forefoot-pain"]
    named = {stage.state: len(stage.out.links) for stage in allowed.allowed(desk, condition)}  # type: ignore[arg-type]
    monkeypatch.setattr(allowed, "OUT", 3)
    counted = [stage for stage in allowed.allowed(desk, condition) if stage.out_by]  # type: ignore[arg-type]
    assert counted
    for stage in counted:
        assert sum(sort.out for sort in stage.out_by) == len(stage.out.links) == named[stage.state]
        assert all(0 < sort.out <= sort.total for sort in stage.out_by)
        assert stage.out.whole.startswith(IN_FULL)


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ("exercises kit=none level=beginner", "../exercises/?kit=none&amp;level=beginner"),
        ("exercises kind=strength", "../exercises/"),  # of which the catalogue has no filter
        ("injuries kind=injury", "../injuries/"),
    ],
)
def test_a_long_list_of_a_chapter_leads_to_the_index_with_its_filters(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, asked: str, at: str
) -> None:
    made = []
    for most in (1000, FEW):
        monkeypatch.setattr(chapter_list, "MOST", most)
        html, problems = chapter_list.listed(asked.split(), Desk(guide, "strength/"), Place("content/strength.md"))
        assert problems == []
        made.append(html)
    whole, cut = made
    assert cut.count("<li>") == FEW
    assert "sg-rest" not in whole
    assert f'<a href="{at}">All {whole.count("<li>")} of them' in cut
