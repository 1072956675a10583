"""The command `strideguide`."""

from .commands import main

__all__ = ["main"]
