"""What goes wrong with a build: the old site stays, the exit code is not 0, a sentence says so, the next is clean."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from strideguide.publishing.room import Room
from tests.folders import contents
from tests.held import held
from tests.torture.world import Tally, Unable, World, world

Ended = subprocess.CompletedProcess[str]
# Another plugin, as late as any can be in each of its events.
HOOK = """
import os
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

@event_priority(-1000)
def {event}(*_, **__):
    {does}
"""
RAISES = 'raise PluginError("The other plugin gives up.")'
# What root may do beside its rights is taken from it; whoever is not root has none of that.
PLAIN = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")


class Fault(NamedTuple):
    """A fault: what it is, and a build that meets it. What it changes in the world it changes back."""

    name: str
    meets: Callable[[World], Ended]


def hook(event: str, does: str, here: World) -> Ended:
    """Another plugin that does this in one of its events."""
    settings = (here.root / "mkdocs.yml").read_text("utf-8")
    (here.root / "hook.py").write_text(HOOK.format(event=event, does=does), "utf-8")
    with changed(here.root / "mkdocs.yml", f"{settings}hooks: [hook.py]\n"):
        return here.build()


def text(path: str, content: str, here: World) -> Ended:
    """A file of the guide that says something wrong."""
    with changed(here.root / path, content):
        return here.build()


@contextmanager
def changed(path: Path, content: str) -> Iterator[None]:
    """A file with another content, or one that was not there."""
    before = path.read_bytes() if path.exists() else None
    path.write_text(content, "utf-8")
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)


def told(number: int, at: str, here: World) -> Ended:
    """A build that is told to end while it is at its settings, or at a page."""
    settings = (here.root / "mkdocs.yml").read_text("utf-8")
    with changed(here.root / "mkdocs.yml", settings.replace("attr_list: {}", "attr_list: {}, held: {}")):
        line = here.folder / f"held-{here.number}"
        with held(line, here.command(), at, here.root, HOME=str(here.folder / "home")) as waiting:
            code = waiting.told(number)
            return Ended([], code, waiting.said, "")


def limited(what: int, most: int, here: World) -> Ended:
    """A limit that the system sets to the process."""
    return here.build(preexec_fn=lambda: resource.setrlimit(what, (most, most)))


def without_rights(folder: Callable[[World], Path], here: World) -> Ended:
    """A folder that may be read and not be written."""
    if os.getuid() == 0 and not shutil.which(PLAIN[0]):
        raise Unable("root without setpriv has every right")
    at = folder(here)
    before = at.stat().st_mode
    at.chmod(0o555)
    try:
        return here.build([*(PLAIN if os.getuid() == 0 else ()), *here.command()])
    finally:
        at.chmod(before)


def immutable(folder: Callable[[World], Path], here: World) -> Ended:
    """A folder that the system lets nobody change or remove."""
    at = folder(here)
    at.mkdir(exist_ok=True)
    system("chattr", "+i", str(at))
    try:
        return here.build()
    finally:
        system("chattr", "-i", str(at))


def full(here: World) -> Ended:
    """A disk on which no second site has room."""
    disk = here.folder / "disk"
    disk.mkdir()
    blocks = sum(-(-path.stat().st_size // 4096) for path in here.site.rglob("*"))  # folders are at least as big there
    system("mount", "-t", "tmpfs", "-o", f"size={blocks * 4096 * 3 // 2}", "none", str(disk))
    outer, site = here.site, disk / "site"
    try:
        shutil.copytree(outer, site)
        before = contents(site)
        here.site = site
        ended = here.build()
        if contents(site) != before:
            raise AssertionError("the site on the full disk is another one")
        return ended
    finally:
        here.site = outer
        system("umount", str(disk))
        disk.rmdir()


def mounted(here: World) -> Ended:
    """A site that is a mount point, which can't change places with anything."""
    system("mount", "--bind", str(here.site), str(here.site))
    try:
        return here.build()
    finally:
        system("umount", str(here.site))


