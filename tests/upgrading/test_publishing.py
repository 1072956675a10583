"""From one version to the next as a coach goes: the old site stays until somebody has looked, then one word does it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from strideguide.cli.upgrade import begin, live
from strideguide.layers.lock import LOCK
from strideguide.start.locked import HEAD, LOCKED, locked
from tests import branded, folders, worlds

SQUAT, AIR, FAQ = "data/exercises/squat.yml", "data/exercises/air-squat.yml", "data/faqs/do-squats-help.yml"
OWN = {
    "brand.yml": "name: Acme\n",
    SQUAT: "title: Our squat\nsteps: [Sit back and down., Stand up., Smile.]\n",
    FAQ: "title: Do they?\n",
    "content/own.md": "# Own\n\nSee the [squat](exercise:squat).\n",
    "overrides/pages/muscle.html": "<h1>{{ page.title }}</h1>\n",
    "words.yml": "brand: {people: Our people}\n",
}
BEFORE = {"overrides/pages/muscle.html": "<h1>{{ page.title }}</h1>\n\n<p>Of old.</p>\n"}


def next_version(guide: Path) -> None:
    """A thing has another id and other words, one is gone, one is new, and so is a template."""
    text = (guide / SQUAT).read_text()
    text = text.replace("[deep-squat]", "[deep-squat, squat]").replace("- Sit back and down.", "- Sit back, and down.")
    (guide / SQUAT).unlink()
    (guide / FAQ).unlink()
    mat = worlds.swapped("data/kit/chair.yml", ("title: Chair", "title: Mat"))
    stone = "faq:\n  do-squats-help: {reason: Nobody asked.}\n"
    new = {"overrides/pages/muscle.html": "<h1>{{ page.title }}</h1>\n\n<p>New.</p>\n"}
    folders.write(guide, {AIR: text, "data/kit/mat.yml": mat, "data/removed.yml": stone, **new})
    for path in (
        "data/conflicts/squats-or-not.yml",
        "content/index.md",
        "content/about.md",
        "data/plans/first-weeks.yml",
    ):
        said = (guide / path).read_text()
        (guide / path).write_text(re.sub(r"(exercise: ?)squat\b", r"\1air-squat", said))


def other_word(brand: Path) -> None:
    """The lock says of a word of the interface that the guide had another then."""
    said = json.loads((brand / LOCK).read_text())
    said["stood"]["word:brand.people"]["text"] = "Folk"
    (brand / LOCK).write_text(json.dumps(said))


def test_from_one_version_to_the_next(tmp_path: Path) -> None:
    guide, brand = branded.guide(tmp_path / "guide"), branded.brand(tmp_path / "brands/acme", changes=OWN)
    folders.write(guide, BEFORE)
    shared = folders.write(tmp_path, {LOCKED: f"{HEAD}click==8.2.0\n"}) / LOCKED

    def run(*words: str) -> CompletedProcess[str]:
        return branded.run(guide, *words, "--root", brand)

    assert run("build").returncode == 0
    other_word(brand)
    next_version(guide)
    assert not (brand / "site" / LOCK).exists()
    live, lock = folders.contents(brand / "site"), (brand / LOCK).read_text()

    refused = run("build")
    assert refused.returncode == 1
    assert "Your site stays as it was until you have looked" in refused.stderr

    told = run("upgrade")
    assert told.returncode == 1, told.stderr
    for words in (
        "exercise:air-squat, changed in data/exercises/air-squat.yml:1",
        "The guide calls it air-squat now",
        "steps: Both of you have changed this, in different places.",
        "exercise:squat is exercise:air-squat now, in content/own.md.",
        "it was removed because nobody asked.",
        "kit:mat (Mat)",
        "template:pages/muscle.html, replaced in overrides/pages/muscle.html:1",
        "word:brand.people, changed in words.yml:1",
        f"  {FAQ}:1:1: removed-reference",
    ):
        assert words in told.stdout
    assert f"{Path('build/upgrade/index.html')} shows all of this." in told.stderr
    assert {path: (brand / path).read_text() for path in OWN} == OWN

    (brand / FAQ).unlink()
    draft = run("upgrade")
    assert draft.returncode == 0, draft.stderr
    assert "Look at" in draft.stderr
    assert "<h3>steps</h3>" in (brand / "build/upgrade/index.html").read_text()
    assert (brand / "build/upgrade/preview/exercises/air-squat/index.html").is_file()
    assert folders.contents(brand / "site") == live
    assert (brand / LOCK).read_text() == lock
    assert {path: (brand / path).read_text() for path in OWN if path != FAQ} == {
        k: v for k, v in OWN.items() if k != FAQ
    }

    folders.write(brand, {"build/upgrade/yours/content/older.md": "# Of the version before\n"})
    accepted = run("upgrade", "--accept")
    assert accepted.returncode == 0, accepted.stderr
    assert (shared.read_text(), str(shared) in accepted.stdout) == (locked(), True)
    assert (brand / "site/exercises/air-squat/index.html").is_file()
    assert (brand / AIR).read_text().endswith("steps:\n  - Sit back, and down.\n  - Stand up.\n  - Smile.\n")
    assert (brand / "build/upgrade/yours" / SQUAT).read_text() == OWN[SQUAT]
    assert (brand / "build/upgrade/yours" / LOCK).read_text() == lock
    assert not (brand / "build/upgrade/yours/content/older.md").exists()
    assert (brand / "build/upgrade/index.html").is_file()
    assert "exercise:air-squat" in (brand / "content/own.md").read_text()
    status = run("layer", "status")
    assert (status.returncode, "stale" in status.stdout) == (0, False)


def test_what_an_update_kept_stays_when_it_is_said_again(tmp_path: Path) -> None:
    yours = folders.write(tmp_path, {LOCK: "before", "brand.yml": "name: Acme\n"})
    begin(yours, b"before")
    assert folders.contents(yours) == {LOCK: b"before", "brand.yml": b"name: Acme\n"}
    begin(yours, b"later")
    assert folders.contents(yours) == {LOCK: b"later"}


@pytest.mark.parametrize(
    ("root", "made", "where"),
    [
        ("brands/acme", ["site/acme/index.html"], "site/acme"),
        ("brands/acme", ["brands/acme/site/index.html"], "brands/acme/site"),
        ("acme", ["acme/site/acme/index.html", "site/acme/index.html"], "acme/site"),  # a page called like its folder
    ],
)
def test_a_site_stands_where_it_was_built(root: str, made: list[str], where: str, tmp_path: Path) -> None:
    folders.write(tmp_path, {f"{root}/brand.yml": "name: Acme\n", **dict.fromkeys(made, "")})
    assert live(tmp_path / root) == tmp_path / where
