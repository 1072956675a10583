"""`strideguide comment` against a stand-in for GitHub's API: requests of forks, odd branches, files of anybody."""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result

from strideguide.cli import main
from strideguide.reviewing.comment import MARK
from strideguide.reviewing.record import Edited, Review

CASES = yaml.safe_load(Path(__file__).with_name("github.yml").read_text("utf-8"))
SHA, HOME, TOKEN = "a" * 40, "/repos/guide/guide", "a-token"
CHAIR = Edited(what="changed", name="kit:chair", title="@octocat", how="summary", breaking=False)
REVIEW = Review(compared=True, things=1, edited=[CHAIR]).written().decode()
EVENT = {
    "id": 77, "event": "pull_request", "head_sha": SHA, "head_branch": "mend", "pull_requests": [],
    "head_repository": {"full_name": "writer/guide"}, "html_url": "https://git.example/guide/guide/actions/runs/77",
}  # fmt: skip


def pull(number: int, repo: str | None = "writer/guide", base: str = "main", **more: str) -> dict[str, Any]:
    """A request as the API lists it."""
    head = {"ref": more.get("ref", "mend"), "sha": more.get("sha", "a") * 40, "repo": repo and {"full_name": repo}}
    return {"number": number, "state": more.get("state", "open"), "head": head, "base": {"ref": base}}


def packed(files: dict[str, str]) -> bytes:
    """A zip of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(name, text)
    return data.getvalue()


class World:
    """What GitHub knows in a case, and what it was asked to write."""

    def __init__(self, case: Any) -> None:
        self.pulls = [pull(**each) for each in case.get("pulls", [{"number": 12}])]
        talk = [{"id": number, "login": "writer", "body": "Yes."} for number in range(case.get("talk", 0))]
        self.comments = [
            {"id": each["id"], "body": each["body"], "user": each["login"] and {"login": each["login"]}}
            for each in [*talk, *case.get("comments", [])]
        ]
        brands = case.get("brands", [f"b{number}" for number in range(case.get("many", 0))] or [""])
        left = case.get("left", {f"{brand}/changes.json".lstrip("/"): REVIEW for brand in brands})
        self.zip = packed(left or {})
        if "raw" in case:
            self.zip = case["raw"].encode()
        if "raw_bytes" in case:
            self.zip = b"x" * case["raw_bytes"]
        if "bomb" in case:
            self.zip = packed({"changes.json": " " * case["bomb"]})
        size = case.get("size", len(self.zip))
        self.artifacts = [
            {"id": 4, "name": "changes", "size_in_bytes": 1, "expired": True},
            {"id": 6, "name": "preview", "size_in_bytes": 9_000_000, "expired": False},
            *([{"id": 5, "name": "changes", "size_in_bytes": size, "expired": False}] if left is not None else []),
        ]
        self.asked: dict[str, str] = {}  # for which requests
        self.wrote: list[tuple[str, str]] = []
        self.strangers: list[str | None] = []  # what those were told as a token who keep artifacts

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """What GitHub says at a path below the repository's: all requests, as for a filter it ignores."""
        if path == "/pulls":
            self.asked = {name: values[0] for name, values in query.items()}
            return self.pulls
        if path == "/actions/runs/77/artifacts":
            return {"total_count": len(self.artifacts), "artifacts": self.artifacts}
        if path.startswith("/issues/") and path.endswith("/comments"):
            begin = (int(query["page"][0]) - 1) * int(query["per_page"][0])
            return self.comments[begin : begin + int(query["per_page"][0])]
        raise AssertionError(path)


