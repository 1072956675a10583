"""What goes wrong with a build of MkDocs, in an author's words and at the line that is to blame."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger

from .. import hostfile, hostlines
from ..problems import Place, Problem, number_of
from ..publishing.refusals import RefusedError, reason

log = get_plugin_logger("strideguide")

CODE = "host-failed"
# In whose files an author can mend something; a plugin in a folder of hidden packages is somebody else's.
_TEMPLATES, _CODE = (".html", ".xml", ".md"), (".py",)


class ProblemsError(PluginError):
    """What ends a build, as problems; `where` says where these are told."""

    def __init__(self, problems: Sequence[Problem], where: str = "") -> None:
        super().__init__(f"The guide has {number_of(len(problems), 'problem')}{where}.")
        self.problems = tuple(problems)


def refuse(problems: Sequence[Problem]) -> None:
    """End the build if there are problems, once all of them are told."""
    for problem in problems:
        log.error(str(problem))
    if problems:
        raise ProblemsError(problems, ", listed above")


@contextmanager
def told() -> Iterator[None]:
    """Say what ends a publication as hosts say what ends a build."""
    try:
        yield
    except RefusedError as error:
        raise PluginError(str(error)) from None


def configured(root: Path, **more: Any) -> MkDocsConfig:
    """The settings of the guide in `root`, with some more; ProblemsError if MkDocs can't use them."""
    file = root / hostlines.FILE
    config = MkDocsConfig(config_file_path=str(file))
    if problems := hostfile.settings_of(root).problems:
        raise ProblemsError(problems)
    try:
        with file.open("rb") as text:
            config.load_file(text)
    except (ConfigurationError, OSError, ValueError) as error:
        raise ProblemsError([_failed(error)]) from None
    config.load_dict(more)
    errors, _ = config.validate()
    if errors:
        raise ProblemsError([_refused(file, *error) for error in errors])
    return config


def problems_of(error: BaseException, root: Path) -> tuple[Problem, ...]:
    """What ended a build: problems of the guide, settings that can't be used, or what a template or a plugin raised."""
    try:
        if isinstance(error, Abort | ConfigurationError):  # MkDocs has told why, but not us
            configured(root)
    except ProblemsError as found:
        error = found
    return error.problems if isinstance(error, ProblemsError) else (from_error(error, root),)


def from_error(error: BaseException, root: Path) -> Problem:
    """What a template or a configuration did wrong, at its line if that can be known."""
    for file, line in _steps(error):
        if not file.is_relative_to(root) or any(part.startswith(".") for part in file.relative_to(root).parts):
            continue
        place = Place(file.relative_to(root).as_posix(), line)
        if file.suffix in _TEMPLATES:
            return Problem(place, "template-failed", f"The template failed: {error}.")
        if file.suffix in _CODE:
            return _failed(error, place)
    return _failed(error)


def _steps(error: BaseException) -> Iterator[tuple[Path, int]]:
    """The files and lines that led to an error, the nearest first."""
    if name := getattr(error, "filename", None):
        yield Path(str(name)), int(getattr(error, "lineno", None) or 1)
    for step in reversed(traceback.extract_tb(error.__traceback__)):
        yield Path(step.filename), step.lineno or 1


def _refused(file: Path, key: str, error: Exception) -> Problem:
    """A setting that MkDocs can't use."""
    lines = file.read_text("utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if re.match(rf"{re.escape(key)}\s*:", text)), 1)
    what = f'The setting "{key}" can\'t be used: {" ".join(str(error).split())}'
    return Problem(Place(file.name, line), CODE, what)


def _failed(error: BaseException, place: Place | None = None) -> Problem:
    said = reason(error) if isinstance(error, OSError) else str(error)
    what = " ".join(said.split()) or type(error).__name__
    return Problem(place or Place(hostlines.FILE), CODE, f"The host could not build the site: {what}")
