"""A site that opens from disk: whoever unzips it sees its pages without a command and without a server.

Browsers show the list of a folder there, where a server sends the page in it; so links name the page. They load no
modules of scripts from disk either, and half of the scripts would be worse than none: the pages have none, and look as
they do for all who have scripts switched off.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..publishing.manifest import NAME
from .pages import HTML

_TO_FOLDER = re.compile(r'(<(?:a|form|link|meta)\b[^>]*?\b(?:href|action|content)="(?:0; url=)?)([^":#?]*)([^"]*")')
_SCRIPT = re.compile(r'(?s)<script\b.*?</script>|<link rel="?(?:modulepreload|preload)"?[^>]*>|</?noscript>')


def openable(site: Path, target: Path) -> None:
    """Copy a built site to `target`, which is written anew, so that its pages open from disk and lead to each other."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site, target, ignore=shutil.ignore_patterns(NAME))
    for page in target.rglob("*.html"):
        page.write_text(_TO_FOLDER.sub(_named, _SCRIPT.sub("", page.read_text("utf-8"))), "utf-8")


def _named(link: re.Match[str]) -> str:
    """A link with the page that it means, if it leads to a folder."""
    before, path, rest = link.groups()
    last = path.rpartition("/")[2]
    if path.startswith("/") or not ("/" in path or last in (".", "..")) or last not in ("", ".", ".."):
        return link[0]
    return f"{before}{path.rstrip('/')}/{HTML}{rest}"
