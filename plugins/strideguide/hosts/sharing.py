"""Pages say what messengers show of them, and the site gets a picture of each card that a page names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from ..sharing import pictures
from ..sharing.head import head
from ..sharing.shared import Shared

UNSEEN = (
    "Links to the site show no picture where they are shared, as messengers need its whole address. "
    "Write it into brand.yml (address), or into mkdocs.yml (site_url)."
)


def share(folder: Path, shared: Shared, site_url: str, name: str, live: Path | None) -> None:
    """Finish the pages in `folder`, the guide's and all others, for the site called `name`.

    Without an address of the site there are no pictures. `live` is the site that stands where this one will: those of
    its pictures that are the same are not made again.
    """
    wanted: dict[str, str] = {}
    for path in folder.rglob("index.html"):
        uri = f"{path.parent.relative_to(folder).as_posix()}/" if path.parent != folder else ""
        card, picture = shared.card(uri), ""
        if site_url:
            picture = shared.picture(card)
            wanted[picture] = shared.svg(card)
        text = path.read_text("utf-8")
        path.write_text(head(text, uri, name, card, urljoin(site_url, picture) if picture else ""), "utf-8")
    pictures.make(folder, wanted, live)
