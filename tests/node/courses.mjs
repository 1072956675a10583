// What the modules of the browser's half say of the course of a plan, for calls.mjs.

import { runs, stands } from "../../plugins/strideguide/assets/parts/race.js";
import { course } from "../../plugins/strideguide/assets/parts/schedule.js";
import { isClose, saidOf, stepsOf } from "../../plugins/strideguide/assets/parts/walk_run.js";

// The course of a plan whose weeks are of some kinds.
export const schedule = (_, given) =>
  given.map(({ kinds, to_race: toRace, ...said }) => {
    const { entries, wait, hasRace } = course(kinds, { ...said, toRace });
    return { entries: entries.map(({ week, due, done }) => [week, due, done]), wait, "has race": hasRace };
  });

// The runs of weeks that have a race, or lead to one, and where their sessions stand.
export const race_week = ({ rules, sessions: slots, hours }, given) =>
  given.map(({ pattern, before, first, ahead }) => {
    const patterns = [0, ahead < 7 ? 7 : -7].map((more) => runs(pattern, { first, ahead: ahead + more }));
    const found = stands({ rules, slots, hours, patterns }, before, { first, ahead });
    return { runs: patterns[0], stands: found.map(({ day, weeks, before: days }) => [day, weeks, days]) };
  });

// The steps of a schedule in a course; what is said of them in few words makes the same ones again.
export const walk_run = (_, given) =>
  given.map(({ said, done, weeks, count, pattern, rest }) => {
    const schedule = { weeks, count };
    const steps = stepsOf(schedule, said, done);
    return { steps, again: stepsOf(schedule, saidOf(schedule, steps, done), done), close: isClose(pattern, rest) };
  });
