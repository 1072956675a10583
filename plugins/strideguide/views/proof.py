"""The page "How the picker is proved": the figures of this very build, and answers that lead to each plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.injury import Start
from ..model.plan import Plan
from ..model.vocabulary import Place
from ..training.address import format as address
from ..training.cover import Cover
from ..training.match import Answers
from ..training.payload import Payload
from ..training.proof import Proof
from .find import FIND
from .guide import Desk, Link

SINGLE = ("goal", "level", "runs", "sessions", "minutes", "season", "weak")
SCALES = (("quadrillion", 10**15), ("trillion", 10**12), ("billion", 10**9), ("million", 10**6))


class Asked(NamedTuple):
    """A question with the number of ways to answer it, and how these come about if it is no matter of one answer."""

    title: str
    ways: str
    how: str = ""


class Share(NamedTuple):
    """How many of all combinations, as a number and as a share of them."""

    number: str
    share: str


class Counted(NamedTuple):
    """The combinations of answers: all, and those in which every question is answered."""

    total: str
    in_words: str
    exact: Share
    relaxed: Share
    stopped: Share
    without: Share
    answered: str
    answered_exact: Share
    answered_relaxed: Share
    answered_stopped: Share


class Reached(NamedTuple):
    """A plan with answers to which it is the best one: their words, and the address of the picker with them."""

    plan: Link
    answers: tuple[str, ...]
    href: str


class ProofView(NamedTuple):
    """What the page shows; numbers are written for people."""

    counted: Counted
    stops: tuple[Link, ...]
    most_pains: int
    asked: tuple[Asked, ...]
    plans: int
    reached: tuple[Reached, ...]
    rules: int
    weighed: str
    waived: tuple[tuple[Link, Link, str], ...]
    swaps: str
    left_out: str
    places: int
    find: str
    data: str


def view(desk: Desk, proof: Proof, data: Payload, cover: Cover) -> ProofView:
    """The page "How the picker is proved"."""
    return ProofView(
        counted=_counted(desk, cover),
        stops=desk.links("injury", (id for id, start in _starts(data) if start == "stop")),
        most_pains=data["most_pains"],
        asked=tuple(_asked(desk, data)),
        plans=proof.plans,
        reached=tuple(_reached(desk, data, id, answers) for id, answers in proof.reached.items()),
        rules=proof.rules,
        weighed=f"{proof.weighed:,}",
        waived=tuple(_waived(desk)),
        swaps=f"{proof.swaps:,}",
        left_out=f"{proof.left_out:,}",
        places=proof.places,
        find=desk.up + FIND,
        data=f"{desk.up}picker.json",
    )


def _counted(desk: Desk, cover: Cover) -> Counted:
    return Counted(
        total=f"{cover.total:,}",
        in_words=_in_words(desk, cover.total),
        exact=_share(cover.exact, cover.total),
        relaxed=_share(cover.relaxed, cover.total),
        stopped=_share(cover.stopped, cover.total),
        without=_share(cover.without, cover.total),
        answered=f"{cover.answered:,}",
        answered_exact=_share(cover.answered_exact, cover.answered),
        answered_relaxed=_share(cover.answered_relaxed, cover.answered),
        answered_stopped=_share(cover.answered_stopped, cover.answered),
    )


def _starts(data: Payload) -> Iterator[tuple[str, Start]]:
    return zip(data["questions"]["pain"], data["starts"], strict=True)


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
    titles = words.below("picker.question")
    for question in SINGLE:
        yield Asked(titles[question], f"{len(data['questions'][question]) + 1:,}")
    kit, pain = len(data["questions"]["kit"]), len(data["questions"]["pain"])
    yield Asked(titles["kit"], f"{2**kit + 1:,}", words("proof.kit_ways", pieces=kit))
    yield Asked(titles["pain"], f"{2**pain:,}", words("proof.pain_ways", pieces=pain))


def _reached(desk: Desk, data: Payload, id: str, answers: Answers) -> Reached:
    href = f"{desk.up}{FIND}{address(answers, data)}"
    return Reached(desk.link("plan", id), tuple(_told(desk, data, answers)), href)


def _told(desk: Desk, data: Payload, answers: Answers) -> Iterator[str]:
    """Answers in words."""
    words, titles = desk.guide.words, data["titles"]
    for question, number in (("goal", answers.goal), ("level", answers.level)):
        if number is not None:
            yield titles[question][number]
    if answers.runs is not None:
        yield words("proof.runs", n=answers.runs)
    if answers.sessions is not None:
        yield words("proof.sessions", n=answers.sessions)
    if answers.minutes is not None:
        yield words("proof.minutes", n=answers.minutes)
    for question, number in (("season", answers.season), ("weak", answers.weak)):
        if number is not None:
            yield titles[question][number]
    if answers.kit is not None:
        yield _kit(desk, {data["questions"]["kit"][piece] for piece in answers.kit})
    yield from (titles["pain"][condition] for condition in sorted(answers.pain))


def _kit(desk: Desk, kit: set[str]) -> str:
    """A kit by the place where it is found, or by the number of its pieces."""
    here = (place.title for place in desk.guide.all("place", Place) if {*place.kit} == kit)
    return next(here, "") or desk.guide.words("proof.pieces", n=len(kit))


def _waived(desk: Desk) -> Iterator[tuple[Link, Link, str]]:
    """Each rule that a plan breaks on purpose: the plan, the rule, the reason."""
    for plan in desk.guide.all("plan", Plan):
        for waiver in plan.waivers:
            yield desk.link("plan", plan.id), desk.link("rule", waiver.rule), waiver.reason
