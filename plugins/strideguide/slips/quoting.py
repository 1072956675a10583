"""Texts around which quotes or brackets are missing, or are not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slip import Lines, Slip, with_line

_VALUE = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:[ ]+)?)(?P<text>\S.*?)\s*$")
_QUOTED = re.compile("[\u201c\u2018](?P<text>.*?)[\u201c\u201d\u2018\u2019\"'](?P<note>(?: +#.*)?)")
_STRAIGHT = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
_CLOSES = {"[": "]", "{": "}"}
_MEANT = "[{*&!|>%@`?"  # what has a meaning of its own in YAML at the beginning of a text


def quotes(lines: Lines, at: int) -> Iterator[Slip]:
    """Quotes that are not closed, are closed too early, or are none for YAML."""
    found = _VALUE.match(lines[at])
    if not found:
        return
    before, text = found["before"], found["text"]
    sign, column = text[0], len(before) + 1
    if closed := _QUOTED.fullmatch(text):
        what = "The quotes here are curly, and YAML takes them for letters."
        made = f'{before}"{closed["text"].translate(_STRAIGHT)}"{closed["note"]}'
        yield Slip(at + 1, column, what, "Write straight quotes, \" or '.", with_line(lines, at, made), True)
    elif sign in "\"'" and text.count(sign) % 2 and len(text) > 1 and not text.endswith(sign):
        what = f"A quote is opened here and not closed on this line: {sign}"
        made = f"{before}{text}{sign}"
        yield Slip(at + 1, column, f"{what}.", f"Write {sign} at the end of the text.", with_line(lines, at, made))
    elif sign == "'" and text.endswith(sign) and sign in text[1:-1]:
        what = "An apostrophe ends this text too early, as single quotes stand around it."
        made = f"{before}{quoted(text[1:-1])}"
        yield Slip(at + 1, column, what, "Put double quotes around it.", with_line(lines, at, made), True)
    elif sign == '"' and text.endswith(sign) and "\\" in text:
        what = "A backslash in double quotes begins a sign of its own."
        made = f"{before}'{text[1:-1].replace(chr(39), chr(39) * 2)}'"
        yield Slip(at + 1, column, what, "Put single quotes around the text.", with_line(lines, at, made))


def brackets(lines: Lines, at: int) -> Iterator[Slip]:
    for found in re.finditer(r"(?:^\s*(?:- )*|: +)([\[{])", lines[at]):
        text, close = lines[at].rstrip(), _CLOSES[found[1]]
        for made in (f"{text}{close}", f"{text[:-1]}{close}"):
            what = f'"{found[1]}" is opened here, and not closed.'
            yield Slip(at + 1, found.start(1) + 1, what, f'Write "{close}" at its end.', with_line(lines, at, made))


def unquoted(lines: Lines, at: int) -> Iterator[Slip]:
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
    made = quoted(text)
    remedy = "Put double quotes around the whole text." if made[0] == '"' else (
        "Put single quotes around the whole text, and write each ' in it twice."
    )  # fmt: skip
    sure = text[0] not in _CLOSES  # else it may be a map or a list that is written wrongly
    yield Slip(at + 1, len(before) + 1, what, remedy, with_line(lines, at, f"{before}{made}"), sure)


def quoted(text: str) -> str:
    """A text with the quotes around it in which all of its signs stand for themselves."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
