"""What all tests share: the example brands, a hypothesis that keeps nothing between runs, no clock that decides."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import HealthCheck, configuration, settings

from tests.examples import EXAMPLES, Example

# Removed when the process ends.
HOME = tempfile.TemporaryDirectory(prefix="hypothesis-")
configuration.set_hypothesis_home_dir(HOME.name)
settings.register_profile("guide", database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guide")


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    """One of the brands in examples/brands."""
    found: Example = request.param
    return found
