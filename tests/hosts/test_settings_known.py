"""What mkdocs.yml may say, as `strideguide check` knows it, is what the installed host and theme know."""

from __future__ import annotations

import re
from pathlib import Path

import material  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig

from strideguide.hosts.mkdocs import GuideConfig
from strideguide.settings import FEATURES, OPTIONS, SETTINGS

RETIRED = {"config_file_path", "google_analytics", "mdx_configs", "pages"}  # of the host's own, or refused by it


def test_every_setting_of_the_host_is_known() -> None:
    assert {name for name, _ in MkDocsConfig._schema} - RETIRED == {*SETTINGS} - {"INHERIT"}


def test_every_option_of_the_plugin_is_known() -> None:
    assert {name for name, _ in GuideConfig._schema} == {*OPTIONS} - {"enabled"}  # a host gives that one to each plugin


def test_every_feature_of_which_the_theme_speaks_is_known() -> None:
    folder = Path(next(iter(material.__path__)))
    texts = (path.read_text("utf-8") for path in folder.rglob("*.html"))
    asked = {name for text in texts for name in re.findall(r'"([a-z.]+)" in features', text)}
    assert len(asked) > 10
    assert [name for name in sorted(asked) if not name.startswith(FEATURES)] == []
