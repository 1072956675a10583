"""The preview as browsers ask for it: a WSGI application, for our own server or for one that a host has."""

from __future__ import annotations

import ipaddress
import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from ..text import inside
from . import told
from .shown import Now, Shown

OWN = "/_preview/"  # below it stands what only the preview has
PROBLEMS = f"{OWN}problems"
RELOAD = f"{OWN}reload.js"
CHANGES = f"{OWN}changes"
BEAT = 15  # seconds after which a browser that waits is sent a sign of life
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"([\w.-]+|\[[0-9a-f:.]+\])(?::\d*)?", re.A | re.I)  # RFC 9112: nobody's name stands before it
_SCRIPT = Path(__file__).with_name("reload.js")

Start = Callable[[str, list[tuple[str, str]]], Any]


class Answer(NamedTuple):
    """An answer to a request."""

    body: Iterable[bytes]
    kind: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    place: str = ""  # where the browser is to look instead


class App:
    """Answers requests with what is `shown` of the guide in `root`.

    `name` is the host name or address that the server was asked to listen on. Nobody is answered who asks for another
    host: a website whose name leads to this machine for the moment would read the guide along with its author.
    """

    def __init__(self, shown: Shown, root: Path, name: str) -> None:
        self._shown, self._root, self._name = shown, root, name.strip("[]").lower()

    def __call__(self, asked: Mapping[str, Any], start: Start) -> Iterable[bytes]:
        answer = self._answer(asked)
        headers = [("Content-Type", answer.kind), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
        if answer.place:
            headers.append(("Location", answer.place))
        start(f"{answer.status.value} {answer.status.phrase}", headers)
        return [] if asked["REQUEST_METHOD"] == "HEAD" else answer.body

    def _answer(self, asked: Mapping[str, Any]) -> Answer:
        if not self._is_ours(str(asked.get("HTTP_HOST", ""))):
            why = f"This preview answers only as {self._name} or localhost. Name another with --address."
            return _plain(why, HTTPStatus.FORBIDDEN)
        if asked["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _plain("Pages can only be looked at.", HTTPStatus.METHOD_NOT_ALLOWED)
        path, now = str(asked["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace"), self._shown.now
        if path == CHANGES:
            return Answer(self._changes(str(asked.get("QUERY_STRING", ""))), "text/event-stream")
        if path == RELOAD:
            return Answer([_SCRIPT.read_bytes()], "text/javascript")
        if path == PROBLEMS:
            return _page(told.page(now.problems, self._root), now)
        return self._file(path, now) if now.pages else self._empty(now)

    def _is_ours(self, host: str) -> bool:
        """Whether the header Host names us. Where all addresses are listened on, any address does, as it is no name."""
        said = _HOST.fullmatch(host)
        name = said[1].strip("[]").lower() if said else ""
        return name in LOCAL or name == self._name or (_is_every(self._name) and _address(name) is not None)

    def _changes(self, name: str) -> Iterator[bytes]:
        """The name of what is shown, again and again, whenever it is another and every now and then besides."""
        while True:
            name = self._shown.other_than(name, BEAT)
            yield f"data: {name}\n\n".encode()

    def _empty(self, now: Now) -> Answer:
        """No build has come to any page yet."""
        text = told.page(now.problems, self._root) if now.problems else told.waiting()
        return _page(text, now, HTTPStatus.SERVICE_UNAVAILABLE)

    def _file(self, path: str, now: Now) -> Answer:
        base = f"/{now.base.strip('/')}/".replace("//", "/")
        if path == "/" != base:
            return _elsewhere(base)
        if not now.pages or not path.startswith(base) or "\0" in path:
            return _plain("There is nothing here.", HTTPStatus.NOT_FOUND)
        file = now.pages / path.removeprefix(base)
        with suppress(OSError):  # no system has a file of so long a name
            if file.is_dir() and inside(file, now.pages) and not path.endswith("/"):
                return _elsewhere(f"{path}/")
            file = file / "index.html" if path.endswith("/") else file
            if inside(file, now.pages) and file.is_file():
                return self._content(file, now)
        missing = now.pages / "404.html"
        if missing.is_file():
            return self._content(missing, now, HTTPStatus.NOT_FOUND)
        return _plain("There is no such page.", HTTPStatus.NOT_FOUND)

    def _content(self, file: Path, now: Now, status: HTTPStatus = HTTPStatus.OK) -> Answer:
        if file.suffix != ".html":
            return Answer([file.read_bytes()], mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        text = file.read_text("utf-8", errors="replace")
        if now.problems:
            text = told.with_text(text, told.banner(now.problems, self._root, PROBLEMS))
        return _page(text, now, status)


def _page(text: str, now: Now, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """A page that follows what is shown."""
    script = f'<script type="module" src="{RELOAD}?{now.name}"></script>'
    return Answer([told.with_text(text, script).encode()], status=status)


def _plain(text: str, status: HTTPStatus) -> Answer:
    return Answer([f"{text}\n".encode()], "text/plain; charset=utf-8", status)


def _elsewhere(path: str) -> Answer:
    """Another path on this server; one that begins with two slashes would be another server."""
    return Answer([], status=HTTPStatus.FOUND, place=quote(f"/{path.lstrip('/')}"))


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_every(name: str) -> bool:
    """Whether a server that was asked to listen there listens on all addresses of the machine."""
    address = _address(name)
    return not name or (address is not None and address.is_unspecified)
