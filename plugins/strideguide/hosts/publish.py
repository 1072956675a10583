"""What is left to do when a host has built its pages: plain functions over the folder that it wrote."""

from __future__ import annotations

import gzip
import html
import json
import posixpath
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ..links import ROOT
from ..publishing import day
from ..search import INDEX
from ..served import Served
from ..site import Site
from ..text import inside
from .frames import SOURCE, Frame, FramePage, plan
from .program import without_program
from .sharing import share
from .sheets import slim
from .tables import boxed


def publish(
    folder: Path, site: Site, *, site_url: str, content: str = "", lasts: bool = True, live: Path | None = None
) -> None:
    """Make a host's output in `folder` the guide: fill the frames and add everything else that `site` has.

    `content` is the path of the hand-written pages below the guide's root, for a host that can't be told which file a
    frame comes from; "" if it can. What `lasts` is for readers: a preview has no need of lean style sheets, nor of
    words for messengers. `live` is the site that this one will replace.
    """
    frames = plan(site.pages)
    mend(folder, site.served)
    if lasts:
        scripts = (data.decode() for path, data in site.served.files.items() if path.endswith(".js"))
        slim(folder, (page.body for page in site.pages), scripts)
    root(folder, site_url)
    for frame in frames:
        fill_frame(folder, frame, site.served, f"{content}/{frame.path}" if content else SOURCE)
    for frame in frames:
        if frame.folder:
            shutil.rmtree(folder / frame.folder, ignore_errors=True)
    if lasts and site.shared:
        share(folder, site.shared, site_url, site.brand.name, live)
    write(folder, INDEX, site.search.index(folder, site.pages))
    extend_sitemap(folder / "sitemap.xml", frames)
    write_redirects(folder, site, site_url)
    for path, data in site.files.items():
        write(folder, path, data)


def makers(site: Site) -> dict[str, str]:
    """Who makes the guide's pages, by their path in the site: a record and a template, each with its file."""
    files = ((page.uri, dict.fromkeys(filter(None, (page.source, page.template)))) for page in site.pages)
    return {f"{uri}index.html": " and ".join(names) for uri, names in files}


_BOX = re.compile(r'(<input\b[^>]*\btype="checkbox"[^>]*?) autocomplete="off"')
_DRAWER = 'data-md-toggle="drawer" type='
_SKIP = re.compile(rf'(?s)(<input class="md-toggle" {_DRAWER}.*?)(<div data-md-component="skip">.*?</div>\s*)')
_CHOSEN = 'var palette=__md_get("__palette");', 'try{var palette=__md_get("__palette")}catch{}'
_NAVIGATION = re.compile(r'<nav class="md-nav md-nav--primary[^"]*" (aria-label="[^"]*")')


def mend(folder: Path, served: Served) -> None:
    """Mend the host's pages, give their tables boxes, and take from them what they have no need of."""
    for path in folder.rglob("*.html"):
        text = path.read_text("utf-8")
        if (better := served.head(without_program(boxed(mended(text))))) != text:
            path.write_text(better, "utf-8")


def mended(text: str) -> str:
    """A page of the host's without what is wrong in templates too big to override (Material 9.8.1).

    base.html has `autocomplete` on check boxes, nav-item.html an empty `tabindex` on the labels of open sections, and
    toc.html a label for a check box that only pages in the navigation have. The check box of the drawer, a stop of the
    Tab key on small screens, comes before the link that skips to the content, and has no name. Its first script ends in
    an error inside another website, where browsers refuse to read what they keep.
    """
    better = _SKIP.sub(r"\2\1", _BOX.sub(r"\1", text).replace(' tabindex=""', ""), count=1).replace(*_CHOSEN)
    if named := _NAVIGATION.search(better):
        better = better.replace(_DRAWER, _DRAWER.replace("type=", f"{named[1]} type="))
    return better if 'id="__toc"' in better else better.replace(' for="__toc"', "")


def root(folder: Path, site_url: str) -> None:
    """Put the way to the root where a text says ROOT: from each page its own, in feeds and lists the site's address."""
    for path in folder.rglob("*"):
        if path.suffix in _TEXTS and ROOT.encode() in (data := path.read_bytes()):
            up = "../" * (len(path.relative_to(folder).parts) - 1) or "./"
            if path == folder / LOST:  # it is shown at any address
                up = urlsplit(site_url).path or "/"
            path.write_bytes(data.replace(ROOT.encode(), (up if path.suffix == ".html" else site_url).encode()))


