// The whole course of a plan as its reader does it: every week, with sessions on the reader's days and moves as the
// reader does them. The print sheet and the calendar are made of it.

import { dateOf } from "./calendar.js";
import { doseOf, titleOf } from "./doses.js";

/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Session as Done } from "./resolved.js" */
/** @import { Words } from "./say.js" */

/**
 * A session on its day, or without one; `short` is its name where room is scarce.
 * @typedef {Done & { short: string, day: number | null }} Session
 * @typedef {{ number: number, phase: Guide.ShownPhase, pattern: number[], waits: boolean[], limited: boolean,
 *   sessions: Session[] }} Week; `waits` says of each day whether its run waits
 */

/**
 * Every week of a plan.
 * @param {OwnWeek} own
 * @param {State} state
 */
export function course(own, state) {
  const names = new Map(own.data.sessions.map(({ key, short }) => [key, short]));
  /** @type {Week[]} */
  const weeks = [];
  const waits = state.pattern.map((kind) => own.waits(kind));
  own.data.course.weeks.forEach((week, at) => {
    const { sessions, days } = own.week(state, at);
    const shown = sessions.map((session, i) => ({ ...session, short: names.get(session.key) ?? "", day: days[i] }));
    const phase = own.data.phases[week.phase];
    weeks.push({ number: at + 1, phase, pattern: state.pattern, waits, limited: own.isLimited(at), sessions: shown });
  });
  return weeks;
}

/**
 * What the events say beside the sessions: `first` is what to do before the plan; `address` and `host` are those of its
 * page; `start` is the first day of the first week, and `time` as in an event.
 * @typedef {{ data: Guide.PlanPage, words: Words<Guide.PlanWord>, first: string[], address: string, host: string,
 *   start: Date, time: string }} About
 */

/**
 * The sessions of a course that have a day.
 * @param {Week[]} weeks
 * @param {About} about
 */
export function eventsOf(weeks, about) {
  const { data, address, host, start, time } = about;
  return weeks.flatMap((week) =>
    week.sessions
      .filter(({ day }) => day !== null)
      .map((session) => ({
        uid: `${data.id}-${week.number}-${session.key}@${host}`,
        date: dateOf(start, week.number, Number(session.day)),
        time,
        minutes: session.minutes,
        summary: `${session.title} (${data.title})`,
        description: description(week, weeks.length, session, about),
        url: `${address}#session-${session.key}`,
      })),
  );
}

/** @type {(week: Week, all: number, session: Session, about: About) => string} */
function description({ number, phase }, all, { key, moves }, { words, first, address }) {
  const lines = moves.map((move) => {
    if (move.isOut) return `${move.title}: ${words.text("out")}`;
    return sentences([`${titleOf(move)}: ${doseOf(move, words).join(", ")}`, ...move.notes]);
  });
  const week = `${words.text("week_of", { number, all })}. ${phase.title}`;
  return [...first, week, ...lines, `${address}#session-${key}`].join("\n");
}

/** @type {(texts: string[]) => string} each with the stop that it has, or with one; the last as it is */
function sentences(texts) {
  return texts.map((text, at) => (at < texts.length - 1 && !/[.!?]$/.test(text) ? `${text}.` : text)).join(" ");
}
