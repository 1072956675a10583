"""The last look: what is wrong with a site before it is published, whoever made it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.publishing.look import Finding, Look, told
from strideguide.publishing.manifest import Entry

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases").joinpath("look.yml").read_text("utf-8"))


def write(folder: Path, files: dict[str, Any]) -> Path:
    """A site with these files and a home page."""
    for path, content in {"index.html": "<p>Home", **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            file.write_bytes(content.encode())
        elif "links" in content:
            file.symlink_to(content["links"])
        else:
            file.write_bytes(bytes.fromhex(content["bytes"]) * content.get("times", 1))
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    seen = Look(write(tmp_path / "site", case["files"]), case.get("address", ""))
    assert [f"{finding.path}: {finding.why}" for finding in seen.findings] == case.get("finds", [])


def test_every_file_is_seen_with_what_it_is(tmp_path: Path) -> None:
    seen = Look(write(tmp_path, {"a/.hidden": "x", ".DS_Store": "nobody's"}), "")
    assert seen.files == {"a/.hidden": Entry.of(b"x"), "index.html": Entry.of(b"<p>Home")}


def test_a_finding_names_who_made_the_file_and_many_are_counted() -> None:
    findings = [Finding(f"{number}.html", "it is torn") for number in range(3)]
    assert list(told(findings, {"0.html": "content/0.md"}.get, most=2)) == [  # type: ignore[arg-type]
        "0.html (made by content/0.md): it is torn.",
        "1.html: it is torn.",
        "And 1 more.",
    ]
