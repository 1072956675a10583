"""A site on its way from the hands of a host to its readers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from os.path import realpath
from pathlib import Path

from . import day, place, twins
from .lock import Lock
from .look import Look, told
from .manifest import NAME, Entry, Manifest, differing, foreign, listed, read
from .refusals import RefusedError, named, refused
from .room import Room, leave
from .swap import even, flush

EARLIER = 5  # builds whose assets stay: hosts and browsers show pages for up to an hour after they were replaced
_ASSETS = "assets/"


class Publication:
    """A site for the folder `live`, of the guide in `root`: `begin`, let a host write into `stage`, `publish`, `end`.

    The first two raise RefusedError with a sentence, and what is published stays as it is. `end` is due whatever
    happens.
    """

    def __init__(self, live: Path, root: Path) -> None:
        from ..hostfile import compressed  # which reads YAML, as help and wrong usage need not

        self._asked, self._root = live, root
        self._own: tuple[Path, ...] = ()
        self._room = Room(live)
        self._lock: Lock | None = None
        self._compressed = compressed(root)
        self.live = self._room.live
        self.stage = self._room.stage

    def check(self) -> None:
        """RefusedError if no site may be there, for whoever asks before the work begins."""
        day.check()
        twins.check(self._compressed)
        place.check(self._asked, self._root, self._own)

    def begin(self, own: Iterable[Path] = ()) -> str:
        """Make an empty stage, on which nobody else builds; a sentence if the site there is taken over, else "".

        `own` are folders that only the host knows to be the guide's.
        """
        self._own = tuple(own)
        self.check()
        self._lock = self._room.enter()
        with refused(f"{self.stage}, where the site is made, can't be written"):
            self.stage.mkdir()
        if place.is_earlier(self.live):
            return f"An earlier version has made {named(self.live)}. It is taken over, and can be gone back to."
        return ""

    def publish(self, address: str, made_by: Callable[[str], str] = lambda _: "") -> Manifest:
        """Look the stage over and put it where readers find it.

        `address` is the site's, "" if it has none; `made_by` says who makes the file at a path, "" if nobody knows.
        """
        with refused(f"{self.stage}, where the site is made, can't be written"):
            twins.make(self.stage, self._compressed)
        seen = Look(self.stage, address)
        if seen.findings:
            count = len(seen.findings)
            raise RefusedError(
                "\n".join(
                    [
                        *told(seen.findings, made_by),
                        f"The last look found {count} thing{'s' * (count > 1)} wrong with the site, told above. "
                        "Mend them in the files that make them.",
                    ]
                )
            )
        self.check()  # meanwhile somebody may have put something there
        torn = (self.live / place.HALF).exists()
        return _put(self._room, Manifest(seen.files, {}, address), keep=not torn)

    @property
    def as_it_was(self) -> str:
        """What is to be said when nothing is published."""
        return f"Nothing is published{f': {self.live} is as it was' if self.live.exists() else ''}."

    def end(self) -> str:
        """Take away what is left of the stage, and let others build; a sentence if something can't be removed."""
        lock, self._lock = self._lock, None
        return leave(self._room, lock) if lock else ""


def _put(room: Room, made: Manifest, *, keep: bool = True) -> Manifest:
    """Publish what stands on the stage, with the assets of builds before."""
    with refused(f"The site can't be put into {named(room.live)}"):
        made = Manifest(made.files, _carried(room.live, room.stage, made.files), made.address)
        (room.stage / NAME).write_bytes(made.written())
        if room.live.exists():
            shutil.copymode(room.live, room.stage)
        even(room.stage, made.paths)
        flush(room.stage, made.paths)
        room.put(keep=keep)
    return made


def _carried(live: Path, stage: Path, files: Mapping[str, Entry]) -> dict[str, Entry]:
    """Copy assets to the stage that pages of the last builds load and the new ones don't; which these are."""
    before = read(live)
    if not before:
        return {}
    older = int(Manifest(files, {}).build != before.build)
    entries = {**before.earlier, **before.files}
    carried: dict[str, Entry] = {}
    for path, entry in entries.items():
        age, source = entry.age + older, live / path
        if not path.startswith(_ASSETS) or path in files or age > EARLIER or source.is_symlink():
            continue
        if source.is_file() and Entry.of(source.read_bytes())[:2] == entry[:2] and _has_room(stage, path):
            _copy(live, stage, path)
            carried[path] = entry._replace(age=age)
    return carried


def _has_room(stage: Path, path: str) -> bool:
    """Whether there may be a file at `path`: a new one may be a folder by its name, or have that of its folder."""
    target = stage / path
    return not target.exists() and not any(above.is_file() for above in target.parents)


def _copy(folder: Path, to: Path, path: str) -> None:
    (to / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(folder / path, to / path)


def verify(site: Path) -> list[str]:
    """What is wrong with a published site, a sentence each: with its files, and with what the last look looks at."""
    there = Path(realpath(site))
    known = read(there)
    if known is None:
        return [f"{named(site)} is no site of ours: it has no manifest ({NAME})."]
    looked = [] if (found := list(differing(there, known))) else Look(there, known.address).findings
    remedy = [place.INTO_CONTENT] if foreign(there, known) else []
    return [*(f"{line}." for line in found), *told(looked, lambda _: ""), *remedy]


def rollback(site: Path) -> Manifest:
    """Publish the build before the one in `site` again; what it says. RefusedError if there is none."""
    place.check_contents(site)
    room = Room(site)
    if not room.folder.is_dir():
        raise RefusedError(f"Of {named(site)} no earlier build is kept.")
    lock = room.enter()
    try:
        kept = room.kept()
        if not kept:
            raise RefusedError(f"Of {named(site)} no earlier build is kept.")
        known = read(kept[-1])
        if known and (wrong := next(differing(kept[-1], known), "")):
            raise RefusedError(f"The build before, {kept[-1]}, can't be published: {wrong}.")
        files = known.files if known else listed(kept[-1])
        with refused(f"{room.stage}, where the site is made, can't be written"):
            for path in files:
                _copy(kept[-1], room.stage, path)
        return _put(room, Manifest(files, {}, known.address if known else ""), keep=False)
    finally:
        leave(room, lock)
