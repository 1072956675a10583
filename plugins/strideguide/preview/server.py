"""The preview: one process that serves and watches, and one that builds."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import AF_INET6
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from ..layers import BRAND, WORDS, layers
from ..problems import number_of
from .app import App
from .builder import Builder, Job
from .outcome import Outcome
from .shown import Shown
from .watching import Watching

PACKAGE = Path(__file__).parents[1]
FOLDERS = ("data", "content", "overrides", "assets")
SETTINGS = "mkdocs.yml"
MOMENT = 0.03  # seconds between two looks at whether there is something to do
PATIENCE = 60  # seconds after which a build is given up for what has changed since
BUILDING = "strideguide.hosts.rebuilding"


def serve(root: Path, host: str, port: int, told: Callable[[], bool], say: Callable[[str], Any]) -> None:
    """Preview the guide in `root` at this address until we are `told` to end. OSError if nobody can listen there."""
    shown = Shown()
    app = App(shown, root, host)
    with tempfile.TemporaryDirectory(prefix="strideguide_") as folder, _serving(app, host, port) as address:
        say(f"The preview is at {address}/ (Ctrl-C ends it).")
        builder = Builder([sys.executable, "-m", BUILDING, str(root.resolve()), address, folder], root)
        preview = Preview(shown, builder, Watching(sources(root)), say)
        try:
            while not told():
                preview.step()
                time.sleep(MOMENT)
        finally:
            builder.end()


def sources(root: Path) -> Iterator[Path]:
    """What a preview of the guide in `root` is made from, as far as anybody knows before its settings are read."""
    for layer in layers(root):
        yield from (layer.root.resolve() / name for name in (SETTINGS, BRAND, WORDS, *FOLDERS))
    yield PACKAGE


class Preview:
    """Builds whenever something has changed, and shows what comes of it."""

    def __init__(self, shown: Shown, builder: Builder, watching: Watching, say: Callable[[str], Any]) -> None:
        self._shown, self._builder, self._watching, self._say = shown, builder, watching, say
        self._wanted, self._anew = True, False

    def step(self) -> None:
        """Do what there is to do now."""
        for path in self._watching.changed():
            self._wanted, self._anew = True, self._anew or _is_program(path)
        seconds = self._builder.seconds
        if seconds is not None and (outcome := self._builder.outcome()):
            self._take(outcome, seconds)
        elif seconds is not None and seconds > PATIENCE and self._wanted:
            self._take(self._builder.give_up(), seconds)
        elif seconds is None and self._wanted:
            self._begin()

    def _begin(self) -> None:
        if self._anew:
            self._builder.end()
        self._wanted = self._anew = False
        now = self._shown.now
        self._builder.begin(Job(str(now.pages or ""), now.good))

    def _take(self, outcome: Outcome, seconds: float) -> None:
        self._watching.more(outcome.watched)
        self._shown.take(outcome)
        for problem in outcome.problems:
            self._say(str(problem))
        kept = "the pages of before stay up" if not outcome.pages and self._shown.now.pages else ""
        count = number_of(len(outcome.problems), "problem") if outcome.problems else ""
        self._say(", ".join(filter(None, [f"{time.strftime('%H:%M:%S')}  built in {seconds:.1f} s", count, kept])))


def _is_program(path: Path) -> bool:
    """Whether a build that has read a file before would not read it again: code, words, and which plugins there are."""
    return path.suffix == ".py" or path.name == SETTINGS or path.is_relative_to(PACKAGE / "locales")


@contextmanager
def _serving(app: App, host: str, port: int) -> Iterator[str]:
    """Serve at this address, where browsers find it as the address that is given back."""
    with _server(host)((host.strip("[]"), port), _Handler) as server:
        server.set_app(app)
        Thread(target=server.serve_forever, kwargs={"poll_interval": MOMENT}, daemon=True).start()
        try:
            yield f"http://{host}:{server.server_port}"
        finally:
            server.shutdown()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers hang up when they like; of anything else there is a traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Server6(_Server):
    address_family = AF_INET6


def _server(host: str) -> type[_Server]:
    return _Server6 if ":" in host else _Server


class _Handler(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """A line for each request would hide what matters."""
