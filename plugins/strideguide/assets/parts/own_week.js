// A reader's own week: which run is on which day, how many sessions, and where they stand. No page is touched here.

import { dateFrom, dayOf } from "./dates.js";
import { courseOf, readCourse, writeCourse } from "./own_course.js";
import { asItIs, loadOf, resolved } from "./resolved.js";
import { runsEasy } from "./states.js";
import { Arranger, breaks } from "./week.js";

/** @import { Days } from "./day_rules.js" */
/** @import { Change, Move, Session } from "./resolved.js" */
/** @import { Arranged, Break } from "./week.js" */

/**
 * A kind of run for each day, sessions a week, the hours there are between a run and a session on one day, and the days
 * that the reader chose: null, or a Map from keys of sessions to days; and the week of the course that is shown, from
 * 0. Of the course: the dates of a race and of its first day, "" for none; the week of the plan to begin with; and the
 * weeks of the course in which nothing is done, that are done again, and before which the reader goes back to the week
 * after the last lighter one, all from 0. Everything in it has its place in the address, so that a link carries it.
 * @typedef {{ pattern: number[], count: number, hours: number, placed: Map<string, number | null> | null, at: number,
 *   race: string, start: string, begin: number, away: number[], again: number[], back: number[] }} State
 */
/** @typedef {Arranged & { sessions: Session[], days: Days, breaks: Break[], byHand: boolean }} Week */

const EASY = 1; // the number of an easy run among the letters of a week
const OPEN = "-"; // a session without a day of the reader's choice
const OUT = "x"; // a session that the reader left out

/**
 * Whether a text can be read, by what its key holds: see training/keys.py.
 * @type {Partial<Record<string, (text: string, data: Guide.PlanPage) => boolean>>}
 */
const READABLE = {
  week: (text, { letters }) => isMade(text, letters, 7),
  days: (text, { sessions }) => isMade(text, `1234567${OUT}${OPEN}`, sessions.length),
  hours: (text, { hours }) => hours.some((some) => String(some) === text),
  number: (text) => /^[1-9]\d?$/.test(text),
  numbers: (text) => /^[1-9]\d?(,[1-9]\d?)*$/.test(text),
  begin: (text, { course }) => /^[1-9]\d?$/.test(text) && Number(text) <= course.weeks.length,
  date: (text) => dateFrom(text) !== null,
};
/** @type {(text: string, signs: string, count: number) => boolean} */
const isMade = (text, signs, count) => text.length === count && [...text].every((sign) => signs.includes(sign));

/** @type {(key: string, placed: Map<string, number | null>) => string} */
function signOf(key, placed) {
  const day = placed.get(key);
  if (day === undefined) return OPEN;
  return day === null ? OUT : String(day + 1);
}

/** @type {(moves: Move[]) => string} how often and how hard moves are done */
const told = (moves) => JSON.stringify(moves.map(({ isOut, dose }) => [isOut, dose?.sets, dose?.effort, dose?.scale]));
/** @type {(moves: Move[]) => string} what is done, and how often */
const trained = (moves) =>
  JSON.stringify(moves.map(({ id, instead, isOut, dose }) => [instead?.id ?? id, isOut, dose?.sets]));

export class OwnWeek {
  /** @type {OwnWeek | undefined} with all that answers change but limits, which is made when it is asked for */
  unlimited;
  /** @type {OwnWeek | undefined} the plan as it is */
  plain;

  /**
   * @param {Guide.PlanPage} data
   * @param {Change} change what the reader's answers change in the plan
   */
  constructor(data, change = asItIs()) {
    this.data = data;
    this.change = change;
    this.today = dayOf(new Date());
    /** @type {Map<string, Arranger>} */
    this.arrangers = new Map();
    /** @type {Map<string, Session[]>} */
    this.known = new Map();
  }

  /**
   * What the reader's answers change in the plan.
   * @param {Change} change
   */
  apply(change) {
    this.change = change;
    this.unlimited = undefined;
    this.arrangers.clear();
    this.known.clear();
  }

