"""The reference for authors, made from the code, so that it can't say anything else."""

from __future__ import annotations

import click

from . import chapters, commands, fields, guests, problems, words

FOLDER = "docs/reference"
_MADE = "<!-- Made by `strideguide reference` from the code. Change the code, then run it again. -->\n\n"


def pages(program: click.Group) -> dict[str, str]:
    """The Markdown of every page of the reference, by its path below the guide's root."""
    made = {"fields": fields.page(), "chapters": chapters.page(), "problems": problems.page()}
    made |= {"commands": commands.page(program), "guests": guests.page(), "words": words.page()}
    return {f"{FOLDER}/{name}.md": _MADE + text for name, text in made.items()}
