// The course of a plan as its reader has it: its weeks in their order, with dates if there is a first day, counted back
// from a race if there is one. What the weeks are, schedule.js says.

import { dateFrom, later, textOf, weekOf, weekWith, weekday } from "./dates.js";
import { course } from "./schedule.js";

/** @import { State } from "./own_week.js" */
/** @import { Entry } from "./schedule.js" */

/**
 * A week of the course; `time` says which time its week of the plan is done, from 1.
 * @typedef {Entry & { time: number }} Turned
 */
/**
 * `start` is the first day of the first week, null without dates; `wait` is how many weeks there are before it. `race`
 * is the place of the week that has the race and the race's weekday, 0 for Monday; null without one.
 * @typedef {{ entries: Turned[], start: Date | null, wait: number,
 *   race: { at: number, day: number, date: Date } | null }} Course
 */

/** @type {(data: Pick<Guide.PlanPage, "course" | "phases">) => string[]} the kind of each week of a plan */
const kindsOf = ({ course: { weeks }, phases }) => weeks.map(({ phase }) => phases[phase].kind);

/** @type {(data: Guide.PlanPage, state: Omit<State, "at">) => Course} */
export function courseOf(data, { race, start, begin, away: missed, again, back }) {
  const [first, day] = [dateFrom(start), dateFrom(race)];
  const toRace = first && day && weekWith(first, day);
  const { entries, wait, hasRace } = course(kindsOf(data), { begin, missed, again, back, toRace });
  const at = Number(toRace) - 1 - wait;
  return {
    entries: timed(entries),
    start: first && later(first, wait * 7),
    wait,
    race: hasRace && day ? { at, day: weekday(day), date: day } : null,
  };
}

/** @type {(entries: Entry[]) => Turned[]} */
function timed(entries) {
  /** @type {Map<number, number>} */
  const times = new Map();
  return entries.map((entry) => {
    const time = (times.get(entry.week) ?? 0) + 1;
    if (entry.done) times.set(entry.week, time);
    return { ...entry, time };
  });
}

// What stands in addresses of it: see training/keys.py.
const NUMBERS = /** @type {const} */ (["away", "again", "back"]);

/** @typedef {Pick<State, "race" | "start" | "undated" | "begin" | "away" | "again" | "back" | "steps">} Said */

/** @type {(own: { data: Guide.PlanPage, today: Date }) => string} the first day of this week */
export const thisWeek = ({ data, today }) => textOf(weekOf(today, data.publisher.first_day));

/**
 * What an address says of the course; `said` gives what can be read of a key. A race says when the course begins, too,
 * if nothing else does: this week.
 * @type {(said: (name: string) => string, own: { data: Guide.PlanPage, today: Date }) => Said}
 */
export function readCourse(said, own) {
  const race = said("race") && kindsOf(own.data).includes("race") ? said("race") : "";
  const undated = Boolean(race) && !said("start");
  const numbers = (/** @type {string} */ text) => (text ? text.split(",").map((one) => Number(one) - 1) : []);
  const [away, again, back] = NUMBERS.map((name) => numbers(said(name)));
  const start = undated ? thisWeek(own) : said("start");
  const steps = said("step").split(",").filter(Boolean).map(Number);
  return { race, start, undated, begin: Number(said("begin") || 1) - 1, away, again, back, steps };
}

/** @type {(query: URLSearchParams, state: State, data: Guide.PlanPage) => void} */
export function writeCourse(query, state, data) {
  const { race, start, begin } = state;
  /** @type {Record<string, string>} */
  const texts = { start, begin: begin ? String(begin + 1) : "", step: String(state.steps) };
  for (const name of NUMBERS) texts[name] = state[name].map((at) => at + 1).join(",");
  if (race || (query.has("race") && kindsOf(data).includes("race"))) texts.race = race;
  for (const [name, text] of Object.entries(texts)) {
    if (text) query.set(name, text);
    else query.delete(name);
  }
}
