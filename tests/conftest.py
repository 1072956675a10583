"""What all tests share: the example brands, a hypothesis that keeps nothing between runs, no clock that decides, and
what waits for the night.
"""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, configuration, settings

from strideguide.sharing import pictures
from tests import cards
from tests.examples import CLINIC, STUDIO, Example
from tests.scale import NIGHTLY, is_nightly, late

# Removed when the process ends.
HOME = tempfile.TemporaryDirectory(prefix="hypothesis-")
configuration.set_hypothesis_home_dir(HOME.name)


@pytest.fixture(scope="module", params=[CLINIC, *late(STUDIO)], ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    """One of the brands in examples/brands; `make audit` looks at one at each landing, the night at both."""
    found: Example = request.param
    return found


@pytest.fixture
def nothing_stored(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder for temporary files, in which nothing is stored that somebody found out before."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--nightly` try all that there is: tests marked nightly, too, and the greater of the counts of `scale.at`."""
    parser.addoption("--nightly", action="store_true", help="run what is too long for a landing, too")


def pytest_configure(config: pytest.Config) -> None:
    """Say it where modules read it while they are imported, and the workers of xdist inherit it.

    A shell that runs something in the background lets it ignore Ctrl-C, and so would all that tests start and end.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.getoption("--nightly"):
        os.environ[NIGHTLY] = "1"
    slow = [HealthCheck.too_slow]
    settings.register_profile("landing", database=None, deadline=None, suppress_health_check=slow, derandomize=True)
    settings.register_profile("night", database=None, deadline=None, suppress_health_check=slow)
    pictures.png = cards.blank
    settings.load_profile("night" if is_nightly() else "landing")  # chance finds faults at night, and refuses no change


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two cores: many tests wait for a browser, or for a command that they started."""
    return (os.cpu_count() or 1) * 3 // 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what is marked nightly; pytest's last line counts it."""
    if is_nightly():
        return
    late = [item for item in items if item.get_closest_marker("nightly")]
    items[:] = [item for item in items if item not in late]
    config.hook.pytest_deselected(items=late)
    if hasattr(config, "workeroutput"):
        config.workeroutput["late"] = len(late)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Count for the last line what a worker deselected: xdist keeps that to itself, and every worker has the same."""
    if late := getattr(node, "workeroutput", {}).get("late"):
        node.config.pluginmanager.get_plugin("terminalreporter").stats["deselected"] = [node] * late
