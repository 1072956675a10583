"""What the picker says before any plan: the words of each state's own record, and of the strictest of several."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.browser import once
from tests.node.runtime import Runtime

from strideguide.library import Library
from strideguide.model.injury import Injury
from strideguide.training.payload import Payload, payload
from strideguide.training.states import states
from strideguide.views import find
from strideguide.views.allowed import limits
from strideguide.views.guide import Desk, Guide
from strideguide.words import Words


class World:
    """The shipped guide as the page of the picker has it."""

    def __init__(self, library: Library) -> None:
        assert library.picker
        self.data: Payload = payload(library, library.picker)
        self.desk = Desk(Guide(library, Words.load(), drawn=False), find.FIND)
        self.said = json.loads(find.view(self.desk, library.picker, self.data).said)
        self.states = states(self.desk.guide.all("injury", Injury))

    def told(self, node: Runtime, *chosen: list[str]) -> list[dict[str, Any]]:
        """What is said of some sets of states."""
        names = self.data["questions"]["pain"]
        plain: dict[str, Any] = dict.fromkeys(self.data["questions"])
        given = [{**plain, "pain": [names.index(id) for id in ids]} for ids in chosen]
        found: list[dict[str, Any]] = node.call("beforePlans", {"payload": self.data, "said": self.said}, given)
        return found


@pytest.fixture(scope="module")
def world() -> World:
    return World(once.library())


def test_each_state_is_told_in_the_words_of_its_record(node: Runtime, world: World) -> None:
    for state, said in zip(world.states, world.told(node, *([state.id] for state in world.states)), strict=True):
        start, title = state.rule.start, state.condition.title
        if start in ("stop", "ask"):
            assert f"{title}: {state.rule.because} Ask {state.rule.ask}." in said["first"], state.id
            assert said["count"].startswith(f"{title}: see somebody first."), state.id
        else:
            assert said["first"] == "" and "see somebody" not in said["count"], state.id
        own = [*limits(world.desk, state.limits)]
        assert said["limits"] == [f"{limit.text} The pain rule" if limit.href else limit.text for limit in own], (
            state.id
        )
        told = [f"{title}: {state.condition.how}"] if state.condition.how else []
        assert said["told"] == told + ([f"Meanwhile: {state.rule.meanwhile.what}"] if state.rule.meanwhile else [])


def test_of_several_the_strictest_is_told_and_each_thing_once(node: Runtime, world: World) -> None:
    [both, four] = world.told(
        node,
        ["patellofemoral-pain", "osteoporosis:cleared"],
        ["patellofemoral-pain", "it-band-syndrome", "plantar-fasciitis", "back-pain:returning", "over-60"],
    )
    assert both["limits"] == [
        "No set and no activity is harder than RPE 6.",
        "No jumps.",
        "Left out: whatever has a high impact, a rounded or twisted back and deep bends of the knee.",
        "Start with a pain under 2 out of 10 and never go over 5. Within the hour it has settled, and on the next"
        " morning it is no worse. The pain rule",
    ]
    assert both["count"].partition(".")[0].endswith(" plans with your limits")
    assert "You chose 4, and that is too many" in four["first"]
    assert four["count"] == "That is 4 at once: see somebody first. No plan is offered."


def test_each_change_of_what_is_allowed_is_read_out(node: Runtime, world: World) -> None:
    """One state, and two, of which one is asked at each of its stages: none is told in the words of another."""
    ids, first = [state.id for state in world.states], world.states[0].condition.id
    chosen = [[id] for id in ids] + [[first, id] for id in ids if id.partition(":")[0] != first]
    told = world.told(node, *chosen)
    offered = [said for said in told if not said["count"].endswith("No plan is offered.")]
    assert [said["holds"] for said in told if said not in offered and said["holds"]] == []
    assert len({said["holds"] for said in offered}) == len(offered)
    for said in offered:
        assert all(limit.removesuffix(" The pain rule") in said["holds"] for limit in said["limits"])
    assert {bool(said["first"]) for said in offered} == {True, False}  # those that ask, and those that are careful
