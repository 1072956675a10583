// A week that is laid out towards a race: its runs, and the sessions that stand so many days before it.
// training/race.py for a browser: tests hold the two together, so a change here is a change there.

import { around, breaks } from "./week.js";

/** @import { Days, Rule, Slot } from "./day_rules.js" */

/** @typedef {{ first: number, ahead: number }} Race the weekday that begins the week, and the days from it to then */
/**
 * Where a session stands: on a day of this week, or of the week that is so many `weeks` on, -1 for the one before; and
 * how many days before the race, null if only the rules say where.
 * @typedef {{ day: number | null, weeks: number, before: number | null }} Stand
 */
/**
 * The rules, sessions, and hours between a run and a session on one day; and the runs of this week, and of the week
 * before it if it has the race, else of the one after it.
 * @typedef {{ rules: Rule[], slots: Slot[], hours: number, patterns: [number[], number[]] }} World
 */

const [NO_RUN, EASY, HARD] = [0, 1, 2]; // numbers of runs in a pattern
const FRESH = 6; // days before a race in which there are only easy runs: a week without its own day

/**
 * The runs of a week that has a race, or leads to one: none but easy ones in the last days before it, and none after
 * it.
 * @type {(pattern: number[], race: Race) => number[]}
 */
export const runs = (pattern, { first, ahead }) =>
  pattern.map((kind, day) => {
    const after = ((day - first + 7) % 7) - ahead;
    if (!after) return HARD;
    if (after > 0) return NO_RUN;
    return after >= -FRESH ? Math.min(kind, EASY) : kind;
  });

/**
 * Where the sessions of a week stand; `before` is how many days before the race, null where it is not said. Of several
 * days it is the one on which fewest rules are broken, else the earliest.
 * @type {(world: World, before: Array<number[] | null>, race: Race) => Stand[]}
 */
export function stands(world, before, race) {
  /** @type {Stand[]} */
  const found = before.map(() => ({ day: null, weeks: 0, before: null }));
  before.forEach((days, at) => {
    if (!days) return;
    const [low, high] = days;
    const tried = Array.from({ length: high - low + 1 }, (_, less) => standOf(race, high - less));
    const costs = tried.map((stand) => broken(world, found.with(at, stand), at));
    found[at] = tried[costs.indexOf(Math.min(...costs))];
  });
  const fixed = daysOf(found).map((day, at) => (before[at] ? day : undefined));
  const days = around(world, world.patterns[0], fixed);
  return days ? found.map((stand, at) => (stand.before === null ? { ...stand, day: days[at] } : stand)) : found;
}

/** @type {(race: Race, before: number) => Stand} */
function standOf({ first, ahead }, before) {
  const weeks = Math.floor((ahead - before) / 7);
  return { day: (first + ahead - before - weeks * 7) % 7, weeks, before };
}

/** @type {(world: World, stands: Stand[], at: number) => number} how many rules are broken with one where it is */
function broken({ rules, slots, hours, patterns }, stands, at) {
  const { day, weeks } = stands[at];
  if (weeks) return breaks(rules, [slots[at]], patterns[1], [day], hours).length;
  return breaks(rules, slots, patterns[0], daysOf(stands), hours).length;
}

/** @type {(stands: Stand[]) => Days} */
const daysOf = (stands) => stands.map(({ day, weeks }) => (weeks ? null : day));
