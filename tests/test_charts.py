"""Charts of plans: what they draw is said in words with the same numbers, and they stay small."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from strideguide.library import load
from strideguide.model.plan import Plan
from strideguide.training.balance import Balance
from strideguide.training.sessions import Moves
from strideguide.views.charts import Charts, charts
from strideguide.views.guide import Desk, Guide
from strideguide.views.pictures.charts import WIDTH, Lane, Placed, load_chart, load_thumb, single_leg_share, week_chart
from strideguide.words import Words
from tests import worlds

T = Words.load()
MOST = 4000  # characters of a chart with its text
PLAN = "data/plans/first-weeks.yml"
REST = Lane("no run", (), rest=True)


def drawn(chart: str) -> ElementTree.Element:
    """The SVG of a chart; nobody is to hear it, as the same follows in words."""
    svg = ElementTree.fromstring(chart[: chart.index("</svg>") + 6])
    assert svg.get("aria-hidden") == "true"
    return svg


def written(chart: str) -> list[str]:
    """The texts in a chart."""
    return [text.text or "" for text in drawn(chart).iter("text")]


def told(chart: str) -> list[list[str]]:
    """The rows of the table that says the same."""
    root = ElementTree.fromstring(f"<x>{chart}</x>")
    return [["".join(cell.itertext()) for cell in row] for row in root.iter("tr")]


def plan_of(folder: Path, phases: str | None = None) -> Balance:
    """The plan of the tiny guide, if wished with other phases."""
    text = worlds.FILES[PLAN]
    if phases is not None:
        text = f"{text[: text.index('phases:')]}phases:\n{phases}{text[text.index('waivers:') :]}"
    library = load(worlds.write(folder, {PLAN: text}))
    assert library.problems == []
    plan = library.things["plan"]["first-weeks"]
    assert isinstance(plan, Plan)
    return Balance(plan, Moves.of(library))


def phase(kind: str, weeks: int) -> str:
    return f"  - {{title: Some, kind: {kind}, weeks: {weeks}, progression: More., sessions: [a, b]}}\n"


def page(folder: Path) -> Charts:
    guide = Guide(load(worlds.write(folder)), T)
    return charts(Desk(guide, "plans/first-weeks/"), guide.balances["first-weeks"])


def test_each_week_has_a_bar_and_a_row_with_its_load(tmp_path: Path) -> None:
    balance = plan_of(tmp_path)
    weeks = list(balance.weeks(2))
    rows = told(load_chart(balance, T))
    assert rows[0] == ["Week", "Kind of week", "Load"]
    assert rows[1:] == [
        [str(w.number), {"build": "Build", "deload": "Deload"}[w.phase.kind], f"{w.load:.0f}"] for w in weeks
    ]
    looks = [bar.get("class") for bar in drawn(load_chart(balance, T)).iter("rect")]
    assert looks == ["sg-chart-build"] * 4 + ["sg-chart-deload"]


def test_bars_are_as_high_as_the_load(tmp_path: Path) -> None:
    balance = plan_of(tmp_path)
    loads = [week.load for week in balance.weeks(2)]
    high = [float(bar.get("height", "")) for bar in drawn(load_chart(balance, T)).iter("rect")]
    assert len({*loads}) > 1
    assert [h / max(high) for h in high] == pytest.approx([load / max(loads) for load in loads], abs=0.02)


def test_a_small_drawing_has_a_bar_for_each_week_in_the_look_of_its_kind(tmp_path: Path) -> None:
    phases = phase("build", 3) + phase("deload", 1) + phase("build", 1) + phase("taper", 2)
    paths = list(drawn(load_thumb(plan_of(tmp_path, phases))).iter("path"))
    bars = {path.get("class"): (path.get("d") or "").count("M") for path in paths}
    assert bars == {"sg-chart-build": 4, "sg-chart-deload": 1, "sg-chart-taper": 2, "sg-chart-axis": 1}
    assert len(load_thumb(plan_of(tmp_path / "long", "".join(phase("build", 12) for _ in range(3))))) < 1600


def test_deload_and_taper_are_named_below_their_weeks(tmp_path: Path) -> None:
    chart = load_chart(
        plan_of(tmp_path, phase("build", 3) + phase("deload", 1) + phase("build", 3) + phase("taper", 1)), T
    )
    assert [words for words in written(chart) if not words.isdigit()] == ["Build", "Deload", "Build", "Taper"]


@pytest.mark.parametrize("weeks", [1, 5, 12, 36])
def test_words_of_a_load_chart_stand_apart_and_inside(tmp_path: Path, weeks: int) -> None:
    kinds = ("build", "deload", "taper")
    phases = "".join(phase(kinds[n % 3], min(12, weeks)) for n in range(max(1, weeks // 12)))
    chart = load_chart(plan_of(tmp_path, phases + phase("taper", 1)), T)
    lines: dict[str, list[tuple[float, float]]] = {}
    for text in drawn(chart).iter("text"):
        if not (text.text or "").isdigit():
            half, middle = len(text.text or "") * 3.2, float(text.get("x", ""))
            lines.setdefault(text.get("y", ""), []).append((middle - half, middle + half))
    for spans in lines.values():
        assert all(left >= -4 and right <= WIDTH + 4 for left, right in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_plan_of_cross_training_alone_has_a_chart(tmp_path: Path) -> None:
    text = worlds.swapped(
        PLAN,
        (
            "        exercises:\n          - exercise: squat\n"
            "            dose: {work: 2 x 8, rest: 1 min, effort: 4 in reserve}\n",
            "",
        ),
    )
    library = load(worlds.write(tmp_path, {PLAN: text}))
    plan = library.things["plan"]["first-weeks"]
    assert isinstance(plan, Plan)
    rows = told(load_chart(Balance(plan, Moves.of(library)), T))
    assert [row[2] for row in rows[1:]] == ["90"] * 5  # 10 minutes at RPE 3 and 15 at RPE 4


def test_no_sets_are_no_failure() -> None:
    assert single_leg_share(0, 0, T) == ""


def test_names_are_escaped_and_long_ones_cut_in_the_picture_alone() -> None:
    name = "<script>alert(1)</script> of the very long session"
    chart = week_chart([Lane("easy", (Placed(name, name, "strength", 30),), False)] + [REST] * 6, T)
    assert told(chart)[1][2].startswith(name)
    cut = [words for words in written(chart) if words.endswith("…")]
    assert len(cut) == 1 and len(cut[0]) < 30
    assert "<script" not in chart


@pytest.mark.parametrize(("one", "legs", "share"), [(0, 4, 0), (1, 3, 33), (6, 6, 100)])
def test_the_share_on_one_leg_is_a_bar_and_a_sentence(one: int, legs: int, share: int) -> None:
    chart = single_leg_share(one, legs, T)
    assert f"{one} of {legs} sets for the legs are done on one leg ({share} %)." in chart
    whole, part = (float(bar.get("width", "")) for bar in drawn(chart).iter("rect"))
    assert part == pytest.approx(max(1, whole * one / legs), abs=0.1)


def test_a_week_has_seven_lanes_and_says_what_is_on_them() -> None:
    heavy = Placed("Session A: legs", "A", "strength", 35)
    ride = Placed("A ride along the river", "A ride along the river", "cross-training", 60)
    lanes = [
        REST,
        Lane("easy", (heavy,), False),
        REST,
        Lane("hard", (), False),
        Lane("no run", (heavy, ride), False),
        REST,
    ]
    chart = week_chart([*lanes, Lane("long", (), False)], T)
    assert told(chart)[1:] == [
        ["Monday", "No run", "Rest"],
        ["Tuesday", "Easy run", "Session A: legs (Strength, 35 min)"],
        ["Wednesday", "No run", "Rest"],
        ["Thursday", "Hard run", "No session"],
        ["Friday", "No run", "Session A: legs (Strength, 35 min); A ride along the river (Cross-training, 60 min)"],
        ["Saturday", "No run", "Rest"],
        ["Sunday", "Long run", "No session"],
    ]
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [words for words in written(chart) if words in days] == days
    assert written(chart).count("Rest") == 3
    assert written(chart).count("A, 35 min") == 2
    looks = [g.get("class") for g in drawn(chart).iter("g")]
    assert looks == [
        "sg-chart-easy",
        "sg-chart-strength",
        "sg-chart-run",
        "sg-chart-strength",
        "sg-chart-cross-training",
        "sg-chart-run",
    ]


def test_a_gentle_session_leaves_a_day_of_rest_its_session() -> None:
    walk = Placed("A walk", "D", "cross-training", 20)
    chart = week_chart([Lane("no run", (walk,), rest=True)] * 7, T)
    assert {row[2] for row in told(chart)[1:]} == {"A walk (Cross-training, 20 min)"}


def test_the_charts_of_a_plan_say_what_its_balance_says(tmp_path: Path) -> None:
    shown = page(tmp_path)
    days = [row[1] for row in told(shown.week)[1:]]
    assert sum(day != "No run" for day in days) == shown.runs == 3
    placed = " ".join(row[2] for row in told(shown.week)[1:])
    assert "At home (Strength" in placed and "In the water (Cross-training" in placed
    # The drawing has no region for the tiny guide's muscle, so words alone say how much it is trained.
    assert shown.body.picture == ""
    assert [(key.words, [link.title for link in key.links]) for key in shown.body.keys] == [
        ("Under 4 sets", ["Quads: 2"])
    ]


def test_charts_stay_small(tmp_path: Path) -> None:
    balance = plan_of(tmp_path, "".join(phase("build", 3) + phase("deload", 1) for _ in range(3)))
    placed = Placed("Session A: legs and hips", "A", "strength", 35)
    lanes = [Lane("long", (placed,), False)] * 6 + [REST]
    sizes = {
        "week": len(week_chart(lanes, T)),
        "load": len(load_chart(balance, T)),
        "one leg": len(single_leg_share(1, 2, T)),
    }
    assert {name: size for name, size in sizes.items() if size > MOST} == {}


def test_no_chart_is_drawn_by_a_script(tmp_path: Path) -> None:
    shown = page(tmp_path)
    everything = f"{shown.week}{shown.load}{shown.one_leg}{shown.body.picture}"
    assert not re.search(r"<script|\son\w+=| id=", everything)
