"""Signs that YAML does not take for what they look like: marks of lists, blanks, what stands for a colon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .indentation import around
from .slip import FIELD, Lines, Slip, count, indent_of, with_line

ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LISTED = re.compile(r"^(\s*)(?P<sign>[•‣◦▪■●○∙·\u2013\u2014\u2212*+]|->|→|=>|\d{1,2}[.)])(\s+)(?P<text>\S.*)$")
_GLUED = re.compile(r"^(\s*)-(?P<text>[^\s-].*)$")
_SIGNS = {
    "•": "a bullet", "\u2013": "an en dash", "\u2014": "an em dash", "\u2212": "a minus sign", "*": "a star",
    "+": "a plus sign",
}  # fmt: skip
_NAME = re.compile(r"^(?P<before>\s*(?:- )*)(?P<name>[A-Za-z_][\w-]*)(?P<sign>\s*(?:=>|:=|=|;|\uff1a)\s*|:(?=\S)| +)")
MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_LINES = r"(?:(?!<{7}|={7}|>{7}|\|{7}).*\n)*"
_AGREED = re.compile(
    rf"^<{{7}}(?: .*)?\n(?P<one>{_LINES})(?:\|{{7}}(?: .*)?\n{_LINES})?={{7}}\n(?P=one)>{{7}}(?: .*)?(?:\n|\Z)", re.M
)


def merge(lines: Lines, at: int) -> Iterator[Slip]:
    """What a merge leaves where two people changed one place; the first version is taken for the one that stays."""
    if not MERGE.match(lines[at]):
        return
    rest = list(lines[at:])
    end = next((n for n, line in enumerate(rest) if line.startswith(">" * 7)), 0)
    middle = next((n for n, line in enumerate(rest[:end]) if line[:7] in ("=" * 7, "|" * 7)), end)
    if lines[at][0] != "<" or not end:
        what = f'A merge left this line of "{lines[at][:7]}" behind.'
        yield Slip(at + 1, 1, what, "Delete the line.", with_line(lines, at, ""))
        return
    kept = ["", *rest[1:middle], *[""] * (end - middle + 1), *rest[end + 1 :]]
    what = f"A merge left two versions here, down to line {at + end + 1}."
    remedy = 'Keep one version, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".'
    yield Slip(at + 1, 1, what, remedy, [*lines[:at], *kept])


def agreed(text: str) -> str:
    """The text without what a merge left where both people wrote the same."""
    return _AGREED.sub(r"\g<one>", text)


def tab(lines: Lines, at: int) -> Iterator[Slip]:
    if "\t" not in lines[at][: indent_of(lines[at])]:
        return
    tabbed = [n for n, line in enumerate(lines) if "\t" in line[: indent_of(line)]]
    spaced = [line[: indent_of(line)].replace("\t", "  ") + line.lstrip(" \t") for line in lines]
    what = "This line begins with a tab" if len(tabbed) == 1 else f"{len(tabbed)} lines begin with a tab, as this one"
    whole = f"{what}; YAML takes spaces alone."
    yield Slip(at + 1, 1, whole, "Put two spaces in the place of each tab.", spaced, True)
    if len(tabbed) == 1:
        for indent in around(lines, at):
            remedy = f"Put {count(indent, 'space')} in its place." if indent else "Begin the line at the very left."
            yield Slip(at + 1, 1, whole, remedy, with_line(lines, at, " " * indent + lines[at].lstrip(" \t")))


def odd_space(lines: Lines, at: int) -> Iterator[Slip]:
    if found := ODD_SPACE.search(lines[at]):
        what = f"There is {named(found[0])} here; it looks like a space, and is none."
        yield Slip(at + 1, found.start() + 1, what, "Delete it, and type a space.", _plain_spaces(lines, at), True)


def _plain_spaces(lines: Lines, at: int) -> list[str]:
    return with_line(lines, at, ODD_SPACE.sub(" ", lines[at]))


def named(sign: str) -> str:
    """A sign that can't be seen, by its name: "a no-break space (U+00A0)"."""
    name = unicodedata.name(sign, "control character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} (U+{ord(sign):04X})"


def list_mark(lines: Lines, at: int) -> Iterator[Slip]:
    if found := LISTED.match(lines[at]):
        yield listed(lines, at, found)
    elif found := _GLUED.match(lines[at]):
        line = f"{found[1]}- {found['text']}"
        what = "There is no space after the hyphen that begins this entry."
        yield Slip(
            at + 1, found.end(1) + 1, what, 'Write "- ", a hyphen and a space.', with_line(lines, at, line), True
        )


def listed(lines: Lines, at: int, found: re.Match[str]) -> Slip:
    sign = found["sign"]
    name = _SIGNS.get(sign) or ("a number" if sign[0].isdigit() else "a sign")
    column = found.end(1) + 1
    made = f"{found[1]}- {found['text']}"
    what = f'The entry begins with {name}, "{sign}".'
    return Slip(
        at + 1, column, what, 'Write "- " in its place, a hyphen and a space.', with_line(lines, at, made), True
    )


def colon(lines: Lines, at: int) -> Iterator[Slip]:
    """Another sign, or none, where a colon and a space end a field's name."""
    found = _NAME.match(lines[at])
    if not found or FIELD.match(lines[at]):
        return
    name, sign, rest = found["name"], found["sign"].strip(), lines[at][found.end() :]
    if not sign and (found["before"].strip() or not name.islower()):
        return  # a sentence
    what = (
        f'There is no space after "{name}:".' if sign == ":"
        else f'"{sign}" stands after "{name}", where a colon belongs.' if sign
        else f'No colon stands after "{name}".'
    )  # fmt: skip
    column = found.end("name") + 1 + (len(found["sign"]) - len(found["sign"].lstrip()) if sign else 0)
    line = f"{found['before']}{name}: {rest}"
    yield Slip(
        at + 1, column, what, f'Write "{name}: ", with a colon and a space.', with_line(lines, at, line), bool(sign)
    )
