"""Pictures in a chapter: described, there, and the guide's own, as no page asks another website for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..problems import Place, Problem, brief
from .leading import Ground, beside, file_meant
from .written import Chapter

CODE = "chapter-picture"
PICTURE = re.compile(r"!\[(?P<says>[^\[\]]*)\](?:\(\s*<?(?P<path>[^)\s>]*)|\[[^\[\]]*\])")
_NAME = re.compile(r"[\w ./\\-]+\.(?:png|jpe?g|webp|gif|svg|avif)|(?:image|picture|photo|img|alt)[ _-]?\d*", re.I)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_PUT = "Put the file into content/, and write its path from the chapter."


def check(line: str, place: Place, chapter: Chapter, ground: Ground) -> Iterator[Problem]:
    """What is wrong with the pictures in a line, in which code is made harmless."""
    for found in PICTURE.finditer(line):
        spot = Place(place.file, place.line, found.start() + 1)
        says, path = found["says"].strip(), unquote(found["path"] or "")
        if not says or _NAME.fullmatch(says):
            what = "Those who can't see this picture are not told what it shows."
            yield Problem(spot, CODE, what, 'Say it between "![" and "]", in a few words.')
        elif _ELSEWHERE.match(path) and ground.own(path) is None:
            what = f'This picture comes from another website: "{brief(path)}".'
            yield Problem(spot, CODE, what, f"No page of the guide asks others for anything. {_PUT}")
        elif path and not _SCHEME.match(path) and ground.alone and beside(path, chapter) not in ground.files:
            at = Place(place.file, place.line, found.start("path") + 1)
            yield Problem(at, CODE, f'There is no picture "{brief(path)}".', file_meant(path, chapter, ground) or _PUT)
