"""Problems in the forms that people and machines read: text, GitHub annotations, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from .problems import Problem


def text(problems: Sequence[Problem]) -> str:
    """A paragraph for each problem, and a last line that counts them."""
    count = len(problems)
    files = len({problem.place.file for problem in problems})
    last = f"{count} problem{'s' * (count != 1)} in {files} file{'s' * (files != 1)}" if count else "no problems"
    return "\n".join([*map(str, problems), last]) + "\n"


def github(problems: Sequence[Problem]) -> str:
    """A workflow command for each problem, which GitHub shows at the line in the pull request."""
    return "".join(
        f"::error file={_property(p.place.file)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.code)}::{_data(f'{p.message} {p.remedy}'.strip())}\n"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A list of maps with file, line, column, code, message and remedy."""
    listed = [{**asdict(p.place), "code": p.code, "message": p.message, "remedy": p.remedy} for p in problems]
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": text, "github": github, "json": as_json}


def _data(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
