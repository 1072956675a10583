"""What a brand begins with. Names go in, the files of a new folder come out; nothing is written here."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from .. import __version__
from .locked import LOCKED, locked

MAX_NAME = 60
BRANDS = "brands"
_HERE = Path(__file__).parent
_EMPTY = ("data/.gitkeep", "content/.gitkeep", "overrides/.gitkeep", "assets/.gitkeep")
_UNKNOWN = "# repository: https://github.com/you/your-guide"
_PLACES = {
    **{f"{name}.yml": f".github/workflows/{name}.yml" for name in ("publish", "review", "comment")},
    "dependabot.yml": ".github/dependabot.yml",
    "gitignore": ".gitignore",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
}


def brand(name: str, repository: str = "") -> Mapping[str, str]:
    """The files of a brand's folder by path: brand.yml, mkdocs.yml, an empty layer.

    `repository` is the address at which the folder will be on the web, "" if that is not known.
    """
    return {**_filled("brand", name, repository), **dict.fromkeys(_EMPTY, "")}


def alone(name: str, repository: str = "") -> Mapping[str, str]:
    """The files of a repository that holds one brand: its folder, and what publishes it and reviews requests."""
    return {**brand(name, repository), **_filled("one", name), **_filled("requests", name), LOCKED: locked()}


def shared() -> Mapping[str, str]:
    """The files that a repository of many brands has once."""
    return {**_filled("many", ""), **_filled("requests", ""), LOCKED: locked()}


def wrong_name(name: str) -> str:
    """Why a brand can't have this name, "" if it can."""
    if not name.strip():
        return "A brand needs a name."
    if len(name) > MAX_NAME:
        return f"The name has {len(name)} letters; {MAX_NAME} are as many as fit on a page."
    if any(unicodedata.category(sign)[0] == "C" for sign in name):
        return "The name holds a line break or another sign that can't be seen."
    if odd := [sign for sign in '<>"' if sign in name]:
        return f"The name holds {' and '.join(odd)}."
    return ""


def folder(name: str) -> str:
    """The name of a brand's folder: "Müller & Söhne" is "muller-sohne"."""
    from ..names import slug  # which help and wrong usage do not need

    return slug(name) or "brand"


def top(root: Path) -> Path:
    """The folder of the repository that a brand's folder is in: the brand's own, or the one that holds many."""
    home = root.resolve()
    return root if home.parent.name != BRANDS or (root / LOCKED).exists() else home.parent.parent


def _filled(kind: str, name: str, repository: str = "") -> dict[str, str]:
    """The files of start/`kind`/ with the name in them. JSON's texts are YAML's as well."""
    words = {
        "@REPOSITORY@": f"repository: {json.dumps(repository)}" if repository else _UNKNOWN,
        "@YAML-NAME@": json.dumps(name, ensure_ascii=False),
        "@NAME@": re.sub(r"([\\`*_{}\[\]<>#])", r"\\\1", name),
        "@VERSION@": __version__,
    }
    files = (path for path in sorted((_HERE / kind).iterdir()) if path.is_file())
    marks = re.compile("|".join(words))
    return {
        _PLACES.get(path.name, path.name): marks.sub(lambda mark: words[mark[0]], path.read_text("utf-8"))
        for path in files
    }
