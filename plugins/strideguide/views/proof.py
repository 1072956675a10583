"""The page "How the picker is proved": the figures of this very build, and answers that lead to each plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.plan import Plan
from ..model.questions import QUESTIONS, RELAXED
from ..model.vocabulary import Place
from ..training.address import format as address
from ..training.answers import Answers
from ..training.cover import Cover, Verdicts, ways
from ..training.payload import Payload
from ..training.proof import Proof
from .asked import titles
from .find import FIND
from .guide import Desk
from .link import Link

SCALES = (
    ("septillion", 10**24), ("sextillion", 10**21), ("quintillion", 10**18), ("quadrillion", 10**15),
    ("trillion", 10**12), ("billion", 10**9), ("million", 10**6),
)  # fmt: skip


class Asked(NamedTuple):
    """A question with the number of ways to answer it, and how these come about if it is no matter of one answer."""

    title: str
    ways: str
    how: str = ""


class Share(NamedTuple):
    """How many of all combinations, as a number and as a share of them."""

    number: str
    share: str


class Shares(NamedTuple):
    """Combinations of answers by what they get, each as a number, and as a share of those with not too much at once.

    `crowded` are those with too much, as a share of all; `bare` are a part of `asked`.
    """

    total: str
    few: str
    exact: Share
    relaxed: Share
    asked: Share
    bare: Share
    stopped: Share
    crowded: Share
    without: Share


class Counted(NamedTuple):
    """All combinations of answers, those in which every question is answered, and the sets of states behind them."""

    every: Shares
    answered: Shares
    in_words: str
    bodies: str
    started: str
    effects: str


class Reached(NamedTuple):
    """A plan with answers to which it is the best one: their words, and the address of the picker with them."""

    plan: Link
    answers: tuple[str, ...]
    href: str


class ProofView(NamedTuple):
    """What the page shows; numbers are written for people. `gives_way` is what is relaxed, but for the level."""

    counted: Counted
    stops: tuple[Link, ...]
    most_pains: int
    asked: tuple[Asked, ...]
    gives_way: str
    plans: int
    reached: tuple[Reached, ...]
    rules: int
    weighed: str
    waived: tuple[tuple[Link, Link, str], ...]
    swaps: str
    left_out: str
    places: int
    bounds: str
    states: str
    limits: str
    read: str
    recommended: str
    find: str
    data: str


def view(desk: Desk, proof: Proof, data: Payload, cover: Cover) -> ProofView:
    """The page "How the picker is proved"."""
    return ProofView(
        counted=_counted(desk, cover),
        stops=desk.links("injury", dict.fromkeys(_stops(data))),
        most_pains=data["most_pains"],
        asked=tuple(_asked(desk, data)),
        gives_way=", ".join(desk.guide.words(f"picker.question.{name}").lower() for name in RELAXED if name != "level"),
        plans=proof.plans,
        reached=tuple(_reached(desk, data, id, answers) for id, answers in proof.reached.items()),
        rules=proof.rules,
        weighed=f"{proof.weighed:,}",
        waived=tuple(_waived(desk)),
        swaps=f"{proof.swaps:,}",
        left_out=f"{proof.left_out:,}",
        places=proof.places,
        bounds=f"{proof.bounds:,}",
        states=f"{proof.states:,}",
        limits=f"{proof.limits:,}",
        read=f"{proof.read:,}",
        recommended=f"{proof.recommended:,}",
        find=desk.up + FIND,
        data=f"{desk.up}picker.json",
    )


def _counted(desk: Desk, cover: Cover) -> Counted:
    return Counted(
        every=_shares(cover.every),
        answered=_shares(cover.answered),
        in_words=_in_words(desk, cover.every.total),
        bodies=f"{cover.bodies:,}",
        started=f"{cover.started:,}",
        effects=f"{cover.effects:,}",
    )


def _shares(verdicts: Verdicts) -> Shares:
    counted = (name for name in Shares._fields if name not in ("total", "few", "crowded"))
    return Shares(
        total=f"{verdicts.total:,}",
        few=f"{verdicts.few:,}",
        crowded=_share(verdicts.crowded, verdicts.total),
        **{name: _share(getattr(verdicts, name), verdicts.few) for name in counted},
    )


def _stops(data: Payload) -> Iterator[str]:
    """The conditions that stop every plan at some stage."""
    known = zip(data["questions"]["pain"], data["states"], strict=True)
    return (id.partition(":")[0] for id, state in known if state["start"] == "stop")


def _in_words(desk: Desk, number: int) -> str:
    """A number in millions, billions and so on; as it is if it is small."""
    name, size = next(((name, size) for name, size in SCALES if number >= size), ("", 1))
    return desk.guide.words(f"proof.scale.{name}", number=number // size) if name else f"{number:,}"


def _share(count: int, of: int) -> Share:
    """A share in per cent with two places, which says neither all nor none unless it is so."""
    share = 100 * count / of if of else 0.0
    shown = f"{min(max(share, 0.01), 99.99):.2f}" if 0 < count < of else f"{share:.0f}"
    return Share(f"{count:,}", f"{shown}%")


def _asked(desk: Desk, data: Payload) -> Iterator[Asked]:
    words = desk.guide.words
    for name, question in QUESTIONS.items():
        every, _ = ways(data, name)
        how = words(f"proof.sets.{name}", all=len(data["questions"][name])) if question.form in ("ids", "date") else ""
        yield Asked(words(f"picker.question.{name}"), f"{every:,}", how)


def _reached(desk: Desk, data: Payload, id: str, answers: Answers) -> Reached:
    href = f"{desk.up}{FIND}{address(answers, data)}"
    return Reached(desk.link("plan", id), tuple(_told(desk, data, answers)), href)


def _told(desk: Desk, data: Payload, answers: Answers) -> Iterator[str]:
    """Answers in words."""
    for name, answer in answers.given():
        question = QUESTIONS[name]
        if name == "kit":
            yield _kit(desk, {data["questions"]["kit"][piece] for piece in answer})
        elif question.form == "count":
            yield desk.guide.words(f"proof.answer.{name}", n=answer)
        else:
            shown = titles(desk.guide.words, data, question)
            yield from (shown[number] for number in (sorted(answer) if question.many else [answer]))


def _kit(desk: Desk, kit: set[str]) -> str:
    """A kit by the place where it is found, or by the number of its pieces."""
    here = (place.title for place in desk.guide.all("place", Place) if {*place.kit} == kit)
    return next(here, "") or desk.guide.words("proof.pieces", n=len(kit))


def _waived(desk: Desk) -> Iterator[tuple[Link, Link, str]]:
    """Each rule that a plan breaks on purpose: the plan, the rule, the reason."""
    for plan in desk.guide.all("plan", Plan):
        for waiver in plan.waivers:
            yield desk.link("plan", plan.id), desk.link("rule", waiver.rule), waiver.reason
