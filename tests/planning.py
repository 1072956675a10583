"""The part of the tiny guide of worlds.py that is about weeks: a rule of every kind, the picker, and a plan."""

from __future__ import annotations

FILES = {
    "data/rules.yml": """\
rules:
  rest-day:
    title: A day of rest
    aliases: [day off]
    summary: Keep one day a week free.
    severity: must
    looks: {rest_days: {at_least: 1}}
    why: |
      It gives [your thighs](muscle:quads) time.
    sources:
      - source: old-guide
        words: One day a week is off.
    resolution: One day it is.
    claims: [strength-helps]
    conflicts: [squats-or-not]
  fresh-legs:
    title: Fresh legs
    summary: Lift nothing heavy before a long run.
    severity: must
    looks: {not_near: {sessions: [hard, strength], when: day before, runs: [hard, long]}}
    why: Tired legs run badly.
  two-days:
    title: Two days between
    summary: Train the same muscles on every other day.
    severity: must
    looks: {apart: {sessions: [strength], same_muscles: true, at_least: 48 h}}
    why: Muscles need time.
  hours-between:
    title: Hours between
    summary: Run first, and wait three hours.
    severity: must
    looks: {after_run: {sessions: [strength], at_least: 3 h}}
    why: Lunch lies between.
  easy-after:
    title: Easy after hard
    summary: Swim on the day after a hard run.
    severity: should
    looks: {best_after: {sessions: [light, cross-training], runs: [hard]}}
    why: Water is kind.
  not-too-often:
    title: Not too often
    summary: Lift once or twice a week.
    severity: must
    looks:
      week_count:
        sessions: [strength]
        levels: {beginner: 1-2, advanced: 2-3}
        seasons: [{season: build, count: 1-2}]
    why: Twice is enough.
  small-steps:
    title: Small steps
    summary: Add a little at a time.
    severity: must
    looks: {load: {growth: 50, deload_after: 4}}
    why: Much at once is much.
  one-leg:
    title: On one leg
    summary: Squat on one leg.
    severity: must
    looks: {single_leg: {patterns: [squat], at_least: 50}}
    why: You run on one leg at a time.
  thighs-work:
    title: Thighs work
    summary: Train the thighs.
    severity: must
    looks: {trains: {muscles: [quads]}}
    why: They carry you.
  one-new-thing:
    title: One new thing
    summary: Take up one thing at a time.
    severity: must
    looks: {focus_count: {at_most: 1}}
    why: One is enough.
  nothing-against-you:
    title: Nothing against you
    summary: Leave out what you should leave out.
    severity: must
    looks: {no_cautions: {action: avoid}}
    why: It would be unkind.
""",
    "data/picker.yml": """\
version: 1
runs: [2, 3, 4]
sessions: [1, 2]
minutes: [15, 30]
weak_spots:
  - {pattern: squat, title: Thighs}
rules:
  runs: [rest-day]
  sessions: [not-too-often]
weeks: {long_runs: 1, key_runs_apart: 2}
""",
    "data/plans/first-weeks.yml": """\
title: First weeks
summary: For a runner who has never lifted.
goals: [stay-healthy]
levels: [beginner]
seasons: [build]
fits:
  - {runs: 2-4, key_runs: 0-1, key_runs_apart: 2}
places: [home]
focus: [squat]
conditions: [sore-knee]
about: |
  Two short sessions a week.
sessions:
  - key: a
    title: At home
    optional: false
    replaces_run: false
    days: [easy, no run]
    note: Begin with it.
    blocks:
      - part: main
        activities:
          - activity: swimming
            length: 10 min
            effort: RPE 3
        exercises:
          - exercise: squat
            dose: {work: 2 x 8, rest: 1 min, effort: RPE 5}
  - key: b
    title: In the water
    optional: true
    replaces_run: true
    days: [easy]
    blocks:
      - part: main
        activities: [{activity: swimming, length: 15 min, effort: RPE 4}]
phases:
  - title: Learn
    kind: build
    weeks: 4
    progression: Add a set in week three.
    sessions: [a, b]
  - title: Breathe
    kind: deload
    weeks: 1
    progression: Do less.
    sets: 1
    effort: RPE 4
    sessions: [a, b]
waivers:
  - rule: one-leg
    reason: Two legs come first.
provenance: {origin: own work}
reviewed: 2026-11-22
""",
}
