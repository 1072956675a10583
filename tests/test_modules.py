"""Modules that are joined into one file say what they said one by one, and what can't be joined is refused."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.modules import ModuleError, Modules, bare
from strideguide.served import ASSETS, STARTS
from tests.hosts import toy
from tests.javascript.__main__ import HERE
from tests.nodejs import install, node

CASES = yaml.safe_load(Path(__file__).with_name("modules.yml").read_text("utf-8"))
# Runs each file as a module of its own, and tells what it exports.
RUN = """const told = [];
for (const text of JSON.parse(process.argv[1])) {
  told.push({ ...(await import(`data:text/javascript,${encodeURIComponent(text)}`)) });
}
process.stdout.write(JSON.stringify(told));"""


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=lambda case: case["about"])
def test_what_cant_be_joined_is_refused(case: dict[str, Any], tmp_path: Path) -> None:
    folder = toy.write(tmp_path, case["files"])
    with pytest.raises(ModuleError) as refused:
        Modules(folder).files(["a.js"])
    assert str(refused.value) == case["refused"]


def test_joined_modules_export_what_they_export_one_by_one(tmp_path: Path) -> None:
    cases = [case for case in CASES if "exports" in case]
    files = [
        Modules(toy.write(tmp_path / str(n), case["files"])).files(["a.js"])[case.get("file", "a.js")]
        for n, case in enumerate(cases)
    ]
    done = subprocess.run(
        [node(), "--input-type=module", "--eval", RUN, json.dumps(files)], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [case["exports"] for case in cases]


def test_a_script_without_comments_and_blanks_is_the_same_script() -> None:
    """Each of our own; and each can be joined."""
    texts = [path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))]
    texts += [text for case in CASES for text in case["files"].values() if case.get("exports")]
    pairs = json.dumps([[text, bare(text)] for text in texts])
    done = subprocess.run(
        [node(), str(HERE / "same.mjs"), str(install(HERE))], input=pairs, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [""] * len(texts)
    joined = Modules(ASSETS).files(STARTS)
    assert {"guide.js", "parts/plan.js", "parts/picker.js"} <= joined.keys() and "parts/say.js" not in joined
    assert not any("\n//" in text or "\n " in text for text in joined.values())
