"""What a brand's changes stand on, noted when its site is published, and whether a new site has to wait for a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import __version__
from ..layers import WORDS, is_brand, layers
from ..layers.files import replaced
from ..layers.lock import LOCK, Lock, LockError, fingerprint, read, write
from ..layers.override import Override
from ..layers.own import TEXT, WAITS, WORD, Own, of_file, of_record, state, stood
from ..problems import Place
from ..source import read as read_yaml
from ..swapping.load import load
from ..words import LOCALES, Words, leaves

UPGRADE = "strideguide upgrade"


def owned(root: Path, overrides: Iterable[Override]) -> list[Own]:
    """All that is a brand's own and may stand on something below it: records, chapters and templates, words."""
    records = [of_record(override) for override in sorted(overrides, key=lambda each: each.place)]
    return [*records, *map(of_file, replaced(layers(root))), *_words(root)]


def guide(root: Path) -> str:
    """The fingerprint of the guide on which the brand in `root` stands, with the words of its interface."""
    return fingerprint(layers(root)[:-1], sorted(LOCALES.rglob("*.yml")))


def has_lock(root: Path) -> bool:
    """Whether it is a brand's folder, of a brand that gets versions: one inside the guide's own changes with it."""
    lowest = layers(root)[0].root.resolve()
    return is_brand(root) and not root.resolve().is_relative_to(lowest)


def now(root: Path, owns: Iterable[Own] = ()) -> Lock:
    """The lock of the brand in `root` as things are now."""
    return Lock(__version__, guide(root), stood(owns))


def is_now(root: Path, known: Lock) -> bool:
    """Whether the guide below the brand in `root` is the one that a lock knows."""
    return (known.version, known.guide) == (__version__, guide(root))


def note(root: Path, overrides: Iterable[Override]) -> str:
    """Note what the site stands on that was just published; why it can't be noted, "" if it is.

    While something waits for a look, what it stood on is kept.
    """
    if not has_lock(root):
        return ""
    owns = owned(root, overrides)
    try:
        known = read(root)
        if known and (keys := _waiting(owns, known)):
            return f"{LOCK} stays as it was until you have looked at {_listed(keys)}: {UPGRADE} shows what is new."
        write(root, now(root, owns))
    except LockError as error:
        return str(error)
    except OSError as error:
        return f"{LOCK} can't be written: {error.strerror}. So nobody notes what your changes stand on."
    return ""


def unaccepted(root: Path) -> str:
    """Why no new site of the brand in `root` is published, "" if one may be."""
    try:
        known = read(root) if has_lock(root) else None
    except LockError as error:
        return str(error)
    if known is None or is_now(root, known):
        return ""
    keys = _waiting(owned(root, load(root).overrides), known)
    if not keys:
        return ""
    at = "" if root == Path() else f" --root {root}"
    return (
        f"The guide below has changed what you have changed, too: {_listed(keys)}. Your site stays as it was until you "
        f'have looked: "{UPGRADE}{at}" shows both side by side, and "{UPGRADE} --accept{at}" publishes.'
    )


def _waiting(owns: Iterable[Own], known: Lock) -> list[str]:
    return [own.key for own in owns if state(own, known.stood).word in WAITS]


def _words(root: Path) -> Iterator[Own]:
    """The words of the interface that the brand in `root` has its own of."""
    path = root / WORDS
    document = read_yaml(path, root)[0] if is_brand(root) and path.is_file() else None
    below = Words.load()
    for key, way, text in leaves(document.value) if document and isinstance(document.value, dict) else ():
        place = Place(WORDS, document.place(way, key=True).line) if document else Place(WORDS)
        what = (WORD, key, key, "patch", place)
        yield Own(*what, {TEXT: below.entries[key]}, {TEXT: text}) if below.has(key) else Own(*what, lost="orphaned")


def _listed(keys: list[str], most: int = 5) -> str:
    more = f" and {len(keys) - most} more" if len(keys) > most else ""
    return f"{', '.join(keys[:most])}{more}"
