"""Judge `vnu`: the Nu HTML checker of the W3C finds no error in a page."""

import json
import shutil
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.audit.npm import ensure_node_modules
from tests.audit.site import Site
from tests.audit.verdict import CannotJudge, Finding, Verdict
from tests.browser.machine import finish, install_with_apt, one_at_a_time

_SECONDS = 600
_EXTRACT_SHOWN = 160


def judge(site: Site, pages: Sequence[str] = ()) -> Verdict:
    """Check these pages, or one of every template, in one run of Java; warnings are notes."""
    jar = ensure_node_modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    folder = site.folder.resolve()
    pages = pages or site.templates()
    command = [find_java(), "-jar", str(jar), "--format", "json", *(str(folder / page) for page in pages)]
    done = finish(command, _SECONDS)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise CannotJudge(f"vnu gave no report (exit {done.returncode}): {done.stderr.strip()[-2000:]}") from error
    prefix = f"{folder.as_posix()}/"
    errors = [_as_finding(message, prefix) for message in messages if message["type"] != "info"]
    others = [_as_finding(message, prefix) for message in messages if message["type"] == "info"]
    return Verdict("vnu", f"pages: {len(pages)}, warnings: {len(others)}", errors, others)


@cache
def find_java() -> str:
    """The path of a Java runtime, installed just now where that is allowed."""
    with one_at_a_time("java"):
        why_not = "" if shutil.which("java") else install_with_apt("default-jre-headless")
    found = shutil.which("java")
    if found is None:
        raise CannotJudge(
            "vnu needs Java 17 or newer, and there is no java on PATH. Install one"
            f" (on Debian: apt-get install default-jre-headless); trying that: {why_not or 'no java came'}"
        )
    return found


def _as_finding(message: dict[str, Any], prefix: str) -> Finding:
    page = unquote(urlsplit(message.get("url", "")).path).removeprefix(prefix) or "(no page)"
    extract = " ".join(message.get("extract", "").split())[:_EXTRACT_SHOWN]
    what = message.get("message", "no message")
    return Finding(f"{what} <- {extract}" if extract else what, f"{page}:{message.get('lastLine', 0)}")
