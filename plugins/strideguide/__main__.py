"""`python -m strideguide` is the command `strideguide`."""

from .cli import main

main(prog_name="strideguide")
