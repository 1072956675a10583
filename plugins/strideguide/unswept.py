"""A command keeps what it makes to its end, so that Python need not look for what nobody has any more."""

import atexit
import gc


def unswept() -> None:
    """Look for no garbage from now on, and not once more at the end: that takes a tenth of a command's time."""
    gc.disable()
    atexit.register(gc.freeze)  # Python looks as it ends, whatever was asked
