// The whole course of a plan as its reader does it: every week, with sessions on the reader's days and moves as the
// reader does them. The print sheet and the calendar are made of it.

import { dateOf, weekday } from "./dates.js";
import { doseOf, titleOf } from "./doses.js";
import { courseOf } from "./own_course.js";
import { dateIn, weekIn } from "./own_days.js";
import { walked } from "./walk_run.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Session as Done } from "./resolved.js" */
/** @import { Words } from "./say.js" */
/** @import { Walked } from "./walk_run.js" */

/**
 * A session on its day, or without one; the day is in another week if that is so many `weeks` on. `short` is its name
 * where room is scarce, and `date` and `due` are those on which it is and was due, "" if that is not known or the same.
 * @typedef {Done & { short: string, day: number | null, weeks: number, date: Date | null, due: string }} Session
 */
/**
 * A week of the course that is not missed: its number there, and which `time` its week of the plan, `of` from 1, is
 * done. `waits` says of each day whether its run waits, `race` is the day of the race, and `guests` are by their days
 * sessions of the week before or after it. `walk` is what is run by a schedule, and `runs` are the dates of all days.
 * @typedef {{ number: number, of: number, time: number, phase: Guide.ShownPhase, pattern: number[], waits: boolean[],
 *   limited: boolean, start: string, race: number | null, guests: Map<number, string[]>, sessions: Session[],
 *   walk: Walked | null, runs: Array<Date | null> }} Week
 */

/** @type {(course: Course, words: Words<Guide.PlanWord>, due: number | null, day: number | null) => string} */
export function dueText(course, words, due, day) {
  if (due === null) return "";
  const date = day === null ? null : dateIn(course, due, day);
  return date ? words.text("was_due", { date: words.date(date) }) : words.text("was_due_week", { number: due + 1 });
}

/**
 * Every week of a course in which something is done.
 * @type {(own: OwnWeek, state: State, words: Words<Guide.PlanWord>) => Week[]}
 */
export function weeksOf(own, state, words) {
  const course = courseOf(own.data, state);
  return course.entries.flatMap((entry, at) => (entry.done ? [weekOf(own, state, course, at, words)] : []));
}

/** @type {(own: OwnWeek, state: State, course: Course, at: number, words: Words<Guide.PlanWord>) => Week} */
function weekOf(own, state, course, at, words) {
  const { week, due, time } = course.entries[at];
  const { pattern, sessions, days, stands, race, guests } = weekIn(own, state, course, at);
  const names = new Map(own.data.sessions.map(({ key, short }) => [key, short]));
  const shown = sessions.map((session, i) => {
    const { day, weeks } = stands[i] ?? { day: days[i], weeks: 0 };
    const date = day === null ? null : dateIn(course, at + weeks, day);
    const short = names.get(session.key) ?? "";
    return { ...session, short, day, weeks, date, due: dueText(course, words, due, day) };
  });
  /** @type {Map<number, string[]>} */
  const beside = new Map();
  for (const { key, day, at: from } of guests) {
    const guest = words.text("race.guest", { session: names.get(key) ?? "", number: from + 1 });
    beside.set(day, [...(beside.get(day) ?? []), guest]);
  }
  const start = course.start ? words.date(dateOf(course.start, at + 1, weekday(course.start))) : "";
  return {
    number: at + 1, of: week + 1, time, phase: own.data.phases[own.data.course.weeks[week].phase], pattern,
    waits: pattern.map((kind) => own.waits(kind)), limited: own.isLimited(week), start, race, guests: beside,
    sessions: shown, walk: walked(own, { ...state, pattern }, course, at),
    runs: pattern.map((_, day) => dateIn(course, at, day)),
  };
}

/**
 * What the events say beside the sessions: `first` is what to do before the plan, `limits` for whom what is written of
 * a phase is; `address` is that of its page, `host` and path those of the site; `time` is as in an event.
 * @typedef {{ data: Guide.PlanPage, words: Words<Guide.PlanWord>, first: string[], limits: string, address: string,
 *   host: string, time: string }} About
 */

/**
 * The sessions of a course that have a date, and its race.
 * @type {(weeks: Week[], course: Course, about: About) => import("./calendar.js").Event[]}
 */
export function eventsOf(weeks, { race, entries }, about) {
  const { data, words, address, host, time } = about;
  const all = entries.length;
  const sessions = weeks.flatMap((week) =>
    week.sessions.flatMap((session) => {
      if (!session.date) return [];
      const turn = week.time > 1 ? `-${week.time}` : "";
      return [{
        uid: `${data.first_id}-${week.of}-${session.key}${turn}@${host}`,
        date: session.date,
        time,
        minutes: session.minutes,
        summary: `${session.title} (${data.title})`,
        description: description(week, all, session, about),
        url: `${address}#session-${session.key}`,
      }];
    }),
  );
  sessions.push(...weeks.flatMap((week) => runsOf(week, all, about)));
  if (!race) return sessions;
  const [summary, url] = [words.text("race.day"), `${address}#own`];
  const text = [...about.first, words.text("race.of", { title: data.title }), url].join("\n");
  const uid = `${data.first_id}-race@${host}`;
  return [...sessions, { uid, date: race.date, time: "", minutes: 0, summary, description: text, url }];
}

/**
 * The runs of a week that follow a schedule.
 * @type {(week: Week, all: number, about: About) => import("./calendar.js").Event[]}
 */
function runsOf({ number, of, time, walk, runs }, all, { data, words, first, address, host, time: at }) {
  if (!walk) return [];
  const title = words.text("walk_run.step", { number: walk.step, all: walk.all });
  const turn = time > 1 ? `-${time}` : "";
  const week = words.text("week_of", { number, all });
  return walk.runs.flatMap(({ day, text }, i) => {
    const date = runs[day];
    const description = [...first, week, `${text}.`, walk.rule, `${address}#runs`].join("\n");
    const uid = `${data.first_id}-${of}-run-${i + 1}${turn}@${host}`;
    const summary = `${title} (${data.title})`;
    return date ? [{ uid, date, time: at, minutes: walk.minutes, summary, description, url: `${address}#runs` }] : [];
  });
}

/** @type {(week: Week, all: number, session: Session, about: About) => string} */
function description({ number, phase, limited }, all, { key, moves, due }, { words, first, limits, address }) {
  const lines = moves.map((move) => {
    if (move.isOut) return `${move.title}: ${words.text("out")}`;
    return sentences([`${titleOf(move)}: ${doseOf(move, words).join(", ")}`, ...move.notes]);
  });
  const week = `${words.text("week_of", { number, all })}. ${phase.title}`;
  const written = limited ? `${limits} ${phase.progression}` : phase.progression;
  return [...first, week, written, ...(due ? [due] : []), ...lines, `${address}#session-${key}`].join("\n");
}

/** @type {(texts: string[]) => string} each with the stop that it has, or with one; the last as it is */
function sentences(texts) {
  return texts.map((text, at) => (at < texts.length - 1 && !/[.!?]$/.test(text) ? `${text}.` : text)).join(" ");
}
