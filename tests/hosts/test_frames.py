"""Frames: where a host's page is split, and that what is put in is safe where it stands."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from strideguide.hosts import frames
from strideguide.hosts.frames import BARE, DESCRIPTION, HEADING, HERE, SOURCE, TITLE, TOP, Frame, FrameError, plan
from strideguide.page import Heading, Page

ARTICLE = f'<p>{frames.BEGIN}</p>\n<h1 id="{TOP}">{TOP}</h1>\n<p>{frames.END}</p>'
SKIP = Page("drills/skip/", "Skip", "A hop.", '<h1 id="skip">Skip</h1>', (), "data/drills/skip.yml")


def page(**changes: Any) -> Page:
    return replace(SKIP, **changes)


def filled(html: str, ours: Page = SKIP) -> str:
    return Frame.split(html, plan([ours])[0]).fill(ours)


def test_one_frame_for_each_section_depth_and_kind_of_contents() -> None:
    how = (Heading("how", "How"),)
    pages = [
        page(uri="drills/", headings=how),
        page(uri="drills/skip/"),
        page(uri="drills/march/"),
        page(uri="drills/bound/", headings=how),
        page(uri="plans/five/week-1/"),
    ]
    found = {frame.uri: [ours.uri for ours in frame.pages] for frame in plan(pages)}
    assert found == {
        "drills/": ["drills/"],
        f"drills/{BARE}/": ["drills/skip/", "drills/march/"],
        f"drills/{HERE}/": ["drills/bound/"],
        f"plans/{BARE}/x/": ["plans/five/week-1/"],
    }


def test_a_frame_stands_as_deep_as_its_pages() -> None:
    index, deep = page(uri="drills/"), page(uri="plans/five/week-1/")
    assert [frame.path for frame in plan([index, deep])] == ["drills/index.md", f"plans/{BARE}/x.md"]
    assert [frame.folder for frame in plan([index, deep])] == ["", f"plans/{BARE}"]


def test_the_frame_of_an_index_has_its_own_title_because_other_pages_name_it() -> None:
    index = page(uri="drills/", title='Drills: "A" & B')
    assert 'title: "Drills: \\"A\\" &amp; B"\n' in plan([index])[0].markdown


def test_the_article_takes_the_place_of_everything_between_the_marks() -> None:
    html = f"<title>{TITLE}</title><article>{ARTICLE}</article>"
    assert filled(html) == '<title>Skip</title><article><h1 id="skip">Skip</h1></article>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<b>{TITLE}</b>", '<b>"a\'s" &lt;/script&gt; &amp; b</b>'),
        (f'<b title="{TITLE}">', '<b title="&quot;a&#x27;s&quot; &lt;/script&gt; &amp; b">'),
        (f"<b title={TITLE}>", "<b title=&#34;a&#39;s&#34;&#32;&#60;/script&#62;&#32;&#38;&#32;b>"),
        (f'<a href="mailto:?s={TITLE}">', '<a href="mailto:?s=%22a%27s%22%20%3C%2Fscript%3E%20%26%20b">'),
    ],
)
def test_a_title_is_safe_where_it_stands(before: str, after: str) -> None:
    ours = page(title='"a\'s" </script> & b')
    assert filled(f"<title>{TITLE}</title>{before}{ARTICLE}", ours).split("</title>")[1].startswith(after)


def test_a_title_in_a_script_stays_one_string() -> None:
    ours = page(title='"a\'s" </script> \\ b')
    html = f'<title>{TITLE}</title><script type="application/ld+json">{{"name": "{TITLE}"}}</script>{ARTICLE}'
    script = filled(html, ours).split("<script")[1].split(">", 1)[1].split("</script>")[0]
    assert json.loads(script) == {"name": ours.title}
    assert "'" not in script


def test_a_description_becomes_one_line() -> None:
    ours = page(description='A "hop"\n  and a skip.')
    html = f'<title>{TITLE}</title><meta name="description" content="{DESCRIPTION}">{ARTICLE}'
    assert 'content="A &quot;hop&quot; and a skip."' in filled(html, ours)


def test_the_entry_of_the_contents_is_repeated_for_every_heading() -> None:
    ours = page(headings=(Heading("how", "How <so>"), Heading("why", "Why")))
    entry = f'<li><a href="#{HEADING}" title="{HEADING}">{HEADING}</a></li>'
    html = f"<title>{TITLE}</title><ul><li>x</li>{entry}</ul>{ARTICLE}<ol>{entry}</ol>"
    entries = (
        '<li><a href="#how" title="How &lt;so&gt;">How &lt;so&gt;</a></li><li><a href="#why" title="Why">Why</a></li>'
    )
    made = filled(html, ours)
    assert f"<ul><li>x</li>{entries}</ul>" in made
    assert f"<ol>{entries}</ol>" in made


def test_addresses_that_hold_the_frames_own_become_the_pages() -> None:
    ours = page(uri="plans/five/week-1/", source="data/plans/five & a.yml")
    html = (
        f'<title>{TITLE}</title><link rel="canonical" href="https://g.example/plans/{BARE}/x/">'
        f'<a href="https://git.example/edit/main/{SOURCE}"></a><a href="https://git.example/docs/../{SOURCE}"></a>'
        f"{ARTICLE}"
    )
    made = filled(html, ours)
    assert 'href="https://g.example/plans/five/week-1/"' in made
    assert 'href="https://git.example/edit/main/data/plans/five%20%26%20a.yml"' in made
    assert 'href="https://git.example/data/plans/five%20%26%20a.yml"' in made


def test_the_link_past_the_navigation_leads_to_the_heading_of_the_page() -> None:
    html = f'<title>{TITLE}</title><a href="#{TOP}">Skip</a>{ARTICLE}'
    assert '<a href="#skip">' in filled(html)
    without = filled(html, page(body='<h1 class="a">Skip</h1><p id="skip">'))
    assert '<a href="#skip-top">' in without
    assert '<h1 id="skip-top" class="a">' in without


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<title>{TITLE}</title>", 'The page at "drills/guideframebare/" came out without its article.'),
        (f"<title>Site</title><b>{TITLE}</b>{ARTICLE}", "came out without its title."),
        (f"<title>{TITLE}</title>{ARTICLE}{ARTICLE}", "may use page.content once"),
        (f"<title>{TITLE}</title><b>{HEADING}</b>{ARTICLE}", "page.toc for lists (<li>) alone"),
    ],
)
def test_a_template_that_leaves_out_what_a_page_needs_is_named(html: str, said: str) -> None:
    with pytest.raises(FrameError) as error:
        filled(html)
    assert said in str(error.value)
    assert "overrides/" in str(error.value)
