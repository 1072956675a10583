"""The one door: a folder goes in, pages, files, redirects and chapters come out."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from strideguide import site
from strideguide.layers import ELSEWHERE
from strideguide.library import load
from strideguide.site import Site
from strideguide.views import exercise
from strideguide.views.find import PROOF
from strideguide.views.names import NAMES
from strideguide.views.pictures.charts import DAYS
from strideguide.words import Words
from tests import worlds

# Pages name these chapters; every guide that is published has them, and the tiny one only the first.
CHAPTERS = ("", "effort", "grading", "pain", "running-again")


def built(folder: Path, **changes: str | None) -> Site:
    return site.build(worlds.write(folder, dict(changes)))


class Links(HTMLParser):
    """The addresses and the anchors of a body."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and (href := found.get("href")):
            self.hrefs.append(href)
        if anchor := found.get("id"):
            self.ids.append(anchor)


def test_every_thing_has_a_page_and_every_kind_an_index(tmp_path: Path) -> None:
    made = built(tmp_path)
    uris = [page.uri for page in made.pages]
    assert len(uris) == len(set(uris))
    assert set(uris) == set(site.addresses(load(tmp_path)))


def test_every_page_has_its_texts_and_its_source(tmp_path: Path) -> None:
    for page in built(tmp_path).pages:
        assert page.title and page.description
        assert [entry.title for entry in page.search[:1]] == [page.title] * (page.uri != NAMES)
        assert page.body.count("<h1") == 1
        # What is a list of others' words, or is worked out, has no file in which somebody could write.
        here = (tmp_path / page.source).is_file() and page.source.startswith("data/")
        assert here if page.source else page.is_index or page.uri == PROOF
        assert page.is_index == (page.uri == f"{page.section}/")


def test_every_link_of_every_page_leads_to_a_page_of_the_guide(tmp_path: Path) -> None:
    made = built(tmp_path)
    there = {page.uri: Links(page.body) for page in made.pages}
    others = {*CHAPTERS, *made.files}
    dead = []
    for uri, links in there.items():
        for href in links.hrefs:
            if not re.match(r"https?:|mailto:", href):
                address, _, behind = href.partition("#")
                anchor = "" if "=" in behind else behind  # else answers about the body
                path = address.partition("?")[0]
                target = str(Path("/", uri, path)) if path else f"/{uri}"
                target = str(Path(target).resolve()).strip("/")
                known = there.get(f"{target}/")
                if (known is None and target not in others) or (known and anchor and anchor not in known.ids):
                    dead.append((uri, href))
    assert dead == []


def branded(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> Path:
    """A brand over a small guide, with a line in its brand.yml."""
    monkeypatch.setenv(ELSEWHERE, str(worlds.write(folder / "guide")))
    brand = folder / "brand"
    brand.mkdir()
    (brand / "brand.yml").write_text(f"name: Acme\n{line}\n", "utf-8")
    return brand


@pytest.mark.parametrize(("units", "weight"), [("metric", "kg"), ("imperial", "lb")])
def test_the_words_of_plans_are_one_file_with_weights_in_the_units_of_the_brand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, units: str, weight: str
) -> None:
    brand = branded(tmp_path, monkeypatch, f"units: {units}")
    made = site.build(brand)
    words = json.loads(made.files[f"{made.served.folder}/plan_words.json"])
    assert words["weight"] == weight
    assert {*Words.load().below("plan.scripts")} <= words.keys()
    assert not any('"words"' in page.body for page in made.pages if page.section == "plans")


@pytest.mark.parametrize(("start", "order"), [("monday", "0123456"), ("sunday", "6012345")])
def test_the_weeks_of_a_page_begin_on_the_day_of_the_brand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str, order: str
) -> None:
    brand = branded(tmp_path, monkeypatch, f"week_start: {start}")
    body = next(page.body for page in site.build(brand).pages if page.section == "plans" and "<guide-plan" in page.body)
    days = [Words.load()(f"plan.scripts.{DAYS[int(day)]}") for day in order]
    grid = re.findall(r'<li data-day="(\d)">\s*<label class="sg-weekday" for="day-(\d)">(\w+)<', body)
    assert grid == [(day, day, name) for day, name in zip(order, days, strict=True)]
    for choice in re.findall(r'name="at">(.*?)<option value="">', body):
        assert re.findall(r'value="(\d)">(\w+)<', choice) == [*zip(order, days, strict=True)]
    assert re.findall(rf"<tr><t[dh][^>]*>({'|'.join(days)})</t", body) == days  # the table of the chart


def test_headings_are_those_of_the_body(tmp_path: Path) -> None:
    for page in built(tmp_path).pages:
        ids = Links(page.body).ids
        assert [heading.id for heading in page.headings if heading.id not in ids] == []
        assert len(ids) == len(set(ids)), page.uri


def test_the_data_for_machines_is_json_in_every_page(tmp_path: Path) -> None:
    for page in built(tmp_path).pages:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.body, re.S)
        assert [json.loads(text)["@context"] for text in found] == ["https://schema.org"]


def test_all_data_is_published_for_other_programs(tmp_path: Path) -> None:
    data = json.loads(built(tmp_path).files["data.json"])
    assert data["exercise"]["squat"]["doses"][0]["levels"]["beginner"]["work"] == "2 x 8-10"
    assert data["grades"] == {"strength-helps": "limited"}


def test_old_addresses_lead_to_new_ones(tmp_path: Path) -> None:
    assert built(tmp_path).redirects == {"exercises/deep-squat/": "exercises/squat/"}


def test_chapters_come_out_with_their_links_and_lists(tmp_path: Path) -> None:
    home = built(tmp_path).chapters["index.md"]
    assert "[squat](exercises/squat/)" in home and '<a href="exercises/squat/">Squat</a>' in home


def test_the_same_guide_makes_the_same_site(tmp_path: Path) -> None:
    assert built(tmp_path / "a") == built(tmp_path / "b")


@pytest.mark.parametrize("path", [path for path in worlds.FILES if path != "data/vocabulary.yml"])
def test_a_guide_without_any_one_file_is_built_and_says_what_is_missing(tmp_path: Path, path: str) -> None:
    made = built(tmp_path, **{path: None})
    assert {p.code for p in made.problems} <= {"unknown-reference", "broken-link", "bad-directive"}
    assert "template-failed" not in {p.code for p in made.problems} and made.pages


@pytest.mark.parametrize("path", worlds.FILES)
def test_a_guide_with_any_one_broken_file_is_built_and_tells_of_that_file_alone(tmp_path: Path, path: str) -> None:
    broken = "[a](exercise:x)" if path.endswith(".md") else "a: ["
    made = built(tmp_path, **{path: broken})
    assert {p.place.file for p in made.problems} == {path}


def test_a_folder_with_nothing_in_it_is_a_guide_without_a_vocabulary(tmp_path: Path) -> None:
    made = site.build(tmp_path)
    assert [p.code for p in made.problems] == ["file-unreadable"]
    assert made.pages == ()


def test_a_long_catalogue_has_every_exercise_by_its_name_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exercise, "LONG", 0)
    made = built(tmp_path)
    body = next(page.body for page in made.pages if page.uri == "exercises/")
    assert body.count("<details><summary>") == body.count("<section")
    names = re.findall(r'<li data-is="[\d.;]+"><a href="\.\./exercises/([\w-]+)/">', body)
    assert sorted(names) == sorted(load(tmp_path).things["exercise"])
    assert "<img" not in body
