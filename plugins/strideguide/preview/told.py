"""What a preview says of the guide's files, as HTML: a banner for every page, and a page of all problems."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from ..problems import Problem, in_order, number_of

FIRST = 3  # problems that a banner names
_BANNER = "padding:.6rem 1rem;background:#8c1d18;color:#fff;font:16px/1.5 sans-serif;position:relative;z-index:9"
_LINK = "color:#fff;text-decoration:underline"
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 sans-serif; overflow-wrap: anywhere }}
h1 {{ font-size: 1.6rem }}
h2 {{ margin: 2rem 0 .5rem; font-size: 1.1rem }}
ul {{ margin: 0; padding-left: 1.2rem }}
li {{ margin-bottom: .75rem }}
</style>
</head>
<body>
<main><article>
<h1>{title}</h1>
{text}
</article></main>
</body>
</html>
"""


def banner(problems: Sequence[Problem], root: Path, more: str) -> str:
    """HTML that names the first problems, with links to their lines; `more` is the address of all of them."""
    kept = "Until they are mended, pages may be older than your files, or missing."
    lines = "".join(f"<div>{_line(problem, root, _LINK)}</div>" for problem in problems[:FIRST])
    link = f'<a style="{_LINK}" href="{html.escape(more)}">All problems</a>'
    text = f"<b>{number_of(len(problems), 'problem')} in the guide's files. </b>{kept}{lines}{link}"
    return f'<aside class="guide-problems" role="alert" style="{_BANNER}">{text}</aside>'


def page(problems: Sequence[Problem], root: Path) -> str:
    """A page of all problems, file by file."""
    if not problems:
        return _PAGE.format(title="No problems", text="<p>The pages are as your files are.</p>")
    return _PAGE.format(title=number_of(len(problems), "problem"), text="\n".join(_files(problems, root)))


def waiting() -> str:
    """What there is to see before the first build is done."""
    return _PAGE.format(title="The first build is running", text="<p>The guide shows here as soon as it is done.</p>")


def with_text(page: str, text: str) -> str:
    """A page with `text` at the top of its body."""
    start = page.find("<body")
    end = page.find(">", start) + 1 if start >= 0 else 0
    return page[:end] + text + page[end:]


def _files(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    for file, ours in groupby(in_order(problems), lambda problem: problem.place.file):
        items = "".join(f"<li>{_line(problem, root)} (<code>{problem.code}</code>)</li>\n" for problem in ours)
        yield f"<h2>{html.escape(file)}</h2>\n<ul>\n{items}</ul>"


def _line(problem: Problem, root: Path, style: str = "") -> str:
    where = problem.place
    address = f"vscode://file{quote(str((root / where.file).absolute()))}:{where.line}:{where.column}"
    text = f"{problem.message} {problem.remedy}".strip()
    styled = f' style="{style}"' if style else ""
    return f'<a{styled} href="{html.escape(address)}">{html.escape(str(where))}</a> {html.escape(text)}'
