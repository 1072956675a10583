"""What a link shows where it is shared: words for each page, and a card with a grade for each claim."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from strideguide.brand.reading import read_brand
from strideguide.images import picture
from strideguide.model.kinds import KINDS
from strideguide.sharing import letters, pictures
from strideguide.sharing.cards import Card
from strideguide.sharing.head import head
from strideguide.sharing.shared import Shared
from strideguide.views.guide import Guide
from strideguide.words import Words
from tests import cards, messenger
from tests.browser.once import REPOSITORY, library, shipped
from tests.examples import Example

ADDRESS = "https://strideguide.example/"
PAGE = '<html><head><title>Squat - Guide</title><link rel="canonical" href="https://a.example/x/"></head><body>'
TEN = (
    "", "exercises/", "exercises/back-squat/", "activities/deep-water-running/", "plans/first-steps/",
    "injuries/achilles-tendinopathy/", "signs/after-birth-stop/", "claims/core-strength-protects/",
    "benefits/race-performance/", "strength/",
)  # fmt: skip


@cache
def shared() -> Shared:
    """The cards of this repository's own guide, with two chapters."""
    texts = {
        "strength/": ("Strength training", "<!-- picture: exercise:squat exercise:lunge Two ways. -->"),
        "": ("Home", "<!-- picture: exercise:lunge -->"),
    }
    return Shared(Guide(library(), Words.load()), texts)


def svg(uri: str) -> str:
    return shared().svg(shared().card(uri))


def words(drawing: str) -> str:
    """The words on a card, line by line."""
    return " ".join(re.findall(r"<text[^>]*>([^<]*)", drawing))


