"""Which files have changed, whatever happens to the folders around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from strideguide.preview import watching
from strideguide.preview.watching import Watching
from tests.folders import write

GUIDE = {"data/kit/chair.yml": "a", "content/a.md": "a", "mkdocs.yml": "a"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PAUSE", "SETTLED", "REST"):
        monkeypatch.setattr(watching, name, 0)


def told(watch: Watching, root: Path) -> set[str]:
    """What has changed, by name; it is told when two looks in a row find the same."""
    found = [path.relative_to(root).as_posix() for _ in range(3) for path in watch.changed()]
    assert watch.changed() == [], "a change is told once"
    return {*found}


def test_changes_are_told_once_with_the_files_that_come_and_go(tmp_path: Path) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root / "data", root / "content", root / "mkdocs.yml", root / "brand.yml"])
    assert told(watch, root) == set()
    write(root, {"mkdocs.yml": "ab", "brand.yml": "new", "data/new/kit/a.yml": "new", "other.md": "not watched"})
    (root / "content/a.md").unlink()
    assert told(watch, root) == {"mkdocs.yml", "brand.yml", "data/new/kit/a.yml", "content/a.md"}


def test_a_folder_that_was_away_is_seen_again(tmp_path: Path) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root / "data"])
    (root / "data").rename(root / "away")
    assert told(watch, root) == {"data/kit/chair.yml"}
    (root / "away").rename(root / "data")
    assert told(watch, root) == {"data/kit/chair.yml"}
    write(root, {"data/kit/chair.yml": "changed"})
    assert told(watch, root) == {"data/kit/chair.yml"}


def test_what_still_changes_is_waited_for(tmp_path: Path) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root])
    for text in ("ab", "abc", "abcd"):
        write(root, {"mkdocs.yml": text})
        assert watch.changed() == []
    assert told(watch, root) == {"mkdocs.yml"}


def test_hidden_files_and_links_in_a_circle_count_for_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root])
    (root / "content/round").symlink_to(".")
    (root / "content/nowhere").symlink_to("none")
    write(root, {"content/.a.md.swp": "editor", ".git/index": "a", "content/__pycache__/a.pyc": "a"})
    assert told(watch, root) == {"content/round"}


def test_what_a_host_names_later_is_watched_from_then_on(tmp_path: Path) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root / "data"])
    watch.more([root / "content", root / "data/kit", root / "none"])
    assert told(watch, root) == set()
    write(root, {"content/a.md": "ab", "data/kit/chair.yml": "ab", "none": "there"})
    assert told(watch, root) == {"content/a.md", "data/kit/chair.yml", "none"}


def test_a_look_that_takes_long_is_not_repeated_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, GUIDE)
    watch = Watching([root])
    watch.changed()
    monkeypatch.setattr(watching, "REST", 1e9)
    watch.changed()
    write(root, {"mkdocs.yml": "ab"})
    assert [watch.changed() for _ in range(3)] == [[], [], []]
