"""What stands between two lines of --- at the top of a chapter: read as strictly as data, before a host reads it.

Hosts hand it to a parser that crashes the whole process on deep nesting, takes `no` for false and `12:30` for 750, and
leaves out in silence what looks like front matter without its lines of ---. What they get is harmless, also while a
server goes on in spite of problems.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from .faults import empties, problems_of
from .hostfile import HostFile
from .model.chapter import FrontMatter
from .problems import Edit, Place, Problem, brief
from .slips import quoted
from .source import Document, parse
from .source import mended as mended_yaml
from .text import read_text

MAX_BYTES = 8_000
MAX_DEPTH = 20
_UNREAD = object()

# All that MkDocs 1.6.1 (`utils.meta.YAML_RE`) or Zensical 0.0.73 takes for it, and that with nothing between the lines.
_BEGINS = re.compile(r"---[ \t]*\n")
_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:.*")  # and this, without lines of --- (`utils.meta.META_RE`)
_DASHES = r"(?:-{2,}|-*[\u2013\u2014][-\u2013\u2014]*)"  # as programs for letters make one of several hyphens
# Other lines that people write above fields of chapters.
_LIKE = re.compile(
    rf"\s*(?P<sign>{_DASHES}|\+{{3}}|={{3,}}|\*{{3,}}|```\w*|~~~\w*)[ \t]*\n\s*"
    rf"(?:{'|'.join(FrontMatter.model_fields)})[ \t]*[:=]"
)
# The same with fields alone below it, and a line like it at their end.
_MEANT = re.compile(
    rf"\s*(?P<sign>{_DASHES}|(?P<one>[+=*`~])(?:(?P=one)|\w)*)[ \t]*\n"
    rf"(?P<fields>(?:[a-z_]+:(?: .*)?\n|[ \t]+\S.*\n|[-\u2022] .*\n)+)"
    rf"(?P<end>{_DASHES}|(?P=one){{2,}}|(?P=sign))[ \t]*(?=\n|\Z)"
)
_ENDS = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M)


def split(text: str) -> tuple[str, str]:
    """The front matter of a chapter, with its lines of ---, and the Markdown below; either may be empty."""
    begun = _BEGINS.match(text)
    ended = _ENDS.search(text, begun.end()) if begun else None
    return (text[: ended.end()], text[ended.end() :]) if ended else ("", text)


def read_chapter(path: Path, root: Path, host: HostFile, prefix: str = "") -> tuple[str | None, list[Problem]]:
    """The text of the chapter at `path` below `root`, and what is wrong with it; `prefix` stands before its name."""
    text, problems = read_text(path, root, prefix)
    return (None, problems) if text is None else harmless(text, f"{prefix}{path.relative_to(root).as_posix()}", host)


def harmless(text: str, file: str, host: HostFile) -> tuple[str, list[Problem]]:
    """A chapter's text for any host, and what is wrong with its front matter.

    Empty lines take the place of front matter that is refused, or says nothing.
    """
    front, body = split(text)
    if not front:
        told = [*(_misbegun(text, file) or _unlined(text, file))]
        meant = _MEANT.match(text) if told else None  # no text, of which more could be told
        return ("\n" * meant[0].count("\n") + text[meant.end() :] if meant else text), told
    if again := _misbegun(body, file, front.count("\n")):
        return text, again
    fields, problems = _fields(front.rstrip().rpartition("\n")[0], file, host)
    return text if fields else "\n" * front.count("\n") + body, problems


def opened(text: str) -> str:
    """A chapter's text for a host, below an empty line if the host would leave its first lines out in silence."""
    return f"\n{text}" if not split(text)[0] and any(_unlined(text, "")) else text


def mended(text: str) -> str:
    """A chapter's text with the front matter that is surely meant: between lines of ---, and without slips in YAML."""
    if _LIKE.match(text) and (meant := _MEANT.match(text)):
        text = f"---\n{meant['fields']}---{text[meant.end() :]}"
    head = split(text)[0].rstrip().rpartition("\n")[0]
    return mended_yaml(head) + text[len(head) :] if head else text


def _misbegun(text: str, file: str, above: int = 0) -> list[Problem]:
    """A problem for fields between other lines than those of ---, below an empty line, or below front matter."""
    found = _LIKE.match(text)
    if not found or (not above and text.startswith("---\n")):
        return []
    place = Place(file, above + text[: found.start("sign")].count("\n") + 1)
    sign = found["sign"].strip()
    if above:
        what, remedy = "Front matter begins here a second time.", "Write its fields above, and delete these lines."
    elif sign == "---":
        what, remedy = "Front matter begins below an empty line, so hosts show it as text.", "Delete the line above it."
    else:
        what = f'Front matter begins with "{sign}", so hosts show it as text.'
        remedy = 'Write a line of "---" in its place, and another below its fields.'
    return [Problem(place, "front-matter", what, remedy)]


