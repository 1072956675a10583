"""Charts of plans: a week as seven lanes, load week by week, the share of sets on one leg.

Each is SVG that is drawn at build, and a table or a sentence that says the same numbers to those who do not see it.
What a colour says is also said by a word or a texture. Colours are in `assets/pictures.css`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from ...model.week import DayKind
from ...training.balance import Balance
from ...training.weeks import Week
from ...words import Words

WIDTH = 320  # of every chart, in units that are about a pixel on a phone
LETTER = 5.8  # the width of a letter of text, as a mean
BOLD = 6.8
LANE = 30  # the height of a day
THUMB = 64  # the side of a small drawing
ROOM = 17  # the least that a week must be wide to have its load written above it
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


SessionKind = Literal["strength", "cross-training"]


@dataclass(frozen=True)
class Placed:
    """A session on its day. `short` is what it is called where room is scarce."""

    title: str
    short: str
    kind: SessionKind
    minutes: int


@dataclass(frozen=True)
class Lane:
    """A day of a week: its run, and its sessions. A day with a gentle session alone is one of `rest`."""

    run: DayKind
    sessions: tuple[Placed, ...]
    rest: bool


def week_chart(lanes: Sequence[Lane], t: Words, week: Sequence[int] = tuple(range(7))) -> Markup:
    """A week as seven lanes: runs on the left, strength and cross-training on the right, and what is left to rest.

    `lanes` begin with Monday, and the chart with the first day of the `week`.
    """
    days = [(DAYS[day], lanes[day]) for day in week]
    parts: list[str] = []
    for index, (day, lane) in enumerate(days):
        parts.append(_text(0, index * LANE + 17, t(f"chart.day.{day}"), "sg-chart-quiet"))
        parts += _lane(lane, index * LANE, t)
    rows = ((t(f"plan.scripts.{day}"), _run(lane, t), _sessions(lane, t)) for day, lane in days)
    table = _table((t("chart.day_title"), t("chart.run"), t("chart.session")), rows)
    return _chart(len(days) * LANE - 4, parts) + table


def _lane(lane: Lane, top: int, t: Words) -> Iterator[str]:
    if lane.run != "no run":
        wide = 118 if lane.run == "long" else 88
        look = "sg-chart-easy" if lane.run == "easy" else "sg-chart-run"
        yield _box(36, top, wide, 25, look, _run(lane, t), round=12)
    if not lane.sessions and lane.rest:
        yield f'<path class="sg-chart-rest" d="M36 {top + 13}h{WIDTH - 76}"/>'
        yield _text(WIDTH, top + 17, t("chart.rest"), "sg-chart-quiet", anchor="end")
    wide = (WIDTH - 160 - 4 * (len(lane.sessions) - 1)) // max(1, len(lane.sessions))
    for index, placed in enumerate(lane.sessions):
        words = t("chart.short", session=placed.short, minutes=placed.minutes)
        fitting = words if _cut(words, wide - 8) == words else _cut(placed.short, wide - 8)
        yield _box(160 + index * (wide + 4), top, wide, 25, f"sg-chart-{placed.kind}", fitting, round=4)


def _run(lane: Lane, t: Words) -> str:
    return t(f"chart.runs.{lane.run.replace(' ', '-')}")


def _sessions(lane: Lane, t: Words) -> str:
    words = (
        t("chart.placed", session=s.title, kind=t(f"chart.kind.{s.kind}"), minutes=s.minutes) for s in lane.sessions
    )
    return "; ".join(words) or (t("chart.rest") if lane.rest else t("chart.none"))


def load_chart(balance: Balance, t: Words) -> Markup:
    """The load of each week of a plan with all sessions; deloads are pale, tapers dashed, and both named."""
    weeks = balance.all
    most = max((week.load for week in weeks), default=0) or 1
    step = WIDTH / max(1, len(weeks))
    wide, floor = min(30.0, step * 0.72), 112
    bars, loads, numbers = [], [], []
    for index, week in enumerate(weeks):
        high, middle = week.load / most * 92, (index + 0.5) * step
        bars.append(_bar(middle - wide / 2, floor - high, wide, high, f"sg-chart-{week.phase.kind}"))
        loads.append(_text(middle, floor - high - 4, str(round(week.load))))
        numbers.append(_text(middle, floor + 13, str(week.number)))
    told = _group("sg-chart-quiet", loads) if step >= ROOM else ""
    names = _group("sg-chart-names", [*numbers, *_kinds(weeks, step, floor + 29, t)])
    parts = [f'<path class="sg-chart-axis" d="M0 {floor}h{WIDTH}"/>', *bars, told, names]
    rows = ((str(week.number), t(f"plan.phase.{week.phase.kind}"), str(round(week.load))) for week in weeks)
    return _chart(floor + 46, parts) + _table((t("plan.week"), t("chart.kind_title"), t("plan.load")), rows)


def load_thumb(balance: Balance) -> Markup:
    """A small square drawing of the load of each week; its card says what it can't."""
    weeks = balance.all
    most = max((week.load for week in weeks), default=0) or 1
    step = THUMB / max(1, len(weeks))
    bars: dict[str, str] = {}
    for week in weeks:
        left, high = (week.number - 1) * step + step * 0.15, max(week.load / most * (THUMB - 8), 1)
        bar = f"M{left:.3g} {THUMB}v{-high:.3g}h{step * 0.7:.3g}v{high:.3g}z"
        bars[week.phase.kind] = bars.get(week.phase.kind, "") + bar
    drawn = "".join(f'<path class="sg-chart-{kind}" d="{path}"/>' for kind, path in bars.items())
    drawn += f'<path class="sg-chart-axis" d="M0 {THUMB}h{THUMB}"/>'
    return Markup(f'<svg class="sg-thumb" viewBox="-1 0 {THUMB + 2} {THUMB + 2}" aria-hidden="true">{drawn}</svg>')


