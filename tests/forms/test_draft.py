"""A form that is filled in becomes one file of data, whatever stands in it; or it is told why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.forms import filled

from strideguide.forms.draft import Draft, Issue, drafted, written
from strideguide.forms.filled import FormError
from strideguide.forms.request import SAID, fenced, refusal, request
from strideguide.source import parse

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def made(case: dict[str, Any]) -> Draft:
    """The draft of a case, whose text is that of its form with other answers, or is put another way."""
    text = case.get("body") or filled.body(case["form"], case.get("answers"))
    for now, instead in case.get("instead", {}).items():
        assert now in text
        text = text.replace(now, instead)
    for word, times in case.get("grown", {}).items():
        text = text.replace(word, " ".join([word] * times))
    return drafted(Issue.read(filled.event(text)), filled.schemas(), filled.WORDS, filled.library().declared)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_form_becomes_the_draft_of_its_case_or_is_refused_in_its_words(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    if "said" in case:
        with pytest.raises(FormError) as refused:
            made(case)
        assert str(refused.value).split("\n") == case["said"]
        return
    draft = made(case)
    assert draft.path == case["path"]
    document, problems = parse(draft.text, draft.path)
    assert problems == [] and document is not None
    if "text" in case:
        assert draft.text == case["text"]
    assert document.value == {**document.value, **case.get("fields", {}), "draft": True}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_text_is_the_same_in_the_file_or_there_is_no_file(text: str) -> None:
    try:
        file = written({"draft": True, "title": text, "steps": [text]})
    except FormError:
        return
    document, problems = parse(file, "draft.yml")
    assert problems == [] and document is not None
    assert document.value == {"draft": True, "title": text, "steps": [text]}


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        {},
        {"issue": None},
        {"issue": {"number": "x"}},
        filled.event("", login="a b"),
        filled.event("", login="@x"),
    ],
)
def test_an_event_that_tells_of_no_issue_is_refused(event: Any) -> None:
    with pytest.raises(FormError, match="This is no event of an issue"):
        Issue.read(event)


@pytest.mark.parametrize("text", ["@everyone [x](https://bad.example)", "```\n# out", "`````", "a\n\n</details>"])
def test_what_somebody_wrote_leaves_no_block_of_code(text: str) -> None:
    fence, *inner, end = fenced(text).split("\n")
    assert fence == f"{end}text" and set(end) == {"`"}
    assert [line for line in inner if line.startswith(end)] == []
    assert fenced(text) in refusal(text, filled.WORDS)[SAID]


def test_a_request_keeps_who_wrote_it_their_word_and_where_it_comes_from() -> None:
    issue = Issue.read(filled.event(filled.body("exercise")))
    draft = drafted(issue, filled.schemas(), filled.WORDS, filled.library().declared)
    files = request(issue, draft, [], [], filled.WORDS)
    assert files["path"] == "data/exercises/wall-sit.yml" and files["draft.yml"] == draft.text
    assert files["title"] == "Draft: Wall sit"
    assert files["message"].endswith("\nCo-authored-by: fell-runner <4711+fell-runner@users.noreply.github.com>\n")
    for part in ("Closes #12.", "@fell-runner", "These are my own words.", "CC BY 4.0", "origin: common practice"):
        assert part in files[SAID]
    assert "a problem" in request(issue, draft, ["a problem"], [], filled.WORDS)[SAID]


def test_a_title_closes_no_other_issue_and_calls_nobody_when_the_request_is_merged() -> None:
    title = "Fixes #1, fixes a/b#2 and https://github.com/a/b/issues/3 @everyone"
    issue = Issue.read(filled.event(filled.body("exercise", {"title": title})))
    draft = drafted(issue, filled.schemas(), filled.WORDS, filled.library().declared)
    files = request(issue, draft, [], [], filled.WORDS)
    assert files["title"] == "Draft: Fixes 1, fixes a b 2 and https: github.com a b issues 3 everyone"
    assert "#12 asks for: Fixes 1, fixes" in files["message"] and "@everyone" not in files["message"]
