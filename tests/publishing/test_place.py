"""A site is written only where nothing of anybody else's would be deleted for it; all else is refused untouched."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests import branded, worlds
from tests.folders import FOREIGN, built, contents, write

from strideguide.layers import ELSEWHERE, shipped
from strideguide.publishing import manifest, place
from strideguide.publishing.refusals import RefusedError

SAID = {"version": 1, "publisher": {}, "licence": "CC BY 4.0", "grades": {}}
SITE = {"data.json": json.dumps(SAID), "sitemap.xml": "", "index.html": "old"}
FILES = {"index.html": "<p>Hello", "assets/guide/guide.css": "p {}"}
BUILT = built(FILES)
LOOKS_LIKE_A_SITE = {**BUILT, place.HALF: ""}
CONTENT, OWN, INSIDE, HOME = "no build has made", "one of the guide's own", "in one of the guide's own", "home folder"


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in SAID.items() if name != key}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home, since none of these tests may ever come near a real one."""
    home = write(tmp_path / "people/home", {"letter.txt": "Dear all"})
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return worlds.write(tmp_path / "all/guide", branded.GUIDE)


@pytest.mark.parametrize(
    ("folder", "files", "why"),
    [
        ("out", None, ""),
        ("../new/and/deep", None, ""),
        ("out", {}, ""),
        ("out", {".DS_Store": "where icons stand"}, ""),
        ("out", {".git": "gitdir: elsewhere"}, f"{CONTENT} (.git)"),
        ("out", BUILT, ""),
        ("out", {**BUILT, ".DS_Store": "", "assets/Thumbs.db": ""}, ""),
        ("out", {**BUILT, "index.html": "changed by hand"}, ""),
        ("out", {**BUILT, "CNAME": "a.example"}, f"{CONTENT} (CNAME), and the next site would not have it. Put what"),
        ("out", {**BUILT, **{f"{n}.txt": "" for n in range(9)}}, f"{CONTENT} (0.txt, 1.txt, 2.txt, ...)"),
        ("out", {**BUILT, ".well-known/x": "", ".nojekyll": ""}, f"{CONTENT} (.nojekyll, .well-known/x)"),
        ("out", {manifest.NAME: "{}"}, CONTENT),
        ("out", {manifest.NAME: "[" * 200_000}, CONTENT),
        ("out", {**FILES, manifest.NAME: BUILT[manifest.NAME].replace('"build": "', '"build": "0')}, CONTENT),
        ("out", {manifest.NAME: built({"../letter.txt": "Dear all"})[manifest.NAME]}, CONTENT),
        ("out", FOREIGN, CONTENT),
        ("out", {"empty/.keep": ""}, CONTENT),
        ("site", FOREIGN, CONTENT),
        ("other/site", FOREIGN, CONTENT),
        ("out", SITE, ""),
        ("out", {**SITE, "more.html": ""}, ""),
        ("out", {"data.json": SITE["data.json"]}, CONTENT),
        ("out", {"sitemap.xml": "", "index.html": ""}, CONTENT),
        ("out", {**SITE, "data.json": json.dumps({**SAID, "grades": None})}, ""),
        *(("out", {**SITE, "data.json": json.dumps(without(key))}, CONTENT) for key in SAID),
        ("out", {**SITE, "data.json": json.dumps(list(SAID))}, CONTENT),
        ("out", {**SITE, "data.json": '"version publisher licence grades"'}, CONTENT),
        ("out", {**SITE, "data.json": ""}, CONTENT),
        ("out", {**SITE, "data.json": "[" * 200_000}, CONTENT),
        ("out", {**SITE, "data.json": "1" * 10_000}, CONTENT),
        ("out", {**SITE, "data.json": "\udcff"}, CONTENT),
        ("out", {"data.json/x": "", "sitemap.xml": ""}, CONTENT),
        ("out", {"data.json": SITE["data.json"], "sitemap.xml/x": ""}, CONTENT),
        ("out", {**FOREIGN, place.HALF: ""}, ""),
        ("out", {**FOREIGN, f"{place.HALF}/x": ""}, CONTENT),
        ("out/thesis.txt", {}, "not a directory"),
        ("out/thesis.txt/new", {}, "not a directory"),
        ("x" * 300, None, "name too long"),
        ("a\0b", None, "No folder can have the name"),
    ],
)  # fmt: skip
def test_what_is_in_a_folder_decides(folder: str, files: dict[str, str] | None, why: str, root: Path) -> None:
    if folder.startswith("out/"):
        write(root / "out", FOREIGN)
    elif files is not None:
        write(root / folder, files)
    before = contents(root)
    assert_refused(refusal(root / folder, root), why)
    assert contents(root) == before


