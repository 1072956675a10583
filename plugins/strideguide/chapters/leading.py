"""Where links of a chapter lead within the site: pages by their files or by kind and id, and files beside chapters."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from html import unescape
from urllib.parse import unquote, urlsplit

from ..brand.record import Brand
from ..hostfile import HostFile
from ..model.kinds import KINDS
from ..problems import Place, Problem, brief, did_you_mean
from .written import Chapter, leads_to

_WEB = re.compile(r"(?:https?:)?//(?:www\.)?", re.I)
_INNER = re.compile(r"(?:\.git)?(?:/-)?(?:/tree/.*)?/*$")  # what an address has behind that of the repository
_FILE = re.compile(r"/(?:data|content)/([^.]+?)(?:\.ya?ml|\.md|/)?\Z")
_UNSEEN = re.compile(r"[\x00-\x20]+")  # what browsers leave out of an address
_WAY = "Link by kind and id, such as exercise:squat, or by a chapter's file, such as week.md."


@dataclass(frozen=True)
class Ground:
    """What chapters can lead to.

    `pages` has from each uri how a link to it is written: "week.md", "claims/index.md" or "exercise:squat". `files` are
    those beside chapters, by their path. `site` is the site's own address on the web, and `kept` that of its files,
    nothing if it has none. `alone`: nothing else than the guide brings pages or files. `sure`: nothing is wrong with
    mkdocs.yml, so that its extensions are those that it means.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    files: Set[str] = frozenset()
    site: str = ""
    kept: str = ""
    alone: bool = True
    sure: bool = True

    @classmethod
    def of(cls, host: HostFile, brand: Brand, pages: Mapping[str, str], files: Set[str]) -> Ground:
        """That of a site with these settings; what mkdocs.yml says of its addresses counts before brand.yml."""
        site = str(host.settings.get("site_url") or brand.address or "")
        kept = str(host.settings.get("repo_url") or brand.repository or "")
        return cls(pages, files, site, kept, host.alone, not host.problems)

    def own(self, target: str) -> str | None:
        """The path in the site of a link by an address: on the web, or from the top of the site. None if it is none."""
        top = urlsplit(self.site).path.rstrip("/")
        if target.startswith("/") and not target.startswith("//"):
            return target.removeprefix(top).lstrip("/")
        home = _WEB.sub("", self.site.rstrip("/"))
        there = _WEB.sub("", target) if _WEB.match(target) else ""
        if not home or not (there == home or there.startswith((f"{home}/", f"{home}#"))):
            return None
        return there.removeprefix(home).lstrip("/")

    def source(self, target: str) -> str | None:
        """The uri of what a link to one of the guide's files on the web is about. None if it leads to none."""
        home, there = (_WEB.sub("", address) for address in (_INNER.sub("", self.kept), target))
        found = _FILE.search(re.split("[?#]", there)[0], len(home)) if there.startswith(f"{home or None}/") else None
        return Chapter(f"{found[1]}.md", "").uri if found else None


def check(target: str, place: Place, chapter: Chapter, ground: Ground) -> Iterator[Problem]:
    """What is wrong with where a link leads, as far as it leads to something of the site."""
    target = _UNSEEN.sub("", unescape(target))
    own = ground.own(target)
    if own is not None:
        yield _by_address(own, place, chapter, ground)
        return
    uri = ground.source(target)
    if uri is not None:
        what = "This leads to a file as its authors write it, and not to a page for readers."
        link = f'Write "{_from(ground.pages[uri], chapter)}".' if uri in ground.pages else ""
        yield Problem(place, "own-address", what, link or _near(uri, ground.pages, chapter, ground) or _WAY)
        return
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path or ":" in path or path.startswith("//"):
        return
    uri = leads_to(target, chapter)
    if uri is None:
        yield from _to_file(path, place, chapter, ground)
    elif uri not in ground.pages:
        yield Problem(place, "broken-link", f'There is no page "{brief(path)}".', _meant(uri, path, chapter, ground))


