"""Watch what a browser asks of hosts other than the test's own server."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

_STAYS_IN_THE_BROWSER = {"data", "blob", "about", "chrome", "chrome-error", "chrome-extension", "devtools"}


def is_foreign(url: str) -> bool:
    """Whether the address leads away from 127.0.0.1, where every test serves its site."""
    address = urlsplit(url)
    return address.scheme not in _STAYS_IN_THE_BROWSER and address.hostname != "127.0.0.1"


class Recorder:
    """Collects the requests to another host of the contexts it watches, workers and sockets included."""

    def __init__(self) -> None:
        self.foreign: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        """Start to watch a context; call it before the first page opens."""
        context.on("request", lambda request: self._note(request.url))
        context.on("page", self._watch_sockets)

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._note(socket.url))

    def _note(self, url: str) -> None:
        if is_foreign(url):
            self.foreign.append(url)
