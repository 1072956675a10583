"""Change an operator or a number of training/ at a time, and see whether a test notices.

The sample is the same in every run of one tree: chosen at random with a fixed seed from every comparison, sum, `and`,
`or`, `not`, and whole number of the modules. Some changes make no difference that a test could see; hence what is asked
is a share, and those that no test noticed are printed, to be looked at. `python -m tests.nightly.mutation [COUNT]`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.nightly.removals import Removal, try_all
from tests.nightly.tree import REPOSITORY

PLACE = "plugins/strideguide/training"
COUNT = 150
NOTICED = 0.7
SEED = "strideguide"
# Those that know training/ best, the quickest first: a run ends with the first test that fails.
TESTS = tuple(
    f"tests/test_{name}.py"
    for name in (
        *("grades", "match", "week", "sessions", "ladders", "differ", "rules", "swaps", "questions", "plan_view"),
        *("room", "cover", "arranger"),
    )
)
OTHER: dict[type[ast.AST], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: (" in ", " not in "),
    ast.NotIn: (" not in ", " in "),
    ast.Is: (" is ", " is not "),
    ast.IsNot: (" is not ", " is "),
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.And: (" and ", " or "),
    ast.Or: (" or ", " and "),
}


def mutants(text: str) -> Iterator[tuple[int, str, str]]:
    """Every change that can be made in a module: its line, what it is, and the whole text with it."""
    lines = text.split("\n")
    for line, start, end, old, new in _changes(ast.parse(text)):
        part = lines[line][start:end]
        if not part.isascii() or part.count(old) != 1:
            continue  # the operator stands on another line than what it joins
        changed = [*lines]
        changed[line] = lines[line][:start] + part.replace(old, new) + lines[line][end:]
        yield line + 1, f"{old.strip()} becomes {new.strip() or 'nothing'}", "\n".join(changed)


def _changes(tree: ast.AST) -> Iterator[tuple[int, int, int, str, str]]:
    """The line of each change, the columns between which it stands, the old words and the new ones."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=one, ops=[operator], comparators=[other]):
                yield from _between(one, operator, other)
            case ast.BinOp(left=one, op=operator, right=other):
                yield from _between(one, operator, other)
            case ast.BoolOp(op=operator, values=[one, other, *_]):
                yield from _between(one, operator, other)
            case ast.UnaryOp(op=ast.Not(), operand=operand) if node.lineno == operand.lineno:
                yield node.lineno - 1, node.col_offset, operand.col_offset, "not ", ""
            case ast.Constant(value=int() as value) if node.end_col_offset:
                new = repr(not value if isinstance(value, bool) else value + 1)
                yield node.lineno - 1, node.col_offset, node.end_col_offset, repr(value), new


def _between(one: ast.expr, operator: ast.AST, other: ast.expr) -> Iterator[tuple[int, int, int, str, str]]:
    if type(operator) in OTHER and one.end_lineno == other.lineno and one.end_col_offset is not None:
        yield other.lineno - 1, one.end_col_offset, other.col_offset, *OTHER[type(operator)]


def sample(count: int, folder: Path = REPOSITORY / PLACE) -> list[Removal]:
    """So many changes of the modules below a folder, in the order of the modules."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text, file = path.read_text("utf-8"), path.relative_to(REPOSITORY).as_posix()
        found += [Removal(f"line {line}: {what}", file, text, new, TESTS) for line, what, new in mutants(text)]
    chosen = sorted(Random(SEED).sample(range(len(found)), min(count, len(found))))
    return [found[index] for index in chosen]


def main(count: str = str(COUNT)) -> int:
    """Print what no test noticed; return 1 if that is too much."""
    came = []
    for mutant, result in try_all(sample(int(count))):
        came.append(result)
        if result == "survived":
            print(f"{mutant.file}: {mutant.what}", flush=True)
    noticed = 1 - came.count("survived") / len(came)
    print(f"changes: {len(came)}, noticed: {100 * noticed:.0f} in 100, at least {100 * NOTICED:.0f} wanted")
    return 0 if noticed >= NOTICED else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
