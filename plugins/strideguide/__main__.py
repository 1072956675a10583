"""The command `strideguide`, also as `python -m strideguide`."""

from __future__ import annotations

import signal

from .unswept import unswept


def run() -> None:
    """Do what the command line asks for.

    Until everything is imported nobody can take Ctrl-C: it ends us as it ends any program, without a traceback.
    """
    unswept()
    heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # a background job ignores it
    if heard:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from .cli import main

    if heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main(prog_name="strideguide")


if __name__ == "__main__":
    run()
