"""The chapters of a guide, read from all its layers and kept within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .. import hostfile
from ..front_matter import opened, read_chapter, split
from ..hostfile import HostFile
from ..layers import Layer, layers
from ..library import CHAPTER, Library
from ..names import unnamed
from ..problems import Place, Problem, did_you_mean
from .bounds import bounded
from .finished import judged
from .heading import headed
from .raw import tame
from .written import Chapter


def read(root: Path) -> tuple[list[Chapter], list[Problem]]:
    """Every Markdown file of content/; one of a higher layer stands for that of the same path below it."""
    files = {
        path.relative_to(layer.root / "content").as_posix(): (path, layer)
        for layer in layers(root)
        for path in layer.files("content")
        if path.suffix == ".md" and not path.is_dir()
    }
    fit = {file: found for file, found in files.items() if not unnamed(file)}  # hosts put names into links as they are
    host = hostfile.read(root)
    chapters: list[Chapter] = []
    problems = [*host.problems]
    for file, (path, layer) in sorted(fit.items()):
        chapter, found = _read(file, path, layer, host)
        problems += found
        if chapter is not None:
            chapters.append(chapter)
    return chapters, problems


def _read(file: str, path: Path, layer: Layer, host: HostFile) -> tuple[Chapter | None, list[Problem]]:
    text, problems = read_chapter(path, layer.root, host, layer.prefix)
    if text is None:
        return None, problems
    chapter = Chapter(file, text, layer.prefix, host.trusts(file, layer.prefix))
    kept, found = bounded(text, chapter.place)
    told = [*problems, *found]
    return replace(chapter, text=kept), told or [*_undescribed(chapter, host)]


def _undescribed(chapter: Chapter, host: HostFile) -> Iterator[Problem]:
    """A warning for a chapter without a description, if a host is to publish it."""
    front, _ = split(chapter.text)
    if host.settings.get("site_name") and not host.problems and not re.search(r"^description:[ \t]*\S", front, re.M):
        what = "The chapter has no description" if front else "The chapter has no front matter"
        remedy = 'Write "description: " and one sentence into its front matter.' if front else (
            'Write at its very top a line of "---", then "description: " and one sentence, and a line of "---" again.'
        )  # fmt: skip
        yield Problem(Place(chapter.place), "undescribed", f"{what}, so nobody is told what it is about.", remedy)


def shown(root: Path, library: Library) -> tuple[list[Chapter], list[Problem]]:
    """The chapters that are not hidden; a problem where one is hidden that is not there, or is the brand's own."""
    written, problems = read(root)
    by_file = {chapter.file: chapter for chapter in written}
    for (kind, file), place in library.hidden.items():
        if kind != CHAPTER:
            continue
        chapter = by_file.pop(file, None)
        if chapter is None:
            remedy = did_you_mean(file, by_file) or "Write its path below content/."
            problems.append(Problem(place, "override-orphan", f'There is no chapter "{file}" to hide.', remedy))
        elif not chapter.prefix:
            what = f"{chapter.place} is hidden, and a file of your own."
            problems.append(Problem(place, "override-clash", what, "Remove one of the two."))
    return [headed(chapter, library) for chapter in by_file.values()], problems


def harmless_page(path: Path, layer: Layer, host: HostFile) -> tuple[str, list[Problem]]:
    """The text for a host of a page that is no chapter of the guide, and what is wrong with it."""
    text, problems = read_chapter(path, layer.root, host, layer.prefix)
    if text is None:
        return "", problems
    file = layer.named(path)
    text, found = bounded(text, file)
    text, raw = tame(text, file)
    bad, wrong, _ = judged(text, file, host.extensions)
    kept = ["" if number in bad else line for number, line in enumerate(text.split("\n"), 1)]
    return opened("\n".join(kept)), [*problems, *found, *raw, *wrong]
