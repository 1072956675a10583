"""The proof of the picker is made once for all guides in which everything is the same that it is about.

It is stored only if nothing is wrong: what is wrong is told from the records of this guide, at their lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..library import BRAND_AT, Library
from ..stored import Store
from .cover import Cover, Verdicts
from .proof import Proof, prove_picker, readers


@dataclass(frozen=True)
class _Figures:
    """The figures of a proof that found nothing."""

    every: Verdicts
    answered: Verdicts
    bodies: int
    started: int
    effects: int
    swaps: int
    left_out: int
    bounds: int
    states: int
    limits: int


STORE: Store[_Figures] = Store("proof", _Figures)
COVER = ("every", "answered", "bodies", "started", "effects")
OTHERS = ("swaps", "left_out", "bounds", "states", "limits")


def picked(library: Library) -> Proof:
    """What `prove_picker` says, from the store if that knows it."""
    begun = library.once(readers)
    made_from = [*_made_from(library, begun)]
    if known := STORE.find(made_from):
        cover = Cover(**{name: getattr(known, name) for name in COVER})
        return replace(begun, cover=cover, findings=[], **{name: getattr(known, name) for name in OTHERS})
    proof = prove_picker(library)
    if proof.cover and not proof.findings and proof.cover.example is None:
        told = {name: getattr(proof.cover, name) for name in COVER}
        STORE.keep(made_from, _Figures(**told, **{name: getattr(proof, name) for name in OTHERS}))
    return proof


def _made_from(library: Library, begun: Proof) -> Iterator[str]:
    """All that the proof is made from: what the picker knows, every record, and whether a brand stands on the guide."""
    yield json.dumps([begun.data, BRAND_AT in library.origins], ensure_ascii=False)
    for kind, thing in library.all():
        yield f"{kind} {thing.model_dump_json()}"
