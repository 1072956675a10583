"""Judge `links`: every address that leads into the site leads to a file, and every #fragment to an anchor."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from tests.audit.markup import Link
from tests.audit.site import HOME, NOT_FOUND, Site, path_of
from tests.audit.verdict import Finding, Verdict

# Stands for the site's folder, two levels down, so that a link which climbs out of it is noticed.
_ROOT = "/~above/~site/"
_SITEMAP = "sitemap.xml"
_SEARCH_INDEX = "search/index.json"
_MAY_HAVE_ANCHORS = (".html", ".svg")


class _Elsewhere(Exception):
    """The address leads to another host or program; this judge asks nobody outside."""


class _Broken(Exception):
    """The address leads nowhere; the message says why."""


@dataclass
class _Counts:
    seen: Counter[str]

    def __str__(self) -> str:
        names = (
            "links inside the site",
            "fragments",
            "links elsewhere (not followed)",
            "sitemap",
            "search entries",
        )
        return ", ".join(f"{name}: {self.seen[name]}" for name in names)


def judge(site: Site) -> Verdict:
    """Follow every link of every page, of the sitemap and of the search index."""
    counts = _Counts(Counter())
    findings = [finding for page in site.pages for finding in _judge_page(site, page, counts)]
    findings += _judge_list(site, _SITEMAP, _sitemap(site), "sitemap", counts)
    findings += _judge_list(site, _SEARCH_INDEX, _search_index(site), "search entries", counts)
    return Verdict("links", f"pages: {len(site.pages)}, {counts}", findings)


def _judge_page(site: Site, page: str, counts: _Counts) -> Iterator[Finding]:
    markup = site.markup(page)
    start = _ROOT + path_of(page)
    try:
        if markup.base is not None:
            start = urljoin(start, _anchored(site, markup.base))
    except (_Elsewhere, _Broken) as error:
        yield Finding(f"<base href={markup.base!r}>: {error}", page)
        return
    for link in markup.links:
        try:
            _judge_link(site, page, start, link, counts)
        except _Elsewhere:
            counts.seen["links elsewhere (not followed)"] += 1
        except _Broken as error:
            yield Finding(f"<{link.tag} {link.attribute}={link.address!r}>: {error}", f"{page}:{link.line}")


def _judge_link(site: Site, page: str, start: str, link: Link, counts: _Counts) -> None:
    address = _anchored(site, link.address)
    is_relative = address != "" and not address.startswith((_ROOT, "#", "?"))
    if page == NOT_FOUND and is_relative and site.markup(page).base is None:
        raise _Broken("a 404 page is shown at every depth: its addresses must begin with /")
    counts.seen["links inside the site"] += 1
    _follow(site, urljoin(start, address), counts)


def _anchored(site: Site, address: str) -> str:
    """Put an address that begins at the host, or that names this site's own, under the root; keep others."""
    address = address.strip().replace("\n", "").replace("\t", "")
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise _Broken(f"is no address ({error})") from error
    if site.address and address.startswith(site.address):
        return _ROOT + address[len(site.address) :]
    if parts.scheme or parts.netloc:
        raise _Elsewhere("another host")
    if not address.startswith("/"):
        return address
    if not address.startswith(site.base):
        raise _Broken(f"leads out of the site, which is made for {site.base}")
    return _ROOT + address[len(site.base) :]


def _follow(site: Site, address: str, counts: _Counts) -> None:
    parts = urlsplit(address)
    if not parts.path.startswith(_ROOT):
        raise _Broken("climbs out of the site")
    target = _file_at(site, unquote(parts.path[len(_ROOT) :]))
    fragment = unquote(parts.fragment.split(":~:")[0])
    fragment = "" if "=" in fragment.split("&")[0] else fragment.split("&")[0]  # answers about the body are no part
    if not fragment or fragment == "top" or not target.endswith(_MAY_HAVE_ANCHORS):
        return
    counts.seen["fragments"] += 1
    if fragment not in site.markup(target).ids:
        raise _Broken(f"{target} has no id {fragment!r}")


def _file_at(site: Site, path: str) -> str:
    file = path + HOME if path == "" or path.endswith("/") else path
    if file in site.files:
        return file
    if file in site.folders:
        raise _Broken("names a folder: end it with /")
    raise _Broken(f"there is no {file}")


def _judge_list(site: Site, source: str, addresses: Iterator[str], name: str, counts: _Counts) -> Iterator[Finding]:
    """Judge addresses that stand outside any page, as search engines and the search box use them."""
    for address in addresses:
        counts.seen[name] += 1
        try:
            _follow(site, urljoin(_ROOT, _anchored(site, address)), counts)
        except (_Elsewhere, _Broken) as error:
            yield Finding(f"{address!r}: {error}", source)


def _sitemap(site: Site) -> Iterator[str]:
    if _SITEMAP in site.files:
        for element in ElementTree.parse(site.folder / _SITEMAP).iter():
            if element.tag.endswith("}loc"):
                yield element.text or ""


def _search_index(site: Site) -> Iterator[str]:
    if _SEARCH_INDEX in site.files:
        index = json.loads((site.folder / _SEARCH_INDEX).read_text(encoding="utf-8"))
        yield from (group["at"] + row[0] for group in index["groups"] for row in group["rows"])
