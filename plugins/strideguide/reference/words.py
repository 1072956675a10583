"""The words of the interface that a brand may say in its own way, by their keys."""

from __future__ import annotations

from itertools import groupby

from ..words import Words, kept

INTRODUCTION = """\
# Words of the interface

A brand says them in its own way in `words.yml`, beside brand.yml. Names nest as the dots of a key show; what is not
there stays as it is here. A value in braces has to stand in your words, too.

```yaml
picker:
  title: Which plan is yours?
plan:
  weeks: {one: "just {n} week", other: "{n} weeks in all"}
```

Words that tell readers of their safety, of how sure the guide is, of what is proved and of what is counted are the same
in every brand, and are not in this list. Titles and texts of things are no words of the interface: these you change in
`data/`.
"""


def page() -> str:
    """The whole page, a table for each name that a key may begin with."""
    found = sorted(item for item in Words.load().entries.items() if not kept(item[0]))
    groups = groupby(found, lambda item: item[0].partition(".")[0])
    return INTRODUCTION + "".join(
        f"\n## {name}\n\n| Key | Words |\n|---|---|\n"
        + "".join(f"| `{key}` | {text.replace('|', chr(92) + '|')} |\n" for key, text in group)
        for name, group in groups
    )