  /**
   * The state in an address; what it does not say, or says of another world, is as the page begins.
   * @type {(query: URLSearchParams) => State}
   */
  read(query) {
    const { letters, hours } = this.data;
    const week = this.said(query, "week") || this.usual(query);
    const state = {
      pattern: [...week].map((letter) => letters.indexOf(letter)),
      count: this.count(query.get("sessions")),
      hours: Number(this.said(query, "hours") || hours.at(-1)),
      placed: this.placed(this.said(query, "on")),
      at: Number(this.said(query, "number") || 1) - 1,
      ...readCourse((name) => this.said(query, name), this),
    };
    const last = state.at && courseOf(this.data, state).entries.length - 1;
    return { ...state, at: Math.min(state.at, last) };
  }

  /**
   * What an address says of a week and can't be read.
   * @param {URLSearchParams} query
   */
  passedOver(query) {
    const { keys } = this.data.address;
    const names = Object.keys(keys).filter((name) => Object.hasOwn(READABLE, keys[name]));
    return names.flatMap((name) => (this.said(query, name) ? [] : (query.get(name) || [])));
  }

  /**
   * What an address says of one of these, "" if that is nothing that can be read.
   * @param {URLSearchParams} query
   * @param {string} name
   */
  said(query, name) {
    const text = query.get(name) ?? "";
    return READABLE[this.data.address.keys[name]]?.(text, this.data) ? text : "";
  }

  /**
   * A usual week of as many runs as the address says, or as the plan's readers may have. It has no more than the
   * reader's answers allow, and easy ones alone where hard ones wait.
   * @param {URLSearchParams} query
   */
  usual(query) {
    const { letters, weeks, runs } = this.data;
    const given = /^\d{1,2}$/.test(query.get("runs") ?? "") ? Number(query.get("runs")) : runs;
    const week = weeks[Math.min(given, weeks.length - 1, this.change.limits.runs ?? Infinity)];
    if (!runsEasy(this.change.limits)) return week;
    return [...week].map((letter) => letters[Math.min(letters.indexOf(letter), EASY)]).join("");
  }

  /**
   * Whether a run is one that waits with the reader's answers.
   * @param {number} kind
   */
  waits(kind) {
    return kind > EASY && runsEasy(this.change.limits);
  }

  /** @param {string | null} text */
  count(text) {
    const [low, high] = this.data.range;
    const given = /^\d{1,2}$/.test(text ?? "") ? Number(text) : this.data.count;
    return Math.min(Math.max(given, low), high);
  }

  /** @type {(given: string) => State["placed"]} */
  placed(given) {
    const placed = new Map();
    [...given].forEach((sign, at) => {
      if (sign !== OPEN) placed.set(this.data.sessions[at].key, sign === OUT ? null : Number(sign) - 1);
    });
    return placed.size ? placed : null;
  }

  /**
   * The address of a state: it says only what would be read otherwise without it.
   * @param {URLSearchParams} query
   * @param {State} state
   */
  write(query, state) {
    const { letters, sessions } = this.data;
    const { pattern, count, hours, placed, at } = state;
    const week = pattern.map((kind) => letters[kind]).join("");
    if (String(this.read(query).pattern) !== String(pattern)) query.set("week", week);
    if (this.read(query).count !== count) query.set("sessions", String(count));
    if (this.read(query).hours !== hours) query.set("hours", String(hours));
    writeCourse(query, state, this.data);
    if (at) query.set("number", String(at + 1));
    else query.delete("number");
    query.delete("on");
    if (placed) query.set("on", sessions.map(({ key }) => signOf(key, placed)).join(""));
    return query;
  }

