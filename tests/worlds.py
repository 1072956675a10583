"""The tiny valid guide in tiny/: the smallest vocabulary and one thing of every kind. Tests write it out, with changes.

`strideguide check` finds nothing wrong with it, every field of every kind is there, and every kind of reference is used
at least once. Its facts are invented; nothing of it is ever published.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

TINY = Path(__file__).with_name("tiny")
# Every file of the guide by its path below the guide's root.
FILES: Mapping[str, str] = MappingProxyType(
    {
        path.relative_to(TINY).as_posix(): path.read_bytes().decode()
        for path in sorted(TINY.rglob("*"))
        if path.is_file()
    }
)


def swapped(path: str, *pairs: tuple[str, str]) -> str:
    """The text of a file of the guide with each old text, which stands in it exactly once, replaced by the new one."""
    text = FILES[path]
    for old, new in pairs:
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
        text = text.replace(old, new)
    return text


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The guide's folder, with `changes` by path: another text, other bytes, or None for a file that is not there."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # The bytes as they are: newlines and lone surrogates are part of what is tested.
            file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return folder
