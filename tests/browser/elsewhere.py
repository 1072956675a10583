"""All websites that are not the site under test, as one server on a port of its own, which notes what they are asked.

A context whose proxy it is reaches them under their own names, over https, and nothing that it asks goes unseen.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, BrowserContext
from tests.browser.unbroken import unbroken

PAGE = b"""<!doctype html><html lang="en"><title>Theirs</title><h1>Choose a day</h1><button>Monday</button>
<script>document.title = document.referrer || "nobody said where from"</script>"""
_CERTIFICATE = Path(__file__).with_suffix(".pem")


@dataclass(frozen=True)
class Asked:
    """A request to another website: its host, the path, and the page that is said to lead there, "" if none is."""

    host: str
    path: str
    referrer: str


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[Asked] = []
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(_CERTIFICATE)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page drops its connections; that is no fault of the site."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    host = ""

    def do_CONNECT(self) -> None:
        """Be the website to which a way is asked for, and answer what comes on it."""
        self.host = self.path.removesuffix(":443")
        self.send_response(200)
        self.end_headers()
        with self.server.tls.wrap_socket(self.connection, server_side=True) as self.request:
            self.setup()
            self.handle_one_request()

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.host, self.path, self.headers.get("Referer", "")))
        self.send_response(200 if self.host else 403)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    do_POST = do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a test's output is for its findings."""


@contextmanager
def elsewhere(browser: Browser) -> Iterator[tuple[BrowserContext, list[Asked]]]:
    """A context that reaches all other websites, and what they are asked, in order; nothing may break in it."""
    server = _Server()
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    proxy = {"server": f"http://127.0.0.1:{server.server_port}", "bypass": "127.0.0.1"}
    try:
        with unbroken(browser, proxy=proxy, ignore_https_errors=True) as context:
            yield context, server.asked
    finally:
        server.shutdown()
        server.server_close()
