"""A tiny valid guide: the smallest vocabulary and one thing of every kind. Tests write it to a folder, with changes.

`strideguide check` finds nothing wrong with it, every field of every kind is there, and every kind of reference is used
at least once. Its facts are invented; nothing of it is ever published.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests import planning

# Every file of the guide by its path below the guide's root.
FILES: Mapping[str, str] = MappingProxyType(
    {
        "data/vocabulary.yml": """\
levels:
  beginner: {title: Beginner, summary: You are new to it.}
  advanced: {title: Advanced, summary: You have done it for years.}
goals:
  stay-healthy: {title: Stay healthy, summary: Run on without trouble.}
seasons:
  build: {title: Build, summary: The weeks of long runs.}
patterns:
  squat:
    title: Squat pattern
    summary: Hips and knees bend together.
    why: |
      You do it on every stair.
places:
  home: {title: At home, summary: A room with a chair., kit: [chair]}
""",
        "data/exercises/squat.yml": """\
title: Squat
aliases: [knee bend]
former_ids: [deep-squat]
summary: Sit down into the air and stand up again.
pattern: squat
kind: strength
level: beginner
unilateral: false
impact: none
muscles:
  primary: [quads]
  secondary: []
kit:
  all_of: []
  any_of: [chair]
setup: |
  Stand with your feet as wide as your hips. See [what the quads do](muscle:quads).
steps:
  - Sit back and down.
  - Stand up.
cues:
  - Knees over the toes.
mistakes:
  - mistake: The heels lift.
    fix: Sit back a little more.
doses:
  - goals: [stay-healthy]
    levels:
      beginner: {work: 2 x 8-10, rest: 60-90 s, tempo: 3-1-1, effort: RPE 5-6}
      advanced: {work: 3 x 10-12, rest: 2 min, effort: 2-3 in reserve}
easier: []
harder: []
variations: []
benefits: [strong-legs]
helps:
  - injury: sore-knee
    role: rehabilitation
    evidence: [trial-2020]
    note: One small trial used it.
cautions:
  - condition: sore-knee
    action: modify
    note: Go only as deep as it stays comfortable.
provenance: {origin: adapted, sources: [old-guide], note: With thanks.}
reviewed: 2026-11-22
figure:
  view: side
  surfaces: [{kind: box, x: 90, height: 40, width: 40, beside: true}]
  props: [{kind: band, at: [near hand], anchor: 60 120}, {beside: true, kind: cable, at: [hips], anchor: 80 120}]
  works: both
  close: hips
  moves: {part: hips, beside: behind}
  card: 2
  loop: false
  tempo: 2-1-1
  poses:
    - caption: Stand tall.
      head: 5
      arms: 20
      planted: [near foot, far foot]
    - caption: Sit back.
      trunk: 42
      near_arm: 80 85
      far_arm: on chest
      near_leg: 86 -24
      far_leg: stay
    - caption: Sit lower.
      legs: stay
      hips: -26 44
      shift: 0 2
""",
        "data/activities/swimming.yml": """\
title: Swimming
aliases: [swim]
summary: It trains the heart and spares the legs.
impact: none
trains: [Endurance]
muscles: [quads]
kit: []
start: {sessions: 1-2, length: 20-30 min, effort: RPE 3-4}
in_the_week:
  rest_day: gently
  replaces: easy run
  advice: |
    Swim on the day after the long run.
when_injured: |
  It usually goes on.
does_not: It does not train the legs for landing.
goals: [stay-healthy]
benefits: [strong-legs]
claims: [strength-helps]
cautions: none known
provenance: {origin: own work}
reviewed: 2026-11-22
figure:
  view: side
  surfaces: [{kind: water, height: 40}, {kind: wall, x: 200, holds: [60]}]
  props: [{kind: towel, at: [hips]}]
  works: near
  close: head
  poses:
    - {caption: Float on the water., trunk: 90, legs: -90, arms: 90, planted: [], shift: 0 30, pelvis: 90}
""",
        "data/benefits/strong-legs.yml": """\
