"""Pieces of Markdown that several pages of the mkdocs-gen-files side share: links, lists, sections, tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tests.bench.genfiles import FOLDERS, LINK, SHARED, Thing, Things, backlinks, grades

DIRECTIONS = ("against", "no effect", "mixed", "supports")


class Texts:
    """A guide's things, what is computed from them, and `words`, the guide's own catalogue of words."""

    def __init__(self, things: Things, words: dict[str, Any]) -> None:
        self.things = things
        self.words = words
        self.backlinks = backlinks(things)
        self.grades = grades(things)
        mentioned = {f"{kind}.mentions": title for kind, title in words["mentioned_in"].items()}
        self.titles = {kind: {**words["backlinks"].get(kind, {}), **mentioned} for kind in things}
        self.alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id, exercise in things["exercise"].items():
            self.alike[exercise["pattern"], exercise["kind"]].append(id)
        self.named: dict[tuple[str, str, str], list[tuple[str, Thing]]] = defaultdict(list)
        for id, exercise in things["exercise"].items():
            for entry in exercise["helps"]:
                self.named["role", entry["role"], entry["injury"]].append((id, entry))
            for entry in exercise["cautions"]:
                self.named["action", entry["action"], entry["condition"]].append((id, entry))

    def t(self, key: str, **values: object) -> str:
        """The words for `key`."""
        found: Any = self.words
        for step in key.split("."):
            found = found[step]
        if "n" in values:
            found = found["one" if values["n"] == 1 else "other"]
        return str(found).format(**values)

    def link(self, kind: str, id: str) -> str:
        folder, title = FOLDERS[kind], self.things[kind][id]["title"]
        return f"[{title}](../{folder}/index.md#{id})" if kind in SHARED else f"[{title}](../{folder}/{id}.md)"

    def links(self, kind: str, ids: Iterable[str], between: str = ", ") -> str:
        return between.join(self.link(kind, id) for id in ids)

    def cards(self, kind: str, ids: Iterable[str]) -> str:
        return bullets(f"{self.link(kind, id)}: {summary(self.things[kind][id])}" for id in ids)

    def prose(self, text: str) -> str:
        return LINK.sub(lambda found: f"](../{FOLDERS[found[1]]}/{found[2]}.md)", text).strip()

    def crumbs(self, *links: str) -> str:
        return bullets((f"[{self.t('page.home')}](../index.md)", *links))

    def grade(self, claim: str) -> str:
        return f"**{self.t(f'grade.{self.grades[claim]}')}**"

    def grading(self) -> str:
        return f"[{self.t('page.grading_link')}](../grading.md)"

    def also(self, thing: Thing) -> str:
        return f"{self.t('page.also')} {', '.join(thing['aliases'])}." if thing.get("aliases") else ""

    def reviewed(self, thing: Thing) -> str:
        return f"{self.t('page.reviewed')} {thing['reviewed']}."

    def head(self, thing: Thing, lead: str = "") -> str:
        return "\n\n".join(part for part in (f"# {thing['title']}", lead, self.also(thing)) if part)

    def mentions(self, kind: str, id: str, but: str = "") -> str:
        groups = self.groups(kind, id, "###", but)
        return f"## {self.t('page.mentions')}\n\n{groups}" if groups else ""

    def groups(self, kind: str, id: str, sign: str, but: str = "") -> str:
        """Who names a thing, in groups; who does so in a field is not listed again for the text."""
        found, parts = self.backlinks.get((kind, id), {}), []
        shown: set[tuple[str, str]] = set()
        for relation, title in self.titles[kind].items():
            referrer, _, field = relation.partition(".")
            ids = found.get(relation, ()) if relation != but else ()
            new = [other for other in ids if field != "mentions" or (referrer, other) not in shown]
            shown.update((referrer, other) for other in ids)
            if new:
                parts.append(f"{sign} {title}\n\n{bullets(self.link(referrer, other) for other in new)}")
        return "\n\n".join(parts)

    def provenance(self, thing: Thing) -> str:
        return f"## {self.t('page.sources')}\n\n{self.t('origin.common-practice')}\n\n{self.reviewed(thing)}"

    def claim_short(self, id: str) -> str:
        claim = self.things["claim"][id]
        heading = f"### {self.link('claim', id)} {self.grade(id)}"
        return f"{heading}\n\n{self.prose(claim['wording'])}\n\n{self.counts(claim)}"

    def counts(self, claim: Thing) -> str:
        read = [study["direction"] for study in claim["studies"]]
        found = ((d, read.count(d)) for d in (*reversed(DIRECTIONS), "context"))
        listed = ", ".join(f"{n} {self.t('direction.' + d.replace(' ', '-'))}" for d, n in found if n)
        return f"{self.t('claim.studies', n=len(read))} {listed}."

    def conditions(self, entries: Iterable[tuple[str, Thing]]) -> str:
        return bullets(f"{self.link('exercise', id)}: {e['note']}{self.cited(e.get('evidence'))}" for id, e in entries)

    def cited(self, ids: Iterable[str] | None) -> str:
        return f" ({self.links('evidence', ids)})" if ids else ""

    def glance(self, *pairs: tuple[str, str]) -> str:
        return bullets(f"**{self.t(key)}** {value}" for key, value in pairs if value)

    def part(self, key: str, *texts: str) -> str:
        """A section with a heading, left out if it has no text."""
        return "\n\n".join((f"## {self.t(key)}", *texts)) if any(texts) else ""

    def needs(self, kit: Thing) -> str:
        all_of, either = self.links("kit", kit.get("all_of", ())), self.links("kit", kit.get("any_of", ()), " or ")
        return f" {self.t('page.and')} ".join(part for part in (all_of, either) if part) or self.t("kit.none")

    def ladder(self, id: str, rung: str) -> list[list[str]]:
        exercises, seen, rungs, current = self.things["exercise"], {id}, [], [id]
        while current := [o for e in current for o in exercises[e].get(rung, ()) if o not in seen]:
            seen.update(current)
            rungs.append(current)
        return rungs

    def substitutes(self, id: str, e: Thing) -> list[str]:
        exercises, rank = self.things["exercise"], list(self.things["level"]).index
        near, primary = (
            {id, *(n for f in ("easier", "harder", "variations") for n in e.get(f, ()))},
            set(e["muscles"]["primary"]),
        )

        def distance(other: str) -> tuple[int, int, str]:
            o = exercises[other]
            shared = primary.intersection(o["muscles"]["primary"] + o["muscles"]["secondary"])
            return abs(rank(o["level"]) - rank(e["level"])), -len(shared), o["title"]

        return sorted((o for o in self.alike[e["pattern"], e["kind"]] if o not in near), key=distance)[:4]

    def stated(self, benefit: str) -> str:
        return self.grade(self.things["benefit"][benefit]["claims"][0])

    def facts(self, e: Thing, design: str, certainty: bool) -> str:
        sure = ("evidence.certainty", self.t("certainty." + e["certainty"].replace(" ", "-")) if certainty else "")
        people, limits = ("evidence.population", e["population"]), ("evidence.limits", e["limits"])
        return self.glance(("evidence.design", design), people, sure, limits)


def summary(thing: Thing) -> str:
    return str(thing.get("summary") or thing.get("means") or thing.get("said") or thing["finding"])


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def meta(title: str, description: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n\n"
