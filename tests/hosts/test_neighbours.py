"""Other plugins beside ours: a hook that does what they do, and Material's own blog and tags.

`make nightly PART=guests` installs the plugins themselves.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from tests import branded, worlds
from tests.browser.once import once

from strideguide.hosts.neighbours import left_out

SETTINGS = """\
site_name: Tiny
site_url: https://tiny.example/guide/
docs_dir: content
theme: {name: material, font: false}
plugins: {strideguide: {front_matter: [date, tags]}, search: {}, blog: {}, tags: {}}
hooks: [hook.py]
validation: {links: {unrecognized_links: ignore}}
nav: [index.md, news.md, {Moves: [exercises/index.md, exercises/squat.md]}, blog/index.md]
exclude_docs: out.md
not_in_nav: |
  /effort.md
  /grading.md
  /pain.md
  /running-again.md
"""
# Looks for pages as redirects does, writes as macros and git dates do, asks for files as feeds and the blog do.
HOOK = """\
import json
from pathlib import Path

TOLD = {"pages": {}, "files": {}, "drafts": []}

def on_files(files, config):
    TOLD["pages"] = {file.src_uri: file.url for file in files.documentation_pages()}

def on_page_markdown(markdown, page, config, files):
    page.meta["git_revision_date_localized"] = "<b>today</b>"
    if page.file.src_uri == "news.md":
        return markdown + "\\n\\n[Squat](exercise:squat#mistakes)\\n\\n<!-- guide: exercises kit=chair -->\\n"

def on_page_content(html, page, config, files):
    if "guideframe" in page.file.src_uri:
        return
    TOLD["files"][page.file.src_uri] = page.file.abs_src_path
    if page.meta.get("draft"):
        TOLD["drafts"].append(page.file.src_uri)

def on_post_page(output, page, config):
    return output.replace("</article>", f"<i>{page.meta.get('git_revision_date_localized')}</i></article>")

def on_post_build(config):
    Path(config.site_dir, "told.json").write_text(json.dumps(TOLD))
    Path(config.site_dir, "feed.xml").write_text('<feed><a href="guideframeroot:kit/chair/"/></feed>')
"""
POST = """\
---
date: 2026-01-31
tags: [hills]
aliases: [greeting]
search: {boost: 2}
---
# Hello

Try the [squat](exercise:squat).

<!-- more -->

<!-- guide: exercises kit=chair -->
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "hook.py": HOOK,
    "content/news.md": "# News\n\nSee [this file](exercises/squat.md).\n",
    "content/blog/index.md": "# Blog\n",
    "content/blog/posts/hello.md": POST,
    "content/blog/posts/quiet.md": "---\ndate: 2026-01-30\nsearch: {exclude: true}\n---\n# Quiet\n\nHush.\n",
    "content/out.md": "# Out\n\nOf the [squat](exercise:squat).\n",
    **{f"content/{name}.md": branded.headings(name) for name in branded.LED_TO},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny guide's site beside a hook, a blog and tags."""
    return once(tmp_path_factory, "neighbours", lambda folder: built(worlds.write(folder, FILES))) / "site"


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, Any]:
    """What the hook has found."""
    found: dict[str, Any] = json.loads((site / "told.json").read_text("utf-8"))
    return found


def built(root: Path) -> None:
    done = run(root)
    assert done.returncode == 0, done.stdout + done.stderr