def _by_address(own: str, place: Place, chapter: Chapter, ground: Ground) -> Problem:
    path, sign, part = own.partition("#")
    path = path.removesuffix("index.html")
    uri = path if not path or path.endswith("/") else f"{path.removesuffix('.html')}/"
    what = "This leads to the guide itself, by an address of which nobody sees whether it is still right."
    if path in ground.files:
        return Problem(place, "own-address", what, f'Write "{_from(path, chapter)}".')
    if link := ground.pages.get(uri):
        return Problem(place, "own-address", what, f'Write "{_from(link, chapter)}{sign}{part}".')
    return Problem(place, "own-address", what, _near(uri, ground.pages, chapter, ground) or _WAY)


def _to_file(path: str, place: Place, chapter: Chapter, ground: Ground) -> Iterator[Problem]:
    """A link to what is no page: a file beside the chapters, if there is one."""
    if ground.alone and beside(path, chapter) not in ground.files:
        what = f'There is no file "{brief(path)}" beside the chapters.'
        yield Problem(place, "broken-link", what, file_meant(path, chapter, ground) or _thing_meant(path, ground))


def beside(path: str, chapter: Chapter) -> str:
    """A path that a chapter writes, from content/."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(chapter.file), path))


def file_meant(path: str, chapter: Chapter, ground: Ground) -> str:
    """What to write for a path to a file that is not there; nothing if no file is like it."""
    plain = path.replace("\\", "/")
    wanted = beside(plain.lstrip("/"), chapter).casefold()
    for file in sorted(ground.files):
        if file.casefold() in (wanted, plain.lstrip("/").casefold()):
            return f'Write "{_from(file, chapter)}".'
    near = get_close_matches(wanted, sorted(ground.files), n=1, cutoff=0.6)
    return f'Did you mean "{_from(near[0], chapter)}"?' if near else ""


def _thing_meant(path: str, ground: Ground) -> str:
    """What may have been meant by a path that is no file's: a website, somebody's address, a thing, a chapter."""
    if path.startswith("www."):
        return f'Write "https://{path}".'
    if re.fullmatch(r"[\w.+-]+@[\w.-]+", path):
        return f'Write "mailto:{path}".'
    stem = posixpath.basename(path.rstrip("/")).partition(".")[0]
    kind = posixpath.basename(posixpath.dirname(path))
    links = [link for uri, link in ground.pages.items() if posixpath.basename(uri.rstrip("/")) == stem]
    fits = [link for link in links if kind in (link.partition(":")[0], KINDS.get(kind) and kind, "")]
    return f'Write "{(fits or links)[0]}".' if links else did_you_mean(path, ground.pages.values()) or _WAY


def _meant(uri: str, path: str, chapter: Chapter, ground: Ground) -> str:
    """Which page may have been meant by a path that leads to none; a chapter rather, where the file of one is named."""
    files = {uri: link for uri, link in ground.pages.items() if ":" not in link}
    beside_it = f"{path.strip('/')}/"
    if link := ground.pages.get(beside_it):
        return f'Write "{_from(link, chapter)}".'
    return _near(uri, files, chapter, ground) or _near(uri, ground.pages, chapter, ground) or _WAY


def _near(uri: str, among: Iterable[str], chapter: Chapter, ground: Ground) -> str:
    near = get_close_matches(uri, sorted(among), n=1, cutoff=0.6)
    return f'Did you mean "{_from(ground.pages[near[0]], chapter)}"?' if near else ""


def _from(link: str, chapter: Chapter) -> str:
    """A link from the top of content/ as a chapter writes it."""
    folder = posixpath.dirname(chapter.file)
    return link if ":" in link or not folder else posixpath.relpath(link, folder)


def lost_parts(
    links: Iterable[tuple[Chapter, str, Place]], parts: Mapping[str, frozenset[str] | None]
) -> Iterator[Problem]:
    """A problem for each link to a part of a chapter that it has not.

    `parts` has the ids of each chapter by its uri, None if nobody knows them before a host begins.
    """
    for chapter, target, place in links:
        path, _, part = target.partition("#")
        there = parts.get((leads_to(target, chapter) or "?") if path else chapter.uri)
        if part and there is not None and unquote(part) not in there:
            which = f'The chapter "{brief(path)}"' if path else "This chapter"
            what = f'{which} has no part "{brief(part)}".'
            remedy = did_you_mean(part.lower(), there) or "Write the words of a heading in small letters, with hyphens."
            yield Problem(place, "broken-anchor", what, remedy)
