"""What a brand asks of readers and the foot of its pages, on every host: links lead where they should."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests import branded, worlds
from tests.scale import late

OVERRIDES = Path(__file__).parents[2] / "overrides"
OURS = {
    path.relative_to(OVERRIDES.parent).as_posix(): path.read_text("utf-8")
    for path in (*OVERRIDES.glob("*.html"), *OVERRIDES.glob("partials/*.html"))
}
BRAND = """\
name: Fell & Forest
calls:
  top: {label: Plans <3, link: plans/}
  bottom: {label: Write, link: "mailto:a@fell.example", text: "<script>alert(1)</script>"}
contact: {telephone: +44 1632 960155}
legal: {imprint: "https://fell.example/?a=1&b=2", privacy: about/#about}
analytics: {script: "https://count.example/s.js", consent: May we count you?}
services:
  - {name: book, title: Book, who: Them, address: "https://Bücher.example:8443/a"}
  - {name: film, title: A film, who: Them, address: "https://faß.example/a"}
"""


@pytest.mark.parametrize("host", ["mkdocs", *late("properdocs", "zensical")])
def test_links_of_a_brand_lead_where_they_should(host: str, tmp_path: Path) -> None:
    below = worlds.write(tmp_path / "guide", {**branded.GUIDE, **OURS})
    root = branded.brand(tmp_path / "brand", changes={"brand.yml": BRAND})
    done = branded.run(below, "build", "--host", host, "--out", tmp_path / "site", "--root", root)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "site" / "exercises" / "squat" / "index.html").read_text("utf-8")
    links = {html.unescape(link) for link in re.findall(r'(?:href|data-script)="([^"]*)"', text)}
    assert links >= {
        *("../../plans/", "mailto:a@fell.example", "tel:+441632960155", "../../about/#about"),
        *("https://fell.example/?a=1&b=2", "https://count.example/s.js"),
    }
    assert "frame-src 'self' https://xn--bcher-kva.example:8443 https://xn--fa-hia.example\"" in text
    assert "<script>alert" not in text
    assert "Plans &lt;3</a>" in text
