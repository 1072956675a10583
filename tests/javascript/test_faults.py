"""What reads the scripts finds what is wrong with them: each fault is planted in a copy, and told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.javascript.__main__ import ROOT, faults

PARTS = "plugins/strideguide/assets/parts"
# In a module something, what stands there with a fault instead, and what is said of that.
PLANTED = (
    ("course.js", "own.data.phases[", "own.data.phase[", "Property 'phase' does not exist"),
    ("arranger.js", "{ hours: number }", "{ hour: number }", "'hour' does not exist"),
    ("results.js", "more[match.plan].summary", "more[match.plan].sumary", "Property 'sumary' does not exist"),
    ("ticks.js", 'this.say("not_kept")', 'this.say("no_kept")', '"no_kept"\' is not assignable'),
    ("say.js", "const DAYS", "export const DAYS", "DAYS"),
    ("consent.js", "const ASKS", f"// {'x' * 118}\nconst ASKS", "This line has a length of 121"),
)
COPIED = ("package.json", "tests/javascript/tsconfig.json", "tests/browser/*.js", "plugins/strideguide/assets/**/*.js")


def copied(folder: Path) -> Path:
    """A copy of the scripts, and of what says which files are scripts."""
    for path in (path for pattern in COPIED for path in ROOT.glob(pattern)):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder


def test_a_wrong_field_a_word_that_nobody_has_what_is_unused_and_a_long_line_are_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for name, right, wrong, _ in PLANTED:
        module = root / PARTS / name
        text = module.read_text("utf-8")
        assert text.count(right) == 1, name
        module.write_text(text.replace(right, wrong), "utf-8")

    (root / PARTS / "forgotten.js").write_text("document.title = 1;\n", "utf-8")

    told = "".join(faults(root)).splitlines()

    assert any(line.endswith("forgotten.js") for line in told), told
    for name, _, _, said in PLANTED:
        assert any(said in line for line in told), (name, told)
