"""The toy guide through every host: the same pages, and outside the article nothing but what the host itself makes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from tests import messenger
from tests.browser.once import once
from tests.hosts import read, run, toy
from tests.scale import late

from strideguide.hosts.publish import mended, tabbed

PAGES = {"./", "about/", "drills/", "drills/skip/", "drills/march/", "drills/old-skip/"}


@pytest.fixture(scope="module", params=["mkdocs", "properdocs", "zensical"])
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(host: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy guide's site: an index, "skip" with two headings, "march" with none, and two chapters."""
    return toys(host, tmp_path_factory)


def toys(host: str, temp: pytest.TempPathFactory) -> Path:
    """What a host makes of the toy guide."""
    said = str(toy.DOUBT), toy.SWAPPED
    return once(temp, f"toy-{host}", lambda folder: build(host, toy.guide(folder), *said)) / "site"


def build(host: str, root: Path, *said: str) -> None:
    """Let a strict build end well, in which each of these is said once."""
    done = run.build(host, root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    assert [done.stderr.count(one) for one in said] == [1] * len(said)


def test_every_host_has_the_same_pages(site: Path) -> None:
    assert read.pages(site) == PAGES


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        (
            "drills/skip/",
            read.Told(
                title="Skip - Toy guide",
                description="A skip & a hop.",
                canonical="https://toy.example/guide/drills/skip/",
                article="Skip ¶ Lift the knee <fast>. How ¶ Why ¶",
                contents=(("how", "How"), ("why", "Why")),
            ),
        ),
        (
            "drills/march/",
            read.Told(
                title="March - Toy guide",
                description="A march.",
                canonical="https://toy.example/guide/drills/march/",
                article="March ¶ Walk tall.",
                contents=(),
            ),
        ),
        (
            "drills/",
            read.Told(
                title="Drills - Toy guide",
                description="All the drills.",
                canonical="https://toy.example/guide/drills/",
                article="Drills ¶ Pick one. Easy ¶ Hard ¶",
                contents=(("easy", "Easy"), ("hard", "Hard")),
            ),
        ),
    ],
)
def test_every_host_tells_the_same(site: Path, uri: str, told: read.Told) -> None:
    assert read.told(site, uri) == told


def test_a_chapter_is_published_as_the_guide_hands_it_over(site: Path) -> None:
    about = read.told(site, "about/")
    assert about.description == 'About "it" & <i>more</i>.'
    assert about.article == "About ¶ Resolved: skip . March"


@pytest.mark.parametrize("uri", ["", "about/", "drills/", "drills/skip/", "drills/march/"])
def test_a_messenger_finds_all_it_needs(site: Path, uri: str) -> None:
    assert list(messenger.faults(site, uri, "https://toy.example/guide/")) == []


@pytest.mark.parametrize("uri", ["drills/", "drills/skip/", "drills/march/"])
def test_the_tab_of_its_section_is_marked(site: Path, uri: str) -> None:
    tabs = re.findall(r'md-tabs__item( md-tabs__item--active)?">', (site / uri / "index.html").read_text("utf-8"))
    assert [bool(tab) for tab in tabs] == [False, True, False]


def test_a_chapter_may_link_to_a_made_index(site: Path) -> None:
    assert 'See <a href="drills/">drills</a>' in (site / "index.html").read_text("utf-8")


def test_no_word_of_a_frame_is_left_anywhere(site: Path) -> None:
    for path in site.rglob("*"):
        assert "guideframe" not in path.as_posix()
        if path.is_file():
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            assert b"guideframe" not in data.lower(), path


def test_edit_leads_to_the_file_of_the_data(site: Path) -> None:
    for uri, file in (("drills/", "index"), ("drills/skip/", "skip"), ("drills/march/", "march")):
        text = (site / uri / "index.html").read_text("utf-8")
        assert f'<a href="https://git.example/toy/edit/main/data/drills/{file}.txt"' in text
    about = (site / "about/index.html").read_text("utf-8")
    assert '<a href="https://git.example/toy/edit/main/content/about.md"' in about


def test_the_search_finds_every_page_and_part_once(site: Path) -> None:
    groups = json.loads((site / "search/index.json").read_text("utf-8"))["groups"]
    assert {group["title"]: sorted(row[0] for row in group["rows"]) for group in groups} == {
        "Pages": ["", "about/", "drills/", "drills/#easy", "drills/#hard", "drills/march/", "drills/skip/",
                  "drills/skip/#how", "drills/skip/#why"],
    }  # fmt: skip


def test_nothing_of_the_hosts_own_search_is_loaded(site: Path) -> None:
    """It is switched off whatever mkdocs.yml says, as that of the toy guide lists it."""
    assert not [*site.glob("search.json"), *site.glob("search/search_index.json")]
    for page in site.rglob("*.html"):
        assert 'data-md-component="search' not in page.read_text("utf-8"), page


