"""A script that throws, dies or prints is told as what it is, and the next call is answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.node.runtime import HERE, Node, ScriptError

CALLS = """
export const same = (...given) => given;
export const nothing = () => {};
export const chats = () => console.log("one") ?? "two";
export function fails() { deep(); }
const deep = () => { throw new RangeError("too deep"); };
export const dies = () => process.exit(7);
export const later = () => new Promise(() => setTimeout(() => { throw new Error("too late"); }));
"""


@pytest.fixture
def node(tmp_path: Path) -> Iterator[Node]:
    (tmp_path / "calls.mjs").write_text(CALLS, "utf-8")
    (tmp_path / "server.mjs").write_bytes((HERE / "server.mjs").read_bytes())
    started = Node(tmp_path / "server.mjs")
    yield started
    started.close()


def test_what_is_given_comes_back(node: Node) -> None:
    given = [1, 2.5, None, True, "é\u2028\n\0\ud800", {"a": [1, {}]}, "x" * 1_000_000]
    assert node.call("same", *given) == given
    assert (node.call("nothing"), node.call("chats")) == (None, "two")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fails", r"(?s)RangeError: too deep\n    at deep .*calls\.mjs:6:28\)\n    at .*fails"),
        ("missing", "is not a function"),
        ("dies", r"Node ended with exit code 7\."),
        ("later", r"(?s)Node ended with exit code 1\..*calls\.mjs:8.*Error: too late"),
    ],
)
def test_a_script_that_fails_is_told_with_its_stack_and_the_next_one_runs(node: Node, name: str, said: str) -> None:
    for _ in range(2):
        with pytest.raises(ScriptError, match=said):
            node.call(name)
    assert node.call("same", 1) == [1]


def test_modules_that_cannot_be_read_are_told(node: Node, tmp_path: Path) -> None:
    (tmp_path / "calls.mjs").write_text("export const = 1;", "utf-8")
    with pytest.raises(ScriptError, match=r"(?s)Node ended with exit code 1\..*calls\.mjs:1.*SyntaxError"):
        node.call("same", "x" * 1_000_000)
