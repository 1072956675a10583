"""Node.js comes from the wheel, whatever PATH says, and npm installs a lock file once."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.nodejs import NoNode, install, node

PACKAGE = {"name": "world", "version": "1.0.0"}
LOCK = {**PACKAGE, "lockfileVersion": 3, "packages": {"": PACKAGE}}
LOCKS = sorted(Path(__file__).parent.glob("*/package-lock.json"))


def test_node_is_found_and_npm_installs_once_without_anything_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "package.json").write_text(json.dumps(PACKAGE))
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK))

    assert subprocess.check_output([node(), "--print", "6 * 7"], text=True) == "42\n"
    modules = install(tmp_path)
    (modules / "mine").touch()
    assert (install(tmp_path) / "mine").exists()


def test_a_lock_file_that_does_not_fit_is_told(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({**PACKAGE, "dependencies": {"left-pad": "1.3.0"}}))
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK))

    with pytest.raises(NoNode, match=r"(?s)`npm ci` failed.*left-pad"):
        install(tmp_path)


def test_no_script_of_a_package_is_run(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({**PACKAGE, "scripts": {"install": "echo 1 > ran"}}))
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK))

    install(tmp_path)

    assert not (tmp_path / "ran").exists()


def test_one_package_would_run_a_script_and_all_are_held_by_a_hash_wherever_they_come_from() -> None:
    locked = [json.loads(lock.read_text("utf-8"))["packages"] for lock in LOCKS]
    packages = [(name, package) for packages in locked for name, package in packages.items() if name]

    assert [name for name, package in packages if "hasInstallScript" in package] == ["node_modules/vnu-jar"]
    assert [name for name, package in packages if "integrity" not in package or "resolved" in package] == []
