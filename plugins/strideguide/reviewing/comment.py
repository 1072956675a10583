"""The comment below a pull request: a review as Markdown, in which every word of the request is code.

Code is the one form in which GitHub reads nothing: no name calls a person, no number leads to an issue, no address is a
link, no HTML counts. So no sign has to be escaped, but for the marks around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..changes import TITLES
from .record import Beside, Count, Edited, Review

MARK = "<!-- strideguide: what this request changes -->"
MAX_LENGTH = 60_000  # GitHub refuses comments of more than 65,536 characters


class Build(NamedTuple):
    """Where a review comes from, as GitHub says it: the commit, and addresses of the run and of the preview, if any."""

    commit: str
    run: str
    preview: str = ""


def comment(reviews: Mapping[str, Review], build: Build, why: str = "") -> str:
    """What stands below the request: its reviews, by brand's folder or ""; without any, `why` there is none."""
    parts = [body(reviews)] if reviews else [f"**This could not be looked at.** {why} The log says more."]
    if build.preview:
        where = "`index.html`" if {*reviews} <= {""} else "`preview/index.html` in a brand's folder"
        parts.append(
            f"**[Download the preview]({build.preview})**, unzip it, and open {where}. "
            "It has no scripts: the picker shows an example, and nothing can be searched."
        )
    parts.append(f"<sub>Of {code(build.commit[:10])}, by [this run]({build.run}).</sub>")
    return "\n\n".join([MARK, *parts]) + "\n"


def body(reviews: Mapping[str, Review]) -> str:
    """Reviews as Markdown: what is to be mended, and what is new. Those of brands have a list of them at their head."""
    if {*reviews} == {""}:
        return _cut("\n\n".join(_told(reviews[""])))
    rows = [f"- {code(brand)}: {_short(review)}" for brand, review in reviews.items()]
    parts = [part for brand, review in reviews.items() for part in (f"## {code(brand)}", *_told(review))]
    return _cut("\n\n".join([f"## {_number(len(reviews), 'brand')}", "\n".join(rows), *parts]))


def _told(review: Review) -> Iterator[str]:
    yield from _refused(review)
    yield from _own(review)
    yield from _compared(review)


def _short(review: Review) -> str:
    """A review in a few words."""
    if review.errors:
        return f"{_number(review.errors, 'problem')} to mend"
    if not review.built:
        return "no site"
    if not review.compared:
        return "nothing to compare with"
    return _counted(review) if _anything(review) else "no page changes"


def _refused(review: Review) -> Iterator[str]:
    if review.errors:
        yield f"### {_number(review.errors, 'problem')} to mend"
        yield from _listed(
            (f"{code(each.place)} {code(each.code)}  \n  {code(each.message)}" for each in review.problems),
            review.errors + review.warnings,
        )
        yield "All are in the list of files of this request, each at its line, or in the log."
    elif review.warnings:
        yield f"No problems; {_number(review.warnings, 'warning')} worth a second look."


def _own(review: Review) -> Iterator[str]:
    """What a brand has changed, beside a new version of the guide."""
    if not review.own:
        return
    yield f"### The new version touches {_number(review.owned, 'part')} of what you have changed"
    yield from _listed(map(_beside, review.own), review.owned)
    yield (
        "Nothing of yours is lost if you merge this: your files stay as they are. What is to be written anew in them, "
        "`strideguide upgrade --accept` writes; the artifact `update` of this run has these files, too."
    )


def _beside(part: Beside) -> str:
    sides = {"before": part.before, "now": part.now, "yours": part.own}
    listed = (f"\n  - {name}: {code(words)}" for name, words in sides.items() if part.part)
    return f"{code(f'{part.name} {part.part}')}: {code(part.says)}{''.join(listed)}"


def _compared(review: Review) -> Iterator[str]:
    if not review.built:
        yield "**No site could be built.** The log says why."
    if not review.compared:
        if review.built and not review.errors:
            yield "The state before could not be built, so nothing is compared."
        return
    if _anything(review):
        yield from _new(review)
    else:
        yield "### No page changes"
    yield from _figures(review)


def _new(review: Review) -> Iterator[str]:
    yield f"### {_counted(review)}"
    if review.breaking:
        yield f"**{_number(review.breaking, 'change')} may break** what a brand or a saved address names."
    yield from _things(review)
    yield from _led(review)
    yield from _grouped(review)


def _counted(review: Review) -> str:
    return f"{_number(_pages(review), 'page')} changed, {_number(review.things, 'thing')} edited"


def _anything(review: Review) -> bool:
    return bool(review.things or review.led or _pages(review))


def _pages(review: Review) -> int:
    return review.added + review.removed + review.changed


def _things(review: Review) -> Iterator[str]:
    for what, title in TITLES.items():
        here = [each for each in review.edited if each.what == what]
        if here:
            yield f"**{title}**"
            yield from _listed(map(_thing, here), len(here))
    if review.things > len(review.edited):
        yield f"And {review.things - len(review.edited):,} more."


def _thing(edited: Edited) -> str:
    mark = "**may break** " * edited.breaking
    return f"{mark}{code(edited.name)} {code(edited.title)}{f': {code(edited.how)}' if edited.how else ''}"


def _led(review: Review) -> Iterator[str]:
    if not review.asked:
        return
    yield f"**Answers of the picker**: {review.led:,} of {review.asked:,} that were asked now lead to another plan."
    told = (
        f"{each.count:,}: {_plan(each.before)} → {_plan(each.now)}, for example {code(each.example)}"
        for each in review.answers
    )
    yield from _listed(told, len(review.answers))


def _plan(id: str) -> str:
    return code(id) if id else "no plan"


def _grouped(review: Review) -> Iterator[str]:
    if not review.groups:
        return
    kinds = ((review.changed, "changed"), (review.added, "new"), (review.removed, "gone"))
    counted = ", ".join(f"{count:,} {word}" for count, word in kinds if count)
    rows = []
    for group in review.groups:
        causes = " and ".join(map(code, group.causes)) or "Their own text, templates, words or the program"
        more = f" and {group.count - len(group.pages):,} more" if group.count > len(group.pages) else ""
        rows.append(f"{causes}: {', '.join(code(f'/{page}') for page in group.pages)}{more}")
    title = f"Pages, by the edited things that they show or lead to: {counted}"
    yield _folded(title, "\n".join(f"- {row}" for row in rows))


def _figures(review: Review) -> Iterator[str]:
    if review.figures:
        rows = (f"- {code(each.name)}: {code(each.before)} → {code(each.now)}" for each in review.figures)
        yield _folded("Figures before and after", "\n".join(rows))


def _folded(title: str, body: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{body}\n\n</details>"


def _listed(rows: Iterable[str], count: int) -> Iterator[str]:
    listed = [f"- {row}" for row in rows]
    more = [f"- and {count - len(listed):,} more"] if count > len(listed) else []
    yield "\n".join([*listed, *more])


def _number(count: Count, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"


def code(words: str) -> str:
    """Words that a request may have chosen, on one line, as code: nothing in them means anything."""
    plain = " ".join(words.split()) or " "
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    return f"{fence} {plain} {fence}" if plain[0] == "`" or plain[-1] == "`" else f"{fence}{plain}{fence}"


def _cut(text: str) -> str:
    """As much as GitHub takes, up to the end of a paragraph, with everything closed that it opens."""
    if len(text) <= MAX_LENGTH:
        return text
    kept = text[: text.rindex("\n\n", 0, MAX_LENGTH)]
    closed = "\n\n</details>" * (kept.count("<details>") - kept.count("</details>"))
    return f"{kept}{closed}\n\nThe rest is too long for a comment."
