"""What a reader does of a plan by `resolved`, row by row, and what a page, a print sheet and a calendar show of it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple
from xml.etree import ElementTree

from strideguide.training.resolved import Change
from strideguide.training.sessions import Bout, Done, Practice, name_of
from strideguide.words import Words

T = Words.load()
OUT = T("plan.scripts.out")
ENDS = (".", "!", "?")
TABLES = re.compile(r'aria-labelledby="([a-z]+-[^"]+)" tabindex="0">\s*(<table class="sg-doses">.*?</table>)', re.S)
CHART = f"{T('chart.kind_title')}</th>"  # in the head of the table that follows a chart of weeks
Element = ElementTree.Element


class Row(NamedTuple):
    """A move of a session: what is written, what is done, "" if it is left out, its dose, and how it is changed."""

    written: str
    done: str
    dose: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    boxes: int = 0

    @property
    def line(self) -> str:
        """The row as a calendar has it."""
        if not self.done:
            return f"{self.written}: {OUT}"
        first = f"{self.done}: {', '.join(self.dose)}"
        texts = [first, *self.notes]
        return " ".join([*(text if text.endswith(ENDS) else f"{text}." for text in texts[:-1]), texts[-1]])


def rows(plain: Practice, done: Practice, change: Change) -> list[Row]:
    """The rows of a session that has these moves in the plan, and those for its reader."""
    left, found = [*done.moves], []
    for move in plain.moves:
        other = change.instead.get(name_of(move.thing), move.thing)
        if other and left and left[0].thing is other and _each(left[0]) == _each(move):
            now = left.pop(0)
            found.append(Row(move.thing.title, other.title, dose(now), now.notes, _boxes(now)))
        else:
            found.append(Row(move.thing.title, ""))
    assert not left, f"{done.session.key} has moves that the plan has not."
    return found


def dose(move: Done | Bout) -> tuple[str, ...]:
    """All that is said of how a move is done: work, rest, tempo, what makes it harder, weight, effort."""
    if isinstance(move, Bout):
        return str(move.item.length), str(move.item.effort)
    assert move.dose
    own, sides = move.dose, move.exercise.unilateral and not move.dose.work.per_side
    work = f"{own.work} {T('exercise.per_side_short')}" if sides else str(own.work)
    tempo = T("plan.tempo", tempo=own.tempo) if own.tempo else ""
    harder = T(f"plan.scripts.harder.{own.harder_by}") if own.harder_by else ""
    weight = T(f"plan.scripts.weight_of.{move.weight}") if move.weight and move.loaded else ""
    said = (work, T("plan.rest_time", time=own.rest), tempo, harder, weight, str(own.effort))
    return tuple(text for text in said if text)


def _each(move: Done | Bout) -> object:
    """What is in a set, which no answer changes: it tells one jump from another that takes its place."""
    return (move.dose.work.repetitions, move.dose.work.time) if isinstance(move, Done) and move.dose else None


def _boxes(move: Done | Bout) -> int:
    return 1 if isinstance(move, Bout) else move.sets.high


def on_page(table: str) -> list[Row]:
    """The rows of a session's table on a page."""
    found = ElementTree.fromstring(table).iterfind("tbody/tr")
    return [_on_page(row) for row in found if row.get("class") != "sg-part"]


def _on_page(row: Element) -> Row:
    """A row of it; it names the move that is done instead, and says how one is changed in words with a link."""
    name, work, *effort = row
    title = _text(name[0])
    other = row.get("data-swap", "").partition(">")[2]
    if row.get("class") == "sg-changed" and not other:
        return Row(title, "")
    more = [_text(span) for small in work.findall("small") for span in small.iter("span")]
    told = name.find("span[@class='sg-why']/strong") if other else None
    said = ((work.text or "").strip(), *more, *((one.text or "").strip() for one in effort))
    return Row(title, title if told is None else _text(told), said)


class Paper(NamedTuple):
    """A page of a print sheet: which week it is, what to do before it, what is written of it, and its sessions by their
    titles, each with what else its caption says, and its rows.
    """

    week: str
    first: list[str]
    written: str
    sessions: dict[str, tuple[list[str], list[Row]]]


def on_paper(sheet: str) -> list[Paper]:
    """The pages of a print sheet."""
    return [_page(page) for page in ElementTree.fromstring(sheet).iter("section")]


def runs_on_paper(sheet: str) -> list[list[tuple[str, str]]]:
    """The runs by a schedule that each page of a sheet has: when, and what."""
    rows = (
        page.findall("table[@class='sg-moves sg-runs']/tbody/tr")
        for page in ElementTree.fromstring(sheet).iter("section")
    )
    return [[(_text(row[0]), _text(row[1])) for row in some] for some in rows]


def days_on_paper(sheet: str) -> list[list[str]]:
    """The days at the head of each page's week, in their order."""
    weeks = (page.find("table[@class='sg-days']/thead/tr") for page in ElementTree.fromstring(sheet).iter("section"))
    return [[_text(day) for day in week or ()] for week in weeks]


def _page(page: Element) -> Paper:
    week, written = page.find("header/p[2]"), page.find("p[last()]")
    assert week is not None and written is not None
    sessions = dict(_on_paper(table) for table in page.findall("table[@class='sg-moves']"))
    return Paper(_text(week), [_text(one) for one in page.findall("p[@class='sg-first']")], _text(written), sessions)


def _on_paper(table: Element) -> tuple[str, tuple[list[str], list[Row]]]:
    title, *caption = _text(table[0]).split(" \N{MIDDLE DOT} ")
    return title, (caption, [_printed(row) for row in table.iter("tr")])


def _printed(row: Element) -> Row:
    name, work, boxes = row
    notes = tuple(_text(note) for note in name.findall("small"))
    struck = name.find("s")
    written = (name.text or "").strip() if struck is None else _text(struck)
    done = written if struck is None else (struck.tail or "").strip()
    if done == OUT:
        return Row(written, "")
    return Row(written, done, tuple(_text(work).split(" \N{MIDDLE DOT} ")), notes, len(boxes))


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def without_scripts(page: str) -> dict[str, list[Row]]:
    """The sessions of a page as it is published, by what names them: "session-a" in its first week, or "week-5-a"."""
    return {name: on_page(table) for name, table in TABLES.findall(page)}


def charted(page: str) -> list[list[str]]:
    """The rows of the table that says what the chart of a plan's weeks draws: number, kind, load."""
    rows = (ElementTree.fromstring(row) for row in re.findall(r"<tr>.*?</tr>", page.partition(CHART)[2], re.S))
    return [[_text(cell) for cell in row] for row in takewhile(lambda row: row.find("td") is not None, rows)]
