"""Whatever says something of bodies has an owner who is asked before it changes; and every owner is one team."""

from __future__ import annotations

from pathlib import Path

import yaml

from strideguide.forms.address import home
from strideguide.model.claim import Claim, Evidence
from strideguide.model.kinds import KINDS

ROOT = Path(__file__).parents[2]
LINES = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").split("\n") if line[:1] == "/"]


def test_what_protects_readers_and_what_is_claimed_has_an_owner() -> None:
    told = [kind for kind in KINDS.values() if kind.protects or "cautions" in kind.model.model_fields]
    told += [kind for kind in KINDS.values() if kind.model in (Claim, Evidence)]
    paths = {f"/data/{kind.file or f'{kind.folder}/'}" for kind in told}
    assert paths | {"/.github/"} == {path for path, _ in LINES}


def test_every_path_is_there_and_every_owner_is_the_one_team() -> None:
    assert [path for path, _ in LINES if not (ROOT / path.strip("/")).exists()] == []
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    owner = home(settings["repo_url"]).split("/")[3]
    assert {team for _, team in LINES} == {f"@{owner}/health"}
