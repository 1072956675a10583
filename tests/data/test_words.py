"""How the guide reads: British, in its own words, plainly, and with nothing left out.

The world of these tests is the guide of this repository, data/ and content/ as they are; and, where they show that they
would notice, a sentence or a record that is made for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]
from tests.browser.once import shipped
from tests.data.make_phrases import SAMPLE, short_hash, windows

from strideguide import chapters, library
from strideguide.checks.promises import promise
from strideguide.links import backlinks
from strideguide.marks import marks, texts
from strideguide.model.base import Entity, RefTo
from strideguide.model.claim import Claim, Evidence
from strideguide.model.exercise import Exercise
from strideguide.model.injury import Injury
from strideguide.prose import bare
from strideguide.words import Words

ROOT = Path(__file__).parents[2]
PHRASES = frozenset((ROOT / "tests/data/phrases.txt").read_text("utf-8").split())
# Of a study these are not the guide's words: what it is called, who wrote it, where it stands.
QUOTED = frozenset({"title", "authors", "journal", "volume_pages", "doi", "url"})
NOT_SENTENCES = frozenset({"title", "aliases", "provenance", "region"})
AMERICAN = re.compile(
    r"\b(?:(?:behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vap|vig)or(?:s|ed|ing|ite|able|hood)?|"
    r"(?:kilo|centi|milli)?meters?|liters?|(?:cent|fib|theat)ers?|(?:anal|paral|catal)yz(?:e|es|ed|ing)|"
    r"(?:emphas|general|maxim|minim|normal|optim|organ|priorit|real|recogn|special|stabil|summar|util)iz(?:e|es|ed|ing)|"
    r"(?:cancel|fuel|label|level|model|signal|travel)(?:ed|ing)|(?:catal|dial)ogs?|defense|offense|fulfills?|gotten|gray|"
    r"math|practic(?:ed|ing)|programs?|skillful|toward|afterward|estrogen|(?:orthop|p)edic\w*|physical therapists?)\b",
    re.I,
)


@cache
def guide() -> library.Library:
    made = library.load(ROOT)
    assert made.problems == []
    return made


def things(kind: str) -> dict[str, Entity]:
    return guide().things[kind]


def words_of(thing: Entity) -> Iterator[tuple[str, str]]:
    """The texts of a thing, each with its field: without ids, and without the words of others."""
    ids = {path for path, mark, _ in marks(thing) if isinstance(mark, RefTo)}
    left_out = {"id", "former_ids", *(QUOTED if isinstance(thing, Evidence) else ())}
    yield from ((str(path[0]), bare(text)) for path, text in texts(thing) if path not in ids | {(f,) for f in left_out})


def published() -> Iterator[tuple[str, str]]:
    """Every text that readers see, with its file."""
    for kind, thing in guide().all():
        file = guide().origin(kind, thing.id).document.file
        yield from ((file, text) for _, text in words_of(thing))
    written, problems = chapters.read(ROOT)
    assert problems == []
    yield from ((f"content/{chapter.file}", bare(chapter.text)) for chapter in written)


def american(text: str) -> list[str]:
    return [found[0] for found in AMERICAN.finditer(text)]


def copied(text: str) -> list[str]:
    return [run for run in windows(text) if short_hash(run) in PHRASES]


def prose(thing: Entity) -> str:
    """The sentences of a thing's page, one after the other."""
    sentences = (text for field, text in words_of(thing) if field not in NOT_SENTENCES and " " in text)
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in sentences)


def sentences(chapter: str) -> str:
    """A chapter without front matter, tables and comments, each block a sentence of its own."""
    text = re.sub(r"\A---\n.*?\n---\n|<!--.*?-->", "", chapter, flags=re.S)
    text = re.sub(r"^(?:\||\{|!!!).*$|<[^>]*>", "", text, flags=re.M)
    marked = re.split(r"\n\s*\n|\n(?=\s*(?:-|\d+\.) )", text)
    blocks = (bare(re.sub(r"^\s*(?:#+|[-*]|\d+\.) ", "", block)) for block in marked)
    return " ".join(block if block[-1] in ".?!" else f"{block}." for block in blocks if block)


def test_spelling_is_british() -> None:
    assert [(file, word) for file, text in published() for word in american(text)] == []


@pytest.mark.parametrize("word", ["color", "Analyzed", "kilometers", "practicing", "program", "organize", "leveling"])
def test_an_american_word_is_noticed(word: str) -> None:
    assert american(f"It is a {word}, they say.") == [word]


def test_no_sentence_is_copied_from_the_notes() -> None:
    assert [(file, run) for file, text in published() for run in copied(text)] == []


@pytest.mark.parametrize("copy", [SAMPLE, SAMPLE.upper(), f"As they say: {SAMPLE.replace(' ', '-')} And so on."])
def test_a_copied_sentence_is_noticed(copy: str) -> None:
    assert len(copied(copy)) == len(SAMPLE.split()) - 11


def test_eleven_words_are_no_copy_and_the_hashes_are_hashes() -> None:
    assert copied(" ".join(SAMPLE.split()[:11])) == []
    assert len(PHRASES) > 1000
    assert all(re.fullmatch(r"[0-9a-f]{10}", line) for line in PHRASES)


