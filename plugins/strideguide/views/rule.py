"""The page of a rule: what it asks, what the computer looks for, where it comes from, and the plans under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.plan import Plan
from ..model.rule import Looks, NotNear, Rule, Trait
from ..words import Words
from .evidence import Graded
from .guide import Desk, Group, Link
from .things import claims

# Adjectives in the order in which they stand before "sessions".
ADJECTIVES: tuple[Trait, ...] = ("gentle", "hard", "light", "strength", "cross-training")


class RuleView(NamedTuple):
    """What the page of a rule shows. `grade` is "" for a convention; `waived` are plans with their reasons."""

    thing: Rule
    about: str
    looks: str
    named: tuple[Link, ...]
    counts: tuple[tuple[Link, str], ...]
    grade: str
    sources: tuple[tuple[Link, str], ...]
    conflicts: tuple[Link, ...]
    claims: tuple[Graded, ...]
    plans: tuple[Link, ...]
    waived: tuple[tuple[Link, str], ...]
    mentions: tuple[Group, ...]


def view(desk: Desk, rule: Rule) -> RuleView:
    """The page of a rule."""
    plans = desk.guide.all("plan", Plan)
    waivers = {plan.id: waiver.reason for plan in plans for waiver in plan.waivers if waiver.rule == rule.id}
    listed = claims(desk, rule.claims)
    return RuleView(
        thing=rule,
        about=rule.about,
        looks=_looks(desk, rule.looks),
        named=tuple(_named(desk, rule.looks)),
        counts=tuple(_counts(desk, rule.looks)),
        grade=listed[0].grade if listed else "",
        sources=tuple((link, says.words) for says in rule.sources for link in desk.links("source", [says.source])),
        conflicts=desk.links("conflict", rule.conflicts),
        claims=listed,
        plans=desk.links("plan", (plan.id for plan in plans if plan.id not in waivers)),
        waived=tuple((desk.link("plan", id), reason) for id, reason in waivers.items()),
        mentions=desk.referrers("rule", rule.id),
    )


def _looks(desk: Desk, looks: Looks) -> str:
    """What the computer looks for, in words; nothing if the rule does not say."""
    return _about_days(desk.guide.words, looks) or _about_plans(desk.guide.words, looks)


def _about_days(t: Words, looks: Looks) -> str:
    if rest := looks.rest_days:
        return t("looks.rest_days", n=rest.at_least)
    if near := looks.not_near:
        return _not_near(t, near)
    if apart := looks.apart:
        values = {"sessions": _sessions(t, apart.sessions), "time": apart.at_least}
        return t("looks.apart_muscles", **values) if apart.same_muscles else t("looks.apart", **values)
    if after := looks.after_run:
        return t("looks.after_run", sessions=_sessions(t, after.sessions), time=after.at_least)
    if best := looks.best_after:
        return t("looks.best_after", sessions=_sessions(t, best.sessions), runs=_runs(t, best.runs))
    return ""


def _not_near(t: Words, near: NotNear) -> str:
    when = near.when.replace(" ", "_")
    return t(f"looks.not_near.{when}", sessions=_sessions(t, near.sessions), runs=_runs(t, near.runs))


def _about_plans(t: Words, looks: Looks) -> str:
    if count := looks.week_count:
        sessions = _sessions(t, count.sessions)
        if count.seasons:
            return t("looks.week_count_seasons", sessions=sessions)
        return t("looks.week_count", sessions=sessions)
    if load := looks.load:
        return t("looks.load", growth=load.growth, weeks=load.deload_after)
    if share := looks.single_leg:
        return t("looks.single_leg", share=share.at_least)
    if looks.trains:
        return t("looks.trains")
    if focus := looks.focus_count:
        return t("looks.focus_count", n=focus.at_most)
    if cautions := looks.no_cautions:
        return t(f"looks.no_cautions.{cautions.action}")
    return ""


def _sessions(t: Words, traits: Iterable[Trait]) -> str:
    """Sessions by what they are, as in "hard strength sessions that replace a run"."""
    words = [t(f"trait.{trait}") for trait in ADJECTIVES if trait in traits]
    named = " ".join([*words, t("looks.sessions")])
    return t("looks.replacing", sessions=named) if "replaces a run" in traits else named


def _runs(t: Words, kinds: Iterable[str]) -> str:
    return f" {t('page.or')} ".join(t(f"run.{kind}") for kind in kinds)


def _named(desk: Desk, looks: Looks) -> Iterator[Link]:
    """What a rule counts: movement patterns or muscles."""
    if looks.single_leg:
        yield from desk.links("pattern", looks.single_leg.patterns)
    if looks.trains:
        yield from desk.links("muscle", looks.trains.muscles)


def _counts(desk: Desk, looks: Looks) -> Iterator[tuple[Link, str]]:
    """The numbers of sessions a week, by level and then by season."""
    if counts := looks.week_count:
        yield from ((link, str(counts.levels[link.id])) for link in desk.links("level", counts.levels))
        by_season = {entry.season: entry.count for entry in counts.seasons}
        yield from ((link, str(by_season[link.id])) for link in desk.links("season", by_season))
