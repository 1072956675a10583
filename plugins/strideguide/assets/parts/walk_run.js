// The steps of a walk-run schedule in the weeks of a plan, and whether its runs have their days between.
// training/walk_run.py for a browser: tests hold the two together, so a change here is a change there.

import { daysFrom } from "./dates.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State } from "./own_week.js" */

/**
 * The step of the schedule in a week, what each of its runs is, its number from 1, and which days have one.
 * @typedef {{ step: number, all: number, minutes: number, rule: string,
 *   runs: Array<{ day: number, text: string }> }} Walked
 */

/**
 * Whether two runs of a week that goes round have fewer days between than they should.
 * @type {(pattern: number[], rest: number) => boolean}
 */
export function isClose(pattern, rest) {
  const days = [...pattern.keys()].filter((day) => pattern[day]);
  return days.some((day, at) => (days[(at + 1) % days.length] - day + 6) % 7 < rest);
}

/**
 * The step of each week of a course, from 1: what a reader `said` of its first weeks, then a step on after so many
 * weeks as the schedule asks for at least. A week that is not `done` counts for none, so its step comes again.
 * @type {(schedule: { weeks: number, count: number }, said: number[], done: boolean[]) => number[]}
 */
export function stepsOf({ weeks, count }, said, done) {
  let [now, spent] = [1, 0];
  return done.map((isDone, at) => {
    const next = said[at] ?? (spent >= weeks ? Math.min(now + 1, count) : now);
    if (at < said.length ? next !== now : spent >= weeks) spent = 0;
    now = next;
    spent += Number(isDone);
    return now;
  });
}

/**
 * The steps of the weeks of a course of a plan whose runs follow a schedule.
 * @type {(walk: Guide.WalkRunData, state: Pick<State, "steps">, course: Course) => number[]}
 */
export const stepsIn = ({ weeks, steps }, { steps: said }, { entries }) =>
  stepsOf({ weeks, count: steps.length }, said, entries.map(({ done }) => done));

/**
 * What is run in a week of the course; null in a plan whose runs follow no schedule. Who may not run has no run, also
 * in a week that an address or the reader lays out.
 * @type {(own: OwnWeek, state: State, course: Course, at: number) => Walked | null}
 */
export function walked({ data: { walk_run: walk, publisher }, change: { limits } }, state, course, at) {
  if (!walk) return null;
  const step = stepsIn(walk, state, course)[at];
  const { runs, minutes } = walk.steps[step - 1];
  const days = daysFrom(publisher.first_day).filter((day) => state.pattern[day] && limits.runs !== 0);
  const texts = days.map((day, i) => ({ day, text: runs[Math.min(i, runs.length - 1)] }));
  return { step, all: walk.steps.length, minutes, rule: walk.rule, runs: texts };
}

/**
 * What has to be said of a course so that its weeks have these steps: no more than its first ones.
 * @type {(schedule: { weeks: number, count: number }, steps: number[], done: boolean[]) => number[]}
 */
export function saidOf(schedule, steps, done) {
  const made = (/** @type {number} */ count) => stepsOf(schedule, steps.slice(0, count), done).slice(0, steps.length);
  let count = steps.length;
  while (count && `${made(count - 1)}` === `${steps}`) count -= 1;
  return steps.slice(0, count);
}
