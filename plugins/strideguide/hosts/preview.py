"""How the plugin builds while somebody writes: each build into a folder of its own, so that the last one can stay."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from ..preview.outcome import Outcome
from ..problems import Problem, in_order
from ..remembered import Remembered
from .mishaps import ProblemsError, problems_of


class Preview:
    """What is known of the build that runs, and of the one that is shown meanwhile.

    `good`: the pages that are shown are of a build without problems, and stay until there are others. Until then as
    much is shown as there is.
    """

    def __init__(self, good: bool = False, pages: Path | None = None) -> None:
        self.good, self.pages = good, pages
        self.load = Remembered()
        self._config: MkDocsConfig | None = None
        self._problems: tuple[Problem, ...] = ()
        self._error: BaseException | None = None
        self._before: Path | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Give the host a new folder in the one that it was to write."""
        self._config, self._problems = config, ()
        Path(config.site_dir).mkdir(parents=True, exist_ok=True)
        config.site_dir = tempfile.mkdtemp(dir=config.site_dir)

    def judge(self, problems: Sequence[Problem]) -> None:
        """ProblemsError if pages with these problems are worse than those that are shown."""
        self._problems = tuple(problems)
        if problems and self.good:
            raise ProblemsError(problems)

    def fail(self, error: BaseException) -> None:
        """Note why the host ends a build: what it raises then does not say."""
        self._error = error

    def tried(self, build: Callable[[], object], root: Path) -> Outcome:
        """What comes of a build of the guide in `root`; whatever ends it is part of that."""
        self._problems, self._error = (), None
        try:
            build()
        except (Exception, SystemExit) as error:
            self._before = None  # nobody is loading these any more, and what is missing may be their room
            problems = {*self._problems, *problems_of(self._error or error, root)}
            return Outcome(problems=tuple(in_order(problems)), watched=self._watched())
        return self.made()

    def made(self) -> Outcome:
        """What has come of a build that went to its end."""
        if self._config is None:
            raise LookupError("no build has begun")
        self._before, self.pages = self.pages, Path(self._config.site_dir)
        self.good = not self._problems
        base = urlsplit(self._config.site_url or "/").path
        return Outcome(self.pages, self._problems, base, self._watched())

    def tidy(self) -> None:
        """Remove what nobody sees; the pages of before stay, as somebody may be loading their last parts."""
        for path in self.pages.parent.iterdir() if self.pages else ():
            if path not in (self.pages, self._before):
                shutil.rmtree(path, ignore_errors=True)

    def _watched(self) -> tuple[Path, ...]:
        if self._config is None:
            return ()
        config = self._config
        named = [config.docs_dir, config.theme.custom_dir, config.config_file_path, *config.hooks, *config.watch]
        return tuple(Path(name).absolute() for name in named if name)
