"""`strideguide upgrade` and `strideguide outdated`: a brand gets a new version of the guide, and loses nothing."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .folder import ROOT, guide

if TYPE_CHECKING:
    from ..editing.trial import Trial
    from ..layers.lock import Lock
    from ..upgrading.update import Update

AT = Path("build/upgrade")
LOOK = "Nothing is published. Look at {page}; then publish with: strideguide upgrade --accept{at}"
GET = "install what requirements.txt names, as README.md says, and say: strideguide upgrade"
MEND = "Nothing is published, and no file was changed. {page} shows all of this. Mend these first, then say it again."
SAME = "Your site stands on version {version} already. strideguide outdated says whether there is a newer one."
FORMS = ("text", "markdown")


@click.command()
@ROOT
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How to print the report.")
@click.option(
    "--before",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the site as it was; where it stands now if not given.",
)
@click.option(
    "--was",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The brand's folder as it was: its strideguide.lock counts.",
)
@click.option("--accept", "accepts", is_flag=True, help="Write what is to be written, and publish the new site.")
def upgrade(root: Path, form: str, before: Path | None, was: Path | None, accepts: bool) -> None:
    """Show what a new version of the guide brings, beside what you have changed.

    Install the version first. Then build/upgrade/ gets a page with each of your changes beside the guide's text before
    and now, and the new site as a draft; your site and your files stay as they are. With --accept things that have
    other names are called so in your files, your changes are made anew where both of you changed different places, and
    the site is published. Where both changed the same place, yours stays.
    """
    guide(root)
    from ..editing.trial import trials
    from ..layers.lock import LockError, read
    from ..upgrading import told
    from ..upgrading.noted import has_lock, is_now
    from ..upgrading.update import update

    if not has_lock(root):
        raise click.UsageError("Only a brand's folder gets new versions of the guide, and only outside of the guide's.")
    try:
        known = read(was or root)
    except LockError as error:
        raise click.ClickException(str(error)) from None
    if known and is_now(root, known) and not accepts:
        click.echo(SAME.format(version=known.version))
        return
    with trials(root) as (tried, _):
        found = update(tried, known, before or live(root))
        if not accepts or found.problems:
            click.echo(told.markdown(found) if form == "markdown" else told.text(found), nl=False)
        if found.problems:
            click.echo(MEND.format(page=_page(root, found, draft=False)), err=True)
            sys.exit(1)
        sys.exit(_accepted(root, tried, known, found) if accepts else _drafted(root, tried, found))


def _drafted(root: Path, tried: Trial, found: Update) -> int:
    """Build the new site as a draft; the exit code."""
    from ..hosts import HOSTS
    from ..reviewing.disk import openable
    from . import host
    from .child import Watch

    site = root / AT / "site"
    if why := host.unready(tried.copy) or host.refusal(tried.copy, site):
        raise click.ClickException(why)
    with Watch() as watch, tempfile.TemporaryFile() as file:
        code, left = host.run(tried.copy, HOSTS[0], site.absolute(), watch, file)
        file.seek(0)
        if code:
            click.echo(file.read().decode("utf-8", "replace") + left, err=True, nl=False)
            return code
    openable(site, root / AT / "preview")
    page = _page(root, found, draft=True)
    click.echo(LOOK.format(page=page, at="" if root == Path() else f" --root {root}"), err=True)
    return 0


def live(root: Path) -> Path:
    """Where the site of a brand stands: its own folder, or one beside the others' if it was built with them."""
    from ..start import top

    own, together = root / "site", top(root) / "site" / root.resolve().name
    return together if top(root) != root and together.is_dir() else own


def _page(root: Path, found: Update, draft: bool) -> Path:
    """Write the page with all sides; its path."""
    from ..upgrading.page import page

    file = root / AT / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(found, "preview/index.html" if draft else ""), "utf-8")
    return file


def _accepted(root: Path, tried: Trial, known: Lock | None, found: Update) -> int:
    """Change the brand's files, publish its site and note what it stands on; the exit code."""
    from ..editing.keeping import keep
    from ..editing.trial import Refused
    from ..hosts import HOSTS
    from ..layers.lock import LOCK, write
    from ..start import top
    from ..swapping.load import load
    from ..upgrading.noted import is_now, now, owned
    from . import folder, host

    yours = root / AT / "yours"
    try:
        if not (known and is_now(root, known)):
            begin(yours, tried.was.get(LOCK))
        folder.write(yours, {file: tried.was.get(file) for file in tried.changes()})
        kept = keep([tried])
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    _page(root, found, draft=False)
    for file in [*kept, *_relocked(top(root))]:
        click.echo(f"{file}")
    if kept:
        click.echo(f"As they were, these files are in {yours}.")
    write(root, now(root, owned(root, load(root).overrides)))
    code = host.build(root, HOSTS[0], live(root))
    if code and known:
        write(root, known)
    elif code:
        (root / LOCK).unlink()  # there was none: what the changes stood on is as unknown as before
    return code


def begin(yours: Path, lock: bytes | None) -> None:
    """Empty the folder of files as they were, unless this very update was begun before, and keep the lock in it."""
    from ..layers.lock import LOCK
    from . import folder

    kept = yours / LOCK
    if lock != (kept.read_bytes() if kept.is_file() else None):
        shutil.rmtree(yours, ignore_errors=True)
    folder.write(yours, {LOCK: lock})


def _relocked(folder: Path) -> Iterator[Path]:
    """Write anew what brands that share a repository install there, if it is of another version; the file then."""
    from ..start.locked import LOCKED, locked, outdated

    file = folder / LOCKED
    if file.is_file() and outdated(file.read_text("utf-8")):
        file.write_text(locked(), "utf-8", newline="\n")
        yield file


def _stands_on(root: Path) -> str:
    """The version on which a brand's site stands, "" if its lock does not say."""
    from ..layers.lock import LockError, read

    try:
        known = read(root)
    except LockError:
        return ""
    return known.version if known else ""


@click.command()
@ROOT
def outdated(root: Path) -> None:
    """Say whether there is a newer version of the guide: the one installed, the one asked for, the newest there is.

    Only the index of packages is asked that your own pip asks.
    """
    from ..upgrading.versions import AskError, installed, newest, pinned

    here, wanted = installed(), pinned(root)
    click.echo(f"installed         {here}")
    click.echo(f"requirements.txt  {wanted or 'names no version'}")
    try:
        there = newest()
    except AskError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"newest            {there}")
    if stands := _stands_on(root):
        click.echo(f"your site         {stands}")
    if there != (wanted or here):
        click.echo(f"To get {there}: write strideguide=={there} into requirements.txt, {GET}")
    elif there != here:
        click.echo(f"To get {there}: {GET}")
    elif stands not in ("", here):
        click.echo(f"Your site still stands on {stands}. To see what {there} brings, say: strideguide upgrade")
    else:
        click.echo("There is nothing newer.")
