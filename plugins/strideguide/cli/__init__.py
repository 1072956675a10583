"""Floor 6: the command `strideguide`."""

from .commands import main

__all__ = ["main"]
