"""Writes a guide of a given size: mostly exercises, with muscles, kit, injuries, signs, benefits, claims and evidence.

How many fields, entries, links and characters a thing has follows the averages of the guide in data/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .sentences import Sentences

# Things of each kind in a hundred; exercises are the rest.
SHARES = {"muscle": 8, "kit": 6, "injury": 5, "sign": 3, "benefit": 5, "claim": 7, "evidence": 9}
FOLDERS = {
    "exercise": "exercises", "muscle": "muscles", "kit": "kit", "injury": "injuries", "benefit": "benefits",
    "claim": "claims", "evidence": "evidence", "sign": "signs",
}  # fmt: skip
PATTERNS = (
    "squat", "lunge", "hinge", "bridge", "hip-stability", "calf-raise", "foot", "brace", "push", "pull", "jump",
    "mobility",
)  # fmt: skip
KINDS = {"jump": "plyometric", "mobility": "mobility"}
LEVELS = ("beginner", "beginner", "intermediate", "intermediate", "advanced")  # of the rungs of a ladder
VOCABULARY = {
    "levels": tuple(dict.fromkeys(LEVELS)),
    "goals": ("stay-healthy", "first-5k", "long-distance", "speed", "return"),
    "seasons": ("off-season", "build", "race-season"),
    "patterns": PATTERNS,
}
REVIEWED = "2026-11-22"
CHAPTERS = {
    "index.md": "# Guide\n\nStart with the [exercises](exercises/index.md).\n",
    "effort.md": "# Effort\n\nRPE runs from 1 to 10.\n",
    "grading.md": "# Grades\n\nA grade is computed from studies.\n",
}


class Generator:
    """One guide of `size` things. The vocabulary is that of the real guide."""

    def __init__(self, size: int) -> None:
        self.chance = Random(size)
        self.say = Sentences(self.chance)
        counts = {kind: round(size * share / 100) for kind, share in SHARES.items()}
        counts = {"exercise": size - sum(counts.values()), **counts}
        self.ids = {kind: [f"{kind}-{number}" for number in range(count)] for kind, count in counts.items()}

    def some(self, kind: str, low: int, high: int, but: Sequence[str] = ()) -> list[str]:
        """Between `low` and `high` ids of a kind, none twice and none of `but`."""
        known = self.ids[kind]
        count = min(self.chance.randint(low, high) + len(but), len(known))
        chosen = [id for id in self.chance.sample(known, count) if id not in but]
        return chosen[:high]

    def links(self, kinds: str, count: int) -> list[str]:
        """Targets of links in prose, to things of these kinds by turns."""
        names = kinds.split()
        return [f"{names[n % len(names)]}:{self.chance.choice(self.ids[names[n % len(names)]])}" for n in range(count)]

    def named(self, number: int) -> dict[str, Any]:
        return {"title": self.say.name(number), "aliases": [self.say.name(number).lower() for _ in range(2)]}

    def exercise(self, number: int) -> dict[str, Any]:
        primary = self.some("muscle", 2, 2)
        helped = self.some("injury", 0, 1)
        pattern = PATTERNS[number % len(PATTERNS)]
        return {
            **self.named(number),
            "provenance": {"origin": "common practice"},
            "reviewed": REVIEWED,
            "summary": self.say.line(2),
            "pattern": pattern,
            "kind": KINDS.get(pattern, "strength"),
            "level": LEVELS[self._rung(number)],
            "unilateral": self.chance.random() < 0.4,
            "impact": self.chance.choice(("low", "high") if pattern == "jump" else ("none", "low", "high")),
            "muscles": {"primary": primary, "secondary": self.some("muscle", 3, 3, but=primary)},
            "kit": self._needs(),
            "setup": self.say.prose(6, self.links("exercise muscle", self.chance.choice((0, 1, 1)))),
            "steps": self.say.lines(5, 6),
            "cues": self.say.lines(2, 3),
            "mistakes": [{"mistake": self.say.sentence(), "fix": self.say.sentence()} for _ in range(3)],
            "doses": [self._row("stay-healthy first-5k return", 10), self._row("long-distance speed", 6)],
            **self._neighbours(number),
            "benefits": self.some("benefit", 2, 3),
            "helps": [self._help(id) for id in helped],
            "cautions": [
                {
                    "condition": id,
                    "action": self.chance.choice(("avoid", "modify")),
                    "stages": ["sore"],
                    "note": self.say.line(2),
                }
                for id in self.some("injury", 2, 3, but=helped)
            ],
        }

    @staticmethod
    def _rung(number: int) -> int:
        return number // len(PATTERNS) % len(LEVELS)

    def _neighbours(self, number: int) -> dict[str, list[str]]:
        """A ladder has a rung for each of LEVELS; sideways is the same rung of the next ladder."""
        step, last = len(PATTERNS), len(self.ids["exercise"]) - 1
        easier = [number - step] if self._rung(number) else []
        harder = [number + step] if self._rung(number) < len(LEVELS) - 1 and number + step <= last else []
        sideways = [number + step * len(LEVELS)] if number % 2 and number + step * len(LEVELS) <= last else []
        found = {"easier": easier, "harder": harder, "variations": sideways}
        return {field: [f"exercise-{n}" for n in numbers] for field, numbers in found.items() if numbers}

    def _needs(self) -> dict[str, list[str]]:
        needs: list[dict[str, list[str]]] = [
            {},
            {},
            {},
            {"any_of": self.some("kit", 2, 3)},
            {"all_of": self.some("kit", 1, 1)},
        ]
        return self.chance.choice(needs)

    def _row(self, goals: str, repetitions: int) -> dict[str, Any]:
        levels = {
            level: {
                "work": f"{2 + index}-{3 + index} x {repetitions - index}-{repetitions - index + 2}",
                "rest": "60-90 s" if index < 2 else "2-3 min",
                "tempo": "3-1-1",
                "effort": f"RPE {6 + index}-{7 + index}",
            }
            for index, level in enumerate(("beginner", "intermediate", "advanced"))
        }
        return {"goals": goals.split(), "levels": levels}

    def _help(self, injury: str) -> dict[str, Any]:
        role = self.chance.choice(("rehabilitation", "general strength"))
        return {"injury": injury, "role": role, "evidence": self.some("evidence", 0, 1), "note": self.say.line(2)}

    def muscle(self, number: int) -> dict[str, Any]:
        region = self.chance.choice(("hips", "thigh", "lower leg", "foot", "trunk", "upper body"))
        running = self.say.prose(5, self.links("exercise", self.chance.choice((0, 1, 1))))
        return {**self.named(number), "summary": self.say.line(2), "region": region, "in_running": running}

    def kit(self, number: int) -> dict[str, Any]:
        place = self.chance.choice(("home", "gym", "outdoors", "pool"))
        instead, choosing = self.say.line(1), self.say.line(2)
        return {
            **self.named(number), "summary": self.say.line(1), "place": place, "instead": instead, "choosing": choosing,
        }  # fmt: skip

    def injury(self, number: int) -> dict[str, Any]:
        return {
            **self.named(number),
            "kind": self.chance.choice(("injury", "condition")),
            "says": self.say.line(1),
            "where": self.chance.choice(("foot", "knee", "back", "whole body")),
            "signs": self.some("sign", 2, 3),
            "stages": [
                {
                    "stage": stage,
                    "says": self.say.line(1),
                    "start": "careful",
                    "limits": {"effort": effort},
                    "because": self.say.line(2),
                    "rests_on": self.some("evidence", 1, 2),
                }
                for stage, effort in (("sore", 4), ("settling", 6), ("returning", 7))
            ],
            "summary": self.say.line(2),
            "region": self.say.sentence(),
            "muscles": self.some("muscle", 2, 3),
            "feels": self.say.lines(2, 3),
            "provoked_by": self.say.lines(2, 3),
            "avoid": self.say.lines(2, 3),
            "may_help": [
                {"what": self.say.line(2), "claim": self.chance.choice(self.ids["claim"])},
                {"what": self.say.line(2), "evidence": self.some("evidence", 1, 2)},
                {"what": self.say.line(2)},
            ],
            "explanation": self.say.prose(18, self.links("evidence claim", 8), each=7),
            "claims": self.some("claim", 2, 3),
            "provenance": {"origin": "common practice"},
            "reviewed": REVIEWED,
        }

    def sign(self, number: int) -> dict[str, Any]:
        return {
            **self.named(number),
            "means": self.say.line(2),
            "rank": 1 + number % 99,
            "calls": [
                {"urgency": urgency, "notice": self.say.lines(2, 3), "sources": [page]}
                for urgency, page in zip(("now", "today", "soon"), self.some("evidence", 3, 3), strict=True)
            ],
            "provenance": {"origin": "common practice"},
            "reviewed": REVIEWED,
        }

    def benefit(self, number: int) -> dict[str, Any]:
        return {
            **self.named(number),
            "summary": self.say.line(2),
            "group": self.chance.choice(("injury", "performance", "health", "mind")),
            "explanation": self.say.prose(13, self.links("claim evidence", 4), each=5),
            "expect": self.say.line(2),
            "claims": self.some("claim", 3, 3),
            "reviewed": REVIEWED,
        }

    def claim(self, number: int) -> dict[str, Any]:
        directions = ("supports", "mixed", "no effect", "against", "context")
        return {
            **self.named(number),
            "said": self.say.line(2),
            "wording": self.say.prose(4),
            "because": self.say.prose(9, self.links("evidence", 4), each=5),
            "outcomes": ["injuries"],
            "studies": [
                {
                    "evidence": id,
                    "direction": self.chance.choice(directions),
                    "result": self.say.line(2),
                    "note": self.say.line(1),
                }
                for id in self.some("evidence", 4, 5)
            ],
            "reviewed": REVIEWED,
        }

    def evidence(self, number: int) -> dict[str, Any]:
        return {
            "title": f"{self.say.sentence()[:-1]}: {self.say.name(number).lower()}",
            "authors": "Author A, Writer B, Reader C",
            "year": self.chance.randint(1995, 2025),
            "journal": "Journal of Synthetic Studies",
            "url": f"https://studies.example/{number}",
            "design": "public health advice",
            "method": "trial",
            "measured": ["injuries"],
            "read": {"on": REVIEWED, "how": "the page"},
            "participants": f"{self.chance.randint(12, 900)} runners",
            "population": "Recreational runners",
            "finding": self.say.line(4),
            "direction": self.chance.choice(("supports", "mixed", "no effect", "against")),
            "certainty": self.chance.choice(("high", "moderate", "low", "very low")),
            "limits": self.say.line(2),
        }

    def vocabulary(self) -> dict[str, Any]:
        def entry(folder: str, id: str) -> dict[str, Any]:
            why = {"why": self.say.prose(4), "jumps": id == "jump"} if folder == "patterns" else {}
            return {"title": id.replace("-", " ").capitalize(), "summary": self.say.line(2), **why}

        return {folder: {id: entry(folder, id) for id in ids} for folder, ids in VOCABULARY.items()}


class _Dumper(yaml.CSafeDumper):
    """Writes prose as authors do, in blocks."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write(folder: Path, size: int) -> None:
    """Write a guide of `size` things below `folder`, which is new: data/ and three chapters in content/."""
    generator = Generator(size)
    for kind, ids in generator.ids.items():
        make = getattr(generator, kind)
        for number, id in enumerate(ids):
            _write(folder / "data" / FOLDERS[kind] / f"{id}.yml", _yaml(make(number)))
    _write(folder / "data" / "vocabulary.yml", _yaml(generator.vocabulary()))
    for name, text in CHAPTERS.items():
        _write(folder / "content" / name, text)


def _yaml(value: Mapping[str, Any]) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
