"""Zensical takes no plugins: the guide writes a project, runs Zensical, and fills the frames that come out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from ..chapters import MISSING
from ..front_matter import split
from ..problems import in_order
from ..publishing.publication import Publication
from ..publishing.refusals import RefusedError, reason
from ..site import Site
from ..site import build as site_of
from ..text import inside
from ..upgrading.noted import note
from .clash import without_clashes
from .frames import FrameError, plan
from .publish import makers, publish, write
from .settings import (
    FILE,
    TEMPLATES,
    as_text,
    attachments,
    lent,
    template_folders,
    with_own_extensions,
    with_own_sources,
    words,
)
from .sharing import UNSEEN


class ZensicalError(RuntimeError):
    """Zensical could not build the site; the message is what it said, or the problems in our files."""


def build(root: Path, site: Site, out: Path) -> None:
    """Build the guide below `root` with Zensical, and publish it in `out`."""
    site = without_clashes(site, _taken(root))
    if site.problems:
        raise ZensicalError("\n".join(str(problem) for problem in in_order(site.problems)))
    for warning in site.warnings:
        sys.stderr.write(f"{warning}\n")
    publication = Publication(out, root)
    try:
        publication.begin(_sources(root))
        with tempfile.TemporaryDirectory(prefix="strideguide_") as name:
            url = _make(root, site, Path(name), publication)
        if not url:
            sys.stderr.write(f"{UNSEEN}\n")
        made_by = makers(site)
        publication.publish(url, lambda path: made_by.get(path, ""))
    except (RefusedError, FrameError) as error:
        raise ZensicalError(f"{error}\n{publication.as_it_was}") from None
    except OSError as error:
        raise ZensicalError(f"The site can't be made: {reason(error)}.\n{publication.as_it_was}") from None
    finally:
        publication.end()
    for line in (site.swapped, note(root, site.overrides)):
        sys.stderr.write(f"{line}\n" if line else "")


def _make(root: Path, site: Site, folder: Path, publication: Publication) -> str:
    """Let Zensical make the site in `folder`, fill its frames and move it to the stage; the site's address."""
    settings = prepare(root, site, folder)
    made = folder / "site"
    _run(folder)
    (made / "search.json").unlink(missing_ok=True)  # it has an index, if an empty one, though its search is off
    content, url = str(settings["docs_dir"]), str(settings.get("site_url") or "")
    _without_lent_sources(made, [f"{content}/{path}" for path in site.chapters if not (root / content / path).exists()])
    publish(made, with_own_sources(site, root), site_url=url, content=content, live=publication.live)
    shutil.copytree(made, publication.stage, dirs_exist_ok=True)
    return url


def main(root: str, out: str) -> None:
    """What a process of its own does: build the guide in `root` into `out`, and say what is wrong."""
    try:
        build(Path(root), site_of(Path(root)), Path(out))
    except ZensicalError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _sources(root: Path) -> list[Path]:
    """The folders that the settings name as the guide's own."""
    said = _read(root / FILE)
    theme = said.get("theme")
    names = (said.get("docs_dir", "docs"), theme.get("custom_dir") if isinstance(theme, dict) else None)
    return [root / name for name in names if isinstance(name, str)]


