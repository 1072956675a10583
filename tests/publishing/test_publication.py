"""A publication: made beside the live site, looked over, put in its place in one step, and gone back from."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial, partialmethod
from pathlib import Path
from typing import Any

import pytest
from tests.folders import contents, write
from tests.publishing.published import ADDRESS, beside, publish, shown, site

from strideguide.publishing import manifest, place, swap
from strideguide.publishing.lock import Lock
from strideguide.publishing.publication import EARLIER, Publication, rollback, verify
from strideguide.publishing.refusals import RefusedError
from strideguide.publishing.room import Room, stamp, sweep


def test_a_site_is_published_with_its_manifest_and_nothing_is_left(live: Path) -> None:
    assert publish(live, site(1)) == ""
    made = manifest.read(live)
    assert made and made.files.keys() == site(1).keys() and made.address == ADDRESS
    assert contents(live) == {**{path: text.encode() for path, text in site(1).items()}, manifest.NAME: made.written()}
    assert beside(live) == ["lock"]
    assert verify(live) == []
    assert live.stat().st_mode == live.parent.stat().st_mode


def test_the_build_names_the_files_and_nothing_else(live: Path) -> None:
    publish(live, site(1))
    first, before = manifest.read(live), stamp(live)
    publish(live, site(1))
    second = manifest.read(live)
    assert first and second and first.build == second.build
    assert stamp(live) != before, "what somebody has changed in the folder by hand is as it was built again"
    assert beside(live) == ["lock"], "the same build is not kept twice"
    publish(live, {**site(1), "a": ""})
    third = manifest.read(live)
    assert third and third.build != first.build


def test_assets_of_the_last_builds_stay_and_are_listed_apart(live: Path) -> None:
    for n in range(EARLIER + 3):
        publish(live, site(n))
        publish(live, site(n))  # building the same again counts for nothing
    made = manifest.read(live)
    newest = EARLIER + 2
    assert made and made.files.keys() == site(newest).keys()
    assert {path: entry.age for path, entry in made.earlier.items()} == {
        f"assets/{newest - age}.css": age for age in range(1, EARLIER + 1)
    }
    for path in made.earlier:
        assert (live / path).is_file()
    assert verify(live) == []
    (live / f"assets/{newest - 1}.css").write_text("changed", "utf-8")
    assert verify(live) == [f"assets/{newest - 1}.css: it is not as it was built."]
    publish(live, site(newest + 1))
    assert not (live / f"assets/{newest - 1}.css").exists(), "what is not as it was built is not carried on"


def test_an_asset_does_not_stay_where_the_new_site_has_a_folder_or_a_file(live: Path) -> None:
    for n, asset in enumerate(("assets/a.css", "assets/a.css/b.css", "assets/a.css", "assets/c.css")):
        publish(live, {"index.html": f"<p>Build {n}", asset: f"p {{order: {n}}}"})
        assert verify(live) == []
    assert (live / "assets/a.css").is_file()


def test_what_the_last_look_finds_is_not_published(live: Path) -> None:
    publish(live, site(1))
    with pytest.raises(RefusedError) as told:
        publish(live, {**site(2), "a.html": '<a href="b/"></a>'})
    assert str(told.value).splitlines() == [
        'a.html: the link "b/" leads nowhere.',
        "The last look found 1 thing wrong with the site, told above. Mend them in the files that make them.",
    ]
    assert "Build 1" in shown(live) and verify(live) == [] and beside(live) == ["lock"]


def test_a_second_build_is_refused_with_the_name_of_the_first(live: Path) -> None:
    publish(live, site(1))
    first = Publication(live, live.parents[1] / "guide")
    first.begin()
    try:
        with pytest.raises(
            RefusedError, match=rf"Another build of this site is running: process {os.getpid()} on .+, "
        ):
            publish(live, site(2))
        with pytest.raises(RefusedError, match="Another build"):
            rollback(live)
        assert first.stage.is_dir(), "nobody else has removed it"
    finally:
        first.end()
    publish(live, site(3))
    assert "Build 3" in shown(live)


def test_a_link_stays_and_leads_to_the_new_site(live: Path, tmp_path: Path) -> None:
    live.parent.mkdir()
    live.symlink_to(tmp_path / "elsewhere/www")
    publish(live, site(1))
    publish(live, site(2))
    assert live.is_symlink() and "Build 2" in shown(live)
    assert beside(tmp_path / "elsewhere/www") == [Room(live).kept()[0].name, "lock"]
    rollback(live)
    assert "Build 1" in shown(live)


def test_a_site_of_an_earlier_version_is_taken_over_once_and_can_be_gone_back_to(live: Path) -> None:
    data = '{"version": 1, "publisher": {}, "licence": "", "grades": {}}'
    write(live, {"data.json": data, "sitemap.xml": "<a/>", "index.html": "<p>Before", "old/a.html": "<p>A"})
    assert "An earlier version has made" in publish(live, site(1))
    assert publish(live, site(2)) == ""
    rollback(live)
    rollback(live)
    assert "Before" in shown(live) and (live / "old/a.html").is_file() and verify(live) == []


def test_an_empty_folder_is_filled_and_its_rights_stay(live: Path) -> None:
    live.mkdir(parents=True)
    live.chmod(0o2750)
    for n in (1, 2):
        publish(live, site(n))
        assert live.stat().st_mode & 0o7777 == 0o2750


@pytest.mark.parametrize("done", range(5))
@pytest.mark.parametrize("exchanges", [True, False], ids=["one step", "several steps"])
def test_ended_between_any_two_steps_there_is_the_old_site_or_the_new_one(
    done: int, exchanges: bool, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is as if killed when it has `done` so many steps: it tidies nothing up."""
    publish(live, site(1))
    made, left, steps = Publication(live, live.parents[1] / "guide"), done, (Path.rename, swap.exchange)

    def step(do: Callable[[Path, Path], Any], one: Path, other: Path) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        return do(one, other)

    made.begin()
    write(made.stage, site(2))
    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr(Path, "rename", partialmethod(lambda one, other: step(steps[0], one, other)))
        patched.setattr(swap, "exchange", partial(step, steps[1] if exchanges else lambda *_: False))
        made.publish(ADDRESS)
    made._lock.give_back()  # type: ignore[union-attr]
    if exchanges:
        assert verify(live) == []
    sweep(live)
    assert verify(live) == []
    assert [verify(kept) for kept in Room(live).kept()] == [[]] * ("Build 2" in shown(live))
    publish(live, site(3))
    assert "Build 3" in shown(live) and verify(live) == []


