"""A small site to plant a fault in."""

from __future__ import annotations

from pathlib import Path

from tests.audit.site import Site

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Strength for runners">
<link rel="canonical" href="https://guide.example/run/{path}">
<link rel="icon" href="data:,">
<title>{title}</title>
</head>
<body>
<main>
<h1 id="start">{title}</h1>
{body}
</main>
</body>
</html>
"""
HALF_A_DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def build(folder: Path, home: str = "<p>Stand tall.</p>", **others: str) -> Site:
    """A site for https://guide.example/run/: home, a squat page, a 404 page, and what else a test names."""
    pages = {"": home, "exercises/squat/": "<p id='how'>Lower slowly.</p>", **others}
    for path, body in pages.items():
        file = folder / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(path=path, title=f"Page {path}", body=body))
    (folder / "404.html").write_text(PAGE.format(path="404.html", title="Nothing here", body=""))
    (folder / "squat deep.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><g id='knee'/></svg>")
    return Site(folder)
