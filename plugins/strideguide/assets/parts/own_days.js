// A week of the course as its reader does it: sessions on their days, towards a race and elsewhere.

import { dateOf, weekday } from "./dates.js";
import { runs, stands } from "./race.js";
import { Arranger, breaks } from "./week.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State, Week } from "./own_week.js" */
/** @import { Race, Stand } from "./race.js" */

/**
 * A week with its runs. `stands` says of each session where it is, if a race does; `race` is the day of the race if it
 * is in this week, and `guests` are the sessions of other weeks that stand in this one.
 * @typedef {Week & { pattern: number[], stands: Stand[], race: number | null, guests: Guest[], isAway: boolean }} Laid
 * @typedef {{ key: string, day: number, at: number }} Guest
 */

/** @type {(own: OwnWeek, state: State, course: Course, at: number) => Laid} */
export function weekIn(own, state, course, at) {
  const week = laid(own, state, course, at);
  const near = course.race ? [at - 1, at + 1].filter((other) => other >= 0 && other < course.entries.length) : [];
  const guests = near.flatMap((other) => guestsOf(laid(own, state, course, other), other, at));
  return { ...week, guests };
}

/** @type {(week: Laid, from: number, at: number) => Guest[]} */
function guestsOf({ sessions, stands: found }, from, at) {
  return found.flatMap(({ day, weeks }, i) =>
    weeks && day !== null && from + weeks === at ? [{ key: sessions[i].key, day, at: from }] : [],
  );
}

/** @type {(own: OwnWeek, state: State, course: Course, at: number) => Laid} */
function laid(own, state, course, at) {
  const { week, done } = course.entries[at];
  const usual = { pattern: state.pattern, stands: [], race: null, guests: [], isAway: !done };
  const nothing = { sessions: [], days: [], breaks: [], best: [], gone: [], inTheWay: new Map(), byHand: false };
  if (!done) return { ...usual, ...nothing, rules: own.rules(state) };
  const { race, start } = course;
  if (!race || !start || at > race.at) return { ...usual, ...own.week(state, week) };
  const first = weekday(start);
  const ahead = ((race.day - first + 7) % 7) + 7 * (race.at - at);
  const isRace = at === race.at;
  const [raced, beside] = [0, isRace ? 7 : -7].map((more) => runs(state.pattern, { first, ahead: ahead + more }));
  const before = own.data.phases[own.data.course.weeks[week].phase].before_race;
  if (!before && `${raced}` === `${state.pattern}`) return { ...usual, ...own.week(state, week) };
  const now = at + course.wait;
  const found = towards(own, state, week, { before, patterns: [raced, beside], race: { first, ahead }, now });
  return { ...usual, ...found, pattern: raced, race: isRace ? race.day : null };
}

/**
 * A week before a race. What the reader placed by hand stays, but for sessions of which the plan says how many days
 * before the race they stand. A day before week 0, in which the reader begins, is none.
 * @type {(own: OwnWeek, state: State, week: number, about: { before: Record<string, number[]> | undefined,
 *   patterns: [number[], number[]], race: Race, now: number }) => Week & { stands: Stand[] }}
 */
function towards(own, state, week, { before = {}, patterns, race, now }) {
  const { count, hours, placed } = state;
  const sessions = own.sessions(week, count);
  const rules = own.rules(state);
  const asked = sessions.map(({ key }) => before[key] ?? null);
  const found = stands({ rules, slots: sessions, hours, patterns }, asked, race).map((stand, at) => {
    if (now + stand.weeks < 0) return { ...stand, day: null, weeks: 0 };
    const day = placed?.get(sessions[at].key);
    return day === undefined || stand.before !== null ? stand : { ...stand, day };
  });
  const days = found.map(({ day, weeks }) => (weeks ? null : day));
  const out = [...days.keys()].filter((at) => found[at].day === null && !placed?.has(sessions[at].key));
  const inTheWay = new Arranger(rules, sessions, hours).inTheWay(patterns[0], days, out);
  const broken = breaks(rules, sessions, patterns[0], days, hours);
  const usual = { best: [], gone: [], inTheWay, byHand: placed !== null };
  return { ...usual, rules, sessions, days, breaks: broken, stands: found };
}

/** @type {(course: Course, at: number, day: number) => Date | null} the date of a day of a week of the course */
export const dateIn = ({ start }, at, day) => start && dateOf(start, at + 1, day);
