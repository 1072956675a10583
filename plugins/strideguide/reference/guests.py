"""Plugins of MkDocs that have been tried, and features of its theme: what each does here, or why it is refused."""

from __future__ import annotations

from ..guests import Feature, Guest, features, guests

INTRODUCTION = """\
# Plugins beside the guide

These plugins of MkDocs and ProperDocs have been tried. Every night each is installed and builds a small guide, whose
pages are looked at. *Made pages* are those that the guide makes of its records: the host sees a frame of them, and
nothing of what stands in it. Other plugins may work, too; no site is published in which a link leads nowhere or a frame
is left empty. Zensical runs no plugins of others.

"""


def page() -> str:
    """The whole page: what works first, then what is refused."""
    works = "".join(_row(guest) for guest in guests() if not guest.why)
    refused = "".join(_refused(guest) for guest in guests() if guest.why)
    return (
        f"{INTRODUCTION}## These work\n\n| Plugin | Comes with | On chapters | On made pages | It needs |\n"
        f"|---|---|---|---|---|\n{works}\n## These are refused\n\n"
        f"`strideguide check` and every build say so, before anything is made.\n\n"
        f"| Plugin | Why | What to do |\n|---|---|---|\n{refused}\n## Features of the theme that are refused\n\n"
        f"A feature is one of `features` below `theme` in mkdocs.yml. With it go those whose names begin with its own "
        f"and a dot.\n\n| Feature | Why | What to do |\n|---|---|---|\n{''.join(map(_refused, features()))}"
    )


def _row(guest: Guest) -> str:
    return f"| `{guest.name}` | {guest.package} | {guest.chapters} | {guest.made} | {guest.needs} |\n"


def _refused(one: Guest | Feature) -> str:
    return f"| `{one.name}` | {one.why} | {one.instead} |\n"
