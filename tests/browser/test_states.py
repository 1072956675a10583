"""What axe says of pages in each state that a reader brings about, in both schemes, on a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.audit.npm import ensure_node_modules
from tests.audit.tour import AXE_TAGS
from tests.browser import outside
from tests.browser.journeys import Journey, journeys, play
from tests.browser.picking import PHONE

DESK = {"width": 1280, "height": 800}
RUN_AXE = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`)))"""


SEEN = [(state, size) for state in journeys("states") for size in (PHONE, *((DESK,) if not state.narrow else ()))]


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("state", "size"), SEEN, ids=[f"{state.about} {size['width']}" for state, size in SEEN])
def test_axe_finds_nothing_in_a_state(browser: Browser, guide: str, state: Journey, size: Any, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce") as context:
        outside.record(context)
        context.add_init_script(path=ensure_node_modules() / "axe-core/axe.min.js")
        page = context.new_page()
        play(page, guide, state)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(RUN_AXE, AXE_TAGS) == []
