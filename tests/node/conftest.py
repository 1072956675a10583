"""`node`: the modules of the browser's half, in one process for each pytest worker."""

from collections.abc import Iterator

import pytest
from tests.node.runtime import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    started = Node()
    yield started
    started.close()
