"""Plain English to fill a synthetic guide with: as long as an author's texts are, and different for every thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

PARTS = (
    "hip", "knee", "ankle", "heel", "trunk", "back", "shoulder", "foot", "thigh", "chest", "elbow", "rib", "big-toe",
    "front-leg", "back-leg", "shin",
)  # fmt: skip
WAYS = (
    "slowly", "evenly", "softly", "firmly", "smoothly", "lightly", "quietly", "calmly", "steadily", "carefully",
    "gently", "squarely",
)  # fmt: skip
MOVES = (
    "rise", "sink", "turn", "settle", "follow", "reach", "lift", "soften", "travel", "rest", "lengthen", "shorten",
)  # fmt: skip
NAMES = (
    "low", "high", "narrow", "wide", "slow", "long", "short", "tall", "split", "seated", "kneeling", "side", "cross",
    "single", "double", "half",
)  # fmt: skip
THINGS = (
    "press", "hold", "raise", "reach", "drop", "step", "lift", "bend", "march", "walk", "swing", "drive", "pull",
    "turn", "hop", "bow",
)  # fmt: skip
FORMS = (
    "Keep the {a} over the {b} and let it {move} {way}",
    "Let the {a} {move} before the {b} does",
    "Press through the {a} until the {b} can {move}",
    "Stand so that the {a} and the {b} {move} {way}",
    "Stop when the {a} starts to {move}",
    "Breathe out while the {a} and the {b} {move}",
    "Think of the {a} as a hinge that may {move} {way}",
    "Hold the {b} still for two seconds, then {move} {way}",
    "Move the {a} {way} and leave the {b} where it is",
    "Most runners feel it first in the {a}, later in the {b}",
)


class Sentences:
    """Texts from one source of chance, so that a guide is the same each time it is written."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def name(self, number: int) -> str:
        """A name of three words and a number that makes it the only one."""
        first, second, third = self.chance.choice(NAMES), self.chance.choice(PARTS), self.chance.choice(THINGS)
        return f"{first.capitalize()} {second.replace('-', ' ')} {third} {number}"

    def sentence(self) -> str:
        """One sentence of about 45 characters."""
        a, b = (part.replace("-", " ") for part in self.chance.sample(PARTS, 2))
        form = self.chance.choice(FORMS)
        return form.format(a=a, b=b, way=self.chance.choice(WAYS), move=self.chance.choice(MOVES)) + "."

    def lines(self, low: int, high: int) -> list[str]:
        """Between `low` and `high` sentences, each one line."""
        return [self.sentence() for _ in range(self.chance.randint(low, high))]

    def line(self, sentences: int) -> str:
        """One line of so many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def prose(self, sentences: int, links: Iterable[str] = (), each: int = 4) -> str:
        """Markdown in paragraphs of `each` sentences; `links` ("muscle:calf") stand among the first sentences."""
        said = [self.sentence() for _ in range(sentences)]
        for index, target in enumerate(links):
            words = self.sentence()[:-1]
            said.insert(2 * index + 1, f"{words}, as in [this one]({target}).")
        return "\n\n".join(_wrapped(said[start : start + each]) for start in range(0, len(said), each)) + "\n"


def _wrapped(sentences: Sequence[str], width: int = 110) -> str:
    """The sentences in lines of at most `width` characters, broken where an author would: between words."""
    lines = [""]
    for word in " ".join(sentences).split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
