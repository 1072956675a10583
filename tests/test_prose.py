"""Authors' Markdown: the fast way for plain text is the slow one's equal, and nothing but safe HTML comes out."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strideguide import prose
from strideguide.prose import Prose, bare, plain

ALWAYS = re.compile("")
PIECES = [
    "a", "B c", "1", "1.", "-", " - x", ".", "\n", "\n\n", " ", "  ", "    ", "é", "'", ":", "(", ")", "!", "=", "==",
    "+ y", ";", "\t",
]  # fmt: skip
LINKED = [
    *PIECES, "[squat](exercise:squat)", "[two\nlines](exercise:squat)", "[none](exercise:lunge)", "[x]",
    "[it's](tip:a)",
]  # fmt: skip
HOSTILE = [
    *PIECES, "<b>", "<!--", "[x](", "javascript:a", "](exercise:squat)", "`", "*", "_", "&lt;", "&#106;", '"', "\\",
    "<a href=x>", "|",
]  # fmt: skip


def address(target: str) -> str | None:
    return "../x/" if target == "exercise:squat" else None


def slowly(text: str) -> str:
    """The HTML of a text that goes through Markdown whatever is in it."""
    with patch.object(prose, "_SPECIAL", ALWAYS):
        return str(Prose().render(text, address))


def seen(made: str) -> str:
    """HTML without the spaces that no page shows."""
    return re.sub(r"\s*(</?p>)\s*", r"\1", re.sub(r"\s+", " ", made))


@example("a\n= ")
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join).filter(str.strip))
def test_plain_text_is_the_same_with_and_without_markdown(text: str) -> None:
    assert seen(str(Prose().render(text, address))) == seen(slowly(text))


@given(st.lists(st.sampled_from(LINKED), min_size=1, max_size=14).map("".join).filter(str.strip))
def test_text_with_links_is_the_same_with_and_without_markdown(text: str) -> None:
    assert seen(str(Prose().render(text, address))) == seen(slowly(text))


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=14).map("".join))
def test_only_tags_of_text_come_out_and_no_address_that_was_not_given(text: str) -> None:
    made = str(Prose().render(text, address))
    assert {tag.lower() for tag in re.findall(r"</?([a-zA-Z][\w-]*)", made)} <= prose.TAGS
    assert set(re.findall(r'href="([^"]*)"', made)) <= {"../x/"}


def test_a_link_gets_the_address_that_the_guide_knows() -> None:
    made = Prose().render("A [calf raise](exercise:calf-raise).", {"exercise:calf-raise": "../calf-raise/"}.get)
    assert made == '<p>A <a href="../calf-raise/">calf raise</a>.</p>'


def test_a_link_without_an_address_is_its_text() -> None:
    assert Prose().render("[x](javascript:a)", lambda target: None) == "<p><a>x</a></p>"


def test_nh3_takes_a_bad_address_away_even_if_it_was_given() -> None:
    assert "javascript" not in Prose().render("[x](https://a)", lambda target: "javascript:alert(1)")


@pytest.mark.parametrize("text", ["[" * 300, "- " * 2000, "1. " * 1500, "> " * 2000, "* + " * 900])
def test_a_text_that_is_too_heavy_is_shown_as_it_is_written(text: str) -> None:
    assert Prose().render(text, lambda target: None) == plain(text)


def test_a_text_that_is_too_heavy_is_escaped() -> None:
    heavy = "*" * 300
    assert Prose().render(f"<b onclick=x>{heavy}", address) == f"<p>&lt;b onclick=x&gt;{heavy}</p>"


def test_one_prose_serves_a_whole_build() -> None:
    kept = Prose()
    assert kept.render("[a][1]\n\n[1]: exercise:a", lambda target: "x/") == '<p><a href="x/">a</a></p>'
    assert kept.render("[a][1]", lambda target: "x/") == "<p>[a][1]</p>"


def test_bare_words_have_no_signs() -> None:
    assert bare("See the *[calf\nraise](exercise:calf-raise)* and `this`.") == "See the calf raise and this."
