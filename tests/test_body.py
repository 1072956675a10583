"""The muscle map: every muscle has its region, regions are links, and no map is heavy or in the way of anybody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from strideguide import site
from strideguide.drawing import body
from strideguide.model.injury import Mark
from tests import worlds

MAP = re.compile(r'<svg class="sg-map".*?</svg>', re.S)
MOST = 10_100  # characters of a map


@dataclass(frozen=True)
class To:
    title: str
    href: str


LINKS = {id: To(id.title().replace("-", " "), f"../../muscles/{id}/") for id in body.drawing().muscles}


def links(svg: str) -> dict[str, ElementTree.Element]:
    """The regions that lead somewhere, by the muscle."""
    found = list(ElementTree.fromstring(svg).iter("a"))
    assert len(found) == len({a.get("href") for a in found})
    return {str(a.get("href")).split("/")[-2]: a for a in found}


def ids(svg: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', svg)


def test_each_region_is_one_link_with_a_name_and_no_stop_of_the_tab_key() -> None:
    svg = body.map(LINKS, ["glutes"], ["soleus"])
    found = links(svg)
    assert found.keys() == LINKS.keys()
    assert {id: a.findtext("title") for id, a in found.items()} == {id: to.title for id, to in LINKS.items()}
    assert {a.get("tabindex") for a in found.values()} == {"-1"}
    assert ElementTree.fromstring(svg).get("aria-hidden") == "true"


def test_what_trains_most_and_too_are_told_by_colour_and_by_texture() -> None:
    found = links(body.map(LINKS, ["glutes", "chest"], ["soleus"]))
    looks = {id: a.get("class") for id, a in found.items() if a.get("class")}
    assert looks == {"glutes": "first", "chest": "first", "soleus": "second"}
    assert found["soleus"].get("fill") == "url(#m-second)"
    assert "m-second" not in body.map(LINKS, ["glutes"])


def test_a_muscle_in_both_lists_trains_most() -> None:
    assert links(body.map(LINKS, ["glutes"], ["glutes"]))["glutes"].get("class") == "first"


def test_every_shape_is_drawn_on_both_sides_of_the_body() -> None:
    root = ElementTree.fromstring(body.map(LINKS))
    for region in root.iter("a"):
        own, mirrored = [p.get("id") for p in region.iter("path")], [u.get("href") for u in region.iter("use")]
        assert own and mirrored == [f"#{id}" for id in own]


def test_a_muscle_without_a_page_is_drawn_and_leads_nowhere() -> None:
    some = {id: to for id, to in LINKS.items() if id != "chest"}
    svg = body.map(some, ["chest"])
    assert links(svg).keys() == some.keys()
    assert '<g class="first">' in svg


def test_a_muscle_without_a_region_is_left_out() -> None:
    assert body.known(["glutes", "ears"]) == ["glutes"]
    assert body.map({**LINKS, "ears": To("Ears", "x/ears/")}, ["ears"], ["glutes"]) == body.map(LINKS, [], ["glutes"])


def test_names_and_addresses_are_escaped() -> None:
    svg = body.map({"chest": To("</title><script>", 'x"onclick="y/chest/')})
    assert links(svg)["chest"].findtext("title") == "</title><script>"
    assert "<script" not in svg and '"onclick' not in svg


@pytest.mark.parametrize("mark", get_args(Mark))
def test_every_place_that_an_injury_can_name_is_on_the_drawing(mark: str) -> None:
    svg = body.map(LINKS, marks=[mark])
    (group,) = [g for g in ElementTree.fromstring(svg).iter("g") if g.get("class") == "mark"]
    # What stands in the middle has no mirror.
    assert len(list(group)) == (1 if mark in ("neck", "upper back", "lower back") else 2)


def test_the_drawing_has_no_place_that_an_injury_cannot_name() -> None:
    assert body.drawing().marks == sorted(get_args(Mark))


@pytest.mark.parametrize("names", [("m", "n"), ("left", "right")])
def test_ids_are_unique_and_all_references_lead_to_one(names: tuple[str, str]) -> None:
    page = "".join(body.map(LINKS, ["glutes"], ["soleus"], ["heel", "heel"], name=name) for name in names)
    assert Counter(ids(page)).most_common(1)[0][1] == 1
    assert {*re.findall(r'(?:href="#|url\(#)([^")]+)', page)} <= {*ids(page)}


@pytest.mark.parametrize(
    ("sets", "step"), [(0, 0), (0.5, 1), (3.5, 1), (4, 2), (7.5, 2), (8, 3), (11.5, 3), (12, 4), (40, 4)]
)
def test_sets_a_week_are_steps_of_strength(sets: int, step: int) -> None:
    found = links(body.sets_map(LINKS, {"glutes": sets}, {"glutes": f"Glutes: {sets}"}))["glutes"]
    assert found.get("class") == (f"step-{step}" if step else None)
    assert found.findtext("title") == f"Glutes: {sets}"


def test_a_map_is_light() -> None:
    muscles = body.drawing().muscles
    assert len(body.map(LINKS, muscles[:4], muscles[4:10]).encode()) <= MOST
    assert len(body.map(LINKS, [], muscles[:4], ["kneecap", "shin"]).encode()) <= MOST
    assert len(body.sets_map(LINKS, dict.fromkeys(LINKS, 9), {id: to.title for id, to in LINKS.items()})) <= MOST


# The tiny guide with a muscle that the drawing knows; its own "quads" is one that it does not.
KNOWN = {
    path: text.replace("[quads]", "[quadriceps]").replace("muscle:quads", "muscle:quadriceps")
    for path, text in worlds.FILES.items()
    if "quads" in text
}


def pages(folder: Path, changes: dict[str, str | None]) -> dict[str, str]:
    made = site.build(worlds.write(folder, changes))
    assert made.problems == ()
    return {page.uri: page.body for page in made.pages}


def known(folder: Path, **more: str) -> dict[str, str]:
    muscle = worlds.FILES["data/muscles/quads.yml"]
    return pages(folder, {**KNOWN, "data/muscles/quads.yml": None, "data/muscles/quadriceps.yml": muscle, **more})


def test_pages_show_the_map_and_say_the_same_in_words(tmp_path: Path) -> None:
    made = known(tmp_path)
    for uri, look in (
        ("exercises/squat/", "first"),
        ("injuries/sore-knee/", "second"),
        ("muscles/quadriceps/", "first"),
    ):
        (svg,) = MAP.findall(made[uri])
        region = links(svg)["quadriceps"]
        assert (region.get("class"), region.findtext("title")) == (look, "Quads")
        assert f'<span class="sg-key sg-key-{look}">' in made[uri]
    for uri in ("exercises/squat/", "injuries/sore-knee/"):
        assert '<a href="../../muscles/quadriceps/">Quads</a>' in MAP.sub("", made[uri])


def test_indexes_show_the_map_as_a_way_in(tmp_path: Path) -> None:
    made = known(tmp_path)
    for uri in ("muscles/", "exercises/"):
        (svg,) = MAP.findall(made[uri])
        assert links(svg)["quadriceps"].get("href") == "../muscles/quadriceps/"


def test_an_injury_marks_its_place(tmp_path: Path) -> None:
    injury = KNOWN["data/injuries/sore-knee.yml"].replace("marks: [kneecap]", "marks: [kneecap, shin]")
    (svg,) = MAP.findall(known(tmp_path, **{"data/injuries/sore-knee.yml": injury})["injuries/sore-knee/"])
    assert svg.count('<g class="mark">') == 2


def test_what_the_drawing_does_not_know_is_said_in_words_alone(tmp_path: Path) -> None:
    path = "data/injuries/sore-knee.yml"
    made = pages(tmp_path, {path: worlds.swapped(path, ("marks: [kneecap]\n", ""))})
    for uri in ("exercises/squat/", "injuries/sore-knee/", "muscles/quads/"):
        assert not MAP.search(made[uri])
        assert "sg-key-" not in made[uri]
    assert '<a href="../../muscles/quads/">Quads</a>' in made["exercises/squat/"]
    for uri in ("exercises/", "muscles/"):
        assert not MAP.search(made[uri]) and "sg-pick" not in made[uri] and "sg-body" not in made[uri]


@pytest.mark.parametrize("mark", body.drawing().marks)
def test_a_small_drawing_shows_a_place_whole(mark: str) -> None:
    svg = ElementTree.fromstring(body.place_thumb([mark]))
    left, top, wide, tall = map(float, str(svg.get("viewBox")).split())
    shape = next(svg.iter("ellipse"))
    moved = float(re.sub(r"translate\((.*)\)", r"\1", str(next(svg.iterfind("g[@class='mark']")).get("transform"))))
    cx, cy, rx, ry = (float(shape.get(name, "")) for name in ("cx", "cy", "rx", "ry"))
    assert top <= cy - ry and cy + ry <= top + tall
    assert cx + moved - rx < left + wide
    assert svg.get("aria-hidden") == "true"


def test_what_has_no_place_has_no_small_drawing() -> None:
    assert body.place_thumb([]) == ""


def test_marks_of_several_places_each_lead_to_their_page() -> None:
    places = {"shin": To("Shin splints", "a/"), "heel": To("Plantar fasciitis", "b/")}
    found = ElementTree.fromstring(body.places_map(places)).iter("a")
    assert [(a.get("href"), a.findtext("title"), a.get("tabindex")) for a in found] == [
        ("a/", "Shin splints", "-1"),
        ("b/", "Plantar fasciitis", "-1"),
    ]