def refusal(folder: Path, root: Path, own: Sequence[Path] = ()) -> str:
    """Why a site may not be in `folder`, "" if it may."""
    try:
        place.check(folder, root, own)
    except RefusedError as error:
        return str(error)
    return ""


def assert_refused(said: str, why: str) -> None:
    """One line says what folder, why and what to do; nothing if there is no `why`."""
    assert why in said
    assert bool(said) is bool(why)
    if why:
        assert "Name an empty or a new folder" in said or "Put what belongs to the site into content/" in said
        assert "\n" not in said and "Error" not in said


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("../../people/home", HOME),
        ("../../people", HOME),
        ("/", HOME),
        (".", OWN),
        ("..", OWN),
        *((name, OWN) for name in place.SOURCES),
        *((f"{name}/inside/new", INSIDE) for name in place.SOURCES),
        ("../chapters", OWN),
        ("../chapters/new", INSIDE),
        ("data/../out/../content", OWN),
    ],
)
@pytest.mark.parametrize("files", [None, {}, LOOKS_LIKE_A_SITE], ids=["as it is", "empty", "like a site"])
def test_some_folders_are_refused_whatever_they_hold(
    folder: str, why: str, files: dict[str, str] | None, root: Path, tmp_path: Path
) -> None:
    if files is not None and folder != "/":
        write(root / folder, files)
    assert_refused(refusal(root / folder, root, [root.parent / "chapters"]), why)


@pytest.mark.parametrize("folder", [place.PACKAGE, place.PACKAGE / "new", place.PACKAGE.parent, shipped()])
def test_the_program_and_its_guide_are_refused(folder: Path, root: Path) -> None:
    assert "one of the guide's own" in refusal(folder, root)


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("brands/fell/site", ""),
        ("brands/fell/out", ""),
        ("build/fell", ""),
        ("brands/fell", OWN),
        ("brands/fell/overrides", OWN),
        ("brands/new", INSIDE),
        ("brands", OWN),
        ("data/new", INSIDE),
        ("assets", OWN),
        (".", OWN),
    ],
)
def test_a_brand_has_the_folders_of_every_layer(
    folder: str, why: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ELSEWHERE, str(root))
    brand = branded.brand(root / "brands/fell")
    assert_refused(refusal(root / folder, brand), why)


@pytest.mark.parametrize(
    ("to", "files", "why"),
    [
        ("../foreign", FOREIGN, CONTENT),
        ("../foreign", {}, ""),
        ("../foreign", SITE, ""),
        ("../foreign", None, ""),
        ("data", {}, OWN),
        ("../../people/home", {}, HOME),
        ("site", None, "symbolic links"),
    ],
)
def test_a_link_is_judged_by_where_it_leads(to: str, files: dict[str, str] | None, why: str, root: Path) -> None:
    if files is not None:
        write(root / to, files)
    (root / "site").symlink_to(to)
    assert_refused(refusal(root / "site", root), why)


def test_what_is_no_file_is_no_site_and_what_is_no_folder_gets_none(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = write(root / "out", {"sitemap.xml": ""})
    os.mkfifo(out / "data.json")  # a program that opens it would wait for ever
    assert_refused(refusal(out, root), CONTENT)
    (out / place.HALF).symlink_to(out / "sitemap.xml")
    assert_refused(refusal(out, root), CONTENT)
    with socket.socket(socket.AF_UNIX) as open_socket:
        monkeypatch.chdir(tmp_path)  # a socket's path is short
        open_socket.bind("s")
        assert_refused(refusal(tmp_path / "s", root), "not a directory")


def test_a_data_json_that_is_too_big_to_look_at_is_not_ours(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = write(root / "out", SITE)
    monkeypatch.setattr(manifest, "MAX_BYTES", 10)
    assert_refused(refusal(out, root), CONTENT)


def test_a_name_that_is_no_text_can_be_told(root: Path) -> None:
    (root / "out").mkdir()
    Path(os.fsdecode(os.fsencode(root) + b"/out/a\xff\nb")).touch()
    said = refusal(root / "out", root)
    assert_refused(said, "(a??b)")
    assert said.encode()


def test_what_is_not_ours_is_found_however_deep_it_lies(root: Path) -> None:
    top = write(root / "site", {"a.txt": ""})
    deep = [top := top / "a" for _ in range(1_200)]
    for folder in deep:
        folder.mkdir()
    (file := top / "b.txt").touch()
    assert [*manifest.paths(root / "site")] == [f"{'a/' * 1_200}b.txt", "a.txt"]
    file.unlink()
    for folder in reversed(deep):  # what tidies up after tests goes no deeper than Python does
        folder.rmdir()


def test_somebody_without_a_home_can_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert refusal(root / "out", root) == ""
