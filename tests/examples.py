"""The brands in examples/brands/: what each has of its own, and its site, made once per test run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from strideguide.publishing.manifest import NAME
from tests.browser.once import REPOSITORY, once

BRANDS = REPOSITORY / "examples" / "brands"
TEXTS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".webmanifest", ".map", ""}


@dataclass(frozen=True)
class Lent:
    """A service of others as readers meet it: its title and host, the pages that have it, and what it may know."""

    title: str
    host: str
    pages: tuple[str, str]
    told: bool
    """Whether it is told on which website it stands."""


@dataclass(frozen=True)
class Example:
    """What a brand has of its own. `said` has sentences by the page that they stand on; `hidden` is an address."""

    name: str
    title: str
    plan: str
    exercise: str
    chapters: tuple[str, ...]
    service: Lent
    said: tuple[tuple[str, str], ...]
    hidden: str
    hidden_title: str
    built_with: bool

    @property
    def root(self) -> Path:
        return BRANDS / self.name

    def built(self, temp: pytest.TempPathFactory) -> Built:
        """The brand's site; fails if its guide has problems or its host has warnings."""
        return Built(once(temp, f"example-{self.name}", lambda folder: _build(self.root, folder)))


class Built:
    """A finished site in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def texts(self) -> dict[str, str]:
        """What every file of text says that readers may get, by its path; the manifest says only whose folder it is."""
        files = (path for path in self.folder.rglob("*") if path.suffix in TEXTS and path.is_file())
        files = (path for path in files if path.name != NAME)
        return {path.relative_to(self.folder).as_posix(): path.read_text("utf-8") for path in files}

    def page(self, uri: str) -> str:
        return self.texts[f"{uri}index.html"]

    def with_words(self, words: str) -> list[str]:
        """The files in whose address or text these words are, whatever their case."""
        wanted = words.casefold()
        return sorted(file for file, text in self.texts.items() if wanted in file or wanted in text.casefold())


def _build(root: Path, folder: Path) -> None:
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True))


STUDIO = Example(
    name="hathermoss",
    title="Hathermoss Running",
    plan="plans/hathermoss-twelve-weeks/",
    exercise="exercises/suitcase-carry/",
    chapters=("programme/",),
    service=Lent(
        title="Watch a first session",
        host="video.hathermoss.example",
        pages=("programme/", "plans/hathermoss-twelve-weeks/"),
        told=False,
    ),
    said=(
        ("tips/follow-a-programme/", "Pick one programme, ours or any other, and stay with it until the race."),
        ("exercises/kneeling-side-plank/", "Suitcase carry"),
        ("", "See the programme"),
        ("find/", "Ask about the programme"),
        ("plans/first-steps/", "In the programme a coach goes through it with you"),
        ("strength/", "Join the next programme"),
        ("people/", "Placeholder: head coach"),
        ("people/", "Nobody has said this."),
    ),
    hidden="exercises/single-arm-cable-chest-press",
    hidden_title="Single-arm cable chest press",
    built_with=False,
)
CLINIC = Example(
    name="orrisford",
    title="Orrisford Physio",
    plan="plans/orrisford-calm-heels/",
    exercise="exercises/wall-sit/",
    chapters=("appointments/", "imprint/", "privacy/"),
    service=Lent(
        title="Book a first visit",
        host="booking.orrisford.example",
        pages=("appointments/", "people/"),
        told=True,
    ),
    said=(
        ("faqs/train-with-sore-muscles/", "Let somebody look at that first, here or where you live."),
        ("exercises/sit-to-stand/", "Wall sit"),
        ("injuries/shin-splints/", "None of the warning signs fits, and it still bothers you?"),
        ("plans/feet-and-shins/", "Ask a physiotherapist"),
        ("find/", "How appointments work"),
        ("exercises/squat/", "+44 1632 960155"),
        ("exercises/squat/", "4 Weir Lane"),
        ("exercises/squat/", "e-mail is not for emergencies"),
        ("people/", "Placeholder: lead physiotherapist"),
    ),
    hidden="activities/resisted-running",
    hidden_title="Resisted running",
    built_with=True,
)
EXAMPLES = (STUDIO, CLINIC)
