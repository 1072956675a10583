"""A server that rebuilds: what is wrong stands on every page, the server lives, and mending clears it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests import branded, worlds
from tests.hosts import toy
from tests.scale import late
from tests.serving import Server, serving, until

from strideguide.hosts.mishaps import from_error
from strideguide.hosts.preview import Preview
from strideguide.hosts.rebuilding import Rebuilding
from strideguide.preview.builder import Job
from strideguide.preview.told import banner
from strideguide.problems import Place, Problem
from strideguide.publishing import manifest


@pytest.fixture(autouse=True)
def temporary_folders_go_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))


@pytest.fixture(params=["properdocs", *late("mkdocs")])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """The toy guide with an override, being served."""
    root = toy.guide(tmp_path / "guide", {"overrides/main.html": '{% extends "base.html" %}'})
    toy.write(root, {"mkdocs.yml": toy.CONFIG.replace("font: false", "font: false, custom_dir: overrides")})
    with serving(root, str(request.param), "/guide/", toy=True) as server:
        yield server


def test_a_server_lives_through_every_kind_of_mistake(server: Server) -> None:
    server.wait("drills/skip/", lambda text: "Lift the knee" in text and "guide-problems" not in text)

    toy.write(server.root, {"data/drills/skip.txt": "Skip\nA hop.\nbroken\nHow"})
    for uri in ("drills/skip/", "about/", "404.html"):
        text = server.wait(uri, lambda text: "guide-problems" in text)
        file = server.root / "data/drills/skip.txt"
        assert f'href="vscode://file{file}:3:1">data/drills/skip.txt:3:1</a>' in text
    assert "Lift the knee" in server.get("drills/skip/")
    assert "The text is broken. Mend it." in server.problems()

    toy.write(server.root, {"data/drills/skip.txt": "Skip\nA hop.\nMended.\nHow"})
    assert "Mended." in server.wait("drills/skip/", lambda text: "guide-problems" not in text)

    toy.write(server.root, {"overrides/main.html": "{% if %}"})
    text = server.wait("about/", lambda text: "guide-problems" in text)
    assert "overrides/main.html:1:1" in text
    assert "Mended." in server.get("drills/skip/")

    toy.write(server.root, {"overrides/main.html": '{% extends "base.html" %}', "mkdocs.yml": ": ["})
    server.wait("about/", lambda text: "overrides/main.html" not in text and "guide-problems" in text)


def test_edits_and_new_files_show_up(server: Server) -> None:
    server.wait("drills/skip/", lambda text: "Lift the knee" in text)
    toy.write(server.root, {"data/drills/new.txt": "New\nN.\nNewcomer.", "content/news.md": "# News"})
    server.wait("drills/new/", lambda text: "Newcomer." in text)
    server.wait("news/", lambda text: "News" in text)
    (server.root / "data/drills/new.txt").unlink()
    toy.write(server.root, {"overrides/main.html": '{% extends "base.html" %}{% block hero %}HERO{% endblock %}'})
    server.wait("drills/skip/", lambda text: "HERO" in text)
    assert "Newcomer." not in server.get("drills/new/")


def test_a_server_starts_with_a_broken_guide_and_what_there_is_of_it(tmp_path: Path) -> None:
    broken = {"data/drills/bad.txt": "Bad\nB.\nbroken", "content/drills/skip.md": "# By hand"}
    with serving(toy.guide(tmp_path / "guide", broken), "mkdocs", "/guide/", toy=True) as server:
        text = server.wait("drills/skip/", lambda text: "By hand" in text)
        assert "2 problems in the guide's files." in text
        assert "content/drills/skip.md:1:1" in text
        (server.root / "content/drills/skip.md").unlink()
        server.wait("drills/skip/", lambda text: "Lift the knee" in text and "1 problem in" in text)


def test_of_a_preview_that_is_killed_while_nothing_is_built_nothing_is_left(tmp_path: Path) -> None:
    root = worlds.write(tmp_path / "guide", branded.GUIDE)
    with serving(root) as server:
        server.wait("weather/", lambda text: "It rains." in text)
        assert [*(tmp_path / "tmp").glob("strideguide_*")]
        server.process.kill()
    until(lambda: not [*(tmp_path / "tmp").glob("strideguide_*")])


def test_a_banner_names_the_first_problems_and_leads_to_all() -> None:
    problems = [Problem(Place(f"data/{n}.yml", n, 2), "promise", f"<b>{n}</b>") for n in range(1, 6)]
    text = banner(problems, Path("/guide"), "/all")
    assert "5 problems in the guide&" not in text
    assert text.count("vscode://") == 3
    assert "data/3.yml:3:2</a> &lt;b&gt;3&lt;/b&gt;" in text
    assert 'href="/all">All problems</a>' in text


def test_an_error_without_a_place_is_laid_to_the_settings(tmp_path: Path) -> None:
    problem = from_error(ValueError("no such theme"), tmp_path)
    assert problem.place == Place("mkdocs.yml")
    assert "no such theme" in problem.message


@pytest.mark.parametrize(("hook", "line"), [("x = (\n", 1), ("\n\nraise SystemExit(1)\n", 3)])
def test_a_hook_that_can_not_be_read_is_told_at_its_line(hook: str, line: int, tmp_path: Path) -> None:
    settings = f"{branded.GUIDE['mkdocs.yml']!s}hooks: [hook.py]\n"
    root = worlds.write(tmp_path / "guide", {**branded.GUIDE, "mkdocs.yml": settings, "hook.py": hook})
    outcome = Rebuilding(root, "http://127.0.0.1:8000", tmp_path / "pages").outcome(Job())
    assert [str(problem.place) for problem in outcome.problems] == [f"hook.py:{line}:1"]


def test_editors_get_the_ids_that_there_are(tmp_path: Path) -> None:
    mat = "title: Mat\nsummary: You lie on it.\nplace: home\n"
    root = worlds.write(tmp_path / "guide", {**branded.GUIDE, "data/kit/mat.yml": mat})
    rebuilding = Rebuilding(root, "http://127.0.0.1:8000", tmp_path / "pages")
    assert rebuilding.outcome(Job()).pages
    rebuilding.rest()
    assert '"mat"' in (root / "schemas/exercise.schema.json").read_text("utf-8")


def test_what_a_build_that_failed_leaves_goes_with_the_pages_of_before(tmp_path: Path) -> None:
    """On a full disk the next build has room then."""
    root, pages = worlds.write(tmp_path / "guide", branded.GUIDE), tmp_path / "pages"
    preview, config = Preview(), load_config(str(root / "mkdocs.yml"))

    def make(fails: bool = False) -> None:
        config.site_dir = str(pages)
        preview.begin(config)
        if fails:
            raise OSError(28, "No space left on device")

    preview.tried(make, tmp_path)
    shown = preview.tried(make, tmp_path).pages
    preview.tidy()
    assert len([*pages.iterdir()]) == 2
    [problem] = preview.tried(partial(make, fails=True), tmp_path).problems
    preview.tidy()
    assert [*pages.iterdir()] == [shown]
    assert problem.message == "The host could not build the site: no space left on device"


def test_a_host_that_keeps_the_plugin_begins_each_build_anew(tmp_path: Path) -> None:
    """As MkDocs does where others run it as a library: after a preview it publishes, and after that it previews."""
    root = worlds.write(tmp_path / "guide", branded.GUIDE)
    commands: tuple[Literal["serve", "build"] | None, ...] = ("serve", "build", "serve", None)
    published = []
    for number, command in enumerate(commands):
        live = tmp_path / f"site-{number}"
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(live))
        if command:
            config.plugins.on_startup(command=command, dirty=False)
        build(config)
        if command:
            config.plugins.on_shutdown()
        published.append((live / manifest.NAME).is_file())
    assert published == [False, True, False, True]
