"""Where a form is: an address that opens it, filled in with what a page knows of itself."""

from __future__ import annotations

import re

CORRECTION = "correction"
_GITHUB = re.compile(r"(https://github\.com/[A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?(?:/tree/.*)?/?")


def home(repository: str | None) -> str:
    """The page of a repository on github.com, or of the one that a folder of it is in; "" for any other address."""
    found = _GITHUB.fullmatch(repository or "")
    return found[1] if found else ""


def suggesting(repository: str | None) -> str:
    """The address of the form that corrects something, which takes its fields after "&"; "" where there is no form."""
    there = home(repository)
    return f"{there}/issues/new?template={CORRECTION}.yml" if there else ""