def handler(world: World) -> type[BaseHTTPRequestHandler]:
    """Who answers in GitHub's place, and in place of those who keep the files for it."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def _send(self, code: int, data: bytes = b"", **headers: str) -> None:
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/kept":
                world.strangers.append(self.headers["Authorization"])
                self._send(200, world.zip)
            elif self.headers["Authorization"] != f"Bearer {TOKEN}":
                self._send(401)
            elif parts.path == f"{HOME}/actions/artifacts/5/zip":
                self._send(302, Location=f"http://localhost:{self.headers['Host'].partition(':')[2]}/kept")
            else:
                found = world.answer(parts.path.removeprefix(HOME), parse_qs(parts.query))
                self._send(200, json.dumps(found).encode())

        def _write(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            world.wrote.append((f"{self.command} {self.path.removeprefix(HOME)}", said["body"]))
            self._send(201 if self.command == "POST" else 200, b"{}")

        do_POST = do_PATCH = _write

    return Handler


@pytest.fixture
def api(request: pytest.FixtureRequest) -> Iterator[tuple[Any, World, str]]:
    """A case, what GitHub knows in it, and where it answers."""
    world = World(request.param)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(world))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield request.param, world, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(folder: Path, address: str, run: dict[str, Any], **more: str) -> Result:
    """The command, as the workflow calls it."""
    event = {"action": "completed", "repository": {"full_name": "guide/guide", "default_branch": "main"}}
    (folder / "event.json").write_text(json.dumps({**event, "workflow_run": {**EVENT, **run}}), "utf-8")
    known = {"GITHUB_EVENT_PATH": str(folder / "event.json"), "GITHUB_REPOSITORY": "guide/guide"}
    env = {**known, "GITHUB_TOKEN": TOKEN, "GITHUB_API_URL": address, **more}
    return CliRunner().invoke(main, ["comment"], env=env)


def asked(run: Any) -> dict[str, str]:
    """For which requests GitHub has to be asked."""
    if run["event"] != "pull_request" or not run["head_repository"]:
        return {}
    owner = run["head_repository"]["full_name"].partition("/")[0]
    return {"state": "open", "head": f"{owner}:{run['head_branch']}", "base": "main", "per_page": "100"}


@pytest.mark.parametrize("api", CASES, ids=lambda case: case["about"], indirect=True)
def test_each_request_gets_its_own_comment_or_none(api: tuple[Any, World, str], tmp_path: Path) -> None:
    case, world, address = api

    ended = run(tmp_path, address, case.get("event", {}))

    assert (ended.exit_code, ended.stdout) == (0, f"{case['says']}\n"), ended.output
    assert [where for where, _ in world.wrote] == [where for where in [case.get("wrote")] if where]
    assert [words for words in case.get("has", []) if words not in world.wrote[0][1]] == []
    assert all(text.startswith(f"{MARK}\n") for _, text in world.wrote)
    assert set(world.strangers) <= {None}
    assert world.asked == asked({**EVENT, **case.get("event", {})})


@pytest.mark.parametrize("api", [{}], indirect=True)
@pytest.mark.parametrize(
    ("event", "env", "says"),
    [
        ({}, {"GITHUB_TOKEN": "another"}, "GitHub could not be asked: HTTP Error 401: Unauthorized."),
        ({"head_sha": "main; rm -rf /"}, {}, "GitHub has said what nobody expects: ValidationError."),
        ({"html_url": "https://git.example/a)[b](c"}, {}, "GitHub has said what nobody expects: ValidationError."),
        ({"id": "77"}, {}, "GitHub has said what nobody expects: ValidationError."),
        ({"id": 78}, {}, "GitHub could not be asked: "),
        ({}, {"GITHUB_TOKEN": ""}, "This is for a workflow on GitHub: GITHUB_TOKEN must be set."),
    ],
)
def test_what_nobody_expects_ends_in_a_sentence_and_writes_nothing(
    api: tuple[Any, World, str], tmp_path: Path, event: dict[str, Any], env: dict[str, str], says: str
) -> None:
    ended = run(tmp_path, api[2], event, **env)
    assert ended.exit_code in (1, 2) and says in ended.output, ended.output
    assert isinstance(ended.exception, SystemExit)
    assert api[1].wrote == []
