"""Every example brand, judged as a whole by all judges but Lighthouse: `python -m tests.nightly.brands`."""

from __future__ import annotations

import subprocess
import sys

from tests.nightly.tree import REPOSITORY

BUILT = REPOSITORY / "build" / "nightly" / "examples"
JUDGES = "links,vnu,requests,weight"


def main() -> int:
    """Build the brands and judge them: every page, axe a page of each template; return how many failed."""
    python = [sys.executable, "-m"]
    build = [*python, "strideguide", "build", "--all", "examples/brands", "--out", str(BUILT)]
    subprocess.run(build, cwd=REPOSITORY, check=True)
    brands = sorted(path for path in BUILT.iterdir() if path.is_dir())
    audits = [[*python, "tests.audit", str(brand), *rest] for brand in brands for rest in _looks()]
    failed = [audit for audit in audits if subprocess.run(audit, cwd=REPOSITORY, check=False).returncode]
    print(f"brands: {len(brands)}, audits: {len(audits)}, failed: {len(failed)}")
    return min(1, len(failed))


def _looks() -> list[list[str]]:
    return [["--only", JUDGES, "--share", "1/1"], ["--only", "axe", "--every-width"]]


if __name__ == "__main__":
    sys.exit(main())
