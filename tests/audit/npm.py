"""The judges that npm brings."""

from pathlib import Path

from tests.nodejs import install


def ensure_node_modules() -> Path:
    """Install what package-lock.json names, unless that was done; return the folder of the modules."""
    return install(Path(__file__).parent)
