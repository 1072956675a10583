"""Names of files of data: what editors and systems leave behind, and which name was meant by one that is no id."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from ..model.base import Id
from ..names import is_device, slug
from ..problems import Place, Problem

ENDING = ".yml"
BAD_ID = "Use small letters, digits and single hyphens."
ANOTHER = "Add a word to it, as no such file can be had there."
_ID: TypeAdapter[str] = TypeAdapter(Id)
# Backups of editors and of merges, files of systems. Those whose names begin with a dot are not even looked at.
_LEFT = re.compile(r".*~|#.*#|.*\.(?:bak|orig|rej|swp|swo|tmp|old|save)|~\$.*|Thumbs\.db|desktop\.ini|Icon\r", re.I)
_LEFT_BY_MERGE = re.compile(r".*\.(?:orig|rej)|.*[._](?:BACKUP|BASE|LOCAL|REMOTE)[._]\d+.*", re.I)
_ENDINGS = re.compile(r"(?:\.(?:ya?ml|txt|json))+$", re.I)
_COPY = re.compile(
    r"\s*(?:-\s*)?\b(?:copy|kopie|copie|copia)(?:\s*\(?\d+\)?)?$"
    r"|^(?:copy of|kopie von|copie de|copia de)\s+|\s*\(\d+\)$|\s\d$",
    re.I,
)


class Misnamed(NamedTuple):
    """What is wrong with a file's name: the code, what, and the remedy."""

    code: str
    what: str
    remedy: str


def misnamed(path: Path) -> Misnamed | None:
    """What is wrong with the name of a file of data, None if nothing."""
    name, stem = path.name, path.name.removesuffix(ENDING)
    if name.endswith(ENDING) and is_id(stem):
        return None
    if _LEFT.fullmatch(name) or _LEFT_BY_MERGE.fullmatch(name):
        who = "A merge" if _LEFT_BY_MERGE.fullmatch(name) else "An editor or a system"
        return Misnamed("left-behind", f"{who} left this file, and nothing reads it.", "Delete it.")
    beside = {other.name for other in path.parent.iterdir()} - {name}
    bare = _ENDINGS.sub("", name)
    first = f"{slug(_COPY.sub('', bare))}{ENDING}"
    if _COPY.search(bare) and first in beside:
        remedy = (
            "Delete it; or, if it becomes a thing of its own, give it a name of its own: small letters and hyphens."
        )
        return Misnamed("bad-id", f'This looks like a copy of "{first}".', remedy)
    meant = slug(bare)
    remedy = (
        f"There is {meant}{ENDING} already: delete this, or give it another name." if f"{meant}{ENDING}" in beside
        else f'Name it "{meant}{ENDING}".' if is_id(meant) else f"{BAD_ID} The name ends in {ENDING}."
    )  # fmt: skip
    if name.endswith(ENDING) and is_device(stem) and (wrong := not_an_id(stem, Place(""))):
        return Misnamed(wrong.code, wrong.message, wrong.remedy)
    if name.endswith(ENDING):
        return Misnamed("bad-id", f'"{stem}" can\'t be an id.', remedy if meant else BAD_ID)
    if (ending := re.search(r"\.[^.]*$", name)) and not _ENDINGS.search(name):
        remedy = f"Take it out of data/; what it says of a thing goes into a file that ends in {ENDING}."
    what = f'The file ends in "{ending[0]}".' if ending else "The file has no ending."
    return Misnamed("stray-file", what, remedy)


def is_id(text: str) -> bool:
    return not not_an_id(text, Place(""))


def not_an_id(text: str, place: Place) -> Problem | None:
    """Why a text can't be an id, None if it can."""
    try:
        _ID.validate_python(text)
    except ValidationError:
        return Problem(place, "bad-id", f'"{text}" can\'t be an id.', BAD_ID)
    return (
        Problem(place, "bad-id", f'"{text}" is the name of a device on Windows.', ANOTHER) if is_device(text) else None
    )
