"""What a layer says of a record besides its fields, and which ids were given up."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Id, Reason, Record

Op = Literal["patch", "replace", "add", "hide"]
BASE = r"^sha256:[0-9a-f]{12}$"
SHORT = r"^[0-9a-f]{6}$"


class Mark(Record):
    """The field `$layer` of a record in a layer: what to do with the record of the same id in the layers below."""

    op: Op | None = None
    """`patch`: change the fields that are named. `replace`: put this record in its place. `hide`: show it nowhere.
    `add`: this is a new one. Left out, it is a patch if there is such an id, and a new one if there is none."""
    base: Annotated[str, StringConstraints(pattern=BASE)] | None = None
    """What the record below was when this was written, as earlier versions noted it. Now strideguide.lock says it."""
    fields: dict[str, Annotated[str, StringConstraints(pattern=SHORT)]] = {}
    """The same for each field that is changed here."""
    reason: Reason | None = None
    """Why something that protects readers is taken away."""


class Removed(Record):
    """An entry of data/removed.yml: an id that was given up. It is never given to something else."""

    reason: Reason
    """Why there is no such thing any more."""
    instead: Id | None = None
    """The thing of the same kind that serves now."""
