"""What comes of a build while somebody writes, as one process tells it to another."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..problems import Place, Problem


@dataclass(frozen=True)
class Outcome:
    """The folder of the pages, None if there are no new ones; and what is wrong with the guide's files.

    Both, while no build has been good yet: then as much is shown as there is. `base` is the path of the site on its
    server. `watched` are files and folders that the host takes something from, as far as it came to name them.
    """

    pages: Path | None = None
    problems: tuple[Problem, ...] = ()
    base: str = "/"
    watched: tuple[Path, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.pages is not None and not self.problems

    def written(self) -> str:
        """The outcome as a line of JSON."""
        said = asdict(self)
        said["problems"] = [{**one, "edit": None} for one in said["problems"]]  # a browser is told, and changes nothing
        return json.dumps(said, default=str)

    @classmethod
    def read(cls, line: str) -> Outcome:
        """The outcome that `written` has made a line of."""
        said: Mapping[str, Any] = json.loads(line)
        problems = tuple(Problem(**{**one, "place": Place(**one["place"])}) for one in said["problems"])
        pages = Path(said["pages"]) if said["pages"] else None
        return cls(pages, problems, said["base"], tuple(map(Path, said["watched"])))
