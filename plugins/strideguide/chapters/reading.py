"""The chapters of a guide, read from all its layers and kept within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from .. import hostfile
from ..brand.record import Brand
from ..front_matter import opened, read_chapter, split
from ..hostfile import HostFile
from ..layers import Layer, layers
from ..library import CHAPTER, Library
from ..names import unnamed
from ..problems import Place, Problem, brief, did_you_mean
from .bounds import bounded
from .finished import judged
from .heading import headed
from .missing import MISSING
from .raw import tame
from .written import Chapter

MANY = 5  # chapters without a description: from more on it is the habit of a folder, and told once
_FRAMED = re.compile(r"^template:", re.M)
_DESCRIBED = re.compile(r"^description:[ \t]*\S", re.M)


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
    return replace(chapter, text=kept), [*problems, *found, *(() if problems else _empty(chapter))]


def _empty(chapter: Chapter) -> Iterator[Problem]:
    """A problem for a chapter that says nothing, if no template of its own may say it."""
    front, body = split(chapter.text)
    if not body.strip() and not _FRAMED.search(front):
        remedy = 'Write its title below "# ", and its text; or delete the file.'
        yield Problem(Place(chapter.place), "empty-file", "There is nothing in this chapter.", remedy)


def titled(written: Iterable[Chapter]) -> Iterator[Problem]:
    """Warnings of chapters that have the title of another: the one with the shorter name is taken for the first."""
    first: dict[str, Chapter] = {}
    for chapter in sorted(written, key=lambda each: (len(each.file), each.file)):
        other = first.setdefault(chapter.title.casefold(), chapter)
        if other is not chapter:
            what = f'The chapter {other.file} has the title "{brief(chapter.title)}" too.'
            remedy = "Give one of the two another title, or delete the copy."
            yield Problem(Place(chapter.place), "same-title", what, remedy)


def _undescribed(chapters: Iterable[Chapter], told: Iterable[Problem], root: Path, brand: Brand) -> Iterator[Problem]:
    """Warnings of chapters without a description, if a host is to publish them; one if hardly any has one.

    Nobody looks for the page of what is not there, nor for what only the law asks for.
    """
    host = hostfile.read(root)
    if not host.settings.get("site_name") or host.problems:
        return
    slips = {problem.place.file for problem in told}
    sought = [it for it in chapters if it.file != MISSING and it.uri not in brand.legal.uris]
    without = [it for it in sought if it.place not in slips and not _DESCRIBED.search(split(it.text)[0])]
    for chapter in without[:1] if len(without) > MANY else without:
        front, _ = split(chapter.text)
        what = "The chapter has no description" if front else "The chapter has no front matter"
        also = f", and {len(without) - 1} others are like it" if len(without) > MANY else ""
        remedy = 'Write "description: " and one sentence into its front matter.' if front else (
            'Write at its very top a line of "---", then "description: " and one sentence, and a line of "---" again.'
        )  # fmt: skip
        yield Problem(Place(chapter.place), "undescribed", f"{what}{also}, so nobody is told what it is about.", remedy)


def shown(root: Path, library: Library) -> tuple[list[Chapter], list[Problem]]:
    """The chapters that are not hidden; a problem where one is hidden that is not there, or is the brand's own."""
    written, problems = read(root)
    problems += _undescribed(written, problems, root, library.brand)
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