def _unlined(text: str, file: str) -> Iterator[Problem]:
    """A problem for fields at the top of a chapter that lack a line of --- above or below them."""
    begun = _BEGINS.match(text)
    if begun and (meant := _MEANT.match(text)):
        place = Place(file, text.count("\n", 0, meant.start("end")) + 1)
        what = f'Front matter ends with "{meant["end"]}", so hosts show it as text.'
        yield Problem(place, "front-matter", what, 'Write a line of "---" in its place.')
    elif found := _FIELD.match(text, begun.end() if begun else 0):
        field = brief(found[0].strip())
        what, remedy = (
            f'The front matter begins here with "{field}" and never ends.' if begun
            else f'"{field}" looks like front matter, and hosts would leave the line out in silence.',
            'Write a line of "---" below its fields; or put an empty line above the first "---".' if begun
            else 'Put an empty line above it; or write a line of "---" above and below, if these are fields.',
        )  # fmt: skip
        yield Problem(Place(file), "front-matter", what, remedy)


def _fields(text: str, file: str, host: HostFile) -> tuple[dict[str, Any], list[Problem]]:
    """What front matter says, without the line that ends it; {} if it is refused, or says nothing."""
    if (size := len(text.encode())) > MAX_BYTES:
        what, remedy = f"The front matter has {size:,} bytes.", f"At most {MAX_BYTES:,} are read. Move text below it."
        return {}, [Problem(Place(file), "file-too-big", what, remedy)]
    document, problems = parse(text, file, MAX_DEPTH)
    if document is None or document.value is None:
        return {}, problems
    if not isinstance(document.value, dict):
        remedy = 'Write a name, a colon and a value on each line; or put an empty line above the first "---".'
        return {}, [Problem(document.place(), "wrong-type", "The front matter is not a map of fields.", remedy)]
    problems += [*_mistyped(document, host)] or ([] if problems else [*_misread(document)])
    return ({} if problems else document.value), problems


def _mistyped(document: Document, host: HostFile) -> Iterator[Problem]:
    """What the fields may not say: those that the guide knows are typed, and mkdocs.yml lists any others."""
    value = document.value
    if empty := [*empties(value, document.place)]:
        yield from empty
        return
    try:
        known = FrontMatter.model_validate({name: one for name, one in value.items() if name not in host.fields})
    except ValidationError as error:
        for problem in problems_of(error, FrontMatter, document.place):
            yield _with_way(problem) if problem.code == "unknown-field" else problem
        return
    if known.template and not host.has(known.template):
        what, remedy = f'There is no template "{known.template}".', "Put it into overrides/, or take out this field."
        yield Problem(document.place(("template",)), "missing-file", what, remedy)
    if known.icon and not host.has(f".icons/{known.icon}.svg"):
        what = f'The theme has no icon "{known.icon}".'
        yield Problem(document.place(("icon",)), "missing-file", what, "Look for its name on the theme's website.")


def _with_way(problem: Problem) -> Problem:
    """That of a field that the guide does not know, with the way to have it."""
    way = 'Other plugins\' fields are listed in mkdocs.yml, as in "strideguide: {front_matter: [author]}".'
    return replace(problem, remedy=f"{problem.remedy} {way}")


def _misread(document: Document) -> Iterator[Problem]:
    """What hosts would take for something else than is written, as they read YAML by its older rules."""
    theirs = _as_hosts(document.text)
    for path, text in _texts(document.value):
        taken = text if theirs is _UNREAD and _as_hosts(text) is not _UNREAD else _at(theirs, path)
        if taken != text:
            what = f'Hosts do not read "{brief(text)}" as text.'
            edit = Edit(re.escape(text), quoted(text).replace("\\", r"\\"))
            yield Problem(document.place(path), "bad-value", what, "Put quotes around it.", edit)


def _as_hosts(text: str) -> Any:
    """The values of YAML as hosts read it; `_UNREAD` if they can't, as with a day that the calendar does not have."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError):
        return _UNREAD


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a value, with the way to it."""
    if isinstance(value, str):
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from _texts(one, (*path, step))


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    """What hosts have at `path`, None if nothing; a day as its text, where a day belongs."""
    try:
        for step in path:
            value = value[step]
    except (LookupError, TypeError):
        return None
    return value.isoformat() if path == ("date",) and type(value) is datetime.date else value
