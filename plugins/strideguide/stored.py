"""What takes long to find out, stored from build to build and from brand to brand as JSON (docs/decisions/0036)."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from jinja2 import FileSystemBytecodeCache
from pydantic import VERSION, TypeAdapter, ValidationError

PACKAGE = Path(__file__).parent
T = TypeVar("T")
MOST = 10_000_000  # bytes of a file that is read


class Store(Generic[T]):
    """Answers of one kind and shape, each in a file that is called by the hash of all that it was made from.

    That is what is said of it, and the program with its Python. An answer that is damaged, of another shape, or says
    that it was made from something else is none. Where the folder can't be had, nothing is stored.
    """

    def __init__(self, name: str, shape: Any) -> None:
        self.name, self._shape = name, TypeAdapter[tuple[str, str, T]](tuple[str, str, shape])

    def find(self, made_from: Iterable[str]) -> T | None:
        """The answer that was made from just this."""
        key = self._key(made_from)
        with suppress(OSError, RuntimeError, ValidationError):
            file = self._file(key)
            if file.stat().st_size <= MOST:
                of, told, found = self._shape.validate_json(file.read_bytes(), strict=True)
                if (of, told) == (key, self._hash(found)):
                    return found
        return None

    def keep(self, made_from: Iterable[str], found: T) -> T:
        """Store an answer, whole or not at all, and return it."""
        key = self._key(made_from)
        with suppress(OSError, RuntimeError):
            file = self._file(key)
            handle, part = tempfile.mkstemp(dir=file.parent, prefix=f"{file.stem}_", suffix=".part")
            try:
                with os.fdopen(handle, "wb") as open_file:
                    open_file.write(self._shape.dump_json((key, self._hash(found), found)))
                Path(part).replace(file)
            finally:
                Path(part).unlink(missing_ok=True)  # on a full disk half of it stood there
        return found

    def _hash(self, found: T) -> str:
        return sha256(self._shape.dump_json(("", "", found))).hexdigest()

    def _key(self, made_from: Iterable[str]) -> str:
        known = sha256(f"{self.name}\0{program()}".encode())
        for text in made_from:
            known.update(b"%d\0%b" % (len(text), text.encode("utf-8", "surrogatepass")))
        return known.hexdigest()

    def _file(self, key: str) -> Path:
        return Path(_folder(tempfile.gettempdir())) / f"strideguide_{self.name}_{key[:32]}.json"


@cache
def _folder(_: str) -> str:
    """The folder that Jinja has for this user alone, below the one for temporary files; an error if it can't."""
    return FileSystemBytecodeCache().directory


@cache
def program() -> str:
    """A hash of the program: its own code, the shapes that drawings are made of, and what runs and reads it."""
    known = sha256(f"{sys.version} {VERSION}".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".svg"}:
            known.update(path.read_bytes())
    return known.hexdigest()
