"""What an author or a coach can ask for on the command line. 0: clean; 1: problems; 2: wrong usage; more: a signal."""

from __future__ import annotations

from importlib import import_module

import click

from .. import __version__

# The module that has each command. It is imported when somebody asks for the command: what builds a site or serves it
# only starts a host, and need not know what a guide is.
COMMANDS = {
    "brands": "brands",
    "build": "building",
    "changes": "changes",
    "check": "judging",
    "init": "init",
    "layer": "layers",
    "pictures": "judging",
    "prove": "judging",
    "reference": "generated",
    "refs": "editing",
    "remove": "editing",
    "rename": "editing",
    "rollback": "published",
    "schema": "generated",
    "serve": "building",
    "stats": "stats",
    "verify": "published",
}


class Commands(click.Group):
    """Commands by name, each in the module that COMMANDS names; there it has the same name."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"{__package__}.{COMMANDS[name]}"), name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="strideguide")
def main() -> None:
    """Turn a folder of YAML into a guide to strength and cross-training for runners."""
