"""What a workflow is to do with an issue, as files that it only passes on: a draft's request, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..words import Words
from .draft import Draft, Issue
from .written import promises

CALLS = re.compile(r"[#@/]")  # in a title, as in "Fixes #1", these close issues and call people once it is merged
SAID = "said.md"  # what the request says, or the answer to the issue


def request(
    issue: Issue, draft: Draft, problems: Iterable[str], missing: Iterable[str], words: Words
) -> dict[str, str]:
    """The files of a request by their names: what it says, its title, and the commit with path, text and message.

    `problems` are what is wrong with the draft, `missing` what it will lack when it is a draft no more.
    """
    said = words.below("form.request")
    found, lacks = "\n".join(problems), "\n".join(missing)
    parts = [
        f"Closes #{issue.number}.",
        words("form.request.from", login=issue.login, number=issue.number),
        "\n".join(f"- {promise}" for promise in promises(words)),
        f"{said['origin']}\n\n{fenced(draft.origin)}",
        words("form.request.draft", path=draft.path),
        *([f"{said['missing']}\n\n{fenced(lacks)}"] if lacks else []),
        f"{said['wrong']}\n\n{fenced(found)}" if found else said["clean"],
        said["checks"],
    ]
    title = " ".join(CALLS.sub(" ", draft.title).split())
    message = words("form.request.message", number=issue.number, title=title)
    author = f"Co-authored-by: {issue.login} <{issue.user}+{issue.login}@users.noreply.github.com>"
    return {
        SAID: "\n\n".join(parts) + "\n",
        "title": words("form.request.title", title=title),
        "path": draft.path,
        "draft.yml": draft.text,
        "message": f"{message}\n\n{author}\n",
    }


def refusal(why: str, words: Words) -> dict[str, str]:
    """The one file of an issue of which nothing can be made: the answer to it."""
    said = words.below("form.request")
    return {SAID: f"{said['refused']}\n\n{fenced(why)}\n\n{said['again']}\n"}


def fenced(text: str) -> str:
    """A text as a block of code, in which nothing is a link, a heading or somebody's name, whatever stands there."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.strip()}\n{fence}"
