"""Serve a finished site on 127.0.0.1 as a static host would: gzip, 404.html, a base path."""

import gzip
import mimetypes
import re
import time
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

_TEXT = {
    "application/javascript",
    "application/json",
    "application/xml",
    "application/manifest+json",
    "image/svg+xml",
}
_SMALLEST_WORTH_GZIP = 860
_PIECE = re.compile(rb".{1,200}[^>]*>?", re.DOTALL)  # it ends with a tag, as a browser draws no half tags
_BETWEEN = 0.02  # seconds from one piece to the next: more than one frame may show a page that is not whole


@lru_cache(maxsize=512)
def _body(path: Path, changed: int, zipped: bool) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if zipped else content


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is for its findings."""

    def _answer(self, with_body: bool) -> None:
        address = urlsplit(self.path)
        file = self.server.file_at(address.path)
        if file is not None and file.is_dir():
            self._go_to(address.path + "/" + (f"?{address.query}" if address.query else ""))
        elif file is not None:
            self._send(200, file, with_body)
        elif (missing := self.server.folder / "404.html").is_file():
            self._send(404, missing, with_body)
        else:
            self.send_error(404)

    def _go_to(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, file: Path, with_body: bool) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        is_text = kind.startswith("text/") or kind in _TEXT
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        zipped = is_text and accepts and not self.server.slow and file.stat().st_size >= _SMALLEST_WORTH_GZIP
        body = _body(file, file.stat().st_mtime_ns, zipped)
        self.server.sent.append(len(body))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if with_body and self.server.slow and kind == "text/html":
            self._arrive(body)
        elif with_body:
            self.wfile.write(body)

    def _arrive(self, body: bytes) -> None:
        """Write what stands round the article at once, and the article piece by piece."""
        start = body.find(b"<article")
        end = start + 12_000
        self.wfile.write(body[:start])
        time.sleep(20 * _BETWEEN)  # the frame of the page is seen
        for piece in _PIECE.findall(body[start:end]):
            time.sleep(_BETWEEN)
            self.wfile.write(piece)
        self.wfile.write(body[end:])


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path, base: str, slow: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.slow = slow
        self.sent: list[int] = []
        self.folder = folder.resolve()
        self.base = base

    def file_at(self, path: str) -> Path | None:
        """The file for an address, its index.html, or the folder itself where the last slash is missing."""
        if not path.startswith(self.base):
            return None
        inside = unquote(path[len(self.base) :]).lstrip("/")
        file = (self.folder / inside).resolve()
        if not file.is_relative_to(self.folder):
            return None
        if file.is_dir() and path.endswith("/"):
            file = file / "index.html"
        return file if file.exists() else None

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page drops its connections; that is no fault of the site."""


class Served:
    """A folder under an address of this machine, for as long as the `with` block lasts.

    `base` is the path that the site is made for (`/guide/` of `https://example.org/guide/`): a 404 page
    names its style sheets by it, and so would be bare under any other. `slow` is a thin line: the beginning of an
    article arrives piece by piece.
    """

    def __init__(self, folder: Path, base: str = "/", *, slow: bool = False) -> None:
        self._server = _Server(folder, base, slow)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}{base}"

    @property
    def sent(self) -> list[int]:
        """How many bytes each answer had so far, in order."""
        return self._server.sent

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


class Serve(Protocol):
    """The `serve` fixture: give it the folder of a finished site, and it returns the address."""

    def __call__(self, folder: Path, base: str = "/") -> str: ...
