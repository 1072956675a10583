"""How much is tried: a sample of it at landing, all of it at night."""

from __future__ import annotations

import os
from typing import Any

import pytest

NIGHTLY = "STRIDEGUIDE_NIGHTLY"  # "1" in the environment; pytest's option --nightly sets it


def is_nightly() -> bool:
    """Whether tests run that are too long for a landing."""
    return os.environ.get(NIGHTLY) == "1"


def at(landing: int, nightly: int) -> int:
    """The one of two counts that this run tries."""
    return nightly if is_nightly() else landing


def late(*values: Any) -> list[Any]:
    """Values of a parameter that are tried at night alone; one that has several names is a tuple."""
    return [pytest.param(*(v if isinstance(v, tuple) else (v,)), marks=pytest.mark.nightly) for v in values]