def run(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def links(site: Path, path: str) -> list[str]:
    """Where the links of a page's article lead."""
    article = re.search(r"<article.*</article>", (site / path / "index.html").read_text("utf-8"), re.S)
    return re.findall(r'href="([^"#]*(?:squat|chair)[^"]*)"', article[0] if article else "")


def test_a_chapter_keeps_its_file_and_a_made_page_has_none(site: Path, told: dict[str, Any]) -> None:
    root = site.parent
    assert told["files"]["news.md"] == str(root / "content/news.md")
    assert told["files"]["exercises/index.md"] is None
    assert "exercises/squat.md" not in told["files"]


def test_plugins_find_made_pages_while_they_look_for_pages(told: dict[str, Any]) -> None:
    assert told["pages"]["exercises/squat.md"] == "exercises/squat/"


def test_a_menu_and_a_link_may_lead_to_the_file_of_a_made_page(site: Path) -> None:
    news = (site / "news/index.html").read_text("utf-8")
    assert '<a href="../exercises/squat/">this file</a>' in news
    menu = re.search(r'<a href="\.\./exercises/squat/" class="md-nav__link">(.*?)</a>', news, re.S)
    assert menu is not None
    assert "Squat" in menu[1]


@pytest.mark.parametrize(
    ("page", "up"), [("blog/2026/01/31/hello", "../" * 5), ("blog", "../"), ("blog/archive/2026", "../" * 3)]
)
def test_links_of_a_post_lead_on_wherever_it_is_shown(site: Path, page: str, up: str) -> None:
    assert links(site, page)[0] == f"{up}exercises/squat/"


def test_the_page_of_all_names_lists_chapters_that_stand_where_their_files_do(site: Path) -> None:
    names = (site / "search/index.html").read_text("utf-8")
    assert '<a href="../news/">News</a>' in names
    assert "blog/posts" not in names
    assert "../out/" not in names


def test_a_post_is_found_as_it_asks_to_be(site: Path) -> None:
    groups = json.loads((site / "search/index.json").read_text("utf-8"))["groups"]
    posts = {row[0]: row[1:] for group in groups for row in group["rows"] if row[0].startswith("blog/2026")}
    assert posts == {"blog/2026/01/31/hello/": ["Hello", "greeting", "", "", "", "", "2"]}


def test_a_list_in_a_post_is_made(site: Path) -> None:
    post = (site / "blog/2026/01/31/hello/index.html").read_text("utf-8")
    assert '<ul class="sg-cards"><li>' in post
    assert "<!-- guide:" not in post


def test_links_and_lists_that_a_plugin_writes_into_a_chapter_are_made(site: Path) -> None:
    assert "../exercises/squat/#mistakes" in links(site, "news")
    assert '<ul class="sg-cards"><li>' in (site / "news/index.html").read_text("utf-8")


def test_feeds_get_whole_addresses(site: Path) -> None:
    assert 'href="https://tiny.example/guide/kit/chair/"' in (site / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "date"), [("news", "<b>today</b>"), ("exercises", "None"), ("exercises/squat", "None")]
)
def test_a_plugins_date_stands_as_it_is_on_a_chapter_and_never_on_a_made_page(site: Path, page: str, date: str) -> None:
    assert f"<i>{date}</i></article>" in (site / page / "index.html").read_text("utf-8")


def test_feeds_pass_over_what_has_no_day(told: dict[str, Any]) -> None:
    assert "exercises/index.md" in told["drafts"]
    assert "news.md" not in told["drafts"]


def test_a_slip_that_a_plugin_writes_ends_the_build_and_names_the_page(tmp_path: Path) -> None:
    root = worlds.write(tmp_path, {**FILES, "hook.py": HOOK.replace("exercise:squat", "exercise:squad")})
    done = run(root)
    assert done.returncode == 1
    assert re.search(r'content/news\.md:1:1: [a-z-]+  There is no exercise "squad"\.', done.stderr)
    assert not (root / "site").exists()


REFUSED = [
    ("plugins:.*", "plugins: {strideguide: {}, offline: {enabled: !ENV [OFFLINE, false]}}", 5, '"offline": It turns'),
    ("theme:.*", "theme: {name: material, features: [navigation.instant]}", 4, '"navigation.instant": It puts'),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), REFUSED)
def test_what_can_not_be_beside_the_guide_is_refused_before_anything_is_made(
    old: str, new: str, line: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plugin that a variable turns on, and a feature of the theme."""
    settings = re.sub(old, new, SETTINGS).replace("hooks: [hook.py]\n", "")
    root = worlds.write(tmp_path, {"mkdocs.yml": settings, "site/index.html": "Readers see this."})
    monkeypatch.setenv("OFFLINE", "true")
    done = run(root)
    assert done.returncode == 1
    assert f"mkdocs.yml:{line}:1: " in done.stderr and said in done.stderr
    assert [path.name for path in root.glob(".site.builds")] == []


@pytest.mark.parametrize(
    ("exclude", "ignore", "address", "out"),
    [
        ([], [], "news/", False),
        (["exercises/*"], [], "exercises/squat/", True),
        (["exercises/*"], [], "exercises/squat/#mistakes", True),
        (["exercises/*"], [], "plans/first-weeks/", False),
        ("exercises/index.md", [], "exercises/", True),
        (["news.md#here"], [], "news/", False),
        (["news.md#here"], [], "news/#here", True),
        (["news.md"], ["news.md#here"], "news/#here", False),
        (["news.md"], ["news.md#here"], "news/", False),
        (["news.md"], ["news.md#here"], "news/#there", True),
    ],
)
def test_what_exclude_search_names_is_not_found(
    exclude: list[str] | str, ignore: list[str], address: str, out: bool
) -> None:
    plugin = SimpleNamespace(config={"exclude": exclude, "ignore": ignore})
    config = cast(MkDocsConfig, SimpleNamespace(plugins={"exclude-search": plugin}))
    assert left_out(config)(address) is out
