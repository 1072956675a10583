"""A brand's folder through every host: the guide's pages in the brand's own frame, and its own among them."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests import branded
from tests.browser.once import once
from tests.scale import late

from . import read


@pytest.fixture(scope="module", params=["properdocs", *late("mkdocs", "zensical")])
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(host: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Fell & Forest, which stands on the tiny guide."""

    def make(home: Path) -> None:
        root = branded.brand(home / "fell", changes=branded.BRAND)
        done = branded.run(branded.guide(home / "below"), "build", "--root", root, "--host", host)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "WARNING" not in done.stderr

    return once(tmp_path_factory, f"fell-{host}", make) / "fell/site"


def page(site: Path, uri: str) -> str:
    return (site / uri / "index.html").read_text("utf-8")


def test_pages_of_both_layers_are_there_and_hidden_ones_are_not(site: Path) -> None:
    there = read.pages(site)
    assert {"./", "about/", "our-way/", "imprint/", "exercises/squat/", "tips/start-small/", "tips/our-tip/"} <= there
    assert "weather/" not in there
    assert (site / "hill.png").read_bytes() == b"no real picture"


@pytest.mark.parametrize("uri", ["", "about/", "our-way/", "exercises/squat/"])
def test_the_brand_gives_its_name_and_address(site: Path, uri: str) -> None:
    told = read.told(site, uri)
    assert "Fell & Forest" in told.title
    assert told.canonical == f"https://fell.example/guide/{uri}"
    assert "The guide below" not in html.unescape(page(site, uri))


def test_a_head_of_a_chapter_holds_markdown_and_cards_in_every_host(site: Path) -> None:
    head = re.search(r'<div class="sg-hero">\s*<h1 id="about">About.*?</h1>\s*<ul class="sg-ways">.*?</ul>\s*</div>',
                     page(site, "about/"), re.S)  # fmt: skip
    assert head and '<a href="../exercises/squat/">The squat</a><p>Down and up.</p>' in head[0]


def test_the_navigation_is_the_guides_with_what_the_brand_has(site: Path) -> None:
    tabs = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', page(site, ""), re.S)
    assert tabs == ["Home", "Read", "Exercises", "Tips", "People"]
    listed = re.search(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', page(site, "about/"), re.S)
    assert listed
    titles = [title for title in ("About us all", "Our way", "Imprint", "Weather") if title in listed[0]]
    assert titles == ["About us all", "Our way"]


def test_only_what_is_the_brands_own_can_be_edited_and_in_its_own_repository(host: str, site: Path) -> None:
    uris = ("", "about/", "our-way/", "exercises/squat/", "exercises/", "tips/our-tip/", "tips/start-small/")
    links = {uri: re.findall(r'href="([^"]*/edit/[^"]*|https://git\.example[^"]*)"', page(site, uri)) for uri in uris}
    found = {uri: link for uri, there in links.items() for link in there}
    own = {
        "our-way/": "https://git.example/fell/forest/edit/main/content/our-way.md",
        "tips/our-tip/": "https://git.example/fell/forest/edit/main/data/tips/our-tip.yml",
    }
    # Zensical 0.0.73 links to files only if the header shows the repository as well.
    assert found == ({} if host == "zensical" else own)


def test_templates_of_the_brand_stand_before_the_guides(site: Path) -> None:
    lost = (site / "404.html").read_text("utf-8")
    assert "Lost in the forest" in lost and "Lost below" not in lost
    assert '<h1>Nobody ran here</h1><p>Back to <a href="/guide/exercises/squat/">the squat</a>' in lost
    assert '<a href="/guide/our-way/">our way</a>' in lost and not (site / "404").exists()
    assert "Foot of the guide" in lost and "Foot of the guide" in page(site, "exercises/squat/")


def test_the_logo_is_shown_and_published(site: Path) -> None:
    text = page(site, "exercises/squat/")
    shown = re.search(r'class="md-header__button md-logo".*?<img src="([^"]+)"', text, re.S)
    assert shown
    assert (site / "exercises/squat" / shown[1]).resolve().read_text("utf-8") == branded.BRAND["assets/logo.svg"]


def test_the_guides_extensions_of_markdown_hold(site: Path) -> None:
    assert 'class="headerlink"' in page(site, "our-way/")


def test_a_brand_without_the_theme_is_told_which_lines_are_missing(tmp_path: Path) -> None:
    settings = "site_name: Fell\ndocs_dir: content\nplugins: {search: {}, strideguide: {}}\n"
    root = branded.brand(tmp_path / "fell", changes={"mkdocs.yml": settings})
    done = branded.run(branded.guide(tmp_path / "below"), "build", "--root", root)
    assert done.returncode == 1
    assert 'mkdocs.yml needs two lines more: "theme:", and below it "  name: material".' in done.stderr
    assert "Traceback" not in done.stderr
