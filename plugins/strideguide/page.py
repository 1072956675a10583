"""A finished page, as hosts get it: an address, its texts, and a body that is safe HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Heading(NamedTuple):
    """A second-level heading of a page, for its table of contents. `title` is plain text."""

    id: str
    title: str


@dataclass(frozen=True)
class SearchEntry:
    """One thing that the site's search can find. `anchor` is "" for the whole page; all texts are plain.

    `kind` is its kind, "" for a page that is none. `names` find it as surely as its title does; `words` and the names
    of `muscles` find it less surely; the muscles in `helped_by` do where nothing trains them. Of these, only
    `text` is shown, beside the file `figure`. With a `boost` of 2 it fits twice as well as without.
    """

    anchor: str
    title: str
    text: str
    kind: str = ""
    names: tuple[str, ...] = ()
    words: str = ""
    figure: str = ""
    muscles: tuple[str, ...] = ()
    helped_by: tuple[str, ...] = ()
    boost: float = 1


@dataclass(frozen=True)
class Page:
    """A generated page.

    `uri` is its path below the site's root and ends with "/": "exercises/squat/". `section` is the first part of it.
    `title` and `description` are plain text. `body` is safe HTML that begins with the page's <h1>; its links are
    relative to `uri`. `source` is the file below the guide's root in which somebody may write what it says
    ("data/exercises/squat.yml"), "" if there is none; `template` makes its body ("overrides/pages/exercise.html").
    `thing` is the thing that it shows, by kind and id ("exercise:squat"), "" if it shows none. A `draft` is in
    no map of the site.
    """

    uri: str
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...]
    source: str
    search: tuple[SearchEntry, ...] = ()
    template: str = ""
    thing: str = ""
    draft: bool = False

    @property
    def section(self) -> str:
        return self.uri.split("/", 1)[0]

    @property
    def is_index(self) -> bool:
        return self.uri.count("/") == 1
