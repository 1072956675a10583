"""What the program needs of others, each in one version and with its hashes: what a brand's robots install first.

It is made from what we install ourselves. The program itself is not in it: whoever packs it can't know the hash of what
comes out.
"""

from __future__ import annotations

import re

from ..layers import shipped

LOCKED = "locked.txt"
HEAD = """\
# The programs of others that strideguide needs, each in the version that it was tried with and with its hashes: what
# somebody else puts in its place is not installed. strideguide itself, in the version of requirements.txt, has no hash.
"""
_SOURCE = "requirements/site.txt"
_PACKING = "hatchling"  # it makes packages, and nobody who installs one needs it
_PART = re.compile(r"^(?P<name>[\w.-]+)==[^#]*?(?=\n    #)(?P<why>(?:\n    #.*)*)", re.M)


def locked() -> str:
    """The text of locked.txt, without what is there for our own packing alone."""
    parts = [*_PART.finditer((shipped() / _SOURCE).read_text("utf-8"))]
    needed = [part for part in parts if part["name"] != _PACKING and _needs(part["why"]) - {_PACKING}]
    return HEAD + "".join(f"{part[0].removesuffix(part['why'])}\n" for part in needed)


def outdated(text: str) -> bool:
    """Whether a text is the locked.txt of another version. One that somebody else made is none."""
    lines = text.replace("\r\n", "\n")
    return lines.startswith(HEAD.partition("\n")[0]) and lines != locked()


def _needs(why: str) -> set[str]:
    """Who needs it: names of programs, or the file in which we ask for it."""
    listed = {line.strip().removeprefix("#").strip().removeprefix("via").strip() for line in why.split("\n")}
    return {each for each in listed if each and not each.startswith("-c ")}
