"""What all tests share: hypothesis keeps nothing between runs, and no clock decides on a busy machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, configuration, settings

settings.register_profile("guide", database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guide")


@pytest.fixture(scope="session", autouse=True)
def hypothesis_leaves_nothing_behind() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        configuration.set_hypothesis_home_dir(folder)
        yield