@pytest.mark.parametrize("kind", ["exercise", "injury", "conflict", "faq", "tip", "myth"])
def test_pages_read_easily(kind: str) -> None:
    ease = {id: textstat.flesch_reading_ease(prose(thing)) for id, thing in things(kind).items()}
    assert ease
    assert {id: score for id, score in ease.items() if score < 60} == {}


def test_chapters_read_easily_and_promise_nothing() -> None:
    written = {chapter.file: sentences(chapter.text) for chapter in chapters.read(ROOT)[0]}
    assert len(written) >= 14
    assert {file: found[0] for file, text in written.items() if (found := promise(text))} == {}
    ease = {file: textstat.flesch_reading_ease(text) for file, text in written.items()}
    assert {file: score for file, score in ease.items() if score < 60} == {}


def test_a_chapter_is_read_to_its_end_without_what_is_no_sentence() -> None:
    chapter = (
        '---\ntitle: T\n---\n# T\n\nOne [two](faq:x)\nthree.\n{ .x }\n\n!!! abstract "K"\n\n    - Four\n    - Five.\n\n'
    )
    assert sentences(chapter + "| a |\n|---|\n\n<!-- guide: tips -->\n\n1. Six") == "T. One two three. Four. Five. Six."


def test_hard_reading_is_noticed() -> None:
    assert textstat.flesch_reading_ease("Musculotendinous adaptation necessitates individualised periodisation.") < 60


def lacks(exercise: Exercise) -> list[str]:
    """What a reader would miss on an exercise's page."""
    vocabulary = guide().things
    cells = {(goal, level): dose for row in exercise.doses for goal in row.goals for level, dose in row.levels.items()}
    wanted = {(goal, level) for goal in vocabulary["goal"] for level in vocabulary["level"]}
    there = {
        "steps": len(exercise.steps) >= 2,
        "cues": bool(exercise.cues),
        "mistakes": bool(exercise.mistakes) and all(slip.mistake and slip.fix for slip in exercise.mistakes),
        "doses": set(cells) == wanted and all(str(d.work) and str(d.rest) and str(d.effort) for d in cells.values()),
        "neighbour": bool(exercise.easier or exercise.harder),
        "muscles": bool(exercise.muscles.primary),
        "provenance": bool(exercise.provenance.origin and exercise.reviewed),
    }
    return [name for name, found in there.items() if not found]


def test_no_exercise_lacks_anything() -> None:
    exercises = [thing for thing in things("exercise").values() if isinstance(thing, Exercise)]
    assert len(exercises) >= 60
    assert {exercise.id: missing for exercise in exercises if (missing := lacks(exercise))} == {}


def test_what_an_exercise_lacks_is_noticed() -> None:
    squat = things("exercise")["squat"]
    assert isinstance(squat, Exercise)
    bare_one = squat.model_copy(update={"cues": [], "easier": [], "harder": [], "doses": squat.doses[:1]})
    assert lacks(bare_one) == ["cues", "doses", "neighbour"]


def test_cautions_are_written_or_said_to_be_unknown() -> None:
    silent = []
    for path in sorted((ROOT / "data/exercises").glob("*.yml")):
        found = re.search(r"^cautions:(.*)\n(.*)", path.read_text("utf-8"), re.M)
        if not found or not (found[1].strip() == "none known" or found[2].startswith("  - condition:")):
            silent.append(path.stem)
    assert silent == []


def test_every_pattern_has_a_way_down_a_way_up_and_a_rung_without_kit() -> None:
    exercises = [thing for thing in things("exercise").values() if isinstance(thing, Exercise)]
    assert len(things("pattern")) >= 12
    for pattern in things("pattern"):
        rungs = [exercise for exercise in exercises if exercise.pattern == pattern]
        assert any(rung.easier for rung in rungs), pattern
        assert any(rung.harder for rung in rungs), pattern
        assert any(not (rung.kit.all_of or rung.kit.any_of) for rung in rungs), pattern


def test_every_injury_says_when_to_ask_what_to_avoid_and_what_may_help() -> None:
    injuries = [thing for thing in things("injury").values() if isinstance(thing, Injury)]
    assert len(injuries) >= 10
    hurt = [injury for injury in injuries if injury.kind != "situation"]
    assert [injury.id for injury in hurt if not (injury.signs and injury.avoid and injury.may_help)] == []


def test_every_claim_shows_its_studies_or_says_that_there_are_none(tmp_path_factory: pytest.TempPathFactory) -> None:
    claims = {id: claim for id, claim in things("claim").items() if isinstance(claim, Claim)}
    site, words = shipped(tmp_path_factory), Words.load()
    none = {True: words("claim.no_studies"), False: words("claim.not_looked_into")}
    pages = {id: (site / "claims" / id / "index.html").read_text("utf-8") for id in claims}
    shown = {id: page.count('<li class="sg-study') for id, page in pages.items()}
    assert shown == {id: len(claim.studies) for id, claim in claims.items()}
    assert [id for id, page in pages.items() if (none[claims[id].looked_into] in page) != (shown[id] == 0)] == []


def test_every_study_is_cited_or_says_why_it_is_listed() -> None:
    cited = backlinks(guide())
    studies = {id: study for id, study in things("evidence").items() if isinstance(study, Evidence)}
    assert len(studies) >= 94
    assert [id for id, study in studies.items() if not (study.background or cited.get(("evidence", id)))] == []
