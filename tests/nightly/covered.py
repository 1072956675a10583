"""Measure which lines of the program the tests reach, room by room: `python -m tests.nightly.covered`.

Tests in a browser are left out: they reach few lines that no other test does, and take more time than all of those.
Processes that tests start are counted, and so are the workers of xdist.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.nightly.tree import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "strideguide"
ENOUGH = 90  # in 100 lines of a module; what has less is named in uncovered.yml, with the reason
REASONS = Path(__file__).with_name("uncovered.yml")
FOLDER = REPOSITORY / "build" / "nightly" / "coverage"
TESTS = ["tests", *(f"--ignore=tests/{folder}" for folder in ("browser", "audit", "bench"))]
_SETTINGS = f"""[run]
source_pkgs = strideguide
parallel = true
patch = subprocess
data_file = {FOLDER}/data
[paths]
ours =
  {PACKAGE}
  */plugins/strideguide
  */site-packages/strideguide
[json]
output = {FOLDER}/coverage.json
"""


@dataclass(frozen=True)
class Reached:
    """How many of the lines of a module or of a room that can run did run."""

    name: str
    lines: int
    run: int

    @property
    def share(self) -> float:
        """In 100 lines; an empty module is whole."""
        return 100 * self.run / self.lines if self.lines else 100.0


def measure() -> tuple[list[Reached], bool]:
    """Run the tests; return what they reached of each module, by its path in the package, and whether they passed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    settings = FOLDER / "settings.ini"
    settings.write_text(_SETTINGS, "utf-8")
    coverage = [sys.executable, "-m", "coverage"]
    chosen = f"--rcfile={settings}"
    subprocess.run([*coverage, "erase", chosen], cwd=REPOSITORY, check=True)
    workers = ["--numprocesses", "auto", "--dist", "worksteal"]
    tests = [*coverage, "run", chosen, "-m", "pytest", *workers, *TESTS]
    passed = subprocess.run(tests, cwd=REPOSITORY, check=False).returncode == 0
    for step in ("combine", "json"):
        subprocess.run([*coverage, step, chosen, "--quiet"], cwd=REPOSITORY, check=True)
    return read(json.loads((FOLDER / "coverage.json").read_text("utf-8")), REPOSITORY), passed


def read(report: Mapping[str, object], base: Path) -> list[Reached]:
    """The modules of a report of coverage.py, whose paths are absolute or begin at `base`; copies are left out."""
    files: Mapping[str, Mapping[str, Mapping[str, int]]] = report["files"]  # type: ignore[assignment]
    return [
        Reached((base / file).relative_to(PACKAGE).as_posix(), found["num_statements"], found["covered_lines"])
        for file, summary in files.items()
        if (base / file).is_relative_to(PACKAGE) and (found := summary["summary"])
    ]


def rooms(contract: Path = REPOSITORY / "pyproject.toml") -> list[str]:
    """The rooms of the package, the topmost first, as the import contract names them."""
    contracts = tomllib.loads(contract.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [layer for one in contracts if one["type"] == "layers" for layer in one["layers"]]
    named = [name.strip(" ()") for layer in layers for name in layer.replace(":", "|").split("|")]
    return list(dict.fromkeys(name.removeprefix("strideguide.").replace(".", "/") for name in named))


def by_room(modules: Sequence[Reached], rooms: Sequence[str]) -> Iterator[Reached]:
    """The sums of each room, and at last of what belongs to none."""
    inside: dict[str, list[Reached]] = {room: [] for room in [*rooms, "(no room)"]}
    for module in modules:
        held = [room for room in rooms if module.name.removesuffix(".py") == room or module.name.startswith(f"{room}/")]
        inside[max(held, key=len, default="(no room)")].append(module)
    for room, found in inside.items():
        if found:
            yield Reached(room, sum(one.lines for one in found), sum(one.run for one in found))


def faults(modules: Sequence[Reached], reasons: Mapping[str, str]) -> Iterator[str]:
    """What has too few lines that ran and no reason, and which reasons are not needed any more."""
    few = {one.name: one for one in modules if one.share < ENOUGH}
    for name, one in few.items():
        if name not in reasons:
            yield f"{name}: {one.share:.0f} of 100 lines ran. Test it, or say in {REASONS.name} why it has less."
    for name in reasons.keys() - few.keys():
        yield f"{name}: {REASONS.name} has a reason for it, which it does not need any more."


def main() -> int:
    """Print what ran of each room, and of each module that has a reason; return 1 if a module has too little."""
    modules, passed = measure()
    reasons: Mapping[str, str] = yaml.safe_load(REASONS.read_text("utf-8")) or {}
    for room in by_room(modules, rooms()):
        print(f"{room.share:6.1f} of 100 of {room.lines:5} lines  {room.name}")
    for one in modules:
        if one.name in reasons:
            print(f"{one.share:6.1f} of 100 of {one.lines:5} lines  {one.name}: {reasons[one.name]}")
    found = [*faults(modules, reasons), *(() if passed else ("A test failed, which may be why a line did not run.",))]
    whole = Reached("", sum(one.lines for one in modules), sum(one.run for one in modules))
    print("\n".join([*found, f"{whole.share:.1f} of 100 lines, modules below {ENOUGH} with a reason: {len(reasons)}"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
