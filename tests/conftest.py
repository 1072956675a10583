"""What all tests share: hypothesis keeps nothing between runs, and no clock decides on a busy machine."""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, configuration, settings

# Removed when the process ends.
HOME = tempfile.TemporaryDirectory(prefix="hypothesis-")
configuration.set_hypothesis_home_dir(HOME.name)
settings.register_profile("guide", database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guide")
