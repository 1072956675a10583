"""Lists that nobody would keep by memory: workarounds, each still in its file, and words, each said once."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \|(?: [^|]+ \|){3}$", re.M)


def test_every_workaround_that_is_listed_is_still_there() -> None:
    text = (ROOT / "docs/workarounds.md").read_text("utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count("\n| `") >= 10
    assert [(file, mark) for file, mark in rows if mark not in (ROOT / file).read_text("utf-8")] == []


def test_a_version_that_a_comment_names_as_others_have_it_is_listed() -> None:
    listed = {file for file, _ in ROW.findall((ROOT / "docs/workarounds.md").read_text("utf-8"))}
    folders = (ROOT / "plugins", ROOT / "overrides")
    files = (path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".html"))
    named = re.compile(r"\b(?:Material|MkDocs|mkdocs|Zensical) \(?\d+\.\d+\.\d+", re.M)
    found = {path.relative_to(ROOT).as_posix() for path in files if named.search(path.read_text("utf-8"))}
    ours = {"overrides/partials/copyright.html", "overrides/partials/logo.html"}  # what a brand shows, not mends
    assert found - listed - ours == set()


def test_there_are_at_most_40_words_in_order_and_each_once() -> None:
    words = re.findall(r"^- \*\*([^*]+)\*\*: ", (ROOT / "docs/glossary.md").read_text("utf-8"), re.M)
    assert 20 <= len(words) <= 40
    assert words == sorted(set(words), key=str.casefold)


def test_each_sentence_about_trust_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs/security.md").read_text("utf-8")
    rows = [row for row in re.findall(r"^\| .+ \|$", text, re.M) if row.count("|") == 3][1:]
    sentences = [row for row in rows if "`tests/" in row.split("|")[2]]
    assert len(sentences) >= 11 and all(row.split("|")[1].strip().endswith(".") for row in sentences)
    named = re.findall(r"`(tests/[^`]+)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
