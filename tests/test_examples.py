"""The example brands: proved like the plain guide, and nobody else's name or hidden thing is in them."""

from __future__ import annotations

import html
import json
import re

import pytest

from strideguide.library import load
from strideguide.model.kinds import KINDS
from strideguide.site import proved
from tests.examples import BRANDS, EXAMPLES, TEXTS, Built, Example

OURS = "strideguide"
# What names the program: the guide's licence, and where the brand lets it, what the site is built with.
BUILT_WITH = re.compile(
    r'<a [^>]*href="https://github\.com/strideguide/strideguide"[^>]*>[^<]*</a>|"made_by":"[^"]*",?'
    r'|"holder":"strideguide"|"credit":"strideguide, CC BY 4.0"'
)


@pytest.fixture(scope="module")
def site(example: Example, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return example.built(tmp_path_factory)


def plain(text: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_every_example_is_looked_at() -> None:
    assert {path.parent.name for path in BRANDS.glob("*/brand.yml")} == {example.name for example in EXAMPLES}


def test_every_answer_has_a_plan_and_every_plan_an_answer(example: Example) -> None:
    problems, proof = proved(example.root, load(example.root))
    assert problems == []
    assert proof is not None and proof.cover is not None
    assert proof.cover.every.without == 0
    assert len(proof.reached) == proof.plans
    assert example.plan.split("/")[1] in proof.reached


def test_people_and_praise_are_marked_as_placeholders(example: Example) -> None:
    brand = load(example.root).brand
    assert brand.people
    assert [person.name for person in brand.people if not person.name.startswith("Placeholder: ")] == []
    assert [said.who for said in brand.testimonials if not said.who.startswith("Placeholder: ")] == []
    assert [said.words for said in brand.testimonials if not said.words.startswith("Placeholder: ")] == []


def test_its_own_pages_are_there_and_can_be_found(example: Example, site: Built) -> None:
    for uri in (example.plan, example.exercise, *example.chapters):
        assert example.title in plain(site.page(uri))
    for uri in (example.plan, example.exercise):
        section = uri.split("/")[0]
        assert f'href="../{uri}"' in site.page(f"{section}/")
        assert f'["{uri.split("/", 1)[1]}"' in site.texts["search/index.json"]


def test_what_it_says_stands_where_it_should(example: Example, site: Built) -> None:
    missing = [(uri, words) for uri, words in example.said if words not in plain(site.page(uri))]
    assert missing == []


def test_what_it_hides_is_nowhere(example: Example, site: Built) -> None:
    assert site.with_words(example.hidden.split("/")[1]) == []
    assert site.with_words(example.hidden_title) == []


def test_nobody_elses_name_is_in_it(example: Example, site: Built) -> None:
    for other in EXAMPLES:
        if other is not example:
            assert site.with_words(other.name) == []
    assert [file for file in site.with_words(OURS) if OURS in BUILT_WITH.sub("", site.texts[file]).casefold()] == []
    assert ("Built with" in plain(site.page(""))) == example.built_with


def test_each_page_says_whose_the_texts_are(example: Example, site: Built) -> None:
    pages = [text for path, text in site.texts.items() if path.endswith("/index.html") and "sg-foot" in text]
    assert len(pages) > 400
    assert [text for text in pages if 'rel="license" href="https://creativecommons.org/' not in text] == []
    own = site.page(example.plan)
    assert f"{example.title} wrote this page. All rights reserved." in plain(own)
    assert "has changed what the guide says" not in plain(own)


def test_data_say_which_licence_is_for_what(example: Example, site: Built) -> None:
    guides, brands = json.loads(site.texts["data.json"])["licences"]
    assert (guides["licence"], guides["credit"]) == ("CC BY 4.0", "strideguide, CC BY 4.0")
    assert (brands["holder"], brands["licence"]) == (example.title, "All rights reserved")
    named = {KINDS[kind].uri(id) for kind, ids in brands["things"].items() for id in ids}
    assert {example.plan, example.exercise} <= named
    changed = [KINDS[kind].uri(id) for kind, ids in brands["changed"].items() for id in ids if not KINDS[kind].shared]
    said = f"{example.title} has changed what the guide says on this page."
    assert changed and [uri for uri in changed if said not in plain(site.page(uri))] == []


def test_every_kind_of_text_was_read(site: Built) -> None:
    other = {path.suffix for path in site.folder.rglob("*") if path.is_file()} - TEXTS
    assert other <= {".png", ".webp", ".gz", ".woff2"}
