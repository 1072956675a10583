"""What an author or a coach can ask for on the command line. 0: clean; 1: problems; 2: wrong usage; more: a signal."""

from __future__ import annotations

import errno
import io
import sys
from importlib import import_module
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from .. import __version__

NO_READER = (errno.EPIPE, errno.EINVAL)  # what a pipe says that nobody reads any more; on Windows the second


class Word(NamedTuple):
    """A command: the module that has it, what it does in a few words, and its name there if that is another."""

    module: str
    does: str
    called: str = ""


# A command's module is imported when somebody asks for the command: what builds a site or serves it only starts a
# host, and need not know what a guide is; and what lists the commands need not know any of them.
COMMANDS = {
    "brands": Word("brands", "List the brands in FOLDERS; in brands/ if none is named."),
    "build": Word("building", "Build the site; with --all, those of many brands."),
    "changes": Word("changes", "Say what is new in the guide since BEFORE."),
    "check": Word("judging", "Say everything that is wrong with the guide, with places."),
    "cms": Word("forms", "Write a configuration of Sveltia CMS, for a site that has it."),
    "comment": Word("commenting", "Write below a pull request what a review found."),
    "explain": Word("judging", "Say what a kind of problem means, with an example."),
    "form": Word("forms", "Make a draft of a form that somebody filled in on GitHub."),
    "forms": Word("forms", "Write .github/ISSUE_TEMPLATE/: what people are asked."),
    "import": Word("adding", "Make drafts of the records in FILE.", "take_in"),
    "init": Word("init", "Begin a branded guide in FOLDER."),
    "layer": Word("layers", "Say how a brand's layer stands to the guide below it."),
    "new": Word("adding", "Begin the file of a new thing."),
    "outdated": Word("upgrade", "Say whether there is a newer version of the guide."),
    "pictures": Word("judging", "Draw every figure, map and chart on one page."),
    "prove": Word("judging", "Prove that all answers to the picker lead somewhere."),
    "reference": Word("generated", "Write docs/reference/: fields, chapters, problems, commands."),
    "refs": Word("editing", "List every place in which a thing is named."),
    "remove": Word("editing", "Give a thing up."),
    "rename": Word("editing", "Give a thing another id wherever it is named."),
    "review": Word("reviewing", "Tell all that is new since BEFORE, with a preview."),
    "rollback": Word("published", "Go back to the build before the one in SITE."),
    "schema": Word("generated", "Write schemas/: what a file of each kind may hold."),
    "serve": Word("building", "Preview the site; pages reload by themselves when you save."),
    "stats": Word("stats", "Count the things of each kind, and list what is missing."),
    "upgrade": Word("upgrade", "Show what a new version of the guide brings."),
    "verify": Word("published", "Look a published site over."),
}


class Commands(click.Group):
    """Commands by name, each in the module that COMMANDS names; there it has the same name."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found: click.Command = getattr(
            import_module(f"{__package__}.{COMMANDS[name].module}"), COMMANDS[name].called or name
        )
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Do what was asked. What the system refuses (rights, space, a file for a folder) is said in a sentence."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None and error.errno in NO_READER:
                raise
            what = f"{error.filename} can't be read or" if error.filename else "Nothing more can be"  # a full disk
            raise click.ClickException(f"{what} written: {error.strerror}.") from error

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, word.does) for name, word in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        words = [CompletionItem(name, help=word.does) for name, word in COMMANDS.items() if name.startswith(incomplete)]
        return [*words, *click.Command.shell_complete(self, ctx, incomplete)]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="strideguide")
def main() -> None:
    """Turn a folder of YAML into a guide to strength and cross-training for runners."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a narrow console can't write is shown as an escape
        sys.stdout.reconfigure(errors="backslashreplace")
