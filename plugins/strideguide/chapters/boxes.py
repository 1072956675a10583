"""Boxes of a chapter, "!!!" and "???": begun as Markdown wants it, of a kind that there is, and with text in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ..problems import Edit
from .rows import indent
from .slip import Slip
from .written import Line

STEP = 4  # columns by which the text of a box is moved in
# The kinds that Material 9.7 has a colour and a sign for.
KINDS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote",
)  # fmt: skip
_LIKE = re.compile(r"\s*(?:!{2,}|\?{3,}\+?)(?=[\s\w\"'\u201c\u2018]|$).*")
# As Python-Markdown 3.11 (`admonition`) and pymdown-extensions 11 (`details`) read it.
_TITLE = r'(?: +"(?!.*".*").*")? *'
_KINDS = r"[\w-]+(?: +[\w-]+)*"
_RIGHT = re.compile(rf"\s*(?:!!! ?(?P<box>{_KINDS})|\?\?\?\+? ?(?P<fold>{_KINDS})?){_TITLE}")
_ENDS = re.compile(r"#{1,6}\s|\s*(?:!!!|\?\?\?)")  # what is surely no text of a box
_CURLY = r"[\u201c\u201d\u201e]"
_OTHERS = re.compile(r"\s*(?:> *\[!(\w+)\]|:{3,} *\{?\.?(\w+)\}?)")


def slips(written: Sequence[Line]) -> Iterator[Slip]:
    """What is wrong with boxes."""
    for at, line in enumerate(written):
        if line.apart:
            continue
        if found := _OTHERS.match(line.text):
            kind = (found[1] or found[2]).lower()
            sign = found[0].strip()
            what = f'"{sign}" begins a box for other programs, and not here.'
            remedy = f'Write "!!! {_near(kind) or kind}" in its place, and the text below it, moved in by four blanks.'
            yield Slip(line.number, indent(line.text) + 1, what, remedy)
        elif _LIKE.fullmatch(line.text):
            yield from _begun(line) if not _RIGHT.fullmatch(line.text) else _held(written, at)


def _begun(line: Line) -> Iterator[Slip]:
    sign = "???" if line.text.lstrip().startswith("?") else "!!!"
    what = f'This line looks like the beginning of a box, and is none: "{line.text.strip()}".'
    remedy = f'Write {sign}, a kind, and a title in straight double quotes, as in: {sign} note "Title"'
    straight = re.sub(_CURLY, '"', line.text)
    edit = Edit(rf'{_CURLY}([^"]*?){_CURLY}', r'"\1"') if _RIGHT.fullmatch(straight) else None
    yield Slip(line.number, indent(line.text) + 1, what, remedy, edit)


def _held(written: Sequence[Line], at: int) -> Iterator[Slip]:
    """What is wrong with a box that is rightly begun: its kind, or what it holds."""
    line, inner = written[at], indent(written[at].text) + STEP
    found = _RIGHT.fullmatch(line.text)
    kind = ((found and (found["box"] or found["fold"])) or "note").split()[0].lower()
    if kind not in KINDS and (near := _near(kind)):
        what, remedy = f'There is no kind of box "{kind}".', f'Did you mean "{near}"?'
        edit = Edit(re.escape(kind), near) if len(get_close_matches(kind, KINDS, 2, 0.7)) == 1 else None
        yield Slip(line.number, line.text.index(kind) + 1 if kind in line.text else 1, what, remedy, edit)
    below = next((each for each in written[at + 1 :] if each.text.strip()), None)
    if below is None or below.apart or _ENDS.match(below.text):
        yield Slip(line.number, 1, "There is nothing in this box.", f"{_moved(inner)}; or delete this line.")
    elif indent(below.text) < inner:
        what = f"The box on line {line.number} is empty, as this line below it is not moved in."
        yield Slip(below.number, 1, what, f"{_moved(inner)}; or delete line {line.number}.")


def _moved(columns: int) -> str:
    return f"Begin each line of its text with {columns} blanks"


def _near(kind: str) -> str:
    return next(iter(get_close_matches(kind, KINDS, n=1, cutoff=0.7)), "")
