"""The Markdown of each page, for mkdocs-gen-files: what the guide's templates show, with the same words and links."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.genfiles import FOLDERS, SHARED, VOCABULARY, Thing
from tests.bench.genindexes import Indexes
from tests.bench.gentexts import bullets, meta

URGENCY = ("now", "today", "soon")


class Pages(Indexes):
    """All pages of a guide."""

    def all(self) -> Iterator[tuple[str, str, str]]:
        """The path, the text and the source of each page."""
        for kind, members in self.things.items():
            folder, title = FOLDERS[kind], self.t(f"index.{kind}.title")
            source = "data/vocabulary.yml" if kind in VOCABULARY else f"data/{folder}"
            yield f"{folder}/index.md", self.index(kind, title), source
            for id, thing in members.items() if kind not in SHARED else ():
                body = "\n\n".join(part for part in getattr(self, f"_{kind}")(id, thing) if part)
                lead = thing.get("summary") or thing.get("means") or thing.get("said") or thing.get("finding", "")
                text = f"{meta(thing['title'], lead)}{self.crumbs(f'[{title}](index.md)')}\n\n{body}\n"
                yield f"{folder}/{id}.md", text, source if kind in VOCABULARY else f"{source}/{id}.yml"

    def table(self, e: Thing, row: Thing) -> str:
        side = f" {self.t('exercise.per_side_short')}" if e["unilateral"] else ""
        heads = " | ".join(self.t(f"exercise.{key}") for key in ("level", "work", "rest", "tempo", "effort"))
        lines = (
            f"| {self.things['level'][id]['title']} | {d['work']}{side} | {d['rest']} | {d['tempo']} | {d['effort']} |"
            for id, d in row["levels"].items()
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
        yield self.part("exercise.cues", bullets(e["cues"]))
        yield self.part("exercise.mistakes", bullets(f"**{m['mistake']}** {m['fix']}" for m in e["mistakes"]))
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
        cautions = (
            f"**{t('caution.' + c['action'])}** {self.link('injury', c['condition'])}: {c['note']}"
            for c in e["cautions"]
        )
        yield self.part("exercise.cautions", bullets(cautions), t("safety.short"))
        helps = (
            f"{self.link('injury', h['injury'])} ({t('role.' + h['role'].replace(' ', '-'))}): {h['note']}"
            + (f" {t('exercise.help_evidence')} {self.links('evidence', h['evidence'])}." if h["evidence"] else "")
            for h in e["helps"]
        )
        yield self.part("exercise.helps", bullets(helps))
        graded = (f"{self.link('benefit', b)} {self.stated(b)}" for b in e["benefits"])
        yield self.part("exercise.benefits", f"{t('exercise.benefits_lead')} {self.grading()}", bullets(graded))

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
        yield f"# {i['title']}"
        yield self.part("injury.red_flags", *(self.card(urgency, i["signs"]) for urgency in URGENCY))
        yield f"**{t('safety.title')}** {t('safety.text')}"
        yield i["summary"]
        yield self.also(i)
        yield self.glance(("injury.region", i["region"]), ("injury.muscles", self.links("muscle", i["muscles"])))
        yield self.part("injury.feels", bullets(i["feels"]))
        yield self.part("injury.provoked_by", bullets(i["provoked_by"]))
        avoid = self.conditions(self.named["action", "avoid", id])
        yield self.part(
            "injury.avoid", bullets(i["avoid"]), f"{t('injury.avoid_exercises')}\n\n{avoid}" if avoid else ""
        )
        yield self.part(
            "injury.may_help", bullets(self.may_help(entry) for entry in i["may_help"]), self.prose(i["explanation"])
        )
        yield self.part("injury.rehabilitation", self.conditions(self.named["role", "rehabilitation", id]))
        yield self.part("injury.strength", self.conditions(self.named["role", "general strength", id]))
        yield self.part("injury.modify", self.conditions(self.named["action", "modify", id]))
        yield self.part("injury.claims", *(self.claim_short(claim) for claim in i["claims"]))
        yield self.mentions("injury", id)
        yield self.provenance(i)

    def card(self, urgency: str, signs: list[str]) -> str:
        """What calls for help at one level of urgency."""
        told = (
            f"{self.link('sign', id)}\n\n{bullets(call['notice'])}{self.cited(call['sources'])}"
            for id in signs
            for call in self.things["sign"][id]["calls"]
            if call["urgency"] == urgency
        )
        return f"### {self.t(f'urgency.{urgency}')}\n\n" + "\n\n".join(told)

    def _sign(self, id: str, s: Thing) -> Iterator[str]:
        yield self.head(s, s["means"])
        yield "\n\n".join(self.card(urgency, [id]) for urgency in URGENCY)
        yield self.mentions("sign", id)
        yield self.provenance(s)

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
            f"**{direction}** {self.link('evidence', study['evidence'])} ({e['year']})\n\n"
            + f"{study['result']}\n\n{study['note']}\n\n"
            + self.facts(e, f"{e['design']}; {e['participants']}", certainty=True)
        )

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
            f"{self.link('claim', c)}: {t('direction_title.' + s['direction'].replace(' ', '-'))}. {s['note']}"
            for c, s in studies
        )
        yield self.part("evidence.claims", bullets(read))
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
