"""Every code with its paragraph, and with what the guide really says in a case of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..problems import CODES, WARNINGS
from ..source import read

SAID = Path(__file__).with_name("said.yml")  # made from tests/cases, so that it says what is printed
INTRODUCTION = """\
# Problems

A problem is printed as file, line and column, its code, and what happened; below that stands what to do. Codes are
permanent names: you can search for them, and they never change their meaning.

"""


def page() -> str:
    """The whole page, codes in their order."""
    contents = "".join(f"- [{code}](#{code})\n" for code in CODES)
    return f"{INTRODUCTION}{contents}{''.join(f'{chr(10)}## {paragraph(code)}' for code in CODES)}"


def paragraph(code: str) -> str:
    """What a code means, whether it refuses a guide, and what is printed for a case of it."""
    level = "\nThis is a warning: it refuses nothing.\n" if code in WARNINGS else ""
    return f"{code}\n\n{CODES[code]}\n{level}{_example(examples().get(code, ''))}"


def _example(said: str) -> str:
    return f"\n```text\n{said}\n```\n" if said else ""


@cache
def examples() -> dict[str, str]:
    """For each code that an author can bring about, what is printed."""
    document, faults = read(SAID, SAID.parent)
    if document is None or faults:
        raise LookupError(f"the examples can't be read: {'; '.join(map(str, faults))}")
    return {code: said.rstrip() for code, said in document.value.items()}