def uris(site: Path) -> list[str]:
    """The pages of a site that readers may share: not those that lead on, nor those for other websites."""
    found = (path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    pages = ("" if uri == "./" else uri for uri in found)
    return [uri for uri in pages if b'content="noindex' not in (site / uri / "index.html").read_bytes()]


def test_a_messenger_finds_all_it_needs_on_every_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = shipped(tmp_path_factory)
    wrong = {uri: told for uri in uris(site) if (told := list(messenger.faults(site, uri, ADDRESS)))}
    assert wrong == {}
    assert len(uris(site)) > 500


def test_so_it_does_on_those_of_a_brand(example: Example, tmp_path_factory: pytest.TempPathFactory) -> None:
    site, address = example.built(tmp_path_factory).folder, read_brand(example.root).brand.root
    wrong = {uri: told for uri in uris(site) if (told := list(messenger.faults(site, uri, address)))}
    assert wrong == {}
    assert messenger.read((site / "index.html").read_bytes())["og:site_name"] == example.title


PLANTED = {
    "no og:title": ('property="og:title"', 'property="og:titel"'),
    "og:image is '/c.png'": (f'og:image" content="{ADDRESS}c.png', 'og:image" content="/c.png'),
    "og:url is /": (f'og:url" content="{ADDRESS}', 'og:url" content="/'),
    "the picture is not as large as the page says": ('content="630"', 'content="627"'),
    "the picture is not what the page says": ("image/png", "image/jpeg"),
    "nobody says what the picture shows": ("og:image:alt", "og:alt"),
    "the picture is shown small": ("summary_large_image", "summary"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_a_messenger_would_not_show_is_told(fault: str, tmp_path: Path) -> None:
    said = f'<head><title>A</title><meta name="description" content="B"><link rel="canonical" href="{ADDRESS}"></head>'
    page = head(said, "", "Guide", Card("", "", "A"), f"{ADDRESS}c.png")
    (tmp_path / "c.png").write_bytes(cards.blank(""))
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert list(messenger.faults(tmp_path, "", ADDRESS)) == []
    (tmp_path / "index.html").write_text(page.replace(*PLANTED[fault]), "utf-8")
    assert list(messenger.faults(tmp_path, "", ADDRESS)) == [fault]


def test_a_page_without_an_address_has_words_and_no_picture() -> None:
    said = messenger.read(
        head("<head><title>Squat - Guide</title></head>", "x/", "Guide", Card("x/", "", "Squat"), "").encode()
    )
    assert said == {
        "og:type": "article", "og:site_name": "Guide", "og:title": "Squat", "og:description": "Squat.",
    }  # fmt: skip


def test_a_page_that_says_it_itself_keeps_its_own_words() -> None:
    own = PAGE.replace("<title>", '<meta property="og:title" content="Mine"><title>')
    assert head(own, "x/", "Guide", Card("x/", "", "Squat"), "https://a.example/c.png") == own


def test_no_claim_is_shared_without_its_grade_and_no_sign_without_what_to_do() -> None:
    grades = {*Words.load().below("grade").values()}
    for kind in ("claim", "benefit"):
        for id in library().things[kind]:
            uri = KINDS[kind].uri(id)
            assert shared().card(uri).fact in grades and shared().card(uri).fact in words(svg(uri)), uri
            said = messenger.read(
                head(
                    PAGE.replace("<title>", '<meta name="description" content="B"><title>'),
                    uri,
                    "",
                    shared().card(uri),
                    "",
                ).encode()
            )
            assert said["og:description"].removesuffix(". B") in grades
    urgent = {*Words.load().below("urgency_short").values()}
    for id in library().things["sign"]:
        uri = KINDS["sign"].uri(id)
        assert any(levels in words(svg(uri)) for levels in urgent), uri


def test_no_card_is_cut_where_all_of_it_has_to_be_read() -> None:
    kinds = ("claim", "benefit", "sign", "exercise", "plan", "injury")
    uris = [KINDS[kind].uri(id) for kind in kinds for id in library().things[kind]]
    assert [uri for uri in uris if letters.MORE in words(svg(uri))] == []


def test_what_has_no_card_of_its_own_shows_that_of_its_section() -> None:
    assert {shared().card(KINDS["evidence"].uri(id)).uri for id in library().things["evidence"]} == {"evidence/"}
    assert shared().card("find/").uri == shared().card("posts/of/another/plugin/").uri == ""


def test_chapters_and_sections_show_what_chapters_have_chosen_to_be_seen() -> None:
    drawings = {uri: shared().card(uri).drawing for uri in ("", "strength/", "exercises/", "plans/")}
    squat, lunge = (shared().card(f"exercises/{id}/").drawing for id in ("squat", "lunge"))
    assert drawings | {"plans/": ""} == {"": lunge, "strength/": squat, "exercises/": squat, "plans/": ""}
    assert drawings["plans/"] and squat


def test_cards_have_plain_colours_and_nothing_from_elsewhere() -> None:
    made = [svg(KINDS[kind].uri(id)) for kind in KINDS if KINDS[kind].carded for id in library().things[kind]]
    assert [each for each in made if re.search(r"var\(|color-mix|https?://(?!www\.w3\.org/2000/svg)", each)] == []


@pytest.mark.parametrize("uri", TEN)
def test_a_picture_is_light_and_always_the_same(uri: str) -> None:
    data = cards.painted(svg(uri))
    found = picture(data)
    assert found and (found.kind, found.width, found.height) == ("png", 1200, 630)
    assert 8_000 < len(data) < messenger.HEAVY  # an empty one has 4,400
    assert data == cards.painted(svg(uri))


@pytest.mark.nightly
def test_all_pictures_of_a_site_are_light_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "png", cards.painted)
    of_things = (KINDS[kind].uri(id) for kind in KINDS if KINDS[kind].carded for id in library().things[kind])
    chapters = (path.stem + "/" for path in (REPOSITORY / "content").glob("*.md"))
    wanted = {
        pictures.path(svg(uri)): svg(uri) for uri in (*of_things, *chapters, *(f"{k.folder}/" for k in KINDS.values()))
    }
    pictures.make(tmp_path, wanted, None)
    sizes = [path.stat().st_size for path in (tmp_path / pictures.FOLDER).iterdir()]
    assert len(sizes) > 250 and max(sizes) < messenger.HEAVY and sum(sizes) < 12_000_000


def test_pictures_that_are_there_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def drawn(svg: str) -> bytes:
        made.append(svg)
        return cards.blank(svg)

    monkeypatch.setattr(pictures, "png", drawn)
    wanted = {pictures.path(text): text for text in ("<svg>1</svg>", "<svg>2</svg>", "<svg>3</svg>")}
    one, two, three = wanted
    pictures.make(tmp_path / "live", wanted, None)
    assert made == [*wanted.values()]
    (tmp_path / "live" / two).write_bytes(b"no picture")
    (tmp_path / "live" / three).unlink()
    (tmp_path / "live" / three).symlink_to(tmp_path / "live" / one)
    made.clear()
    pictures.make(tmp_path / "next", wanted, tmp_path / "live")
    assert made == [wanted[two], wanted[three]]
    assert {(tmp_path / "next" / name).read_bytes() for name in wanted} == {cards.blank("")}


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        ("Squat", 2, ["Squat"]),
        ("Fire hydrants and donkey kicks for hips", 2, ["Fire hydrants", "and donkey…"]),
        ("Donaudampfschifffahrtsgesellschaft", 1, ["Donaudampfschifffahrtsgesellschaft"]),
        ("Läufer & Söhne 🏃 یدو", 1, ["Läufer & Söhne"]),
        ("", 1, []),
    ],
)
def test_words_are_broken_where_a_line_ends(text: str, most: int, lines: list[str]) -> None:
    face, size, room = letters.text(), 40, 320
    assert face.cut(face.lines(text, size, room), most, size, room) == lines
