"""Small figures, and what tests ask of a drawing."""

from __future__ import annotations

import re
from typing import Any

from strideguide.drawing.draw import Drawing
from strideguide.drawing.motion import moving
from strideguide.model.figure import Figure
from strideguide.views.pictures.figures import shared_shapes

SQUAT: dict[str, Any] = {
    "moves": {"part": "hips", "beside": "behind"},
    "poses": [{"caption": "Stand tall.", "arms": 88}, {"caption": "Sit back.", "trunk": 42, "legs": "86 -24"}],
}
LUNGE: dict[str, Any] = {
    "poses": [
        {"caption": "Stand tall.", "arms": "on hips"},
        {"caption": "Step.", "near_leg": "28 -4", "far_leg": "at -58 0 -62", "planted": ["near foot", "far toe"]},
        {"caption": "Sink.", "near_leg": "80 -10", "far_leg": "stay -62"},
    ]
}
FRONT: dict[str, Any] = {
    "view": "front",
    "props": [{"kind": "band", "at": ["knees"]}, {"kind": "kettlebell", "at": ["hands"]}],
    "poses": [{"caption": "Stand.", "legs": 8}, {"caption": "Sink.", "hips": "0 70", "legs": "stay"}],
}


def drawing(figure: dict[str, Any], *muscles: str, one_side: bool = False) -> Drawing:
    return Drawing(Figure.model_validate(figure), frozenset(muscles), one_side)


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def page_of(drawn: Drawing) -> str:
    """All poses, the first one in motion, and the shapes that they share."""
    poses = [pose.caption for pose in drawn.figure.poses]
    shown = str(moving(drawn, poses[0], None)) + "".join(drawn.pose(n, poses[n]) for n in range(1, len(poses)))
    return shown + str(shared_shapes(shown))


ABOVE: dict[str, Any] = {
    "view": "above",
    "poses": [
        {"caption": "Lie.", "legs": "4/-2", "arms": "62/-13 156/-2", "planted": ["chest", "hips"]},
        {"caption": "Lift.", "arms": "44/8 160/2"},
    ],
}
