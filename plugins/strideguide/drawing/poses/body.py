"""A human body in numbers, in centimetres at a stature of 170.

Lengths are shares of stature from Drillis and Contini, Body Segment Parameters (New York University, 1966), as figure
4.1 of Winter, Biomechanics and Motor Control of Human Movement, gives them: foot 0.152 long and 0.055 wide, ankle 0.039
above the sole, knee 0.285, hip 0.530 and shoulder 0.818 above the floor (so shin 0.246, thigh 0.245, trunk 0.288),
upper arm 0.186, forearm 0.146, hand 0.108, shoulders 0.259 wide and the pelvis 0.191, eyes at 0.936. Masses and their
centres are those of Winter's table 4.1. Thicknesses, where joints lie inside the widths, and how far joints bend are
ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

STATURE = 170.0
THIGH = 0.245 * STATURE
SHIN = 0.246 * STATURE
TRUNK = 0.288 * STATURE
UPPER_ARM = 0.186 * STATURE
LOWER_ARM = 0.146 * STATURE
HAND = 0.108 * STATURE
GRIP = 0.04 * STATURE  # from the wrist to the middle of a fist
SOLE = 0.039 * STATURE  # from the ankle to the sole
FOOT = 0.152 * STATURE
HEEL = 0.25 * FOOT  # behind the ankle
BALL = 0.47 * FOOT  # before the ankle
TIP = 0.75 * FOOT
SHOULDER = 0.115 * STATURE  # the joints lie within the width of 0.129 to each side
HIP = 0.055 * STATURE  # the joints lie within the width of 0.0955 to each side
PELVIS = 0.0955 * STATURE
NECK = 0.03 * STATURE  # from the shoulders to where the head turns
HEAD = 0.082 * STATURE  # from there to the middle of the head

PLATE = 22.5  # from a barbell to the rim of its plates, which are 45 cm across

# How far the skin is from the middle of a joint: what rests on the floor is that far above it.
SKIN: Mapping[str, float] = MappingProxyType(
    {
        "hips": 10.0, "back": 10.0, "chest": 11.0, "head": 10.0, "knee": 5.0, "ankle": 3.2, "elbow": 3.8, "wrist": 3.0,
        "heel": 0.0, "ball": 0.0, "tip": 0.0, "grip": 0.0, "hip": 6.5, "shoulder": 3.0,
    }
)  # fmt: skip

# What can be planted, and the points of the body that then rest on the surface.
RESTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "foot": ("heel", "ball"), "toe": ("ball",), "heel": ("heel",), "knee": ("knee",), "hand": ("wrist",),
        "forearm": ("elbow", "wrist"), "elbow": ("elbow",),
    }
)  # fmt: skip

# How far joints bend, in degrees, as most healthy adults can: bent (forward) is positive.
LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "hip": (-35, 140), "knee": (-6, 155), "ankle": (-65, 45), "shoulder": (-65, 190), "elbow": (-8, 165),
        "neck": (-70, 60),
    }
)  # fmt: skip
SIDEWAYS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "hip": (-40, 65),
        "knee": (-6, 155),
        "shoulder": (-75, 190),
        "elbow": (-8, 165),
        "neck": (-50, 50),
        "waist": (-25, 25),
        "sole": (-35, 30),
    }
)

# Share of the body's mass and where its centre lies between two points, as a share of the way from the first.
MASSES: tuple[tuple[str, str, float, float], ...] = (
    ("hips", "shoulders", 0.497, 0.5),
    ("neck", "head", 0.081, 1.0),
    *(
        (f"{side} {start}", f"{side} {end}", mass, share)
        for side in ("near", "far")
        for start, end, mass, share in (
            ("shoulder", "elbow", 0.028, 0.436),
            ("elbow", "wrist", 0.016, 0.430),
            ("wrist", "hand", 0.006, 0.506),
            ("hip", "knee", 0.100, 0.433),
            ("knee", "ankle", 0.0465, 0.433),
            ("heel", "tip", 0.0145, 0.5),
        )
    ),
)

# Height, width and top of surfaces, where a figure does not say.
USUAL: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "step": (15, 40), "box": (45, 50), "bench": (45, 110), "chair": (45, 42), "wall": (200, 8), "bar": (100, 120),
        "mat": (1, 180), "hill": (18, 200), "water": (120, 300), "bike": (88, 30), "rower": (35, 30),
        "elliptical": (25, 60), "press": (35, 30), "pulldown": (48, 36),
    }
)  # fmt: skip
