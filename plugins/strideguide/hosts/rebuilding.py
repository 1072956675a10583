"""The process that builds for a preview, as often as it is asked to: `python -m strideguide.hosts.rebuilding`.

MkDocs and its plugins run here. Whatever ends this process, the one that serves goes on. When that one is gone this one
ends, too, and nobody sees what it was making.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TextIO
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from ..layers import is_brand
from ..library import Library
from ..made import write
from ..preview.builder import GRACE, Job
from ..preview.outcome import Outcome
from ..problems import Place, Problem
from ..schema import schemas
from ..unswept import unswept
from .mishaps import CODE, ProblemsError, configured, problems_of
from .mkdocs import GuidePlugin
from .preview import Preview

SERVING = os.getppid()  # another one as soon as that process is gone; on Windows it stays, and pages may be left
MOMENT = 0.05  # seconds
_NO_PLUGIN = 'The guide\'s plugin is missing: there is no "strideguide" below "plugins".'


class Rebuilding:
    """Builds of the guide in `root`, for a server at `address`, each into a new folder in `folder`."""

    def __init__(self, root: Path, address: str, folder: Path) -> None:
        self._root, self._address, self._folder = root, address, folder
        self._begun: MkDocsConfig | None = None
        self._preview: Preview | None = None

    def outcome(self, job: Job) -> Outcome:
        """Build, and say what has come of it."""
        try:
            config = configured(self._root, site_dir=str(self._folder))
            config.site_url = self._address + (urlsplit(config.site_url or "").path or "/")
            if self._begun is None:
                config.plugins.on_startup(command="serve", dirty=False)
                self._begun = config
            self._preview = self._preview_of(config)
        except (Exception, SystemExit) as error:  # also what a hook raises when it is read
            return Outcome(problems=problems_of(error, self._root))
        self._preview.good, self._preview.pages = job.good, Path(job.shown) if job.shown else None
        return self._preview.tried(lambda: build(config, serve_url=config.site_url), self._root)

    def _preview_of(self, config: MkDocsConfig) -> Preview:
        for plugin in config.plugins.values():
            if isinstance(plugin, GuidePlugin) and plugin.preview:
                return plugin.preview
        raise ProblemsError([Problem(Place("mkdocs.yml"), CODE, _NO_PLUGIN, "Add it.")])

    def rest(self) -> None:
        """Do what has time until the next build."""
        if self._preview:
            self._preview.tidy()
            self._complete(self._preview.load(self._root))
        gc.collect()

    def _complete(self, library: Library) -> None:
        """Give editors the ids that there are now. Where nothing can be written, pages are shown all the same."""
        with suppress(OSError):
            write(self._root, schemas(library, layer=is_brand(self._root)))

    def end(self) -> None:
        """Let plugins put their things away."""
        if self._begun:
            self._begun.plugins.on_shutdown()


def main(root: str, address: str, folder: str) -> None:
    """Build whenever a line on the standard input says so, until that ends."""
    unswept()  # as in a build by itself
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s - %(message)s")
    told, jobs = _own(sys.stdout), Queue[Job | None]()
    rebuilding = Rebuilding(Path(root), address, Path(folder))
    Thread(target=_listen, args=(jobs, Path(folder)), daemon=True).start()
    while job := jobs.get():
        told.write(f"{rebuilding.outcome(job).written()}\n")
        told.flush()
        rebuilding.rest()
    rebuilding.end()
    _vanish(Path(folder))


def _own(output: TextIO) -> TextIO:
    """An output that nobody else writes to; what plugins print goes to the terminal with what is wrong."""
    own = os.fdopen(os.dup(output.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), output.fileno())
    return own


def _listen(jobs: Queue[Job | None], folder: Path) -> None:
    """Hand on each job. When there will be no more, nobody waits for what is being made."""
    for line in sys.stdin:
        jobs.put(Job.read(line))
    jobs.put(None)
    time.sleep(GRACE)
    _vanish(folder)


def _vanish(folder: Path) -> None:
    """End at once, with all that plugins have started: to take a guide apart takes longer.

    The pages go, too, if the one that serves them is gone; else it shows them still, and puts them away itself.
    """
    time.sleep(MOMENT)  # it loses its files a little before its children
    if os.getppid() != SERVING:
        shutil.rmtree(folder, ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
