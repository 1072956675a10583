"""What a preview answers: the pages that are shown, and what is wrong; nothing to who asks for another host."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.preview import server
from strideguide.preview.app import App
from strideguide.preview.outcome import Outcome
from strideguide.preview.shown import Shown
from strideguide.problems import Place, Problem
from tests.folders import write

ASKED = yaml.safe_load(Path(__file__).with_name("asked.yml").read_text("utf-8"))
SITE = {
    "index.html": "<html><body class='a'>Home</body></html>",
    "kit/index.html": "<body>Chair",
    "404.html": "<body>Lost",
    "style.css": "p {margin: 0}",
}
PROBLEMS = tuple(Problem(Place(f"data/{n}.yml", n, 2), "promise", f"<b>{n}</b>") for n in range(1, 6))


def site(folder: Path, **more: str) -> Path:
    (folder / "secret.txt").write_text("SECRET", "utf-8")
    pages = write(folder / "pages", {**SITE, **more})
    (pages / "link.txt").symlink_to(folder / "secret.txt")
    return pages


def asked(app: App, path: str, host: str = "localhost", method: str = "GET") -> tuple[int, Mapping[str, str], str]:
    """The status, the headers and the text of an answer."""
    found: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        found.update(status=int(status.split()[0]), headers=dict(headers))

    body = app({"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": host}, start)
    text = "" if found["headers"]["Content-Type"] == "text/event-stream" else b"".join(body).decode()
    return found["status"], found["headers"], text


@pytest.mark.parametrize("case", ASKED, ids=lambda case: f"{case['at']} {case['host']} {case['path']!r}")
def test_it_answers_for_its_own_hosts_and_from_its_own_folder(case: Mapping[str, Any], tmp_path: Path) -> None:
    shown = Shown()
    shown.take(Outcome(site(tmp_path), base="/guide/"))
    status, headers, text = asked(App(shown, tmp_path, case["at"]), case["path"], case["host"])
    assert (status, headers.get("Location", "")) == (case["status"], case.get("place", ""))
    assert case.get("says", "") in text and "SECRET" not in text


def test_what_is_wrong_stands_on_every_page_and_the_last_good_ones_stay(tmp_path: Path) -> None:
    shown = Shown()
    app = App(shown, tmp_path, "127.0.0.1")
    assert "The first build is running" in asked(app, "/kit/")[2]
    shown.take(Outcome(problems=PROBLEMS[:1]))
    assert asked(app, "/kit/")[0] == 503 and "data/1.yml:1:2" in asked(app, "/kit/")[2]
    shown.take(Outcome(site(tmp_path)))
    assert "data/1.yml" not in asked(app, "/kit/")[2]
    shown.take(Outcome(problems=PROBLEMS))
    for path in ("/", "/kit/", "/none/"):
        text = asked(app, path)[2]
        assert text.index("<body") < text.index("5 problems in the guide's files.") < text.index("data/1.yml:1:2")
        assert text.count("vscode://") == 3
    assert "&lt;b&gt;5&lt;/b&gt;" in asked(app, "/_preview/problems")[2]
    assert "problems" not in asked(app, "/style.css")[2]


def test_pages_can_only_be_looked_at(tmp_path: Path) -> None:
    shown = Shown()
    shown.take(Outcome(site(tmp_path)))
    app = App(shown, tmp_path, "127.0.0.1")
    assert asked(app, "/", method="HEAD")[::2] == (200, "")
    assert asked(app, "/", method="POST")[0] == 405


def test_browsers_look_again_when_something_else_is_shown_and_only_then(tmp_path: Path) -> None:
    shown = Shown()
    names = [shown.now.name]
    for outcome in (Outcome(problems=PROBLEMS), Outcome(problems=PROBLEMS), Outcome(site(tmp_path)), Outcome()):
        shown.take(outcome)
        names.append(shown.other_than(names[-1], 0))
    assert [one == other for one, other in pairwise(names)] == [False, True, False, True]
    assert Shown().now.name != Shown().now.name, "a page that another server has sent looks again"
    script = asked(App(shown, tmp_path, "::1"), "/")[2]
    assert f'<script type="module" src="/_preview/reload.js?{shown.now.name}">' in script


def test_an_outcome_is_the_same_on_the_other_side(tmp_path: Path) -> None:
    for outcome in (Outcome(), Outcome(tmp_path, PROBLEMS, "/guide/", (tmp_path / "a\nb",))):
        line = outcome.written()
        assert "\n" not in line and Outcome.read(line) == outcome


def test_a_browser_that_hangs_up_is_no_news_and_what_breaks_is(capsys: pytest.CaptureFixture[str]) -> None:
    with server._Server(("127.0.0.1", 0), server._Handler) as serving:
        for error in (ConnectionResetError("gone"), ValueError("broken")):
            try:
                raise error
            except Exception:
                serving.handle_error(None, ("127.0.0.1", 1))
    told = capsys.readouterr().err
    assert "broken" in told and "gone" not in told
