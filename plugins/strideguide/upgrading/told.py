"""An update in words: for a terminal, and as Markdown for a pull request, in which what people wrote is code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from ..changes import TITLES, Change
from ..dump import dump
from ..layers.own import TEXT
from ..problems import number_of
from ..reviewing.comment import code
from ..start.locked import LOCKED
from .items import Item, Row
from .update import Update

WIDTH = 300  # characters of a value that are shown in a list; the page has all
BACK = (
    " That is an older one. To stay with {version}, write it into requirements.txt and install it. If you took it with "
    "--accept, build/upgrade/yours has your files as they were before: put them back first."
)
NOWHERE = "(nothing)"
NOT_NOTED = "(not noted)"
NO_SITE = "There is no site of before to compare with; name its folder with --before."
OPS = {"patch": "changed", "replace": "replaced", "hide": "hidden", "add": "added"}
SIDES = ("The guide before", "The guide now", "Yours")


def head(update: Update) -> str:
    """Which version comes after which."""
    if not update.was:
        return (
            f"To version {update.now}. Nobody noted what your changes stood on: each stands beside what is there now."
        )
    if update.was == update.now:
        return f"Version {update.now}, in which the guide below is not as it was."
    return f"From version {update.was} to {update.now}.{BACK.format(version=update.was) * update.is_back}"


def counted(update: Update) -> str:
    """How much there is to look at."""
    touched, rest = len(update.touched), len(update.items) - len(update.touched)
    words = f"{number_of(touched, 'change')} of yours {_has(touched)} to do with it; {rest} {_is(rest)} as before."
    mend = f" {number_of(len(update.problems), 'thing')} {_is(len(update.problems))} to be mended by hand first."
    return words + mend * bool(update.problems)


def text(update: Update) -> str:
    """The update as lines for a terminal."""
    return "\n".join([head(update), counted(update), *_text(update), ""])


def _text(update: Update) -> Iterator[str]:
    for title, lines in sections(update):
        yield f"\n{title}"
        yield from (f"  {line}" for line in lines)
    if update.touched:
        yield "\nYours beside the guide's"
    for item in update.touched:
        yield f"  {named(item)}"
        yield from (f"    {sentence}" for sentence in item.says)
        for row in item.rows:
            yield f"    {part(row)}: {row.says}"
            yield from (f"      {name:16}  {value}" for name, value in zip(SIDES, brief(row), strict=True))
    if update.problems:
        yield "\nTo be mended by hand"
        yield from (f"  {line}" for problem in update.problems for line in str(problem).split("\n"))


def markdown(update: Update) -> str:
    """The update as Markdown, for a pull request or a summary of a run."""
    return "\n\n".join([f"### {head(update)}", counted(update), *_markdown(update)]) + "\n"


def _markdown(update: Update) -> Iterator[str]:
    if update.problems:
        mend = (f"- {code(str(it.place))}: {code(it.message)} {code(it.remedy)}" for it in update.problems)
        yield "\n".join(["#### To be mended by hand\n", *mend])
    for item in update.touched:
        rows = [f"#### {code(named(item))}\n", *(f"- {code(sentence)}" for sentence in item.says)]
        for row in item.rows:
            rows.append(f"- {code(part(row))}: {row.says}")
            rows += [f"  - {name}: {code(value)}" for name, value in zip(SIDES, brief(row), strict=True)]
        yield "\n".join(rows)
    for title, lines in sections(update):
        yield "\n".join([f"#### {title}\n", *(f"- {code(line)}" for line in lines)])


def sections(update: Update) -> Iterator[tuple[str, list[str]]]:
    """What is listed line by line below a title: new names, what is installed, and what is new in the guide."""
    if update.renamed:
        yield "New names, which your files get", list(update.renamed)
    if update.relocked:
        yield "What GitHub installs", [f"{LOCKED} is written anew: this version needs other programs than it lists."]
    if not update.new:
        none = "Nothing among the exercises, plans and other things that your site shows."
        yield "New in the guide", [NO_SITE if update.new is None else none]
    for what, title in TITLES.items():
        if lines := [_change(one) for one in update.new or () if one.what == what]:
            yield f"{title} in the guide", lines


def _change(change: Change) -> str:
    return f"{'(breaks what names it) ' * change.breaking}{change}"


def named(item: Item) -> str:
    """A change by kind and id, what it does, and where it stands."""
    own = item.own
    return f"{own.kind}:{own.id}, {OPS[own.op]} in {own.place.file}:{own.place.line}"


def part(row: Row) -> str:
    """What a part is called; a text that is replaced as a whole has no name."""
    return "its text" if row.part == TEXT else row.part


def worded(value: Any) -> str:
    """A value as people write it; "" for one that is not there."""
    if value is None:
        return ""
    return value if isinstance(value, str) else dump(value).removesuffix("...\n").rstrip("\n")


def brief(row: Row) -> list[str]:
    """The three sides of a row, each on a line; of texts that are long, what is not on all of them."""
    noted = row.fate != "unknown"
    sides = [worded(value) for value in (row.old if noted else row.new, row.new, row.mine)]
    if any(len(side) > WIDTH for side in sides):
        sides = _apart(*(side.split("\n") for side in sides))
    old, new, mine = (_brief(" ".join(side.split())) or NOWHERE for side in sides)
    return [old if noted else NOT_NOTED, new, mine]


def _apart(old: Sequence[str], new: Sequence[str], mine: Sequence[str]) -> list[str]:
    """Of each side the lines that are not as on the others."""
    gone, put, own = list[str](), list[str](), list[str]()
    for other, lines in ((new, put), (mine, own)):
        for tag, start, end, at, to in SequenceMatcher(None, old, other, autojunk=False).get_opcodes():
            if tag != "equal":
                gone += [line for line in old[start:end] if line not in gone]
                lines += other[at:to]
    return [" ... ".join(filter(None, lines)) for lines in (gone, put, own)]


def _brief(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 4]} ..."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _has(count: int) -> str:
    return "has" if count == 1 else "have"
