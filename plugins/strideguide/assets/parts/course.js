// The whole course of a plan as its reader does it: every week, with sessions on the reader's days and moves as the
// reader does them. The print sheet and the calendar are made of it.

import { dateOf } from "./calendar.js";

/** @import { Change, Changes } from "./chosen.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Words } from "./say.js" */

/**
 * A move has its name, its dose, what is written down of it, and what is done instead: null is nothing.
 * @typedef {Guide.MoveShown & Guide.DoseShown & Pick<Change, "swapped" | "instead">} Move
 * @typedef {{ key: string, title: string, short: string, day: number | null, minutes: number, moves: Move[] }} Session
 * @typedef {{ number: number, phase: Guide.ShownPhase, pattern: number[], sessions: Session[] }} Week
 */

/**
 * Every week of a plan.
 * @param {OwnWeek} own
 * @param {State} state
 * @param {Changes} changes
 */
export function course(own, state, changes) {
  /** @type {Week[]} */
  const weeks = [];
  own.data.phases.forEach((phase, at) => {
    const { sessions, days } = own.week(state, at);
    const shown = sessions.map((session, i) => sessionOf(own.data, session, days[i], changes));
    for (let week = 0; week < phase.weeks; week += 1) {
      weeks.push({ number: weeks.length + 1, phase, pattern: state.pattern, sessions: shown });
    }
  });
  return weeks;
}

/** @type {(data: Guide.PlanPage, session: Guide.DosedSession, day: number | null, changes: Changes) => Session} */
function sessionOf(data, { key, minutes, doses }, day, changes) {
  const { title, short, moves } = /** @type {Guide.ShownSession} */ (data.sessions.find((one) => one.key === key));
  return { key, title, short, day, minutes, moves: moves.map((move, at) => moveOf(move, doses[at], changes)) };
}

/** @type {(move: Guide.MoveShown, dose: Guide.DoseShown, changes: Changes) => Move} */
function moveOf(move, dose, changes) {
  const change = changes.get(`${move.kind}:${move.id}`);
  return { ...move, ...dose, swapped: Boolean(change?.swapped), instead: change?.instead ?? null };
}

/**
 * What the events say beside the sessions: `first` is what to do before the plan, "" if nothing; `address` and `host`
 * are those of its page; `start` is the first day of the first week, and `time` as in an event.
 * @typedef {{ data: Guide.PlanPage, words: Words<Guide.PlanWord>, first: string, address: string, host: string,
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
  const lines = moves.map(({ title, swapped, instead, work, rest, effort }) => {
    if (swapped && !instead) return `${title}: ${words.text("out")}`;
    const dose = [work, rest && words.text("rest_short", { rest }), effort].filter(Boolean);
    return `${instead?.title ?? title}: ${dose.join(", ")}`;
  });
  const week = `${words.text("week_of", { number, all })}. ${phase.title}`;
  return [...(first ? [first] : []), week, ...lines, `${address}#session-${key}`].join("\n");
}
