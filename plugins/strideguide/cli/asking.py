"""What `strideguide new` asks: field by field, in the words that explain it. Lists of records are asked one by one."""

from __future__ import annotations

from typing import Any

import click

from ..editing.answers import Field, Names, Path, answered, fields, put
from ..editing.trial import Refused
from ..model.exercise import NONE_KNOWN

LATER, NONE, NO_MORE = "nothing: later", "nothing: none", "nothing: no more"


class Asker:
    """Asks for the fields of one new thing; what was answered so far stands in `value`."""

    def __init__(self, names: Names, value: dict[str, Any]) -> None:
        self.names, self.value = names, value

    def ask(self, field: Field, or_else: str = LATER) -> bool:
        """Ask for a field, again until the answer can be so; whether there is one. `or_else` is what nothing means,
        "" if there has to be an answer.
        """
        click.echo(f"\n{field.says.replace('`', chr(34))}")
        match field.holds:
            case "record":
                return self._record(field)
            case "records":
                return self._records(field, or_else)
            case "by id":
                return self._by_id(field)
        return self._line(field, or_else)

    def _line(self, field: Field, or_else: str) -> bool:
        hint = " / ".join(field.choices) if field.choices else 'entries between ";"' if field.many else ""
        ways = ", ".join(filter(None, (hint, or_else)))
        while True:
            text = click.prompt(f"{field.name}{f' ({ways})' if ways else ''}", default="", show_default=False)
            if not text.strip() and or_else:
                return False
            try:
                put(self.value, field.path, answered(self.names, field, text))
            except Refused as refused:
                click.echo(f"  {refused}")
            else:
                return True

    def _record(self, field: Field) -> bool:
        """A record in which nothing is needed, as in kit: all of it may be nothing."""
        put(self.value, field.path, {})
        for inner in fields(field.of, needed=False, path=field.path):
            self.ask(inner, NONE)
        return True

    def _records(self, field: Field, or_else: str) -> bool:
        """One record after the other, until nothing is answered."""
        if field.says_none and click.confirm(f"{field.name}: {NONE_KNOWN}?", default=False):
            put(self.value, field.path, NONE_KNOWN)
            return True
        count = 0
        while self._entry(field, (*field.path, count), or_else):
            count, or_else = count + 1, NO_MORE
        return count > 0

    def _by_id(self, field: Field) -> bool:
        """A record for each thing of a kind, such as a dose for each level."""
        found = False
        for id in self.names.library.things[field.of_each]:
            click.echo(f"\nFor the {field.of_each} {id}:", nl=False)
            found = self._entry(field, (*field.path, id), NONE) or found
        return found

    def _entry(self, field: Field, path: Path, or_else: str) -> bool:
        """One record: if nothing is answered first there is none, and after that every answer is needed."""
        for inner in fields(field.of, needed=True, path=path):
            if not self.ask(inner, or_else) and or_else:
                return False
            or_else = ""
        return True
