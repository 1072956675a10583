"""The parts of a body as they are drawn: each in centimetres, hanging down from its joint at 0 0, facing right.

The trunk stands up from the hips, the head from where it turns, and a foot lies with its ankle at 0 0. A muscle is a
patch on such a part; `WORKING` says which part carries it in which view. What a view does not show of a muscle (the
hamstrings from the front) is left out there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .poses import body

T, S, U, L = body.THIGH, body.SHIN, body.UPPER_ARM, body.LOWER_ARM

SIDE: Mapping[str, str] = MappingProxyType(
    {
        "thigh": "M-9 1c-1 13 2 29 3.8 40.7a5.2 5.2 0 0 0 10.4 0C7.5 30 10 16 9 1A9 9 0 0 0-9 1z",
        "shin": "M-5.2 0C-5.8 4-8 8-7.4 15-7 22-4.6 31-3.3 41a3.3 3.3 0 0 0 6.6.5C4 28 5.6 13 5.2 0"
        "A5.2 5.2 0 0 0-5.2 0z",
        "foot": "M-4-2.5C-6.5 0-8 6.6-6 6.6H17c3.5 0 3-3.1 0-4C11 .8 6.5-.5 4-3.5z",
        "dome": "M-4-2.5C-6.5 0-8 6.6-6 6.6H-2C0 2.6 7 2 10.4 6.6H16c3.5 0 3-3.1 0-4C11 .2 6.5-1.5 4-4z",
        "heel": "M-4-2.5C-6.5 0-8 6.6-6 6.6H12.5a2.6 2.6 0 0 0 0-5.2C9 .5 6-1 4-3.5z",
        "toes": "M0-5.2A2.6 2.6 0 0 0 0 0H5C8.4 0 8-3.4 5-4.2z",
        "upper": "M-4.9 0c-.5 10 .6 22 1.3 31.6a3.6 3.6 0 0 0 7.2 0C4.4 22 5.6 10 4.9 0A4.9 4.9 0 0 0-4.9 0z",
        "lower": "M-3.6 0c-1 7 .2 16 1.1 24.8a2.5 2.5 0 0 0 5 0C3.2 16 4.4 8 3.6 0A3.6 3.6 0 0 0-3.6 0z",
        "reach": "M-3.6 0c-1 7 .2 16 1.3 25-1.1 4-.9 10 .9 13.3A2 2 0 0 0 2 37.8c1-3.8 1.4-8.8.5-13"
        "C3.2 16 4.4 8 3.6 0A3.6 3.6 0 0 0-3.6 0z",
        "hold": "M-3.6 0c-1 7 .2 16 1.1 24C-4 28-4.2 34-1 35c4 .4 5.4-2 5.2-5.7C4 27 3 26 2.6 24"
        "c.6-8 1.8-16 1-24A3.6 3.6 0 0 0-3.6 0z",
        "hand": "M-2.3 0c-1.1 4-.9 10 .9 13.5A2 2 0 0 0 2 13C3 9 3.4 4 2.5 0z",
        "fist": "M-2.5-1C-4 3-4.2 9-1 10.2 3 10.6 4.4 8 4.2 4.5 4 2 3 0 2.5-1z",
        "trunk": "M-2.8-58c-.2 5-1.7 7-3.7 9-4 5-4.5 12-2.1 22C-7-20-7-16-9-11-12.2-5-11.4 1-8 4.1A9 9 0 0 0 9 0"
        "c.6-5-.4-12-.4-18 .4-8 2.8-12 2.2-19C10.4-44 9.4-48 7-51 4-53 3.2-55 3.4-58z",
        "chest": "M-3-58C-4-53-9-52-17-51-22-50-24-45-22-41-19-35-13-27-9-14H8C12-27 18-35 22-41 24-45 22-50 17-51"
        "C9-52 5-53 3.4-58z",
        "round": "M-2.8-58C-8-57-15-46-16.5-34-18-20-13-7-8 4.1A9 9 0 0 0 9 0C10-8 4-15 2.5-25 1.5-35 4-45 7-51"
        "C4-53 3.2-55 3.4-58z",
        "hollow": "M-2.8-58C-3-53-4.5-51-6.5-49-11-43-11-37-8.5-32-6-27-3.5-24-4-19-4.5-15-7.5-13-9-10-12-5-11 1-8 4.1"
        "A9 9 0 0 0 9 0C13-5 14.5-12 13.5-19 12.6-27 12-31 10.8-37 10.4-44 9.4-48 7-51 4-53 3.2-55 3.4-58z",
        "skull": "M-3-4c-7-5-8.5-15-5.5-19.5C-5-28 5-28 8-22.5c1 2.1.8 3.5.8 4.5L11-13.4c0 .8-1.8 1-2.1 1.4"
        "L8.2-6.5C7.6-4.6 5.5-4.6 3.5-4.4L3.4-1-2.8-1z",
        "hair": "M-5.5-6.5c-6-4.5-6-13.5-3-17.5 4-5 13.5-5 16.7 1.5-12.7-.7-8.2 10-13.7 16z",
        "thigh-quadriceps": "M8-2c2 14 0 32-3 44-3-4-7-16-6-28C0 6 4-1 8-2z",
        "thigh-hamstrings": "M-9 6c0 12 2 24 4 34 3-6 3-16 2-26-1-6-3-10-6-8z",
        "thigh-adductors": "M0 2C-4 12-4 24-1 34 3 24 4 12 0 2z",
        "thigh-hip-flexors": "M9-4c1 6 1 14-1 20C5 12 3 4 4-5z",
        "shin-gastrocnemius": "M-5 1C-6 4-8 8-7 15c0 4 1 7 2 10 2-5 4-15 2-23z",
        "shin-soleus": "M-6 17c1 8 2 16 3 22 2-4 2-14 1-21z",
        "shin-tibialis-anterior": "M5 4C5 14 4 26 3 36 1 30 1 16 2 6z",
        "shin-peroneals": "M.4 4C2.4 14 2 27-.4 38-2 29-2.4 14 .4 4z",
        "foot-foot-muscles": "M-4 5C2 2 8 2 14 6z",
        "dome-foot-muscles": "M-2.6 5.4C1 .4 7.4.2 11.4 5 7.6 2.4 1 2.6-2.6 5.4z",
        "heel-foot-muscles": "M-4 5C1 2 7 2 11 6z",
        "upper-shoulders": "M-5-1A4.9 4.9 0 0 1 4.9-1C5 5 4 11 0 14-3 11-5 5-5-1z",
        "upper-biceps": "M2 8c4 4 3 14 2 21-3-3-5-15-2-21z",
        "upper-triceps": "M-3 6c-2 8-2 16-1 23 3-3 4-15 1-23z",
        "trunk-glutes": "M-9-10C-12-5-11 1-8 4A9 9 0 0 0 2.4 8.7C3 4 1-1-1-4c-3-3-6-6-8-6z",
        "trunk-hip-abductors": "M-5-12c6-1 9 3 9 9-3 5-7 4-9 0-1-3-1-7 0-9z",
        "trunk-hip-flexors": "M9-8C10-2 9 2 9 4 5 4 3-3 4-9z",
        "trunk-abdominals": "M9-26C8-18 9-10 9-3 6 0 3-4 4-12c0-8 1-14 5-14z",
        "trunk-obliques": "M-3-22c5-3 6 2 6 9 0 6-3 6-6 3-2-3-2-9 0-12z",
        "trunk-spinal-erectors": "M-9-27c2 7 2 11 0 16 4 1 5-3 5-9-1-5-3-8-5-7z",
        "trunk-upper-back": "M-2.9-56.5C-3.2-53-4.6-51-6.5-49c-4 5-4.5 11.5-2.4 21 4-1.6 6-6.4 6-13 0-6 1-10 2-14z",
        "trunk-latissimus": "M-8-37c-2 6 0 12 1 18 4-2 6-8 6-14-2-4-4-5-7-4z",
        "trunk-chest": "M4-46c5 1 7 7 7 12-2 3-6 3-8 0-1-4-1-9 1-12z",
    }
)
FRONT: Mapping[str, str] = MappingProxyType(
    {
        "thigh": "M-7.6-2C-9.6 12-6.4 30-5 41.7a5 5 0 0 0 10 0C6.4 30 8.4 14 7.6-2z",
        "shin": "M-5 0C-7.4 9-6 18-4 28l.8 13a3.2 3.2 0 0 0 6.4 0C4 28 7 18 5 0A5 5 0 0 0-5 0z",
        "foot": "M-3.2-2C-5.4 2-6 6.6-3.6 7.4H3.6C6 6.6 5.4 2 3.2-2z",
        "upper": SIDE["upper"],
        "lower": SIDE["lower"],
        "hand": SIDE["hand"],
        "fist": SIDE["fist"],
        "reach": SIDE["reach"],
        "hold": SIDE["hold"],
        "trunk": "M-3.6-58-4-53c-5 2-11 2-14.5 3.5C-16.5-40-14-34-12.6-26c1 6 0 11-2 17-1.4 5-1.8 9-.8 12"
        "C-8 8 8 8 15.4 3c1-3 .6-7-.8-12-2-6-3-11-2-17 1.4-8 3.9-14 5.9-23.5C15-51 9-51 4-53l-.4-5z",
        "torso": "M-3.6-58-4-53c-5 2-11 2-14.5 3.5C-16.5-40-14-34-12.6-26c.7 5 .4 9-.6 13 3 6 23 6 26.4 0"
        "-1-4-1.3-8-.6-13 1.4-8 3.9-14 5.9-23.5C15-51 9-51 4-53l-.4-5z",
        "basin": "M-9-16C-12-13-13.6-12-14.6-9c-1.4 5-1.8 9-.8 12C-8 8 8 8 15.4 3c1-3 .6-7-.8-12C13.6-12 12-13 9-16z",
        "belt": "M-14.8-8.4C-8-3.6 8-3.6 14.8-8.4L15.6-5C8-.2-8-.2-15.6-5z",
        "skull": "M-3.6-1V-5C-8-8-9-14-8.4-19-7.6-25.6-4-27.4 0-27.4c4 0 7.6 1.8 8.4 8.4C9-14 8-8 3.6-5v4z",
        "hair": "M-8.6-15C-10.6-24-6-28.6 0-28.6 6-28.6 10.6-24 8.6-15 7.6-20 4-22.4 0-22.4-4-22.4-7.6-20-8.6-15z",
        "thigh-quadriceps": "M-6-1C-8 12-5 28-4 38c4 3 8 1 8-4C6 24 6 10 3-1z",
        "thigh-adductors": "M-7 0C-9 10-7 22-5 32-2 24-3 8-5-1z",
        "thigh-hip-abductors": "M8-6C9 0 8 6 7 13 4 8 4 0 5-6z",
        "thigh-hip-flexors": "M-4-5C0-2 3 2 3 8-1 7-4 2-4-5z",
        "shin-gastrocnemius": "M-5 3c-2 7-1 14 0 21 2-6 2-16 0-21zM5 3c2 7 1 14 0 21C3 18 3 8 5 3z",
        "shin-soleus": "M-5 20c1 8 1 13 2 18 1-6 1-13-2-18zM5 20C4 28 4 33 3 38 2 32 2 25 5 20z",
        "shin-tibialis-anterior": "M1 5c4 7 2 21 0 31-2-8-2-22 0-31z",
        "shin-peroneals": "M5 4C7 13 6 25 3.6 37 2.4 28 2.6 13 5 4z",
        "foot-foot-muscles": "M-4 4H4V7H-4z",
        "upper-shoulders": SIDE["upper-shoulders"],
        "upper-biceps": "M-1 9c5 1 5 13 2 20-4-5-5-15-2-20z",
        "upper-triceps": "M4 8c2 6 1 16 0 21-2-5-2-15 0-21z",
        "trunk-hip-abductors": "M14-9c2 5 2 9 1 12-3-1-4-7-4-13z",
        "trunk-abdominals": "M-6-29C-7-18-5-6 0 0 5-6 7-18 6-29c-4-2-8-2-12 0z",
        "trunk-obliques": "M12-27c-1 7 0 12 2 16-5 5-7-3-6-11z",
        "trunk-chest": "M1-47c7-2 13-1 15 3-1 8-8 11-15 8z",
        "trunk-glutes": "M15 0c0 4-5 6-9 6 3-4 6-8 9-6z",
        "trunk-latissimus": "M16-40c-2 6-3 12-4 16-2-4-1-12 4-16z",
        "trunk-upper-back": "M4-53c5 2 9 2 13 3-6 3-11 2-14-1z",
    }
)
# A body that lies on its front, from above. What looks as from the front is the same.
ABOVE: Mapping[str, str] = MappingProxyType(
    {
        **{name: FRONT[name] for name in FRONT if "-" not in name},
        "foot": "M-3.3-3C-5 2-5.6 11-4 16.5-2.4 20.4 3.4 20.2 4.6 16 5.4 11 4.6 2 3.3-3z",
        "hair": "M-8.6-15C-10.6-24-6-28.6 0-28.6 6-28.6 10.6-24 8.6-15 8-10.6 6-7 3.6-5.6H-3.6C-6-7-8-10.6-8.6-15z",
        "thigh-hamstrings": "M-5.4 5C-7 16-5 30-4 39 0 36 1 36 4 39 5 30 7 16 5.4 5 2 3-2 3-5.4 5z",
        "thigh-adductors": FRONT["thigh-adductors"],
        "shin-gastrocnemius": "M-5.4 2C-7 9-6 17-4 24-1 22 1 22 4 24 6 17 7 9 5.4 2 2 .6-2 .6-5.4 2z",
        "shin-soleus": FRONT["shin-soleus"],
        "shin-peroneals": FRONT["shin-peroneals"],
        "foot-foot-muscles": "M-2.6 3C-3.4 8-3.2 12-2 14 1 14 2.6 8 2.4 3z",
        "upper-shoulders": SIDE["upper-shoulders"],
        "upper-triceps": FRONT["upper-biceps"],
        "trunk-upper-back": "M.6-55C3-52.6 9-51.6 13.6-49 11-41 7-35 3.4-31 2-29.6 1-29 .6-29z",
        "trunk-latissimus": "M14.6-42C14-35 12.6-30 12-24 7-18 3-14 .8-12 1-20 3-27 7-33 9-36 11-39 14.6-42z",
        "trunk-spinal-erectors": "M.6-29C4.6-26 5-16 3.6-7 2.6-4 1.6-3 .6-3z",
        "trunk-obliques": FRONT["trunk-obliques"],
        "trunk-hip-abductors": FRONT["trunk-hip-abductors"],
        "trunk-glutes": "M.8-3C5-9 13-8 15-1 15.6 6 6 9 1.4 5.4z",
    }
)
# What is held or carried; the same from every side, but for a barbell.
THINGS: Mapping[str, str] = MappingProxyType(
    {
        "plate": "M-22.5 0A22.5 22.5 0 1 1 22.5 0 22.5 22.5 0 1 1-22.5 0M-3 0A3 3 0 1 0 3 0 3 3 0 1 0-3 0",
        "barbell": "M-70-1.4H70V1.4H-70zM-66-22.5h5v45h-5zm6 7h3v31h-3zM66-22.5H61v45h5zm-6 7H57v31h3z",
        "trap bar": "M-22.5 0A22.5 22.5 0 1 1 22.5 0 22.5 22.5 0 1 1-22.5 0M-36-1.4H36V1.4H-36z",
        "handle": "M-2.2 0A2.2 2.2 0 1 1 2.2 0 2.2 2.2 0 1 1-2.2 0z",
        "roller": "M-5 0A5 5 0 1 1 5 0 5 5 0 1 1-5 0z",
        "sled": "M-31 0H18V4H-22V22H-31zM-14 14A11 11 0 1 1 8 14 11 11 0 1 1-14 14",
        "dumbbell": "M-6-1.4H6V1.4H-6zM-12-5h6V5h-6zM6-5h6V5H6z",
        "kettlebell": "M-4 8C-8 2-6-2-3-2H3C6-2 8 2 4 8c6 3 6 15-4 15S-10 11-4 8zm2-1.4H2C4 3 4 1 2 1H-2"
        "C-4 1-4 3-2 6.6z",
        "roll": "M-7 0A7 7 0 1 1 7 0 7 7 0 1 1-7 0",
        "towel": "M-6 0A4 4 0 0 1-2-4H2A4 4 0 0 1 6 0z",
    }
)
# Shapes that always come together.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({"head": ("skull", "hair"), "pelvis": ("basin", "belt")})
_DARK = ("hair", "belt")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHOES = ("foot", "dome", "heel", "toes")
_SIDED = ("hip-abductors", "obliques", "chest", "glutes", "latissimus", "upper-back", "spinal-erectors")
# Patches of the trunk of which there is one on each side, as seen from the front and from above.
PAIRS = tuple(f"trunk-{name}" for name in _SIDED)
_TABLES = {view: {**table, **THINGS} for view, table in (("side", SIDE), ("front", FRONT), ("above", ABOVE))}
_NAMES = {
    view: (*table, *(name for name, parts in GROUPS.items() if parts[0] in table)) for view, table in _TABLES.items()
}


def patches(part: str, muscles: frozenset[str], view: str) -> tuple[str, ...]:
    """The names of the patches that working muscles make on a part."""
    return tuple(f"{part}-{muscle}" for muscle in sorted(muscles) if f"{part}-{muscle}" in _TABLES[view])


def code(name: str, view: str) -> str:
    """The id of a shape on a page: short, since it is named often."""
    index = _NAMES[view].index(name)
    return f"g{view[0]}{index // 36 or ''}{_DIGITS[index % 36]}"


def shape(name: str, view: str) -> str:
    """A shape with its id, to be used again and again."""
    id = f' id="{code(name, view)}"'
    if name not in GROUPS:
        return _path(name, view, id)
    return f"<g{id}>{''.join(_path(part, view, '') for part in GROUPS[name])}</g>"


def outlines(name: str, view: str) -> list[tuple[str, str]]:
    """The path data of a shape, with what kind of path each is: "hair", "shoe", "work" or plain ""."""
    return [(_kind(part), _TABLES[view][part]) for part in GROUPS.get(name, (name,))]


def _kind(name: str) -> str:
    return "hair" if name in _DARK else "shoe" if name in _SHOES else "work" if "-" in name else ""


def _path(name: str, view: str, more: str) -> str:
    kind = _kind(name)
    style = f' class="sg-{kind}"' if kind else ""
    return f'<path{more}{style} d="{_TABLES[view][name]}"/>'


BY_CODE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {code(name, view): (name, view) for view, names in _NAMES.items() for name in names}
)