  /**
   * The sessions of a week that a reader with so many a week does: optional ones are added in their order.
   * @param {number} week
   * @param {number} count
   */
  sessions(week, count) {
    const name = `${week} ${count}`;
    const core = this.data.sessions.filter(({ optional }) => !optional);
    const others = this.data.sessions.filter(({ optional }) => optional).slice(0, Math.max(0, count - core.length));
    const keys = new Set([...core, ...others].map(({ key }) => key));
    const sessions = this.known.get(name) ?? resolved(this.data, week, keys, this.change);
    this.known.set(name, sessions);
    return sessions;
  }

  /** The load of every week, with all sessions. */
  loads() {
    return this.data.course.weeks.map((_, week) => loadOf(this.sessions(week, this.data.sessions.length)));
  }

  /**
   * Whether limits lower something of a week: an effort, or jumps.
   * @param {number} week
   */
  isLimited(week) {
    const { limits } = this.change;
    const shown = this.doses(week);
    const isJump = (/** @type {Move} */ { dose, isOut, instead }) => dose?.contacts && (isOut || instead);
    if (limits.jumps !== undefined && shown.some(isJump)) return true;
    this.unlimited ??= new OwnWeek(this.data, { ...this.change, limits: {} });
    return told(shown) !== told(this.unlimited.doses(week));
  }

  /** Whether the reader's answers change the load of a week, and the sets that something is trained with. */
  get differs() {
    this.plain ??= new OwnWeek(this.data);
    const weeks = [...this.data.course.weeks.keys()];
    const sets = (/** @type {OwnWeek} */ own) => weeks.map((week) => trained(own.doses(week))).join();
    return { load: String(this.loads()) !== String(this.plain.loads()), sets: sets(this) !== sets(this.plain) };
  }

  /** @type {(week: number) => Move[]} all moves of a week */
  doses(week) {
    return this.sessions(week, this.data.sessions.length).flatMap(({ moves }) => moves);
  }

  /**
   * A week of the plan, by its place from 0. Later weeks keep the days of the first one where the rules let them, so
   * that the sessions do not wander.
   * @type {(state: State, at: number) => Week}
   */
  week(state, at) {
    const sessions = this.sessions(at, state.count);
    const { best, inTheWay } = this.arranger(at, state, sessions).arrange(state.pattern);
    const own = best[0].days;
    const byHand = state.placed !== null;
    const steady = at && !byHand ? this.steady(state, sessions, own) : null;
    const days = this.byHand(state, sessions, own) ?? steady ?? own;
    return { sessions, days, breaks: this.breaks(state, sessions, days), best, inTheWay, byHand };
  }

  /** @type {(at: number, state: State, sessions: Session[]) => Arranger} */
  arranger(at, { count, hours }, sessions) {
    const name = `${at} ${count} ${hours}`;
    const known = this.arrangers.get(name) ?? new Arranger(this.data.rules, sessions, hours);
    this.arrangers.set(name, known);
    return known;
  }

  /** @type {(state: State, sessions: Session[], days: Days) => Break[]} */
  breaks({ pattern, hours }, sessions, days) {
    return breaks(this.data.rules, sessions, pattern, days, hours);
  }

  /** @type {(state: State, sessions: Session[], own: Days) => Days | null} */
  byHand({ placed }, sessions, own) {
    if (!placed) return null;
    return sessions.map(({ key }, at) => placed.get(key) ?? (placed.has(key) ? null : own[at]));
  }

  /**
   * The days of the first week for other sessions, if they break no rule that must be kept and leave no more out.
   * @type {(state: State, sessions: Session[], own: Days) => Days | null}
   */
  steady(state, sessions, own) {
    const first = this.week(state, 0);
    const known = new Map(first.sessions.map(({ key }, at) => [key, first.days[at]]));
    const days = sessions.map(({ key }) => known.get(key) ?? null);
    const missing = (/** @type {Days} */ some) => some.filter((day) => day === null).length;
    const broken = this.breaks(state, sessions, days).some(({ rule }) => this.data.rules[rule].must);
    return broken || missing(days) > missing(own) ? null : days;
  }
}
