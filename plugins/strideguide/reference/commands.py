"""Every command with its options, as click knows them."""

from __future__ import annotations

from collections.abc import Iterator

import click

NAME = "strideguide"


def page(program: click.Group) -> str:
    """The whole page, commands by name."""
    commands = [_command(name, command) for name, command in sorted(_all(program))]
    return (
        f"# Commands\n\n{_help(program)} A command ends with 0 if all is well, with 1 if it found problems, and with 2 "
        f"if it was called in a wrong way. `{NAME} COMMAND --help` prints what stands here.\n{''.join(commands)}"
    )


def _all(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by the words with which it is called; a group stands before its own."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _all(command, f"{before}{name} ")


def _command(name: str, command: click.Command) -> str:
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    usage = " ".join([NAME, name, *(f"<{argument.name}>" for argument in arguments)])
    rows = "".join(f"| `{', '.join(option.opts)}` | {_value(option)} | {option.help or ''} |\n" for option in options)
    table = f"\n| Option | Value | What it does |\n|---|---|---|\n{rows}" if rows else ""
    return f"\n## {usage}\n\n{_help(command)}\n{table}"


def _value(option: click.Option) -> str:
    if option.is_flag:
        return "none"
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    kind = option.type.name.replace("integer range", "whole number")
    takes = ", ".join(f"`{choice}`" for choice in choices) or f"a {kind}"
    return f"{takes}; without it `{option.default}`" if isinstance(option.default, str) else takes


def _help(command: click.Command) -> str:
    return " ".join((command.help or "").split())
