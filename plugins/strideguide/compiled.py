"""Compiled templates, kept from build to build as Python keeps its compiled modules (docs/decisions/0015)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2 import __version__ as jinja
from jinja2.bccache import Bucket

# What else than a template's text decides how it is compiled.
OPTIONS = ("autoescape", "optimized", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence")


def keep(environment: Environment, folders: Iterable[Path], words: str = "") -> None:
    """Keep what `environment` compiles of the templates in `folders`, and use what is kept; where that can't be, don't.

    Jinja runs a filter ahead, while it compiles, on what never changes. If the environment has filters of somebody's
    own, `words` is all that they may say, or the templates in `folders` must not use them so.
    """
    with suppress(OSError, RuntimeError):  # Jinja's refusal of a folder that is not the user's own
        environment.bytecode_cache = Compiled(environment, folders, words)


class Compiled(FileSystemBytecodeCache):
    """Files in the folder that Jinja has for each user, named by all that the compiled code depends on."""

    def __init__(self, environment: Environment, folders: Iterable[Path], words: str) -> None:
        options = [str(getattr(environment, name)) for name in OPTIONS]
        made_by = "\n".join([jinja, *options, *sorted(environment.extensions), words])
        super().__init__(pattern=f"strideguide_{sha256(made_by.encode()).hexdigest()[:16]}_%s.cache")
        self.folders = tuple(folders)

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template; a bucket without a key for one that is not to be kept."""
        if filename and any(Path(filename).is_relative_to(folder) for folder in self.folders):
            return super().get_bucket(environment, name, filename, source)
        return Bucket(environment, "", "")

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep a template, if it is to be kept and can be written."""
        if bucket.key:
            with suppress(OSError):
                super().set_bucket(bucket)