title: Strong legs
summary: Your legs may carry you further.
group: performance
explanation: |
  Muscles that work get stronger, says [the claim](claim:strength-helps).
expect: More strength after some weeks.
claims: [strength-helps]
reviewed: 2026-11-22
""",
        "data/claims/strength-helps.yml": """\
title: Strength work helps runners
number: C01
said: Strength work helps every runner.
wording: |
  It may help some runners.
because: |
  There is [one small trial](evidence:trial-2020).
said_by: [old-guide]
studies:
  - evidence: trial-2020
    direction: supports
    note: It measured just that.
reviewed: 2026-11-22
""",
        "data/injuries/sore-knee.yml": """\
title: Sore knee
aliases: [runner's ache]
kind: injury
summary: The knee aches at the front.
region: The front of the knee
marks: [kneecap]
muscles: [quads]
feels: [It aches on stairs.]
provoked_by: [More hills than before.]
red_flags:
  - sign: The knee locks.
    urgency: urgent
    sources: [trial-2020]
avoid: [Deep jumps.]
may_help:
  - what: Strength work, in one small trial.
    claim: strength-helps
    evidence: [trial-2020]
explanation: |
  Nobody knows quite why it starts.
keep_fit: [swimming]
claims: [strength-helps]
not_covered: Surgery.
provenance: {origin: common practice, sources: [old-guide]}
reviewed: 2026-11-22
""",
        "data/muscles/quads.yml": """\
title: Quads
aliases: [thigh muscles]
summary: They straighten the knee.
region: thigh
in_running: |
  They catch you at every step.
""",
        "data/kit/chair.yml": """\
title: Chair
summary: Something to sit down on.
place: home
instead: A low wall.
choosing: It does not slide.
""",
        "data/evidence/trial-2020.yml": """\
title: A trial of squats
authors: Smith A, Jones B
year: 2020
journal: Journal of Trials
volume_pages: "1:2-3"
doi: 10.1000/xyz123
pmid: "123456"
url: https://example.org/trial
design: randomised trial
participants: 20 people
population: Runners
finding: Those who did squats were a little stronger after eight weeks.
direction: supports
certainty: low
limits: It was small.
background: It is listed as an example.
""",
        "data/faqs/do-squats-help.yml": """\
title: Do squats help?
short: They may.
answer: |
  They may, says [one claim](claim:strength-helps).
topic: strength
claims: [strength-helps]
asked_in: [old-guide]
reviewed: 2026-11-22
""",
        "data/tips/start-small.yml": """\
title: Start small
short: Begin with less than you could do.
detail: |
  Add a little each week.
claims: [strength-helps]
given_in: [old-guide]
reviewed: 2026-11-22
""",
        "data/myths/squats-ruin-knees.yml": """\
title: Squats ruin knees
kind: belief
short: They do not, done with care.
detail: |
  Nothing shows that they do.
claims: [strength-helps]
named_in: [old-guide]
reviewed: 2026-11-22
""",
        "data/conflicts/squats-or-not.yml": """\
title: Squats or no squats
number: CON-01
question: Should runners squat?
positions:
  - sources: [old-guide]
    says: They should.
  - says: They need not.
choice: This guide lets you choose.
because: |
  There is one small trial of [squats](exercise:squat).
claims: [strength-helps]
reviewed: 2026-11-22
""",
        "data/sources/old-guide.yml": """\
title: An old guide
number: "000"
kind: Web page
summary: It covers squats.
""",
        "content/index.md": """\
# Home

Begin with the [squat](exercise:squat), or look at [all claims](claims/index.md).

<!-- guide: exercises kit=chair -->
""",
        **planning.FILES,
    }
)


def swapped(path: str, *pairs: tuple[str, str]) -> str:
    """The text of a file of the guide with each old text, which stands in it exactly once, replaced by the new one."""
    text = FILES[path]
    for old, new in pairs:
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
        text = text.replace(old, new)
    return text


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The guide's folder, with `changes` by path: another text, other bytes, or None for a file that is not there."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # The bytes as they are: newlines and lone surrogates are part of what is tested.
            file.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return folder
