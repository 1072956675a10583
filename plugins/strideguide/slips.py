"""Slips in YAML, judged by the lines themselves: what was meant, and the text as it reads once it is mended.

A parser says where it gave up, often below the slip and in its own words. Here each rule proposes what the line was
meant to be; a slip is told only if the parser gets further with it, so that every remedy is one that works. The mended
text has as many lines as before: what else is wrong in the file is told in the same run, each at its own line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import yaml

from .layout import LOADER

MOST = 20  # slips told of one file
TRIES = 200  # readings of one file, as each takes its time
LONGEST = 50_000  # characters; the largest file of the guide has half of it

Lines = Sequence[str]
Stop = tuple[int, int, int]  # the line and column, from 0, where the parser gave up; and the line of what it was in


class Slip(NamedTuple):
    """Where a slip stands (line and column from 1), what it is, what to do, and the lines after that."""

    line: int
    column: int
    what: str
    remedy: str
    lines: Lines


Rule = Callable[[Lines, int], Iterator[Slip]]

ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LISTED = re.compile(r"^(\s*)(?P<sign>[•‣◦▪■●○∙·\u2013\u2014\u2212*+]|->|→|=>|\d{1,2}[.)])(\s+)(?P<text>\S.*)$")
_GLUED = re.compile(r"^(\s*)-(?P<text>[^\s-].*)$")
_ENTRY = re.compile(r"^(\s*)- ")
_SIGNS = {
    "•": "a bullet", "\u2013": "an en dash", "\u2014": "an em dash", "\u2212": "a minus sign", "*": "a star",
    "+": "a plus sign",
}  # fmt: skip
_NAME = re.compile(r"^(?P<before>\s*(?:- )*)(?P<name>[A-Za-z_][\w-]*)(?P<sign>\s*(?:=>|:=|=|;|\uff1a)\s*|:(?=\S)| +)")
_VALUE = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:[ ]+)?)(?P<text>\S.*?)\s*$")
_FIELD = re.compile(r"^\s*(?:- )?[\w-]+:(?:\s|$)")
_BLOCK = re.compile(r"^(\s*)(?:- )*[\w-]+:\s*[|>][+-]?\s*$")
_MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
_CURLY = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
_CLOSES = {"[": "]", "{": "}"}
_MEANT = "[{*&!|>%@`?"  # what has a meaning of its own in YAML at the beginning of a text


def mend(text: str) -> tuple[str, list[Slip]]:
    """The text after all slips that are understood, and these in the order in which the parser met them."""
    slips: list[Slip] = []
    tries = TRIES
    while len(text) <= LONGEST and len(slips) < MOST and (stop := _stop(text)) is not None:
        for slip in _meant(text.split("\n"), stop):
            tries -= 1
            after = _stop("\n".join(slip.lines))
            if after is None or (after[:2] > stop[:2] and after[0] >= slip.line):
                slips.append(slip)
                text = "\n".join(slip.lines)
                break
            if not tries:
                return text, slips
        else:
            break
    return text, slips


def joined(lines: Lines, first: int, last: int) -> Slip | None:
    """What is wrong with a text without quotes from line `first` to `last`, counted from 0; YAML makes one line of it.

    Lists whose signs YAML does not know, entries that are indented too far, and paragraphs are read in this way.
    """
    for at in range(first, last + 1):
        if found := _LISTED.match(lines[at]) if at > first or _LISTED.match(lines[min(at + 1, last)]) else None:
            return _listed(lines, at, found)
        if at > first and _ENTRY.match(lines[at]):
            above = next((n for n in range(at - 1, -1, -1) if _ENTRY.match(lines[n])), None)
            what = "This line is indented further than the entry above, so YAML would join the two."
            return _moved(lines, at, _indent(lines[at if above is None else above]), what)
    for at in range(first + 1, last):
        if not lines[at].strip():
            what = "The text goes on after an empty line, and YAML would make one paragraph of both."
            remedy = 'Write "|" after the field\'s colon, and the whole text below it, indented.'
            return Slip(at + 1, 1, what, remedy, lines)
    return None


def _stop(text: str) -> Stop | None:
    """Where the parser gives up, None if it reads the text to its end."""
    follow = LOADER(text)
    try:
        while follow.get_event() is not None:
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        begun = getattr(error, "context_mark", None)
        return (mark.line, mark.column, (begun or mark).line) if mark else (0, 0, 0)
    return None


def _meant(lines: list[str], stop: Stop) -> Iterator[Slip]:
    """What may be meant: by rules that see a slip wherever it stands, then by those that look where reading stopped."""
    for rule in ANYWHERE:
        for at in range(min(stop[0] + 1, len(lines))):
            yield from rule(lines, at)
    near = dict.fromkeys((stop[2], stop[0], stop[0] - 1, stop[0] - 2, stop[0] + 1))
    there = [at for at in near if 0 <= at < len(lines) and lines[at].strip()]
    for rule in NEAR:
        for at in sorted(there):
            yield from rule(lines, at)
    for at in there:
        yield from _indented(lines, at)


def _with(lines: Lines, at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _merge(lines: Lines, at: int) -> Iterator[Slip]:
    """What a merge leaves where two people changed one place; the first version is taken for the one that stays."""
    if not _MERGE.match(lines[at]):
        return
    rest = list(lines[at:])
    end = next((n for n, line in enumerate(rest) if line.startswith(">" * 7)), 0)
    middle = next((n for n, line in enumerate(rest[:end]) if line[:7] in ("=" * 7, "|" * 7)), end)
    if lines[at][0] != "<" or not end:
        sign = lines[at][:7]
        yield Slip(at + 1, 1, f'A merge left this line of "{sign}" behind.', "Delete the line.", _with(lines, at, ""))
        return
    kept = ["", *rest[1:middle], *[""] * (end - middle + 1), *rest[end + 1 :]]
    what = f"A merge left two versions here, down to line {at + end + 1}."
    remedy = 'Keep one version, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".'
    yield Slip(at + 1, 1, what, remedy, [*lines[:at], *kept])


def _tab(lines: Lines, at: int) -> Iterator[Slip]:
    if "\t" not in lines[at][: _indent(lines[at])]:
        return
    tabbed = [n for n, line in enumerate(lines) if "\t" in line[: _indent(line)]]
    spaced = [line[: _indent(line)].replace("\t", "  ") + line.lstrip(" \t") for line in lines]
    what = "This line begins with a tab" if len(tabbed) == 1 else f"{len(tabbed)} lines begin with a tab, as this one"
    whole = f"{what}; YAML takes spaces alone."
    yield Slip(at + 1, 1, whole, "Put two spaces in the place of each tab.", spaced)
    if len(tabbed) == 1:
        for indent in _around(lines, at):
            remedy = f"Put {_count(indent, 'space')} in its place." if indent else "Begin the line at the very left."
            yield Slip(at + 1, 1, whole, remedy, _with(lines, at, " " * indent + lines[at].lstrip(" \t")))


def _odd_space(lines: Lines, at: int) -> Iterator[Slip]:
    if found := ODD_SPACE.search(lines[at]):
        what = f"There is {named(found[0])} here; it looks like a space, and is none."
        yield Slip(at + 1, found.start() + 1, what, "Delete it, and type a space.", _plain_spaces(lines, at))


def _plain_spaces(lines: Lines, at: int) -> list[str]:
    return _with(lines, at, ODD_SPACE.sub(" ", lines[at]))


def named(sign: str) -> str:
    """A sign that can't be seen, by its name: "a no-break space (U+00A0)"."""
    name = unicodedata.name(sign, "control character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} (U+{ord(sign):04X})"


def _list_mark(lines: Lines, at: int) -> Iterator[Slip]:
    if found := _LISTED.match(lines[at]):
        yield _listed(lines, at, found)
    elif found := _GLUED.match(lines[at]):
        line = f"{found[1]}- {found['text']}"
        what = "There is no space after the hyphen that begins this entry."
        yield Slip(at + 1, found.end(1) + 1, what, 'Write "- ", a hyphen and a space.', _with(lines, at, line))


def _listed(lines: Lines, at: int, found: re.Match[str]) -> Slip:
    sign = found["sign"]
    name = _SIGNS.get(sign) or ("a number" if sign[0].isdigit() else "a sign")
    column = found.end(1) + 1
    made = f"{found[1]}- {found['text']}"
    what = f'The entry begins with {name}, "{sign}".'
    return Slip(at + 1, column, what, 'Write "- " in its place, a hyphen and a space.', _with(lines, at, made))


def _colon(lines: Lines, at: int) -> Iterator[Slip]:
    """Another sign, or none, where a colon and a space end a field's name."""
    found = _NAME.match(lines[at])
    if not found or _FIELD.match(lines[at]):
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
    yield Slip(at + 1, column, what, f'Write "{name}: ", with a colon and a space.', _with(lines, at, line))


def _quotes(lines: Lines, at: int) -> Iterator[Slip]:
    """Quotes that are not closed, are closed too early, or are none for YAML."""
    found = _VALUE.match(lines[at])
    if not found:
        return
    before, text = found["before"], found["text"]
    sign, column = text[0], len(before) + 1
    if sign in "\u201c\u2018":
        what = "The quotes here are curly, and YAML takes them for letters."
        made = f'{before}"{text.translate(_CURLY)[1:-1]}"'
        yield Slip(at + 1, column, what, "Write straight quotes, \" or '.", _with(lines, at, made))
    elif sign in "\"'" and text.count(sign) % 2 and len(text) > 1 and not text.endswith(sign):
        what = f"A quote is opened here and not closed on this line: {sign}"
        made = f"{before}{text}{sign}"
        yield Slip(at + 1, column, f"{what}.", f"Write {sign} at the end of the text.", _with(lines, at, made))
    elif sign == "'" and text.endswith(sign) and sign in text[1:-1]:
        what = "An apostrophe ends this text too early, as single quotes stand around it."
        made = f"{before}{_quoted(text[1:-1])}"
        yield Slip(at + 1, column, what, "Put double quotes around it.", _with(lines, at, made))
    elif sign == '"' and text.endswith(sign) and "\\" in text:
        what = "A backslash in double quotes begins a sign of its own."
        made = f"{before}'{text[1:-1].replace(chr(39), chr(39) * 2)}'"
        yield Slip(at + 1, column, what, "Put single quotes around the text.", _with(lines, at, made))


def _brackets(lines: Lines, at: int) -> Iterator[Slip]:
    for found in re.finditer(r"(?:^\s*(?:- )*|: +)([\[{])", lines[at]):
        text, close = lines[at].rstrip(), _CLOSES[found[1]]
        for made in (f"{text}{close}", f"{text[:-1]}{close}"):
            what = f'"{found[1]}" is opened here, and not closed.'
            yield Slip(at + 1, found.start(1) + 1, what, f'Write "{close}" at its end.', _with(lines, at, made))


def _unquoted(lines: Lines, at: int) -> Iterator[Slip]:
    """A text that YAML does not take for text."""
    found = _VALUE.match(lines[at])
    if not found or not found["before"].strip():
        return
    before, text = found["before"], found["text"]
    if text[0] in "\"'":
        what = "Quotes stand around the first words alone, and YAML takes these for the whole text."
    elif text[0] in _MEANT:
        what = f'The text begins with "{text[0]}", which has a meaning of its own in YAML.'
    elif ": " in text or text.endswith(":"):
        what = 'The text contains ": ", which YAML takes for the end of a field\'s name.'
    else:
        return
    quoted = _quoted(text)
    remedy = "Put double quotes around the whole text." if quoted[0] == '"' else (
        "Put single quotes around the whole text, and write each ' in it twice."
    )  # fmt: skip
    yield Slip(at + 1, len(before) + 1, what, remedy, _with(lines, at, f"{before}{quoted}"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _block(lines: Lines, at: int) -> Iterator[Slip]:
    """Text below "|" that is indented no further than the field."""
    head = next((n for n in range(at - 1, -1, -1) if _FIELD.match(lines[n])), None)
    found = _BLOCK.match(lines[head]) if head is not None else None
    if head is None or not found or _indent(lines[at]) > len(found[1]):
        return
    end = next((n for n in range(at, len(lines)) if _FIELD.match(lines[n])), len(lines))
    made = [f"{' ' * (len(found[1]) + 2)}{line.lstrip()}" if line.strip() else line for line in lines[at:end]]
    what = f'The text below "{lines[head].strip()}" is not indented here, so it would end above.'
    remedy = f"Begin each of its lines with {len(found[1]) + 2} spaces."
    yield Slip(at + 1, 1, what, remedy, [*lines[:at], *made, *lines[end:]])


def _indented(lines: Lines, at: int) -> Iterator[Slip]:
    """A line that begins in another column than those around it."""
    for indent in _around(lines, at):
        yield _moved(lines, at, indent, "")


def _odd_one(lines: Lines, at: int) -> Iterator[Slip]:
    """The same for a line between two that agree with each other."""
    above, below = _neighbours(lines, at)
    if above == below != _indent(lines[at]):
        yield _moved(lines, at, above, "")


def _moved(lines: Lines, at: int, indent: int, what: str) -> Slip:
    now = _indent(lines[at])
    much = _count(abs(indent - now), "space")
    what = what or f"This line has {much} too {'few' if indent > now else 'many'} at its beginning."
    remedy = f"{'Add' if indent > now else 'Delete'} {much} at its beginning."
    return Slip(at + 1, now + 1, what, remedy, _with(lines, at, " " * indent + lines[at].lstrip(" \t")))


def _around(lines: Lines, at: int) -> list[int]:
    """Other indentations than a line's own of the two next to it, each once."""
    return [indent for indent in dict.fromkeys(_neighbours(lines, at)) if indent != _indent(lines[at])]


def _neighbours(lines: Lines, at: int) -> tuple[int, int]:
    """The indentations of the lines above and below one that are not empty."""
    above = next((_indent(line) for line in reversed(lines[:at]) if line.strip()), 0)
    return above, next((_indent(line) for line in lines[at + 1 :] if line.strip()), above)


def _count(number: int, noun: str) -> str:
    return f"{'one' if number == 1 else number} {noun}{'s' * (number != 1)}"


ANYWHERE: tuple[Rule, ...] = (_merge, _tab)
NEAR: tuple[Rule, ...] = (
    _odd_space, _list_mark, _block, _colon, _quotes, _brackets, _unquoted, _odd_one,
)  # fmt: skip
