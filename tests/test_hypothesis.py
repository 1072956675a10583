"""Whatever stands in a guide's files: building it raises nothing, and all that is told has a place."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import YAML_RE

from strideguide import site
from strideguide.front_matter import MAX_DEPTH, harmless
from strideguide.hostfile import HostFile
from strideguide.problems import CODES
from strideguide.source import parse
from tests import worlds
from tests.scale import at

THINGS = [path for path in worlds.FILES if path.endswith(".yml")]
PARSED: dict[str, Any] = {path: yaml.load(worlds.FILES[path], Loader=yaml.BaseLoader) for path in THINGS}
ODD = [
    "", " ", "no", "1:30", "010", "2 x 8", "3 x 30 s", "RPE 5", "2026-02-30", "squat", "quads", "sore-knee",
    "none known", "[x](exercise:squat)", "[x](javascript:a)", "<b>", "{{ 1 }}", "`" * 9, "- " * 40, "[" * 250,
    "prevents injuries", "é", "a\nb", "__proto__", "../..", "x" * 400,
]  # fmt: skip
TYPED = [*ODD, "\0", "\t", ":", "- ", "\n", "&a ", '"', "#"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(ODD) | st.text(max_size=20)
NAMES = (
    st.sampled_from(sorted({name for tree in PARSED.values() for name in tree}))
    | st.sampled_from(ODD)
    | st.text(max_size=8)
)
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=5), max_leaves=12
)


ALL_FIELDS = HostFile({}, frozenset("ab"), (), whole=False)
# Parts of front matter, and of what looks like it.
FRONT = ["---", "...", "--- ", "\n", "a: 1", "{" * 40, "[x]", "# c", "- a", " ", "..x", "-- x", "a: [", "'", "&a ", "!"]


def told(changes: dict[str, str | bytes]) -> list[str]:
    """Builds the tiny guide with changes: the codes of its problems, each of which must have a place in a file."""
    with tempfile.TemporaryDirectory() as folder:
        made = site.build(worlds.write(Path(folder), changes))
        for problem in made.problems:
            file = Path(folder) / problem.place.file
            lines = file.read_bytes().count(b"\n") + 1 if file.is_file() else 1
            assert 1 <= problem.place.line <= lines + 1 and problem.place.column >= 1, problem
            assert problem.code in CODES and problem.message
    return [problem.code for problem in made.problems]


def paths(tree: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all values of a tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(found for key, value in inner for found in paths(value, (*path, key)))]


def put(tree: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The tree with another value at a path."""
    if not path:
        return value
    made: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    made[path[0]] = put(tree[path[0]], path[1:], value)
    return made


@st.composite
def changed_trees(draw: st.DrawFn) -> tuple[str, Any]:
    """A file of the tiny guide in which one value, at any depth, is any tree."""
    file = draw(st.sampled_from(THINGS))
    path = draw(st.sampled_from(paths(PARSED[file])))
    return file, put(PARSED[file], path, draw(TREES))


@settings(max_examples=at(8, 500))
@given(changed_trees())
def test_any_tree_in_the_place_of_any_value(change: tuple[str, Any]) -> None:
    file, tree = change
    told({file: yaml.safe_dump(tree, allow_unicode=True)})


@settings(max_examples=at(8, 500))
@given(st.sampled_from(THINGS), TREES)
def test_any_tree_as_a_whole_file(file: str, tree: Any) -> None:
    told({file: yaml.safe_dump(tree)})


@settings(max_examples=at(8, 500))
@given(st.sampled_from(list(worlds.FILES)), st.binary(max_size=200))
def test_any_bytes_as_a_whole_file(file: str, content: bytes) -> None:
    told({file: content})


@settings(max_examples=at(8, 500))
@given(st.sampled_from(list(worlds.FILES)), st.integers(0, 1500), st.integers(0, 4), st.sampled_from(TYPED))
def test_any_slip_of_the_pen_in_a_file(file: str, at: int, gone: int, typed: str) -> None:
    text = worlds.FILES[file]
    at %= len(text)
    told({file: text[:at] + typed + text[at + gone :]})


@settings(max_examples=at(8, 500))
@given(st.text(alphabet="[]()<>!`*_#-=|:~\\ \n\tab1.&;\"'{}", max_size=300))
def test_any_markdown_in_prose_and_in_a_chapter(text: str) -> None:
    tip, prose = "data/tips/start-small.yml", "".join(f"  {line}\n" for line in text.split("\n"))
    told({tip: worlds.swapped(tip, ("  Add a little each week.\n", prose))})
    told({"content/a.md": text})


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(FRONT), max_size=14), st.booleans())
def test_no_host_finds_front_matter_that_the_guide_has_not_accepted(parts: list[str], begins: bool) -> None:
    written = "".join(["---\n" * begins, *parts])
    text, _ = harmless(written, "content/a.md", ALL_FIELDS)
    assert text.count("\n") == written.count("\n")
    for given_to_host in (text, f"{text}\n\n<div></div>\n"):  # as a chapter with pictures ends
        if found := YAML_RE.match(given_to_host):
            document, problems = parse(found[1], "content/a.md", MAX_DEPTH)
            assert document is not None and isinstance(document.value, dict) and problems == []