LOST = "404.html"
_TEXTS = {".html", ".xml", ".json"}


def write(folder: Path, path: str, data: bytes) -> None:
    """Write a file of the site; its path may not lead out of `folder`."""
    target = folder / path
    if not inside(target, folder):
        raise ValueError(f"{path!r} leads out of the site")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


_INDENT = re.compile(r"\n\s+")  # half a kilobyte of each page, where nothing stands in a <pre>


def fill_frame(folder: Path, frame: FramePage, served: Served, source: str = SOURCE) -> None:
    """Write the pages of one frame; `source` is the file that the host's page says it comes from."""
    text = (folder / frame.uri / "index.html").read_text("utf-8").replace(source, SOURCE)
    index = folder / frame.pages[0].section / "index.html"
    if not frame.is_index and index.is_file():
        text = tabbed(text, index.read_text("utf-8"))
    filled = Frame.split(_INDENT.sub("\n", text), frame)
    for page in frame.pages:
        write(folder, f"{page.uri}index.html", served.head(boxed(filled.fill(page))).encode())


_TAB = re.compile(r'<li class="md-tabs__item( md-tabs__item--active)?">')


def tabbed(text: str, index: str) -> str:
    """A page of which that tab of the menu is marked as open which is marked on the index of its section.

    A host marks the tab of what stands in its menu, and there only the index stands.
    """
    marked = iter([tab[0] for tab in _TAB.finditer(index)])
    return _TAB.sub(lambda tab: next(marked, tab[0]), text)


def extend_sitemap(path: Path, frames: Sequence[FramePage]) -> None:
    """Put the pages of each frame where the sitemap names the frame, in the host's own words.

    A frame is as old as the build is. That day says nothing of any page, and is taken out if nobody has chosen it.
    """
    if not path.is_file():
        return
    text = path.read_text("utf-8")
    if not day.is_given() and (today := _today(text, frames)):
        text = re.sub(rf"\s*<lastmod>{re.escape(today)}</lastmod>", "", text)
    for frame in frames:
        if not frame.is_index:
            text = _repeated(text, frame)
    path.write_text(text, "utf-8")
    packed = path.with_name("sitemap.xml.gz")
    if packed.is_file():
        moment = int.from_bytes(packed.read_bytes()[4:8], "little") if day.is_given() else 0
        packed.write_bytes(gzip.compress(text.encode(), mtime=moment))


def _today(text: str, frames: Sequence[FramePage]) -> str:
    """The day of the build, as the sitemap has it of a frame; "" if it has none."""
    found = (re.search(rf"/{re.escape(frame.uri)}</loc>\s*<lastmod>([^<]+)", text) for frame in frames)
    return next((dated[1] for dated in found if dated), "")


def _repeated(text: str, frame: FramePage) -> str:
    place = text.find(f"/{frame.uri}</loc>")
    if place < 0:
        return text
    start, end = text.rfind("<url>", 0, place), text.find("</url>", place) + len("</url>")
    start = len(text[:start].rstrip())
    entry = text[start:end]
    entries = (entry.replace(frame.uri, page.uri) for page in frame.pages if not page.draft)
    return text[:start] + "".join(entries) + text[end:]


_REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<script>location.replace({address} + location.search + (location.hash || {hash}))</script>
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<main><h1>{title}</h1><p><a href="{target}">{title}</a></p></main>
</body>
</html>
"""


def write_redirects(folder: Path, site: Site, site_url: str) -> None:
    """Lead old addresses on; a real page is never replaced. With scripts, "?query" and "#part" go along."""
    titles = {page.uri: page.title for page in site.pages}
    for old, new in site.redirects.items():
        if not (folder / old / "index.html").exists():
            text = redirect(old, new, titles.get(new.split("#")[0], new), site_url)
            write(folder, f"{old}index.html", text.encode())


def redirect(old: str, new: str, title: str, site_url: str) -> str:
    """A page at `old` that leads to `new`; both are uris, `new` may end with "#anchor"."""
    uri, _, anchor = new.partition("#")
    address = posixpath.relpath(f"/{uri}", f"/{old}") + "/"
    hashed = f"#{anchor}" if anchor else ""
    return _REDIRECT.format(
        title=html.escape(title),
        canonical=html.escape(urljoin(site_url, uri) if site_url else address),
        target=html.escape(address + hashed),
        address=_script(address),
        hash=_script(hashed),
    )


def _script(text: str) -> str:
    return re.sub("[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text))
