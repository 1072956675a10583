"""The script that mkdocs-gen-files runs: the same data as the guide's, as one Markdown page for each thing.

Written as somebody would who knows that plugin well: the C parser, one pass for the backlinks, plain f-strings, no
page in the navigation that need not be there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDERS = {
    "exercise": "exercises", "muscle": "muscles", "kit": "kit", "injury": "injuries", "benefit": "benefits",
    "claim": "claims", "evidence": "evidence", "sign": "signs", "pattern": "patterns", "level": "levels",
    "goal": "goals", "season": "seasons",
}  # fmt: skip
VOCABULARY = ("pattern", "level", "goal", "season")
SHARED = ("level", "goal", "season")
# Fields that hold prose, and fields that name things: the path to them, "[]" for the entries of a list.
PROSE = ("setup", "in_running", "explanation", "because", "wording", "why")
NAMED = {
    "exercise": {
        "level": "level", "muscles.primary": "muscle", "muscles.secondary": "muscle", "kit.all_of": "kit",
        "kit.any_of": "kit", "benefits": "benefit", "helps.evidence": "evidence",
    },
    "injury": {
        "muscles": "muscle", "signs": "sign", "stages.rests_on": "evidence", "may_help.claim": "claim",
        "may_help.evidence": "evidence", "claims": "claim",
    },
    "sign": {"calls.sources": "evidence"},
    "benefit": {"claims": "claim"},
    "claim": {"studies.evidence": "evidence"},
}  # fmt: skip
LINK = re.compile(r"\]\(([a-z]+):([a-z0-9-]+)\)")
WEIGHT = {"high": 4, "moderate": 3, "low": 2, "very low": 1}

Thing = dict[str, Any]
Things = dict[str, dict[str, Thing]]


def load(data: Path) -> Things:
    """All things by kind and id, sorted by title."""
    vocabulary = _yaml(data / "vocabulary.yml")
    things: Things = {}
    for kind, folder in FOLDERS.items():
        if kind in VOCABULARY:
            things[kind] = vocabulary[folder]
        else:
            found = {path.stem: _yaml(path) for path in (data / folder).glob("*.yml")}
            things[kind] = dict(sorted(found.items(), key=lambda pair: (pair[1]["title"].casefold(), pair[0])))
    return things


def words(folder: Path) -> dict[str, Any]:
    """The guide's own catalogue of words, which is all files of its folder."""
    return {name: entry for path in sorted(folder.glob("*.yml")) for name, entry in _yaml(path).items()}


def _yaml(path: Path) -> Any:
    with path.open("rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def backlinks(things: Things) -> dict[tuple[str, str], dict[str, list[str]]]:
    """For each thing: the relations in which it is named, and the ids of those that name it, each once."""
    found: dict[tuple[str, str], dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for kind, members in things.items():
        for id, thing in members.items():
            for field, target in NAMED.get(kind, {}).items():
                for other in _values(thing, field.split(".")):
                    found[target, other][f"{kind}.{field}"][id] = None
            for target, other in LINK.findall("\n".join(thing.get(field, "") for field in PROSE)):
                if (target, other) != (kind, id):
                    found[target, other][f"{kind}.mentions"][id] = None
    return {key: {relation: list(ids) for relation, ids in named.items()} for key, named in found.items()}


def _values(value: Any, path: list[str]) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _values(entry, path)
    elif isinstance(value, dict) and path:
        yield from _values(value.get(path[0]), path[1:])
    elif isinstance(value, str):
        yield value


def grades(things: Things) -> dict[str, str]:
    """The grade of each claim, by the guide's rule."""
    return {id: _grade(claim["studies"], things["evidence"]) for id, claim in things["claim"].items()}


def _grade(studies: list[Thing], evidence: dict[str, Thing]) -> str:
    tested = [(s["direction"], WEIGHT[evidence[s["evidence"]]["certainty"]]) for s in studies]
    tested = [(direction, weight) for direction, weight in tested if direction != "context"]
    total = sum(weight for _, weight in tested)
    if not total:
        return "no-evidence-found"
    share = sum({"supports": 1.0, "mixed": 0.5}.get(direction, 0.0) * weight for direction, weight in tested) / total
    if share < 0.75:
        return "not-supported" if share < 0.3 else "conflicting"
    sure = [weight for direction, weight in tested if direction == "supports" and weight >= WEIGHT["moderate"]]
    if len(sure) >= 3 or (len(sure) >= 2 and max(sure) == WEIGHT["high"]):
        return "strong"
    return "moderate" if sure else "limited"


def main() -> None:
    """Write every page into the site that MkDocs is building."""
    import mkdocs_gen_files  # type: ignore[import-not-found] # only the benchmark's own environment has it
    from tests.bench.genpages import Pages

    config = mkdocs_gen_files.FilesEditor.current().config
    root = Path(config["config_file_path"]).parent
    pages = Pages(load(root / "data"), words(Path(config["extra"]["words"])))
    for path, text, source in pages.all():
        with mkdocs_gen_files.open(path, "w") as file:
            file.write(text)
        mkdocs_gen_files.set_edit_path(path, f"../{source}")


if __name__ == "<run_path>":  # the name that the plugin runs scripts under
    main()