def test_the_sitemap_names_every_page_once(site: Path) -> None:
    found = re.findall(r"<loc>https://toy\.example/guide/(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(found) == ["", "about/", "drills/", "drills/march/", "drills/skip/"]


def test_files_and_assets_of_the_guide_are_published(site: Path) -> None:
    assert (site / "data.json").read_bytes() == b"{}"
    text = (site / "drills/skip/index.html").read_text("utf-8")
    assert f'<link rel="stylesheet" href="../../{toy.SERVED.folder}/guide.css">' in text
    assert f'<script src="../../{toy.SERVED.folder}/guide.js" type="module"></script>' in text


def test_addresses_in_a_page_fit_its_depth(site: Path) -> None:
    for uri in PAGES - {"drills/old-skip/"}:
        text = (site / uri / "index.html").read_text("utf-8")
        for address in re.findall(r'(?:href|src)="([^":#?]+)(?:[#?][^"]*)?"', text):
            target = (site / uri / address).resolve()
            assert (target / "index.html").is_file() or target.is_file(), (uri, address)


@pytest.mark.parametrize("host_name", ["properdocs", *late("mkdocs")])
@pytest.mark.parametrize("uri", ["drills/skip/", "drills/march/", "drills/"])
def test_a_filled_frame_is_what_the_host_makes_of_the_same_page_by_hand(
    host_name: str, uri: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made, hand = toys(host_name, tmp_path_factory), by_hand(host_name, tmp_path_factory)
    assert _words(made / uri / "index.html") == _words(hand / uri / "index.html")


def test_what_a_chapter_says_of_itself_is_text_in_every_host(site: Path) -> None:
    told = read.told(site, "about/")
    assert (told.title, told.description) == ("About <i>it</i> - Toy guide", 'About "it" & <i>more</i>.')
    assert [path for path in site.rglob("*.html") if "<i>" in path.read_text("utf-8")] == []


def by_hand(host: str, temp: pytest.TempPathFactory) -> Path:
    """What a host makes of the toy guide's pages written by hand, without data."""
    settings = toy.CONFIG.replace("https://git.example/toy", "https://git.example/hand")
    settings = settings.replace("nav:", f"extra_css: [{toy.SERVED.folder}/guide.css]\nnot_in_nav: /drills/\nnav:")
    script = f"extra_javascript: [{{path: {toy.SERVED.folder}/guide.js, type: module}}]\n"
    chapters = {
        "mkdocs.yml": settings.replace("search: {}, strideguide: {}", "search: {enabled: false}") + script,
        "content/index.md": "# Home\n\nWelcome. See [drills](drills/index.md).\n",
        "content/about.md": "# About\n",
        "content/drills/index.md": _chapter("Drills", "All the drills.", "Pick one.", "Easy", "Hard"),
        "content/drills/skip.md": _chapter("Skip", "A skip &amp; a hop.", "Lift the knee &lt;fast>.", "How", "Why"),
        "content/drills/march.md": _chapter("March", "A march.", "Walk tall."),
    }
    return once(temp, f"hand-{host}", lambda folder: build(host, toy.write(folder, chapters))) / "site"


def _chapter(title: str, description: str, text: str, *headings: str) -> str:
    parts = "".join(f"## {heading}\n\n" for heading in headings)
    return f"---\ntitle: {title}\ndescription: {description}\nhide: [navigation]\n---\n\n# {title}\n\n{text}\n\n{parts}"


def _words(path: Path) -> list[str]:
    """A page's HTML without white space between tags, its source, what the guide mends and what it tells messengers."""
    section = path.parents[1] if path.parents[1].name == "drills" else path.parent
    text = tabbed(mended(path.read_text("utf-8")), (section / "index.html").read_text("utf-8"))
    text = re.sub(r'<meta (?:property="og:|name="twitter:)[^>]*>', "", text)
    text = re.sub(r'href="https://git.example/[^"]*"', 'href="source"', text)
    return [" ".join(part.split()) for part in re.split(r"(?=<)|(?<=>)", text) if part.strip()]


@pytest.mark.parametrize("host_name", ["mkdocs", *late("properdocs", "zensical")])
def test_problems_stop_a_build_with_all_of_them_and_no_traceback(host_name: str, tmp_path: Path) -> None:
    broken = {"data/drills/a.txt": "A\nA\nbroken", "data/drills/b.txt": "B\nB\nbroken", "content/drills/skip.md": "#"}
    done = run.build(host_name, toy.guide(tmp_path, broken))
    assert done.returncode != 0
    for place in (
        "data/drills/a.txt:3:1: promise",
        "data/drills/b.txt:3:1: promise",
        "content/drills/skip.md:1:1: addr",
    ):
        assert place in done.stderr
    if host_name != "zensical":  # there the command line, which shows problems, stands above the host
        assert "The guide has 3 problems, listed above." in done.stderr
        assert "Traceback" not in done.stderr


def test_a_template_without_the_article_is_named(tmp_path: Path) -> None:
    main = {"overrides/main.html": '{% extends "base.html" %}{% block content %}{% endblock %}'}
    root = toy.guide(tmp_path, main)
    config = toy.CONFIG.replace("font: false", "font: false, custom_dir: overrides")
    toy.write(root, {"mkdocs.yml": config})
    done = run.build("mkdocs", root)
    assert done.returncode == 1
    assert "came out without its article. A template in overrides/ leaves out page.content" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_nav_the_made_indexes_are_in_it(tmp_path: Path) -> None:
    root = toy.guide(tmp_path, {"mkdocs.yml": re.sub("nav: .*", "", toy.CONFIG)})
    done = run.build("mkdocs", root)
    assert done.returncode == 0, done.stderr
    text = (root / "site/index.html").read_text("utf-8")
    assert '<a href="drills/" class="md-tabs__link">' in text
    assert "march" not in text.lower()
