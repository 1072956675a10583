"""The comment: what it says, what of it a request can choose, and what is refused of a list that anybody can write."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scale import at

from strideguide.reviewing.comment import MARK, MAX_LENGTH, Build, comment
from strideguide.reviewing.record import (
    FEW,
    LENGTH,
    MAX_BYTES,
    MOST,
    Answers,
    Beside,
    Edited,
    Figure,
    Pages,
    Review,
    Told,
    UnreadableError,
    read,
    text,
)  # fmt: skip

HERE = Path(__file__).parent
HOSTILE = yaml.safe_load((HERE / "hostile.yml").read_text("utf-8"))
REFUSED = yaml.safe_load((HERE / "refused.yml").read_text("utf-8"))
RUN = "https://git.example/o/r/actions/runs/5"
BUILD = Build("0123456789abcdef" * 2, RUN)
PROBLEM = b'{"place": "a", "code": "b", "message": "c"}'
SEEN = re.compile(r"(?s)<code>.*?</code>")


def full(words: str, most: int = 1) -> Review:
    """A review in which a request has chosen every text, and in which every list has `most` entries."""
    told = Told(place=words, code=words, message=words)
    edited = Edited(what="removed", name=words, title=words, how=words, breaking=True)
    few = min(most, FEW)
    pages = Pages(causes=[words] * few, pages=[words] * few, count=99)
    answers = Answers(count=3, before=words, now=words, example=words)
    return Review(
        errors=2, warnings=1, problems=[told] * few, compared=True, things=99, breaking=1, edited=[edited] * most,
        added=1, removed=1, changed=1, groups=[pages] * most, asked=9, led=3, answers=[answers] * few,
        figures=[Figure(name=words, before=words, now=words)] * most, owned=99,
        own=[Beside(name=words, part=words, before=words, now=words, own=words, says=words)] * most,
    )  # fmt: skip


def unsaid(comment: str) -> str:
    """What is left of a comment when all code is taken from it, as HTML; blocks in HTML are read as Markdown, too."""
    inner = re.sub(r"</?details>|<summary>.*?</summary>|<sub>|</sub>", "", comment)
    return SEEN.sub("<code></code>", markdown.markdown(inner))


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_a_request_says_is_more_than_code(words: str) -> None:
    known = unsaid(comment({"": full("plain")}, BUILD))
    told = comment({"": full(text(words))}, BUILD)
    assert unsaid(told) == known
    assert told.startswith(f"{MARK}\n\n")
    assert told.count("<details>") == told.count("\n</details>") == 2


@settings(max_examples=at(12, 500), deadline=None)
@given(st.text(max_size=60))
def test_any_words_come_through_as_they_are_read(words: str) -> None:
    review = Review(errors=1, problems=[Told(place="a.yml:1:1", code="bad-id", message=text(words))])
    shown = markdown.markdown(comment({"": review}, BUILD))
    said = html.unescape(re.findall(r"(?s)<code>(.*?)</code>", shown)[2])
    assert " ".join(said.split()) == " ".join(text(words).split())


def test_everything_is_told_that_changed_each_in_its_place() -> None:
    review = Review(
        compared=True, things=2, breaking=1, changed=3, added=1, asked=10, led=4,
        edited=[
            Edited(what="removed", name="kit:mat", title="Mat", how="nothing serves instead", breaking=True),
            Edited(what="changed", name="exercise:squat", title="Squat", how="summary", breaking=False),
        ],
        groups=[
            Pages(causes=["exercise:squat"], pages=["exercises/squat/", "exercises/"], count=3),
            Pages(causes=[], pages=["about/"], count=1),
        ],
        answers=[Answers(count=4, before="", now="first-steps", example="goal health")],
        figures=[Figure(name="pages", before="676", now="677")],
    )  # fmt: skip
    assert comment({"": review}, BUILD._replace(preview=f"{RUN}/artifacts/6")).splitlines() == [
        MARK, "",
        "### 4 pages changed, 2 things edited", "",
        "**1 change may break** what a brand or a saved address names.", "",
        "**Removed**", "",
        "- **may break** `kit:mat` `Mat`: `nothing serves instead`", "",
        "**Changed**", "",
        "- `exercise:squat` `Squat`: `summary`", "",
        "**Answers of the picker**: 4 of 10 that were asked now lead to another plan.", "",
        "- 4: no plan → `first-steps`, for example `goal health`", "",
        "<details><summary>Pages, by the edited things that they show or lead to: 3 changed, 1 new</summary>", "",
        "- `exercise:squat`: `/exercises/squat/`, `/exercises/` and 1 more",
        "- Their own text, templates, words or the program: `/about/`", "",
        "</details>", "",
        "<details><summary>Figures before and after</summary>", "",
        "- `pages`: `676` → `677`", "",
        "</details>", "",
        f"**[Download the preview]({RUN}/artifacts/6)**, unzip it, and open `index.html`. "
        "It has no scripts: the picker shows an example, and nothing can be searched.", "",
        f"<sub>Of `0123456789`, by [this run]({RUN}).</sub>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("review", "says"),
    [
        (Review(compared=True), "### No page changes"),
        (Review(compared=True, figures=[Figure(name="pages", before="2", now="1")]), "- `pages`: `2` → `1`"),
        (Review(warnings=2), "No problems; 2 warnings worth a second look."),
        (Review(), "The state before could not be built, so nothing is compared."),
        (Review(errors=20, problems=[Told(place="a", code="b", message="c")]), "### 20 problems to mend"),
        (Review(errors=20, problems=[Told(place="a", code="b", message="c")]), "- and 19 more"),
        (None, "**This could not be looked at.** The run left nothing. The log says more."),
    ],
)
def test_less_is_told_when_there_is_less_to_tell(review: Review | None, says: str) -> None:
    assert says in comment({"": review} if review else {}, BUILD, "The run left nothing.").splitlines()


def test_the_fullest_review_makes_a_comment_that_github_takes() -> None:
    review = full("`" * (LENGTH - 2) + "x`", MOST)
    told = comment({"": review}, BUILD)
    assert len(review.written()) < MAX_BYTES
    assert len(told) < MAX_LENGTH + 1000
    assert told.count("<details>") == told.count("\n</details>")
    assert told.rstrip().endswith(f"by [this run]({RUN}).</sub>")
    assert "The rest is too long for a comment." in told


def test_a_review_is_read_as_it_was_written() -> None:
    assert read(full("words", MOST).written()) == full("words", MOST)


@pytest.mark.parametrize("data", REFUSED)
def test_a_list_of_another_shape_is_refused_and_not_repeated(data: str) -> None:
    with pytest.raises(UnreadableError, match=r"^The list of changes is not as it should be in \d+ places?\.$"):
        read(data.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe{}",
        b'{"version": 1, "problems": ' + b"[" * 100_000,
        b'{"version": 1, "problems": [' + b",".join([PROBLEM] * (FEW + 1)) + b"]}",
        b'{"version": 1, "problems": [' + PROBLEM.replace(b"c", b"x" * (LENGTH + 1)) + b"]}",
        b" " * (MAX_BYTES + 1),
    ],
    ids=["no text", "deep", "too many", "too long", "too big"],
)  # fmt: skip
def test_a_list_beyond_its_bounds_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^The list of changes "):
        read(data)
