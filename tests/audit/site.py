"""A finished site as a folder: its files, its pages, and the address it is made for."""

from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from tests.audit.markup import Markup, read_markup
from tests.audit.verdict import CannotJudge

NOT_FOUND = "404.html"
HOME = "index.html"


class Site:
    """Paths are relative to the folder and written with `/`, in the case that the files have."""

    def __init__(self, folder: Path) -> None:
        if not (folder / HOME).is_file():
            raise CannotJudge(f"{folder} holds no {HOME}. Build the site first, and name its folder.")
        self.folder = folder
        self._markups: dict[str, Markup] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return frozenset(path.relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a page of its own."""
        return frozenset(page.removesuffix("/" + HOME) for page in self.pages if page.endswith("/" + HOME))

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Every HTML file, sorted."""
        return tuple(sorted(file for file in self.files if file.endswith(".html")))

    @cached_property
    def address(self) -> str:
        """The site's address on the web, as its home page declares it (rel=canonical), or ''."""
        return self.markup(HOME).canonical.removesuffix(HOME)

    @cached_property
    def base(self) -> str:
        """The path of that address, `/` for a site that has a host to itself."""
        return urlsplit(self.address).path or "/"

    def markup(self, file: str) -> Markup:
        """What an HTML or SVG file declares and names; each file is read once."""
        if file not in self._markups:
            text = (self.folder / file).read_text(encoding="utf-8", errors="replace")
            self._markups[file] = read_markup(text)
        return self._markups[file]

    def templates(self) -> tuple[str, ...]:
        """Pages that stand for all: home, 404, and of each section and depth a middle one."""
        groups: dict[tuple[str, int], list[str]] = {}
        for page in self.pages:
            if page not in (HOME, NOT_FOUND) and not self.markup(page).redirects:
                groups.setdefault((page.split("/")[0], page.count("/")), []).append(page)
        chosen = [page for page in (HOME, NOT_FOUND) if page in self.files]
        return (*chosen, *(pages[len(pages) // 2] for pages in groups.values()))


def path_of(page: str) -> str:
    """The path by which readers know a page: `exercises/squat/` for its index.html."""
    return page.removesuffix(HOME) if page == HOME or page.endswith("/" + HOME) else page
