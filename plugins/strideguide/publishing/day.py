"""The day that a site says it is of: the one that SOURCE_DATE_EPOCH gives, else none. A build's day says nothing.

https://reproducible-builds.org/specs/source-date-epoch/
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from .refusals import RefusedError, plain

NAME = "SOURCE_DATE_EPOCH"


def is_given() -> bool:
    """Whether the environment says what day it is."""
    return bool(os.environ.get(NAME))


def check() -> None:
    """RefusedError if the environment gives a day that is none."""
    if is_given():
        try:
            datetime.fromtimestamp(int(os.environ[NAME]), UTC)
        except (ValueError, OverflowError, OSError):
            said = plain(os.environ[NAME])[:40]
            why = f'{NAME} is "{said}", and not the seconds since 1970. Write a whole number, or leave it out.'
            raise RefusedError(why) from None