def prepare(root: Path, site: Site, folder: Path) -> dict[str, Any]:
    """Write a project for Zensical into `folder`: chapters, frames, overrides, and the settings returned."""
    settings = _settings(root, site)
    docs = str(settings["docs_dir"])
    for path, there in attachments(root).items():
        write(folder / docs, path, there.read_bytes())
    if (root / docs).is_dir():
        _copy(root / docs, folder / docs)
    (folder / docs / MISSING).unlink(missing_ok=True)  # its text is in the theme's own page
    for path, text in site.chapters.items():
        write(folder / docs, path, _from_file(path, _escaped(text)).encode())
    for frame in plan(site.pages):
        write(folder / docs, frame.path, frame.markdown.encode())
    own = [root / custom] if (custom := settings["theme"].get("custom_dir")) else []
    for templates in reversed([*own, *template_folders(root)]):  # what stands higher is written over what is lower
        _copy(templates, folder / TEMPLATES)
        settings["theme"]["custom_dir"] = TEMPLATES
    text = yaml.dump(settings, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    write(folder, FILE, text.encode())
    return settings


_TO_A_PAGE = re.compile(r"(\]\(|\shref=\")\.\./((?:[^()\s\"]*/)?(?:#[^()\s\"]*)?)(?=[)\s\"])")


def _from_file(path: str, text: str) -> str:
    """A chapter whose links to made pages start at its file: Zensical 0.0.73 makes all links start there.

    The page of "about.md" is one folder deeper, that of "index.md" is not. Links to files stay, as these start there.
    """
    return text if PurePosixPath(path).stem in ("index", "README") else _TO_A_PAGE.sub(r"\1\2", text)


def _escaped(text: str) -> str:
    """A chapter in which what it says of itself is HTML."""
    front, body = split(text)
    said = yaml.safe_load(front.rstrip().rpartition("\n")[0]) if front else None
    if not isinstance(said, dict):
        return text
    return f"---\n{yaml.safe_dump(as_text(said), sort_keys=False, allow_unicode=True)}---\n{body}"


def _copy(folder: Path, to: Path) -> None:
    """Copy a folder without what leads out of the guide, or is hidden, as Zensical would not publish it."""

    def left(at: str, names: list[str]) -> list[str]:
        return [name for name in names if name.startswith(".") or not inside(Path(at, name), folder.parent)]

    shutil.copytree(folder, to, ignore=left, dirs_exist_ok=True)


def _settings(root: Path, site: Site) -> dict[str, Any]:
    """The guide's mkdocs.yml as Zensical needs it."""
    settings = _read(root / FILE)
    settings |= lent(root, settings, site, _read)
    settings |= {"docs_dir": settings.get("docs_dir", "docs"), "site_dir": "site"}
    settings["plugins"] = {"search": {"enabled": False}}  # the guide has its own
    theme = {**(settings.get("theme") or {}), "variant": "classic"}  # Material's own look
    settings["theme"] = {key: value for key, value in theme.items() if key != "name"}
    extensions = settings.get("markdown_extensions") or []
    settings["markdown_extensions"] = with_own_extensions(extensions)
    settings["extra"] = {**(settings.get("extra") or {}), "guide": words(site, settings.get("repo_url"))}
    settings["extra_css"] = [*site.served.styles, *(settings.get("extra_css") or [])]
    modules = [{"path": path, "type": "module"} for path in site.served.scripts]
    settings["extra_javascript"] = [*(settings.get("extra_javascript") or []), *modules]
    return settings


def _read(path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.load(path.read_text("utf-8"), _Loader)
    return settings


def _run(folder: Path) -> None:
    command = [str(Path(sys.executable).with_name("zensical")), "build", "-f", FILE]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode or not (folder / "site").is_dir():
        raise ZensicalError(f"Zensical could not build the site:\n{done.stdout}{done.stderr}".rstrip())


def _without_lent_sources(folder: Path, chapters: Sequence[str]) -> None:
    """Take away the links that would lead to these chapters in the folder's own repository, where they are not."""
    if not chapters:
        return
    paths = "|".join(map(re.escape, chapters))
    link = re.compile(rf'<a\b[^>]*/(?:{paths})"[^>]*>.*?</a>\s*', re.S)
    for page in folder.rglob("*.html"):
        page.write_text(link.sub("", page.read_text("utf-8")), "utf-8")


def _taken(root: Path) -> dict[str, str]:
    """From the paths of the site to the hand-written files that will stand there."""
    docs = root / _read(root / FILE).get("docs_dir", "docs")
    files = (path for path in docs.rglob("*") if path.is_file())
    return {_published(path.relative_to(docs)): path.relative_to(root).as_posix() for path in files}


def _published(path: Path) -> str:
    if path.suffix != ".md":
        return path.as_posix()
    if path.stem in ("index", "README"):
        return path.with_name("index.html").as_posix()
    return (path.with_suffix("") / "index.html").as_posix()


class _Tagged:
    """A node of the settings with a tag ("!ENV", "!!python/name:..."), to be written as it was read."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    pass


class _Dumper(yaml.SafeDumper):
    pass


_Loader.add_multi_constructor("", lambda _loader, _tag, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _dumper, tagged: tagged.node)

if __name__ == "__main__":
    main(*sys.argv[1:])