def test_a_folder_that_is_not_to_be_exchanged_is_told(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: Path, live: Path) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(live))

    publish(live, site(1))
    monkeypatch.setattr(swap, "exchange", busy)
    with pytest.raises(RefusedError, match=r"The site can't be put into .*: device or resource busy"):
        publish(live, site(2))
    assert "Build 1" in shown(live) and beside(live) == ["lock"]


def test_a_room_that_is_not_ours_is_left_alone(live: Path) -> None:
    theirs = write(Room(live).folder, {"letter.txt": "Dear all"})
    with pytest.raises(RefusedError, match=r"is not ours\. Move it away"):
        publish(live, site(1))
    assert contents(theirs) == {"letter.txt": b"Dear all"}
    shutil.rmtree(theirs)
    theirs.symlink_to(write(live.parent / "elsewhere", {}))
    with pytest.raises(RefusedError, match="is not ours"):
        publish(live, site(1))


def test_where_nothing_can_be_written_that_is_said(live: Path) -> None:
    write(live.parents[1], {"public": "a file"})
    with pytest.raises(RefusedError, match=r"can't be the site's folder: not a directory"):
        publish(live, site(1))


LOCKED = """\
import sys
from pathlib import Path
from strideguide.publishing.lock import Lock
Lock(Path(sys.argv[1]))
print("locked", flush=True)
sys.stdin.read()
"""


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOCKED, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "locked\n"
        with pytest.raises(RefusedError, match=f"process {process.pid} on "):
            Lock(tmp_path / "lock")
        process.kill()
        process.wait(30)
    Lock(tmp_path / "lock").give_back()


def test_what_comes_into_the_site_while_another_is_made_ends_its_publication(live: Path) -> None:
    publish(live, site(1))
    made = Publication(live, live.parents[1] / "guide")
    made.begin()
    write(made.stage, site(2))
    write(live, {"CNAME": "a.example"})
    with pytest.raises(RefusedError, match=r"holds what no build has made \(CNAME\)"):
        made.publish(ADDRESS)
    made.end()
    assert "Build 1" in shown(live) and (live / "CNAME").is_file()


def test_a_half_site_of_an_earlier_version_is_none_to_go_back_to(live: Path) -> None:
    write(live, {"index.html": "<p>Half", place.HALF: ""})
    publish(live, site(1))
    assert beside(live) == ["lock"] and "Build 1" in shown(live)


def test_the_root_of_the_system_is_refused_like_any_other_folder(live: Path) -> None:
    with pytest.raises(RefusedError, match="is your home folder or holds it"):
        Publication(Path("/"), live.parents[1] / "guide").check()


@pytest.mark.parametrize("said", ["yesterday", "1.5", "9" * 30])
def test_a_day_that_is_none_ends_the_build_with_a_sentence(
    said: str, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    with pytest.raises(RefusedError, match=f'SOURCE_DATE_EPOCH is "{said}", and not the seconds since 1970'):
        publish(live, site(1))
    assert not live.exists()


def test_everybody_may_read_what_is_published_whoever_builds_it(live: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(live, site(1))
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in live.rglob("*")}
    assert modes == {"index.html": 0o644, "1.css": 0o644, "assets": 0o755, manifest.NAME: 0o644}
