"""What a chapter may hold, from the tables that judge it."""

from __future__ import annotations

from ..chapters.bounds import BOUNDS, DEEPEST, MOST_BYTES, WIDEST
from ..chapters.directives import DIRECTIVES
from ..chapters.finished import CLASSES

INTRODUCTION = """\
# Chapters

A chapter is a file in `content/`. It holds Markdown, links by kind and id (`[calf raise](exercise:calf-raise)`,
`[a week](plan:run-again#pain=shin-splints)`), and comment directives. Raw HTML, handlers and styles are refused, with
their line, by `strideguide check` and by every build, before a host reads the file. So is a link that browsers would
run, however it is written: chapters are judged as finished HTML. The fields of front matter are
[with the other fields](fields.md).

Whoever may write to a folder that is trusted may run scripts on the site. mkdocs.yml names such folders below
`content/`; a brand's file trusts folders of the brand alone:

```yaml
plugins:
  strideguide:
    trust: [landing]
```

## Directives

Each stands on a line of its own. A slip in a name, or a missing colon, is told. Any other comment is a note to the next
author; it has neither `<`, `>` nor `--` in it. Things that a brand hides are left out of lists and pictures.

"""
ATTRIBUTES = """
## Classes and ids

With the extension `attr_list`, `{{ .name #id title="..." }}` gives an element a class, an id or a title. Of the classes
of the guide and of its theme there are {classes}; names of your own may not begin with `sg-`, `md-` or `mermaid`.

## Bounds

What is bigger is told as [markdown-too-heavy](problems.md#markdown-too-heavy), since a host would take minutes over it,
or fall over. No host gets it.

| At most | Of what, in a chapter |
|---:|---|
"""


def page() -> str:
    """The whole page."""
    directives = "".join(f"- `<!-- {each.example} -->`: {each.shows}\n" for each in DIRECTIVES.values())
    classes = ", ".join(f"`{name}`" for name in sorted(CLASSES))
    deepest = "levels of lists, quotes and boxes in one another"
    bounds = {"bytes": MOST_BYTES, deepest: DEEPEST, "blanks in a row": WIDEST}
    rows = (f"| {most:,} | {name} |\n" for name, most in {**bounds, **{k: v[0] for k, v in BOUNDS.items()}}.items())
    return f"{INTRODUCTION}{directives}{ATTRIBUTES.format(classes=classes)}{''.join(rows)}"
