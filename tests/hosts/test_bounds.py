"""What a host would crash on, or would take from outside the guide: no build publishes it, and no server opens it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import branded, worlds
from tests.hosts import run, toy
from tests.scale import late
from tests.serving import serving

from strideguide.layers import ELSEWHERE

BOMB = f"---\n{'{' * 30_000}\n---\n# A\n".encode()
# Chapters at which MkDocs crashes if it reads them itself.
BOMBS = {
    "content/bomb.md": BOMB,
    "content/bomb-not-utf8.md": BOMB + b"\xff",
    "content/bomb-too-big.md": BOMB + b"x\n" * 500_000,
    "content/bomb-ending.markdown": BOMB,
}
# From links to what they lead to, below a folder beside the guide's.
LINKS = {
    "content/leak.txt": "secret.txt",
    "content/leak.md": "secret.txt",
    "content/more": ".",
    "content/zero.bin": "/dev/zero",
    "overrides/leak.css": "secret.txt",
    "overrides/pages/kit.html": "secret.txt",
    "overrides/partials/copyright.html": "secret.txt",
    "overrides/partials/language.html": "secret.txt",  # which the search loads before MkDocs shows an environment
}
SETTINGS = toy.CONFIG.replace("font: false", "font: false, custom_dir: overrides").partition("nav:")[0]
TEMPLATES = {"overrides/main.html": '{% extends "base.html" %}'}


def linked(root: Path) -> Path:
    """The guide below `root` with all of LINKS."""
    outside = root.parent / "outside"
    toy.write(outside, {"secret.txt": "SECRET", "secret.md": "# SECRET"})
    for path, target in LINKS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(outside / target)
    return root


@pytest.mark.parametrize("host", ["mkdocs", *late("properdocs", "zensical")])
def test_a_build_refuses_what_a_host_crashes_on_and_what_leads_out_of_the_guide(host: str, tmp_path: Path) -> None:
    root = linked(worlds.write(tmp_path / "guide", {"mkdocs.yml": SETTINGS, **TEMPLATES, **BOMBS}))
    done = branded.run(root, "build", "--root", root, "--host", host)
    assert done.returncode == 1, done.stderr
    assert all(f"{path}:" in done.stderr for path in BOMBS), done.stderr
    assert all(f"{path}:1:1: outside-folder" in done.stderr for path in LINKS), done.stderr
    assert done.stderr.count("outside-folder") == len(LINKS)
    assert not (root / "site").exists()


@pytest.mark.parametrize(("host", "layered"), [("strideguide", True), *late(("mkdocs", True), ("mkdocs", False))])
def test_a_server_lives_and_opens_none_of_it(
    host: str, layered: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = worlds.write(tmp_path / "below", {**branded.GUIDE, "content/lower.markdown": BOMB})
    monkeypatch.setenv(ELSEWHERE, str(below))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    plain = {"mkdocs.yml": SETTINGS, **TEMPLATES}
    root = branded.brand(tmp_path / "guide") if layered else worlds.write(tmp_path / "guide", plain)
    toy.write(root, {"content/good.md": "# Good", **BOMBS})
    (root / "content/round").symlink_to(".")
    with serving(linked(root), host, "/" if layered else "/guide/") as server:
        problems = server.until(lambda: text if "vscode:" in (text := server.problems()) else "")
        assert all(f"{path}:" in problems for path in (*BOMBS, *LINKS))
        assert "Good" in server.get("good/")
        assert "Chair" in server.get("kit/chair/")
        for path in ("leak.txt", "leak.css", "zero.bin", "leak/", "more/secret.txt", "more/secret/", "round/good/"):
            assert server.get(path) == ""
        for page in ("kit/chair/", "good/", "bomb/", "bomb-not-utf8/", "bomb-too-big/", "bomb-ending/"):
            assert "guide-problems" in (text := server.get(page)) and "SECRET" not in text and "{{{" not in text

        (root / "content/later.md").write_bytes(BOMB)
        server.until(lambda: "content/later.md:1" in server.problems())
        for path in (*BOMBS, *LINKS, "content/round", "content/later.md"):
            (root / path).unlink()
        (below / "content/lower.markdown").unlink()
        toy.write(root, {"content/good.md": "# Mended"})
        server.wait("good/", lambda text: "Mended" in text and "guide-problems" not in text)

        for path in ("content/later.md", "content/bomb.md"):
            (root / path).write_bytes(BOMB)
        linked(root)
        server.until(lambda: all(path in server.problems() for path in ("content/later.md:1", "overrides/leak.css")))
        assert "Chair" in server.get("kit/chair/") and server.get("leak/") == ""


@pytest.mark.parametrize(
    ("settings", "files", "links", "told"),
    [
        (("docs_dir: content", "docs_dir: pages"), {"pages/bomb.md": BOMB}, {}, "pages/bomb.md:1:1: file-too-big"),
        *late(
            (("docs_dir: content", "docs_dir: pages"), {}, {"pages/a.txt": "/etc/passwd"}, "pages/a.txt:1:1: outside"),
            (
                ("nav:", 'exclude_docs: "!.seen/"\nnav:'),
                {"content/.seen/a.md": BOMB},
                {},
                "content/.seen/a.md:1:1: file",
            ),
            (
                ("nav:", 'exclude_docs: "!.seen"\nnav:'),
                {},
                {"content/.seen": "/dev/zero"},
                "content/.seen:1:1: outside",
            ),
            (("font:", "custom_dir: look, font:"), {}, {"look/a.css": "/etc/passwd"}, "look/a.css:1:1: outside-folder"),
            (("font:", "custom_dir: look, font:"), {}, {"look/.icons": "/etc"}, "look/.icons:1:1: outside-folder"),
        ),
        (("font:", "custom_dir: look, font:"), {}, {"look/main.html": "/etc/passwd"}, "look/main.html:1:1: outside"),
    ],
)
def test_what_only_the_host_is_told_of_is_looked_at_too(
    settings: tuple[str, str], files: dict[str, bytes], links: dict[str, str], told: str, tmp_path: Path
) -> None:
    root, text = toy.guide(tmp_path / "guide"), toy.CONFIG.replace(*settings)
    theirs = {"mkdocs.yml": text, "pages/index.md": "# Home", "look/main.html": TEMPLATES["overrides/main.html"]}
    toy.write(root, {**theirs, **files})
    for path, target in links.items():
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)
    done = run.build("mkdocs", root)
    assert done.returncode == 1, done.stderr
    assert told in done.stderr


@pytest.mark.nightly
def test_folders_without_end_are_not_walked(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {"mkdocs.yml": SETTINGS, **TEMPLATES})
    for name in ("a", "b"):
        (root / "content" / name).symlink_to(".")
    done = branded.run(root, "build", "--root", root)
    assert done.returncode == 1, done.stderr
    assert "content/a:1:1: stray-file" in done.stderr and "content/b:1:1: stray-file" in done.stderr


@pytest.mark.nightly
def test_zensical_is_given_nothing_that_is_hidden(tmp_path: Path) -> None:
    root = toy.guide(tmp_path)
    for name, target in ((".#about.md", "me@home.1234"), (".zero.bin", "/dev/zero")):  # the first is how Emacs locks
        (root / "content" / name).symlink_to(target)
    done = run.build("zensical", root)
    assert done.returncode == 0, done.stderr


def test_a_lock_that_an_editor_leaves_takes_no_template_away(tmp_path: Path) -> None:
    text = toy.CONFIG.replace("font:", "custom_dir: look, font:")
    root = toy.write(toy.guide(tmp_path), {"mkdocs.yml": text, "look/404.html": "Lost in the look"})
    (root / "look/.#404.html").symlink_to("me@home.1234")
    done = run.build("mkdocs", root)
    assert done.returncode == 0, done.stderr
    assert (root / "site/404.html").read_text("utf-8") == "Lost in the look"