def read_only(here: World) -> Ended:
    """A disk that nothing can be written to."""
    public = str(here.site.parent)
    system("mount", "--bind", public, public)
    try:
        system("mount", "-o", "remount,ro,bind", public)
        return here.build()
    finally:
        system("umount", public)


def system(*command: str) -> None:
    """What only some machines let us do."""
    if not shutil.which(command[0]):
        raise Unable(f"no {command[0]}")
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise Unable(f"{command[0]}: {ended.stderr.strip()[:80]}")


def stray(name: str, here: World) -> Ended:
    """Somebody's file in the site."""
    with changed(here.site / name, "somebody's"):
        return here.build()


def in_room(name: str, here: World) -> Path:
    return Room(here.site).folder / name


_EVENTS = ("on_config", "on_pre_build", "on_files", "on_page_content", "on_env", "on_post_page", "on_post_build")
_WARNS = 'get_plugin_logger("other").warning("This counts in strict mode.")'
_NO_SPACE = "raise OSError(28, os.strerror(28), 'somewhere')"
FAULTS: Sequence[Fault] = (
    *(Fault(f"a plugin gives up in {event}", partial(hook, event, RAISES)) for event in _EVENTS),
    Fault("a plugin has no space in on_env", partial(hook, "on_env", _NO_SPACE)),
    Fault("a plugin warns last of all, in strict mode", partial(hook, "on_post_build", _WARNS)),
    Fault("a plugin ends the process in on_post_build", partial(hook, "on_post_build", "raise SystemExit(3)")),
    Fault("a plugin kills the process in on_post_build", partial(hook, "on_post_build", "os.kill(os.getpid(), 9)")),
    Fault("a template of the missing page is no template", partial(text, "overrides/404.html", "{{ oops. }}")),
    Fault("a template of all pages is no template", partial(text, "overrides/main.html", "{% if %}")),
    Fault("a template asks for what is not there", partial(text, "overrides/404.html", '{% extends "none.html" %}')),
    Fault("a template leads nowhere", partial(text, "overrides/404.html", '<a href="nowhere/">Away</a>')),
    Fault("a template runs a script", partial(text, "overrides/404.html", '<a href="java&#9;script:x()">Away</a>')),
    Fault("a template leaves a frame", partial(text, "overrides/404.html", "<p>GuideFrameTitle")),
    Fault("a record is wrong", partial(text, "data/kit/chair.yml", "title: [")),
    Fault("a chapter leads nowhere", partial(text, "content/weather.md", "# Weather\n\n[Away](kit:none)\n")),
    Fault("somebody's file is in the site", partial(stray, "CNAME")),
    *(
        Fault(f"{number.name} at {'a page' if at == 'page' else 'the settings'}", partial(told, number, at))
        for number, at in (
            (signal.SIGINT, "page"), (signal.SIGTERM, "page"), (signal.SIGHUP, "page"), (signal.SIGTERM, "settings"),
        )
    ),
    Fault("no file may have more than 60 kB", partial(limited, resource.RLIMIT_FSIZE, 60_000)),
    Fault("the disk is full", full),
    Fault("no right beside the site", partial(without_rights, lambda here: here.site.parent)),
    Fault("no right to what is kept", partial(without_rights, partial(in_room, ""))),
    Fault("the old stage can't be removed", partial(immutable, partial(in_room, "new"))),
    Fault("the site can't be moved", partial(immutable, lambda here: here.site)),
    Fault("the site is a mount point", mounted),
    Fault("the disk can't be written", read_only),
)  # fmt: skip


def run(wanted: int) -> Tally:
    """The first faults, as many as are wanted."""
    tried, failures, not_run = 0, list[str](), list[str]()
    with world() as here:
        for fault in FAULTS[:wanted]:
            try:
                why = here.unharmed(partial(fault.meets, here)) or here.sound()
            except Unable as unable:
                not_run.append(f"{fault.name} ({unable})")
                continue
            tried += 1
            failures += [f"{fault.name}: {why}"] if why else []
    what = "faults: the old site intact, exit not 0, one sentence, next build clean"
    return Tally(what, wanted, tried, failures, not_run)
