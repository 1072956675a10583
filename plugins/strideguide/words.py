"""Every word of the interface, from one catalogue a language: all files of locales/en/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .source import read

LOCALES = Path(__file__).parent / "locales"


class Words:
    """The words of one language: `words("exercise.cues")`; `words("plan.weeks", n=3)` knows one and many."""

    def __init__(self, entries: dict[str, Any], language: str) -> None:
        self.language = language
        self.entries = dict(_flat(entries))
        self._below: dict[str, Mapping[str, str]] = {}

    @classmethod
    @cache
    def load(cls, language: str = "en") -> Words:
        """The catalogue of a language, read once; LookupError if there is none or it can't be read."""
        entries: dict[str, Any] = {}
        for path in sorted((LOCALES / language).glob("*.yml")):
            document, problems = read(path, LOCALES)
            if document is None or problems:
                raise LookupError(f"the words of {language!r} can't be read: {'; '.join(map(str, problems))}")
            entries |= document.value
        if not entries:
            raise LookupError(f"there are no words of {language!r}")
        return cls(entries, language)

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`, with `{name}` replaced; LookupError if the catalogue lacks them."""
        if "n" in values:
            key = f"{key}.{'one' if values['n'] == 1 else 'other'}"
        try:
            text = self.entries[key]
            return text.format(**values) if values or "{" in text else text
        except KeyError as missing:
            raise LookupError(f"the catalogue of words has no {missing} for {key!r}") from None

    def has(self, key: str) -> bool:
        """Whether the catalogue has words for `key`."""
        return key in self.entries

    def below(self, prefix: str) -> Mapping[str, str]:
        """All words whose key begins with `prefix` and a dot, by the rest of their key."""
        if prefix not in self._below:
            start, entries = f"{prefix}.", self.entries.items()
            self._below[prefix] = {key.removeprefix(start): text for key, text in entries if key.startswith(start)}
        return self._below[prefix]


def _flat(entries: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in entries.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
