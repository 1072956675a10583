"""What is done to a host's output: sitemap, redirects, files, and addresses that clash."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.hosts import toy

from strideguide.hosts.clash import without_clashes
from strideguide.hosts.frames import BARE, BEGIN, END, TITLE, TOP, plan
from strideguide.hosts.publish import (
    extend_sitemap,
    fill_frame,
    mend,
    redirect,
    tabbed,
    write,
    write_redirects,
)
from strideguide.page import Page, SearchEntry
from strideguide.problems import Place, Problem
from strideguide.site import Site


def page(uri: str, *search: SearchEntry) -> Page:
    return Page(uri, f"Title of {uri}", "What it is.", "<h1>T</h1>", (), f"data/{uri.rstrip('/')}.yml", search)


def site(*pages: Page, **more: Any) -> Site:
    return replace(Site(pages, {}, {}, {}, ()), **more)


def test_the_tab_of_a_section_is_marked_on_each_of_its_pages() -> None:
    tab, open_tab = '<li class="md-tabs__item">', '<li class="md-tabs__item md-tabs__item--active">'
    index, thing = f'{tab}<a href="..">{open_tab}<a href="./">{tab}', f'{tab}<a href="../..">{tab}<a href="../">{tab}'
    assert tabbed(thing, index) == f'{tab}<a href="../..">{open_tab}<a href="../">{tab}'
    assert tabbed(thing, "no menu") == thing


def test_a_table_of_an_authors_prose_has_a_box_on_a_generated_page(tmp_path: Path) -> None:
    body = '<h1 id="t">T</h1><h2>How far</h2><table><tr><td>1 km</td></tr></table><table class="own"></table>'
    frame = plan([replace(page("drills/a/"), body=body)])[0]
    article = f"<p>{BEGIN}</p><h1 id={TOP}>{TOP}</h1><p>{END}</p>"
    write(tmp_path, f"{frame.uri}index.html", f"<title>{TITLE}</title><article>{article}</article>".encode())
    fill_frame(tmp_path, frame, Site((), {}, {}, {}, ()).served)
    text = (tmp_path / "drills/a/index.html").read_text("utf-8")
    assert '<div class="sg-table" role="region" aria-label="How far" tabindex="0"><table><tr>' in text
    assert text.count("sg-table") == 1


def test_a_site_may_have_no_sitemap(tmp_path: Path) -> None:
    extend_sitemap(tmp_path / "none.xml", ())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("epoch", "day", "moment"), [("77", "<lastmod>2026-11-22</lastmod>", 77), ("", "", 0)])
def test_the_sitemap_names_the_pages_in_the_place_of_the_frame(
    epoch: str, day: str, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    path = tmp_path / "sitemap.xml"
    entry = "<url><loc>https://g.example/{}</loc><lastmod>2026-11-22</lastmod></url>"
    path.write_text(f"<urlset>{entry.format('')}{entry.format(f'drills/{BARE}/')}</urlset>")
    packed = tmp_path / "sitemap.xml.gz"
    packed.write_bytes(gzip.compress(b"old", mtime=77))
    extend_sitemap(path, plan([page("drills/a/"), page("drills/b/")]))
    kept = entry.replace("<lastmod>2026-11-22</lastmod>", day)
    entries = "".join(kept.format(uri) for uri in ("", "drills/a/", "drills/b/"))
    assert path.read_text() == f"<urlset>{entries}</urlset>"
    assert gzip.decompress(packed.read_bytes()) == path.read_bytes()
    assert int.from_bytes(packed.read_bytes()[4:8], "little") == moment


def test_an_old_address_leads_on_with_and_without_scripts() -> None:
    html = redirect("drills/old/", "moves/new/#how", "New & <old>", "https://g.example/")
    assert '<link rel="canonical" href="https://g.example/moves/new/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'content="0; url=../../moves/new/#how"' in html
    assert 'location.replace("../../moves/new/" + location.search + (location.hash || "#how"))' in html
    assert "<title>New &amp; &lt;old&gt;</title>" in html


def test_a_redirect_never_replaces_a_page(tmp_path: Path) -> None:
    toy.write(tmp_path, {"drills/skip/index.html": "the page"})
    write_redirects(tmp_path, site(redirects={"drills/skip/": "x/", "drills/hop/": "x/"}), "")
    assert (tmp_path / "drills/skip/index.html").read_text() == "the page"
    assert 'href="../../x/"' in (tmp_path / "drills/hop/index.html").read_text()


def test_a_file_stays_in_the_site(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads out of the site"):
        write(tmp_path / "site", "../data.json", b"")


def test_the_first_link_of_a_page_skips_to_its_content_and_the_drawer_has_a_name(tmp_path: Path) -> None:
    box = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">'
    named = box.replace(" type", ' aria-label="Navigation" type')
    skip = '<div data-md-component="skip"><a href="#a" class="md-skip">Skip to content</a></div>'
    nav = '<nav class="md-nav md-nav--primary md-nav--lifted" aria-label="Navigation"></nav>'
    toy.write(tmp_path, {"a.html": f"<body>{box}<label for='__drawer'></label>{skip}{nav}"})
    for _ in range(2):
        mend(tmp_path, toy.SERVED)
        assert (tmp_path / "a.html").read_text() == f"<body>{skip}{named}<label for='__drawer'></label>{nav}"


def test_what_is_no_valid_html_goes(tmp_path: Path) -> None:
    start = '<input class="a" type="checkbox" id="__search" autocomplete="off"><input type="text" autocomplete="off">'
    toy.write(tmp_path, {"a.html": f'{start}<label tabindex="" for="__toc">x</label>'})
    toy.write(tmp_path, {"b.html": '<input id="__toc"><label for="__toc">x</label>'})
    mend(tmp_path, toy.SERVED)
    boxes = '<input class="a" type="checkbox" id="__search"><input type="text" autocomplete="off">'
    assert (tmp_path / "a.html").read_text() == f"{boxes}<label>x</label>"
    assert (tmp_path / "b.html").read_text() == '<input id="__toc"><label for="__toc">x</label>'


def test_a_page_by_hand_at_the_address_of_a_made_one_is_a_problem_at_its_file() -> None:
    ours = site(page("drills/skip/"), page("drills/march/"), files={"data.json": b""})
    taken = {"drills/skip/index.html": "content/drills/skip.md", "data.json": "content/data.json"}
    found = without_clashes(ours, taken)
    assert [made.uri for made in found.pages] == ["drills/march/"]
    assert found.files == {}
    assert [(problem.place, problem.code) for problem in found.problems] == [
        (Place("content/data.json"), "address-clash"),
        (Place("content/drills/skip.md"), "address-clash"),
    ]
    assert 'has the address "drills/skip/", and so has data/drills/skip.yml.' in found.problems[1].message


def test_a_clash_that_the_guide_has_named_already_is_said_once() -> None:
    named = Problem(Place("content/drills/skip.md"), "address-clash", "Named.")
    ours = site(page("drills/skip/"), problems=(named,))
    found = without_clashes(ours, {"drills/skip/index.html": "content/drills/skip.md"})
    assert found.problems == (named,)
    assert found.pages == ()


def test_a_file_by_hand_where_a_page_needs_a_folder_is_a_problem_too() -> None:
    found = without_clashes(site(page("drills/skip/")), {"drills/skip": "content/drills/skip"})
    assert [problem.place for problem in found.problems] == [Place("content/drills/skip")]
    assert found.pages == ()
