"""strideguide.lock: what each change of a brand's layer stood on when its site was last published.

So the old side of a change is at hand when a new version of the guide has another text below it, and no old version has
to be installed. A build writes the file; nobody has to know of it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import Layer

LOCK = "strideguide.lock"
PACKED = "$packed"  # no field of a record begins so
LONG = 300  # characters from which a value is packed
MOST_BYTES = 5_000_000
FOLDERS = ("data", "content", "overrides")
LOST = (
    "Take the file from your last backup or commit. If there is none, delete it. "
    "The next build writes another; with a new version, strideguide upgrade does."
)

# From the parts of a record, a chapter, a template or a word to what each was; None if it was not there.
Stood = Mapping[str, Any]


class LockError(ValueError):
    """The lock file can't be used; the message is a sentence, with what to do."""


@dataclass(frozen=True)
class Lock:
    """The version of the program, a fingerprint of the guide, and what changes stood on, by kind and id."""

    version: str = ""
    guide: str = ""
    stood: Mapping[str, Stood] = field(default_factory=dict)

    def written(self) -> str:
        """The lock as a file: sorted, one value a line, long ones packed."""
        stood = {key: {part: _packed(value) for part, value in parts.items()} for key, parts in self.stood.items()}
        said = {"guide": {"is": self.guide, "version": self.version}, "stood": stood}
        return json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def read(root: Path) -> Lock | None:
    """The lock of the brand in `root`, None if there is none. LockError if it is none that a build has written."""
    path = _file(root)
    if not path.exists():
        return None
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError
        said = json.loads(path.read_bytes())
        version, guide = said["guide"]["version"], said["guide"]["is"]
        stood = {key: {part: _unpacked(value) for part, value in parts.items()} for key, parts in said["stood"].items()}
        if not (isinstance(version, str) and isinstance(guide, str)):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as error:
        raise LockError(f"{path} is not as a build has written it. {LOST}") from error
    except OSError as error:
        raise LockError(f"{path} can't be read: {error.strerror}. Mend that, or delete it.") from error
    return Lock(version, guide, stood)


def _file(root: Path) -> Path:
    """Where the lock of the brand in `root` stands. LockError if something else stands there."""
    path = root / LOCK
    if path.is_symlink():
        raise LockError(f"{path} is a link, and no build writes where links lead. Put the file itself there.")
    if path.exists() and not path.is_file():
        raise LockError(f"{path} is no file. Remove it: the next build writes one.")
    return path


def write(root: Path, lock: Lock) -> None:
    """Write the lock of the brand in `root`, whole or not at all, unless it says the same already.

    LockError if something else stands there.
    """
    path = _file(root)
    try:
        same = read(root) == lock
    except LockError:
        same = False
    if not same:
        part = root / f"{LOCK}.part"
        part.unlink(missing_ok=True)  # one that was left behind, or a link
        try:
            part.write_text(lock.written(), "utf-8", newline="\n")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def fingerprint(layers: Iterable[Layer], more: Sequence[Path] = ()) -> str:
    """What changes when any file of these layers does, or one of the files `more`; ends of lines make no difference."""
    found = [(layer.named(path), path) for layer in layers for name in FOLDERS for path in layer.files(name)]
    digest = hashlib.sha256()
    for name, path in [*found, *((path.name, path) for path in more)]:
        if path.is_file():
            digest.update(f"{name}\0".encode("utf-8", "surrogatepass"))
            digest.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return f"sha256:{digest.hexdigest()}"


def _packed(value: Any) -> Any:
    text = json.dumps(value, ensure_ascii=False)
    if len(text) < LONG:
        return value
    return {PACKED: base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"), 9)).decode("ascii")}


def _unpacked(value: Any) -> Any:
    if not (isinstance(value, dict) and PACKED in value):
        return value
    data = zlib.decompressobj().decompress(base64.b64decode(value[PACKED], validate=True), MOST_BYTES)
    return json.loads(data.decode("utf-8", "surrogatepass"))