def _kinds(weeks: Sequence[Week], step: float, top: float, t: Words) -> Iterator[str]:
    """The kind of each run of weeks, below it; a name without room for it goes a line down."""
    ends = [-1.0, -1.0]
    start = 0
    for index, week in enumerate(weeks):
        if index + 1 < len(weeks) and weeks[index + 1].phase.kind == week.phase.kind:
            continue
        words, middle = t(f"plan.phase.{week.phase.kind}"), (start + index + 1) / 2 * step
        half = len(words) * BOLD / 2
        middle = min(max(middle, half), WIDTH - half)
        row = 0 if middle - half > ends[0] + 3 else 1
        ends[row] = middle + half
        yield _text(middle, top + 14 * row, words, f"sg-chart-name-{week.phase.kind}")
        start = index + 1


def single_leg_share(one: int, legs: int, t: Words) -> Markup:
    """How many of the sets for the legs are done on one leg; nothing if there are none for the legs."""
    if not legs:
        return Markup("")
    share = round(one / legs * 100)
    parts = [
        _bar(0, 0, WIDTH, 16, "sg-chart-outline"),
        _bar(0, 0, round(one / legs * WIDTH, 1), 16, "sg-chart-strength"),
    ]
    words = t("chart.one_leg", one=one, all=legs, share=share)
    return _chart(16, parts) + Markup('<p class="sg-chart-words">{}</p>').format(words)


def _chart(height: float, parts: Iterable[str]) -> Markup:
    """The SVG, with a little room for strokes. It is said again in words, so nobody is to hear it."""
    box = f"-1 -1 {WIDTH + 2} {height + 2:g}"
    return Markup(f'<svg class="sg-chart" viewBox="{box}" aria-hidden="true">{"".join(parts)}</svg>')


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """The same for those who do not see it."""
    titles = "".join(f'<th scope="col">{escape(word)}</th>' for word in head)
    lines = (
        f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for name, *cells in rows
    )
    table = f'<table class="sg-said"><thead><tr>{titles}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
    return Markup(f'<div class="sg-visually-hidden">{table}</div>')


def _text(x: float, y: float, words: str, look: str = "", anchor: str = "") -> str:
    looks = (f' class="{look}"' if look else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.4g}" y="{y:.4g}"{looks}>{escape(words)}</text>'


def _group(look: str, parts: Iterable[str], anchor: str = "middle") -> str:
    """Texts or bars in one look."""
    return f'<g class="{look}" text-anchor="{anchor}">{"".join(parts)}</g>'


def _bar(x: float, y: float, wide: float, high: float, look: str = "") -> str:
    """A bar; one without size is a line, so that a nothing can be seen as well."""
    size = f'width="{max(wide, 1):.4g}" height="{max(high, 1):.4g}"'
    looks = f' class="{look}"' if look else ""
    return f'<rect{looks} x="{x:.4g}" y="{y:.4g}" {size} rx="2"/>'


def _box(x: float, y: float, wide: float, high: float, look: str, words: str, round: int) -> str:
    """A box with words in its middle."""
    words = f'<text x="{x + wide / 2:.4g}" y="{y + 17:.4g}" text-anchor="middle">{escape(words)}</text>'
    return f'<g class="{look}"><rect x="{x:.4g}" y="{y}" width="{wide:.4g}" height="{high}" rx="{round}"/>{words}</g>'


def _cut(words: str, room: float) -> str:
    """Words that fit into so much room."""
    letters = max(1, int(room / LETTER))
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
