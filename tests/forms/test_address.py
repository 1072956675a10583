"""Whoever sees a mistake gets to the form for it, with the page's own words in it and nothing about themselves."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from tests.browser.once import shipped

from strideguide.brand.record import Brand
from strideguide.forms.address import home, suggesting
from strideguide.hosts.settings import words
from strideguide.site import Site

FORM = "https://github.com/strideguide/strideguide/issues/new"
CASES = yaml.safe_load((Path(__file__).parent / "addresses.yml").read_text("utf-8"))
SITE = "https://strideguide.example/"
THINGS = {
    "exercises/squat/": "exercise:squat",
    "evidence/nhs-dvt/": "evidence:nhs-dvt",
    "signs/blood-clot/": "sign:blood-clot",
}
TITLES = {"exercises/squat/": "Squat", "strength/": "Strength training", "find/": "Find your plan", "": "Home"}


@pytest.mark.parametrize("repository", CASES)
def test_only_a_repository_on_github_has_forms(repository: str) -> None:
    there = CASES[repository]
    assert home(repository) == there
    assert suggesting(repository) == (f"{there}/issues/new?template=correction.yml" if there else "")


def test_mkdocs_yml_knows_better_than_the_brand_where_its_repository_is() -> None:
    brand = Brand.model_validate({"name": "Fell", "repository": "https://github.com/fell/forest"})
    site = Site((), {}, {}, {}, (), {"title": "Lost"}, brand)
    assert words(site, None) == {"title": "Lost", "suggesting": suggesting("https://github.com/fell/forest")}
    assert words(site, "https://github.com/fell/other")["suggesting"] == suggesting("https://github.com/fell/other")
    assert words(site, "https://git.example/fell")["suggesting"] == ""


@pytest.mark.parametrize("uri", dict.fromkeys([*THINGS, *TITLES, "exercises/", "levels/", "find/proof/"]))
def test_a_page_opens_the_form_with_its_title_address_and_thing(
    uri: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = (shipped(tmp_path_factory) / uri / "index.html").read_text("utf-8")
    (link,) = re.findall(r'<p class="sg-suggest">[^<]*<a href="([^"]*)">', page)
    asked = urlsplit(unescape(link))
    assert asked._replace(query="").geturl() == FORM

    filled = dict(parse_qsl(asked.query, keep_blank_values=True))
    title = filled.pop("title")
    assert title == TITLES.get(uri, title) and title in unescape(page)
    thing = {"thing": THINGS[uri]} if uri in THINGS else {}
    assert filled == {"template": "correction.yml", "page": SITE + uri, **thing}


def test_a_page_that_is_not_there_has_nothing_to_correct(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "sg-suggest" not in (shipped(tmp_path_factory) / "404.html").read_text("utf-8")
