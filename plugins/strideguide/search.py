"""What the search knows: things, chapters and their parts by their names, kind by kind, as one file for browsers."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypedDict

import yaml

from .chapters import Chapter
from .front_matter import split
from .library import Library
from .model.kinds import KINDS
from .page import Page, SearchEntry
from .pages import SHORT, cut
from .words import Words

INDEX = "search/index.json"
CHAPTER, PART = "", "#"  # the kinds of chapters, and of their parts
_LATE = {CHAPTER: 5, PART: 11}

Row = list[str]


class SearchGroup(TypedDict):
    """Everything of one kind, how `late` it is found among what fits about as well, and whether it is what is `felt`.

    A row has an address below `at`, a title, other names with a line each, a text, words that belong to it, the ids of
    the muscles that it trains and, after a slash, of those that help in it and that nothing trains, the name of its
    figure, and a boost. What is empty at its end is left out.
    """

    kind: str
    title: str
    late: int
    felt: str
    at: str
    rows: list[Row]


class SearchIndex(TypedDict):
    """The words that mean the same by the one that stands for them, those of what is felt, those that tell nothing, and
    everything."""

    same: dict[str, str]
    symptoms: str
    passed: str
    groups: list[SearchGroup]


class Asked(NamedTuple):
    """What a chapter says of how it is found."""

    aliases: tuple[str, ...] = ()
    exclude: bool = False
    boost: float = 1


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True)
class Search:
    """What the index needs beside pages: words, the titles of groups, and what chapters ask for, by their addresses.

    `left_out` says of an address, as in "exercises/squat/#mistakes", whether nobody is to find it.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    symptoms: str = ""
    passed: str = ""
    asked: Mapping[str, Asked] = field(default_factory=dict)
    left_out: Callable[[str], bool] = _nothing

    def index(self, folder: Path, pages: Iterable[Page]) -> bytes:
        """The index of a site in `folder`: `pages`, and all others that stand there and may be found."""
        made = list(pages)
        rows: dict[str, list[Row]] = {kind: [] for kind in _groups()}
        ours = ((page.uri, entry) for page in made for entry in page.search)
        found = [*ours, *self._others(folder, {page.uri for page in made})]
        trained = {muscle for _, entry in found for muscle in entry.muscles}
        for uri, entry in found:
            if not self.left_out(f"{uri}#{entry.anchor}" if entry.anchor else uri):
                rows[entry.kind].append(_row(uri, entry, [one for one in entry.helped_by if one not in trained]))
        groups: list[SearchGroup] = [
            {
                "kind": kind, "title": self.titles[kind], "late": late, "felt": _felt(kind), "at": _at(kind),
                "rows": rows[kind],
            }
            for kind, late in _groups().items()
            if rows[kind]
        ]  # fmt: skip
        data: SearchIndex = {
            "same": dict(self.same), "symptoms": self.symptoms, "passed": self.passed, "groups": groups,
        }  # fmt: skip
        return json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode()

    def _others(self, folder: Path, made: set[str]) -> Iterator[tuple[str, SearchEntry]]:
        """The pages of a host that are no page of the guide, and the parts of each."""
        for path in sorted(folder.rglob("index.html")):
            uri = path.parent.relative_to(folder).as_posix() + "/" if path.parent != folder else ""
            asked = self.asked.get(uri, Asked())
            if uri in made or asked.exclude:
                continue
            yield from ((uri, entry) for entry in written(path.read_text("utf-8"), asked))


def search(library: Library, words: Words, chapters: Iterable[Chapter]) -> Search:
    """The search of a guide."""
    said = library.search
    titles = {kind: words(f"index.{kind}.title") for kind in KINDS}
    return Search(
        titles={**titles, CHAPTER: words("search.chapters"), PART: words("search.parts")},
        same={word: " ".join(others) for word, others in said.same.items()},
        symptoms=" ".join(said.symptoms),
        passed=" ".join(said.passed_over),
        asked={chapter.uri: _asked(chapter.text) for chapter in chapters},
    )


def _asked(text: str) -> Asked:
    front = yaml.safe_load(split(text)[0].rstrip().rpartition("\n")[0]) if split(text)[0] else None
    said = front if isinstance(front, dict) else {}
    found = said.get("search") or {}
    return Asked(tuple(said.get("aliases") or ()), bool(found.get("exclude")), float(found.get("boost") or 1))


def _groups() -> dict[str, int]:
    """How late each kind is found, the earliest first."""
    late = {**{kind.name: kind.late for kind in KINDS.values()}, **_LATE}
    return dict(sorted(late.items(), key=lambda one: one[1]))


def _at(kind: str) -> str:
    return KINDS[kind].uri("\0").partition("\0")[0] if kind in KINDS else ""


def _felt(kind: str) -> str:
    return KINDS[kind].felt if kind in KINDS else ""


def _row(uri: str, entry: SearchEntry, helped_by: Iterable[str]) -> Row:
    address = f"{uri}#{entry.anchor}" if entry.anchor else uri
    muscles = "/".join((" ".join(entry.muscles), " ".join(helped_by))).rstrip("/")
    boost = "" if entry.boost == 1 else f"{entry.boost:g}"
    row = [
        address.removeprefix(_at(entry.kind)), entry.title, "\n".join(entry.names), entry.text, entry.words, muscles,
        Path(entry.figure).stem, boost,
    ]  # fmt: skip
    while not row[-1]:
        row.pop()
    return row


_ARTICLE = re.compile(r"<article\b.*?</article>", re.S)
_HEADING = re.compile(r"<h([12])\b([^>]*)>(.*?)</h\1>", re.S)
_ID = re.compile(r'\bid="([^"]+)"')
_LINK_TO_IT = re.compile(r'<a class="headerlink".*?</a>', re.S)
_TAG = re.compile(r"<[^>]*>")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_BETWEEN = re.compile(r", and |, | and ")
_NOT_FOUND = re.compile(r'<meta name="robots" content="[^"]*noindex')


def written(text: str, asked: Asked) -> Iterator[SearchEntry]:
    """What can be found of a page that a host made: the page by its title and its parts; nothing if no index may."""
    article = _ARTICLE.search(text)
    if article is None or _NOT_FOUND.search(text):
        return
    described = _DESCRIPTION.search(text)
    about = cut(html.unescape(described[1]), SHORT) if described else ""
    for level, attributes, inner in _HEADING.findall(article[0]):
        title = html.unescape(_TAG.sub("", _LINK_TO_IT.sub("", inner))).strip()
        if level == "1":
            yield SearchEntry("", title, about, CHAPTER, asked.aliases, boost=asked.boost)
        elif (named := _ID.search(attributes)) and title:
            yield SearchEntry(named[1], title, "", PART, _listed(title))


def _listed(title: str) -> tuple[str, ...]:
    """What a part is called that lists what it is about: "Running shoes, trainers and insoles" has three names."""
    names = [name.removeprefix("or ") for name in _BETWEEN.split(title)]
    return tuple(names) if len(names) > 1 and not title.endswith("?") else ()
