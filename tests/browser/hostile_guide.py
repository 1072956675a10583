"""The hostile guide and the hostile brand: what is made of payloads, written to a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.browser.hostile import LISTS, REPOSITORY, Maker, Payload, payloads, record

from strideguide.brand.record import Brand
from strideguide.hosts.mkdocs import GuidePlugin
from strideguide.model.kinds import KINDS
from strideguide.problems import Problem

# Where chapters stand whose front matter is hostile, and its fields: texts, and lists of these.
FRONTS = "fronts"
LINES, LISTED = ("title", "description"), ("aliases", "tags")
# Lists of records in brand.yml with the most that each may have; fields of a brand that name files, or nothing to read.
SEVERAL = {"people": 50, "testimonials": 50, "social": 12}
FILES = {"logo", "fonts", "photo", "hide"}


def write_guide(root: Path) -> None:
    """Write the guide to `root`: this repository's configuration and theme, nothing of its content."""
    shutil.copytree(REPOSITORY / "overrides", root / "overrides")
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config[: config.index("\nnav:")] + "\n", "utf-8")
    for file in LISTS:
        kinds = (kind for kind in KINDS.values() if kind.file == file)
        _write(root / "data" / file, {kind.folder: {p.id: record(kind, p) for p in payloads()} for kind in kinds})
    filed = [kind for kind in KINDS.values() if not kind.file]
    for kind in filed:
        for payload in payloads():
            _write(root / "data" / kind.folder / f"{payload.id}.yml", record(kind, payload))
    _write(root / "data" / "picker.yml", _picker())
    lists = [f"<!-- guide: {kind.folder} -->" for kind in filed if kind.name != "evidence"]
    (root / "content").mkdir()
    for name in names().values():  # without a heading, so that the name is the title
        (root / "content" / f"{name}.md").write_text("---\nsearch: {exclude: true}\n---\nWords.\n", "utf-8")
    for payload in payloads():
        _write_chapter(root / "content" / FRONTS / f"{payload.id}.md", payload)
    (root / "content" / "index.md").write_text("# Home\n\n" + "\n\n".join([*lists, "<!-- guide: patterns -->"]) + "\n")


def _write_chapter(path: Path, payload: Payload) -> None:
    """A chapter without a heading of its own, in whose front matter every text is the payload."""
    line = json.dumps(payload.line, ensure_ascii=False)
    front = [f"{name}: {line}" for name in LINES] + [f"{name}: [{line}]" for name in LISTED]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["---", *front, "---", "Words.\n"]), "utf-8")


def write_brand(root: Path, first: Payload) -> None:
    """Write a brand in whose brand.yml every text is `first`, or in a list of records one payload after the other."""
    fields = Maker(first).record(Brand)
    for name, most in SEVERAL.items():
        kind = Brand.model_fields[name].annotation
        fields[name] = [Maker(payload).value(kind)[0] for payload in payloads()[:most]]
    for fields_of in (fields, *fields["people"]):
        for name in FILES & fields_of.keys():
            del fields_of[name]
    fields["analytics"] |= {"script": "/count.js", "data": {"site": first.text}}  # it is not there: it may do anything
    _write(root / "brand.yml", fields)


@cache
def names() -> Mapping[int, str]:
    """The payloads that can be the names of files, each with its number: a preview shows also what is refused."""
    lines = {payload.number: payload.line for payload in payloads()}
    return {
        number: line
        for number, line in lines.items()
        if not {*"/#%"} & {*line} and line.isprintable() and len(line) < 200
    }


def _picker() -> dict[str, Any]:
    spots = [{"pattern": payload.id, "title": payload.line} for payload in payloads()[:12]]
    counts = {"runs": [1, 3], "key_runs": [0, 1], "sessions": [1, 2], "minutes": [30, 60]}
    return {"version": 1, **counts, "weak_spots": spots, "weeks": {"long_runs": 1, "key_runs_apart": 2}}


def _write(path: Path, value: object) -> None:
    """Write YAML in the form of JSON, in which every text is quoted and so read as it stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")


def previewed(root: Path) -> Sequence[Problem]:
    """Build the guide in `root` as a preview does: it has to be as safe as what is published. What is wrong with it."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "builds"))
    config.plugins.on_startup(command="serve", dirty=False)
    preview = next(plugin.preview for plugin in config.plugins.values() if isinstance(plugin, GuidePlugin))
    assert preview
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    made = preview.made()
    assert made.pages
    made.pages.rename(root / "site")
    return made.problems
