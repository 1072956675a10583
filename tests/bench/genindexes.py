"""The index pages of the mkdocs-gen-files side: everything of one kind, in groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.bench.genfiles import SHARED, Thing
from tests.bench.gentexts import DIRECTIONS, Texts, bullets, meta, summary

GROUPED = {"injury": "kind", "muscle": "region", "kit": "place", "benefit": "group"}


class Indexes(Texts):
    """Index pages."""

    def index(self, kind: str, title: str) -> str:
        """The page of a kind: everything of it, in groups."""
        things = self.things[kind]
        lead = self.t(f"index.{kind}.lead", n=len(things)) if kind == "exercise" else self.t(f"index.{kind}.lead")
        head = f"{meta(title, lead)}{self.crumbs()}\n\n# {title}\n\n{lead}\n\n"
        if kind == "exercise":
            return head + "\n\n".join(self.catalogue())
        if kind == "evidence":
            return head + "\n\n".join(self.bibliography())
        if kind in SHARED:
            parts = (
                f"## {e['title']} {{ #{i} }}\n\n{e['summary']}\n\n{self.groups(kind, i, '###')}"
                for i, e in things.items()
            )
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
        return bullets(f"{self.link(kind, id)} {grade(id)}: {summary(self.things[kind][id])}" for id in ids)

    def catalogue(self) -> Iterator[str]:
        order = list(self.things["level"]).index
        for id, pattern in self.things["pattern"].items():
            found = ((i, e) for i, e in self.things["exercise"].items() if e["pattern"] == id)
            mine = sorted(found, key=lambda pair: order(pair[1]["level"]))
            about = f"[{self.t('catalogue.about_pattern', pattern=pattern['title'])}](../patterns/{id}.md)"
            yield f"## {pattern['title']} {{ #{id} }}\n\n{pattern['summary']} {about}\n\n" + bullets(
                map(self.entry, mine)
            )

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
        head = f"{self.link('evidence', id)}\n\n{e['authors']}. {e['journal']}, {e['year']}.\n\n{e['finding']}\n\n"
        return head + self.facts(e, f"{e['design']}; {e['participants']}", certainty=False)
