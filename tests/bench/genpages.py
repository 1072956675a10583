"""The Markdown of each page, for mkdocs-gen-files: what the guide's templates show, with the same words and links."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tests.bench.genfiles import FOLDERS, LINK, SHARED, VOCABULARY, Thing, Things, backlinks, grades

GROUPED = {"injury": "kind", "muscle": "region", "kit": "place", "benefit": "group"}
DIRECTIONS = ("against", "no effect", "mixed", "supports")
TOP = "../"


class Pages:
    """All pages of a guide. `words` is the guide's own catalogue of words."""

    def __init__(self, things: Things, words: dict[str, Any]) -> None:
        self.things = things
        self.words = words
        self.backlinks = backlinks(things)
        self.grades = grades(things)
        self.alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id, exercise in things["exercise"].items():
            self.alike[exercise["pattern"], exercise["kind"]].append(id)
        self.named: dict[tuple[str, str, str], list[tuple[str, Thing]]] = defaultdict(list)
        for id, exercise in things["exercise"].items():
            for entry in exercise["helps"]:
                self.named["role", entry["role"], entry["injury"]].append((id, entry))
            for entry in exercise["cautions"]:
                self.named["action", entry["action"], entry["condition"]].append((id, entry))

    def all(self) -> Iterator[tuple[str, str, str]]:
        """The path, the text and the source of each page."""
        for kind, members in self.things.items():
            folder, title = FOLDERS[kind], self.t(f"index.{kind}.title")
            source = "data/vocabulary.yml" if kind in VOCABULARY else f"data/{folder}"
            yield f"{folder}/index.md", self.index(kind, title), source
            for id, thing in members.items() if kind not in SHARED else ():
                body = "\n\n".join(part for part in getattr(self, f"_{kind}")(id, thing) if part)
                lead = thing.get("summary") or thing.get("said") or thing.get("finding", "")
                text = f"{_meta(thing['title'], lead)}{self.crumbs(f'[{title}](index.md)')}\n\n{body}\n"
                yield f"{folder}/{id}.md", text, source if kind in VOCABULARY else f"{source}/{id}.yml"

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
        return _list(f"{self.link(kind, id)}: {_summary(self.things[kind][id])}" for id in ids)

    def prose(self, text: str) -> str:
        return LINK.sub(lambda found: f"](../{FOLDERS[found[1]]}/{found[2]}.md)", text).strip()

    def crumbs(self, *links: str) -> str:
        return _list((f"[{self.t('page.home')}](../index.md)", *links))

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
        found, titles = self.backlinks.get((kind, id), {}), self.words["backlinks"].get(kind, {})
        return "\n\n".join(
            f"{sign} {title}\n\n{_list(self.link(relation.split('.')[0], other) for other in found[relation])}"
            for relation, title in titles.items()
            if relation in found and relation != but
        )

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
        return _list(f"{self.link('exercise', id)}: {e['note']}{self.cited(e.get('evidence'))}" for id, e in entries)

    def cited(self, ids: Iterable[str] | None) -> str:
        return f" ({self.links('evidence', ids)})" if ids else ""

    def glance(self, *pairs: tuple[str, str]) -> str:
        return _list(f"**{self.t(key)}** {value}" for key, value in pairs if value)

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
        near, primary = {id, *(n for f in ("easier", "harder", "variations") for n in e.get(f, ()))}, set(e["muscles"]["primary"])

        def distance(other: str) -> tuple[int, int, str]:
            o = exercises[other]
            shared = primary.intersection(o["muscles"]["primary"] + o["muscles"]["secondary"])
            return abs(rank(o["level"]) - rank(e["level"])), -len(shared), o["title"]

        return sorted((o for o in self.alike[e["pattern"], e["kind"]] if o not in near), key=distance)[:4]

    def table(self, e: Thing, row: Thing) -> str:
        side = f" {self.t('exercise.per_side_short')}" if e["unilateral"] else ""
        heads = " | ".join(self.t(f"exercise.{key}") for key in ("level", "work", "rest", "tempo", "effort"))
        lines = (
            f"| {self.things['level'][level]['title']} | {d['work']}{side} | {d['rest']} | {d['tempo']} | {d['effort']} |"
            for level, d in row["levels"].items()
        )
        return f"{self.t('exercise.goals')} {self.links('goal', row['goals'])}\n\n| {heads} |\n" + "\n".join(
            ("| --- | --- | --- | --- | --- |", *lines)
        )

    def _exercise(self, id: str, e: Thing) -> Iterator[str]:
        t = self.t
        yield self.head(e, e["summary"])
        yield self.glance(
            ("exercise.level", self.link("level", e["level"])),
            ("exercise.pattern", self.link("pattern", e["pattern"])),
            ("exercise.kit", self.needs(e["kit"])),
            ("exercise.sides", t("exercise.per_side" if e["unilateral"] else "exercise.both_sides")),
            ("exercise.impact", t(f"impact.{e['impact']}")),
            ("exercise.primary", self.links("muscle", e["muscles"]["primary"])),
            ("exercise.secondary", self.links("muscle", e["muscles"]["secondary"])),
        )
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(e["steps"], 1))
        yield self.part("exercise.how_to", self.prose(e["setup"]), steps)
        yield self.part("exercise.cues", _list(e["cues"]))
        yield self.part("exercise.mistakes", _list(f"**{m['mistake']}** {m['fix']}" for m in e["mistakes"]))
        lead = f"{t('exercise.dose_lead')} [{t('exercise.effort_link')}](../effort.md)"
        yield self.part("exercise.dose", lead, *(self.table(e, row) for row in e["doses"]))
        easier, harder = self.ladder(id, "easier"), self.ladder(id, "harder")
        rungs = [*(self.links("exercise", r) for r in reversed(easier)), f"**{e['title']}**"]
        rungs += [self.links("exercise", r) for r in harder]
        yield self.part("exercise.ladder", "\n".join(f"{n}. {rung}" for n, rung in enumerate(rungs, 1)))
        if e.get("variations"):
            yield f"{t('exercise.variations')} {self.links('exercise', e['variations'])}."
        if others := self.substitutes(id, e):
            yield self.part("exercise.substitutes", t("exercise.substitutes_lead"), self.cards("exercise", others))
        yield from self._bodies(e)
        yield self.mentions("exercise", id)
        yield self.provenance(e)

    def _bodies(self, e: Thing) -> Iterator[str]:
        t = self.t
        cautions = (f"**{t('caution.' + c['action'])}** {self.link('injury', c['condition'])}: {c['note']}" for c in e["cautions"])
        yield self.part("exercise.cautions", _list(cautions), t("safety.short"))
        helps = (
            f"{self.link('injury', h['injury'])} ({t('role.' + h['role'].replace(' ', '-'))}): {h['note']}"
            + (f" {t('exercise.help_evidence')} {self.links('evidence', h['evidence'])}." if h["evidence"] else "")
            for h in e["helps"]
        )
        yield self.part("exercise.helps", _list(helps))
        graded = (f"{self.link('benefit', b)} {self.stated(b)}" for b in e["benefits"])
        yield self.part("exercise.benefits", f"{t('exercise.benefits_lead')} {self.grading()}", _list(graded))

    def stated(self, benefit: str) -> str:
        return self.grade(self.things["benefit"][benefit]["claims"][0])

    def _muscle(self, id: str, m: Thing) -> Iterator[str]:
        yield self.head(m, m["summary"])
        yield self.part("muscle.in_running", self.prose(m["in_running"]))
        yield self.mentions("muscle", id)

    def _kit(self, id: str, k: Thing) -> Iterator[str]:
        yield self.head(k, k["summary"])
        yield self.glance(
            ("kit.place", self.t(f"place.{k['place']}")), ("kit.instead", k["instead"]), ("kit.choosing", k["choosing"])
        )
        yield self.mentions("kit", id)

    def _injury(self, id: str, i: Thing) -> Iterator[str]:
        t = self.t
        flags = (
            f"### {t(f'urgency.{urgency}')}\n\n"
            + _list(f"{f['sign']}{self.cited(f['sources'])}" for f in i["red_flags"] if f["urgency"] == urgency)
            for urgency in ("emergency", "urgent", "soon")
        )
        yield f"# {i['title']}"
        yield self.part("injury.red_flags", *flags)
        yield f"**{t('safety.title')}** {t('safety.text')}"
        yield i["summary"]
        yield self.also(i)
        yield self.glance(("injury.region", i["region"]), ("injury.muscles", self.links("muscle", i["muscles"])))
        yield self.part("injury.feels", _list(i["feels"]))
        yield self.part("injury.provoked_by", _list(i["provoked_by"]))
        avoid = self.conditions(self.named["action", "avoid", id])
        yield self.part("injury.avoid", _list(i["avoid"]), f"{t('injury.avoid_exercises')}\n\n{avoid}" if avoid else "")
        yield self.part("injury.may_help", _list(self.may_help(entry) for entry in i["may_help"]), self.prose(i["explanation"]))
        yield self.part("injury.rehabilitation", self.conditions(self.named["role", "rehabilitation", id]))
        yield self.part("injury.strength", self.conditions(self.named["role", "general strength", id]))
        yield self.part("injury.modify", self.conditions(self.named["action", "modify", id]))
        yield self.part("injury.claims", *(self.claim_short(claim) for claim in i["claims"]))
        yield self.mentions("injury", id)
        yield self.provenance(i)

    def may_help(self, entry: Thing) -> str:
        if claim := entry.get("claim"):
            return f"{entry['what']} {self.grade(claim)} [{self.t('injury.why_grade')}](../claims/{claim}.md)"
        return f"{entry['what']}{self.cited(entry.get('evidence')) or ' ' + self.t('injury.practice')}"

    def _benefit(self, id: str, b: Thing) -> Iterator[str]:
        yield self.head(b, b["summary"])
        yield f"{self.t('benefit.grade')} {self.stated(id)} {self.grading()}"
        yield self.part("benefit.expect", b["expect"])
        yield self.part("benefit.why", self.prose(b["explanation"]))
        yield self.part("benefit.claims", *(self.claim_short(claim) for claim in b["claims"]))
        yield self.mentions("benefit", id)
        yield self.reviewed(b)

    def _claim(self, id: str, c: Thing) -> Iterator[str]:
        t = self.t
        yield f"# {c['title']}"
        yield f'{t("claim.said")} "{c["said"]}"'
        yield f"{t('claim.grade')} {self.grade(id)} {self.grading()}"
        yield self.part("claim.wording", self.prose(c["wording"]))
        yield self.part("claim.because", self.prose(c["because"]))
        yield self.part("claim.studies_title", self.counts(c), "\n\n".join(self.study(study) for study in c["studies"]))
        yield self.mentions("claim", id)
        yield self.reviewed(c)

    def study(self, study: Thing) -> str:
        t, e = self.t, self.things["evidence"][study["evidence"]]
        direction = t("direction_title." + study["direction"].replace(" ", "-"))
        return (
            f"**{direction}** {self.link('evidence', study['evidence'])} ({e['year']})\n\n{e['finding']}\n\n{study['note']}\n\n"
            + self.facts(e, f"{e['design']}; {e['participants']}", certainty=True)
        )

    def facts(self, e: Thing, design: str, certainty: bool) -> str:
        sure = ("evidence.certainty", self.t("certainty." + e["certainty"].replace(" ", "-")) if certainty else "")
        people, limits = ("evidence.population", e["population"]), ("evidence.limits", e["limits"])
        return self.glance(("evidence.design", design), people, sure, limits)

    def _evidence(self, id: str, e: Thing) -> Iterator[str]:
        t = self.t
        yield f"# {e['title']}\n\n{e['authors']}. {e['journal']}, {e['year']}.\n\n[{t('evidence.read')}]({e['url']})"
        yield self.part("evidence.finding", e["finding"])
        yield self.glance(
            ("evidence.direction", t("direction_title." + e["direction"].replace(" ", "-"))),
            ("evidence.design", e["design"]),
            ("evidence.participants", e["participants"]),
            ("evidence.population", e["population"]),
            ("evidence.certainty", t("certainty." + e["certainty"].replace(" ", "-"))),
        )
        yield self.part("evidence.limits", e["limits"])
        citing = self.backlinks.get(("evidence", id), {}).get("claim.studies.evidence", ())
        studies = ((c, s) for c in citing for s in self.things["claim"][c]["studies"] if s["evidence"] == id)
        read = (
            f"{self.link('claim', c)}: {t('direction_title.' + s['direction'].replace(' ', '-'))}. {s['note']}" for c, s in studies
        )
        yield self.part("evidence.claims", _list(read))
        yield self.mentions("evidence", id)

    def _pattern(self, id: str, p: Thing) -> Iterator[str]:
        mine = {i: e for i, e in self.things["exercise"].items() if e["pattern"] == id}
        starts = (i for i, e in mine.items() if not e.get("easier"))
        yield self.head(p, p["summary"])
        yield self.prose(p["why"])
        yield self.part("pattern.exercises", f"{self.t('pattern.start')} {self.links('exercise', starts)}.")
        for level in self.things["level"]:
            if ids := [i for i, e in mine.items() if e["level"] == level]:
                yield f"### {self.link('level', level)}\n\n{self.cards('exercise', ids)}"
        yield self.mentions("pattern", id, but="exercise.pattern")

    def index(self, kind: str, title: str) -> str:
        """The page of a kind: everything of it, in groups."""
        things = self.things[kind]
        lead = self.t("catalogue.lead", n=len(things)) if kind == "exercise" else self.t(f"index.{kind}.lead")
        head = f"{_meta(title, lead)}{self.crumbs()}\n\n# {title}\n\n{lead}\n\n"
        if kind == "exercise":
            return head + "\n\n".join(self.catalogue())
        if kind == "evidence":
            return head + "\n\n".join(self.bibliography())
        if kind in SHARED:
            parts = (f"## {e['title']} {{ #{i} }}\n\n{e['summary']}\n\n{self.groups(kind, i, '###')}" for i, e in things.items())
            return head + "\n\n".join(parts)
        return head + "\n\n".join(self.grouped(kind))

    def grouped(self, kind: str) -> Iterator[str]:
        if kind in ("benefit", "claim"):
            yield self.grading()
        if kind == "injury":
            yield f"**{self.t('safety.title')}** {self.t('safety.text')}"
        things = self.things[kind]
        if kind not in GROUPED:
            yield self.entries(kind, things)
        else:
            for value, title in self.words["group"][kind].items():
                if ids := [i for i, e in things.items() if e[GROUPED[kind]] == value.replace("-", " ")]:
                    yield f"## {title}\n\n{self.entries(kind, ids)}"

    def entries(self, kind: str, ids: Iterable[str]) -> str:
        if kind not in ("benefit", "claim"):
            return self.cards(kind, ids)
        grade = self.stated if kind == "benefit" else self.grade
        return _list(f"{self.link(kind, id)} {grade(id)}: {_summary(self.things[kind][id])}" for id in ids)

    def catalogue(self) -> Iterator[str]:
        order = list(self.things["level"]).index
        for id, pattern in self.things["pattern"].items():
            found = ((i, e) for i, e in self.things["exercise"].items() if e["pattern"] == id)
            mine = sorted(found, key=lambda pair: order(pair[1]["level"]))
            about = f"[{self.t('catalogue.about_pattern', pattern=pattern['title'])}](../patterns/{id}.md)"
            yield f"## {pattern['title']} {{ #{id} }}\n\n{pattern['summary']} {about}\n\n" + _list(map(self.entry, mine))

    def entry(self, pair: tuple[str, Thing]) -> str:
        id, e = pair
        kit = ", ".join(self.things["kit"][k]["title"] for ids in e["kit"].values() for k in ids) or self.t("kit.none")
        side = f", {self.t('catalogue.one_side')}" if e["unilateral"] else ""
        return f"{self.link('exercise', id)}: {e['summary']} {self.things['level'][e['level']]['title']}, {kit}{side}"

    def bibliography(self) -> Iterator[str]:
        studies, t = self.things["evidence"], self.t
        by = {d: [i for i, e in studies.items() if e["direction"] == d] for d in reversed(DIRECTIONS)}
        by = {d: by[d] for d in DIRECTIONS if by[d]}
        counts = ", ".join(f"{len(ids)} {t('direction.' + d.replace(' ', '-'))}" for d, ids in by.items())
        yield f"{t('evidence.counts', total=len(studies))} {counts}. {t('evidence.counts_note')}"
        for direction, ids in by.items():
            yield f"## {t('direction_title.' + direction.replace(' ', '-'))}"
            for id in ids:
                yield self.cite(id, studies[id])

    def cite(self, id: str, e: Thing) -> str:
        named = self.backlinks.get(("evidence", id), {})
        pairs = dict.fromkeys((relation.split(".")[0], other) for relation, ids in named.items() for other in ids)
        cited = ", ".join(self.link(kind, other) for kind, other in pairs) or self.t("evidence.background")
        head = f"{self.link('evidence', id)}\n\n{e['authors']}. {e['journal']}, {e['year']}.\n\n{e['finding']}\n\n"
        facts = self.facts(e, f"{e['design']}; {e['participants']}", certainty=False)
        return f"{head}{facts}\n{self.glance(('evidence.cited_by', cited))}"


def _summary(thing: Thing) -> str:
    return str(thing.get("summary") or thing.get("said") or thing["finding"])


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _meta(title: str, description: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n\n"
