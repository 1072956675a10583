"""Which pages changed, and what led to it: told from two sites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strideguide.changes import Change
from strideguide.reviewing.causes import Group, differing, grouped
from strideguide.reviewing.disk import openable
from strideguide.reviewing.pages import Own, figures, own, pages

CASES = yaml.safe_load(Path(__file__).with_name("own.yml").read_text("utf-8"))
SQUAT = Change("changed", "exercise", "squat", "Squat", ("summary",))
LUNGE = Change("renamed", "exercise", "lunge", "Lunge", ("split-squat",))


def site(folder: Path, **files: str) -> Path:
    """A site in `folder`: pages by their address, with "_" for "/"."""
    for uri, text in files.items():
        page = folder / uri.replace("_", "/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    return folder


def page(sha256: str, *links: str) -> Own:
    return Own(sha256, frozenset(links))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_page_is_what_its_readers_get_from_it(case: Any) -> None:
    page, other = (own(case[name], "plans/a/").sha256 for name in ("page", "other"))
    assert (page != other) is case["differs"]


def test_links_are_addresses_below_the_root() -> None:
    led = ["../../exercises/squat/", "../", "#b", "../../levels/#beginner", "../..", "https://a.example/"]
    article = "".join(f'<a href="{link}">x</a>' for link in led)
    text = f'<body><a href="../../menu/">x</a><article>{article}</article></body>'
    assert own(text, "plans/a/").links == {"exercises/squat/", "plans/", "levels/#beginner", ""}


def test_a_page_that_only_leads_on_is_none(tmp_path: Path) -> None:
    made = site(
        tmp_path, a="<article>A</article>", b='<meta http-equiv="refresh" content="0; url=../a/"><body>A</body>'
    )
    assert list(pages(made)) == ["a/"]


def test_pages_are_told_once_each_by_what_they_are_about_or_lead_to() -> None:
    before = {
        "exercises/squat/": page("1"), "exercises/lunge/": page("2"), "exercises/": page("3", "exercises/squat/"),
        "plans/a/": page("4", "exercises/squat/"), "about/": page("5"), "same/": page("6", "exercises/squat/"),
    }  # fmt: skip
    now = {
        **{uri: page(f"{own.sha256}!", *own.links) for uri, own in before.items()},
        "exercises/": page("3!", "exercises/squat/", "exercises/split-squat/"),
        "exercises/split-squat/": page("7"),
        "same/": before["same/"],
    }
    del now["exercises/lunge/"]

    assert differing(before, now) == (
        ["exercises/split-squat/"], ["exercises/lunge/"], ["about/", "exercises/", "exercises/squat/", "plans/a/"],
    )  # fmt: skip
    assert grouped([LUNGE, SQUAT], before, now) == [
        Group(("exercise:squat",), ("exercises/squat/", "plans/a/")),
        Group(("exercise:lunge",), ("exercises/lunge/",)),
        Group(("exercise:split-squat",), ("exercises/split-squat/",)),
        Group(("exercise:split-squat", "exercise:squat"), ("exercises/",)),
        Group((), ("about/",)),
    ]


def test_figures_are_those_that_a_page_lists(tmp_path: Path) -> None:
    text = "<dl><div><dt>Weeks</dt><dd>9,383</dd></div><div><dt>Plans <b>of</b> all</dt><dd>33 of 33</dd></div></dl>"
    made = site(tmp_path, proof=text)
    assert figures(made, "proof/") == {"Weeks": "9,383", "Plans of all": "33 of 33"}
    assert figures(made, "nowhere/") == {}


def test_a_preview_opens_from_disk_and_has_no_scripts(tmp_path: Path) -> None:
    links = [
        "../b/",
        "../b/#c",
        "../b/?v=1#c",
        "../",
        "../..",
        ".",
        "./",
        "#c",
        "../x.json",
        "https://a.example/b/",
        "/c/",
    ]
    text = "".join(f'<a class="x" href="{link}">x</a>' for link in links) + '<form action="../b/"></form>'
    scripts = '<script src="a.js" type="module"></script><link rel="modulepreload" href="a.js"><noscript>All</noscript>'
    made = site(tmp_path / "made", d_a=f"<p>{text}</p>{scripts}", d_b='<meta content="0; url=../a/">')
    (made / ".strideguide.json").write_text("{}")
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown/old.html").write_text("old")

    openable(made, tmp_path / "shown")

    shown = (tmp_path / "shown/d/a/index.html").read_text("utf-8")
    assert [link.partition('"')[0] for link in shown.split('href="')[1:]] == [
        "../b/index.html", "../b/index.html#c", "../b/index.html?v=1#c", "../index.html", "../../index.html",
        "./index.html", "./index.html", *links[7:],
    ]  # fmt: skip
    assert 'action="../b/index.html"' in shown and shown.endswith("</form></p>All")
    assert 'content="0; url=../a/index.html"' in (tmp_path / "shown/d/b/index.html").read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "shown").iterdir()) == ["d"]
