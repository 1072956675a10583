// A reader's own week: which run is on which day, how many sessions, and where they stand. No page is touched here.

import { placedIn, signsOf } from "./by_hand.js";
import { dayOf, weekWith } from "./dates.js";
import { courseOf, readCourse, writeCourse } from "./own_course.js";
import { asItIs, loadOf, resolved } from "./resolved.js";
import { READABLE } from "./readable.js";
import { runsEasy } from "./states.js";
import { Arranger, around, breaks } from "./week.js";

/** @import { Days } from "./day_rules.js" */
/** @import { Change, Move, Session } from "./resolved.js" */
/** @import { Arranged, Break } from "./week.js" */

/**
 * A kind of run for each day, sessions a week, the hours there are between a run and a session on one day, the days
 * that the reader chose: null, or a Map from keys of sessions to days; the ids of rules that the reader chose in the
 * place of others; and the week of the course that is shown, from 0. Of the course: the dates of a race and of its
 * first day, "" for none, which is `undated` if the address does not say it; the week of the plan to begin with; and
 * the weeks of the course in which nothing is done, that are done again, and before which the reader goes back to the
 * week after the last lighter one, all from 0; and the steps of its first weeks, from 1. A link carries all of it.
 * @typedef {{ pattern: number[], count: number, hours: number, placed: Map<string, number | null> | null,
 *   chosen: string[], at: number, race: string, start: string, undated: boolean, begin: number, away: number[],
 *   again: number[], back: number[], steps: number[] }} State
 */
/** @typedef {Guide.ShownRule[]} Rules those that count in a week; what it breaks is told by their places */
/**
 * `gone` are the keys of sessions for which the reader chose a day and which so few a week do not have.
 * @typedef {Arranged & { rules: Rules, sessions: Session[], days: Days, breaks: Break[], byHand: boolean,
 *   gone: string[] }} Week
 */

const EASY = 1; // the number of an easy run among the letters of a week

/** @type {(moves: Move[]) => string} how often and how hard moves are done */
const told = (moves) => `${moves.map(({ isOut, dose }) => isOut || [dose?.sets, dose?.effort, dose?.scale].join("/"))}`;
/** @type {(dose: Guide.DoseData | null) => boolean} whether a set is no hard one */
const isLight = (dose) => dose?.scale === "light";
/** @type {(moves: Move[]) => string} what is done, how often, and whether it is hard */
const trained = (moves) =>
  JSON.stringify(moves.map(({ id, instead, isOut, dose }) => [instead?.id ?? id, isOut, dose?.sets, isLight(dose)]));

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
   * The state in an address; what it does not say is as the page begins: with the week of today, if there are dates.
   * @type {(query: URLSearchParams) => State}
   */
  read(query) {
    const state = {
      at: 0,
      pattern: this.patternOf(this.said(query, "week") || this.usual(query)),
      count: this.count(query.get("sessions")),
      hours: Number(this.said(query, "hours") || this.data.hours.at(-1)),
      placed: placedIn(this.said(query, "on"), this.data.sessions),
      chosen: this.said(query, "rules").split(",").filter(Boolean),
      ...readCourse((name) => this.said(query, name), this),
    };
    const number = Number(this.said(query, "number"));
    if (!number && !state.start) return state;
    const { entries, start } = courseOf(this.data, state);
    const shown = number || (start ? weekWith(start, this.today) : 1);
    return { ...state, at: Math.min(Math.max(shown, 1), entries.length) - 1 };
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
   * A usual week of as many runs as the address says, or as the plan's readers may have.
   * @param {URLSearchParams} query
   */
  usual(query) {
    const keys = query.get("key_runs") ?? "";
    const given = /^\d{1,2}$/.test(query.get("runs") ?? "") ? Number(query.get("runs")) : this.data.runs;
    return this.usualOf(given, /^\d$/.test(keys) ? Number(keys) : null);
  }

  /**
   * A usual week of so many runs, of which so many are hard or long, or as many as usual. It has no more than the
   * reader's answers allow, and easy ones alone where hard ones wait.
   * @type {(runs: number, keys: number | null) => string}
   */
  usualOf(runs, keys) {
    const { letters, weeks, keys: usual } = this.data;
    const count = Math.min(runs, weeks.length - 1, this.change.limits.runs ?? Infinity);
    const week = weeks[count][Math.min(keys ?? usual[count], weeks[count].length - 1)];
    if (!runsEasy(this.change.limits)) return week;
    return [...week].map((letter) => letters[Math.min(letters.indexOf(letter), EASY)]).join("");
  }

  /** @type {(week: string) => number[]} a week that is written as letters */
  patternOf(week) {
    return [...week].map((letter) => this.data.letters.indexOf(letter));
  }

  /** @param {number[]} pattern */
  keysOf = (pattern) => pattern.filter((kind) => kind > EASY).length; // hard and long runs

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

  /**
   * The address of a state: it says only what would be read otherwise without it.
   * @param {URLSearchParams} query
   * @param {State} state
   */
  write(query, state) {
    const { letters, sessions } = this.data;
    const { pattern, count, hours, placed, chosen, at } = state;
    const week = pattern.map((kind) => letters[kind]).join("");
    if (String(this.read(query).pattern) !== String(pattern)) query.set("week", week);
    if (this.read(query).count !== count) query.set("sessions", String(count));
    if (this.read(query).hours !== hours) query.set("hours", String(hours));
    writeCourse(query, state, this.data);
    for (const name of ["number", "rules", "on"]) query.delete(name);
    if (this.read(query).at !== at) query.set("number", String(at + 1));
    if (chosen.length) query.set("rules", [...chosen].sort().join());
    if (placed) query.set("on", signsOf(placed, sessions));
    return query;
  }

  /**
   * The keys of the sessions that a reader with so many a week does: optional ones are added in their order.
   * @param {number} count
   */
  keys(count) {
    const core = this.data.sessions.filter(({ optional }) => !optional);
    const others = this.data.sessions.filter(({ optional }) => optional).slice(0, Math.max(0, count - core.length));
    return new Set([...core, ...others].map(({ key }) => key));
  }

  /**
   * The sessions of a week that a reader with so many a week does.
   * @param {number} week
   * @param {number} count
   */
  sessions(week, count) {
    const name = `${week} ${count}`;
    const sessions = this.known.get(name) ?? resolved(this.data, week, this.keys(count), this.change);
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
    const keys = this.keys(state.count);
    const gone = [...state.placed?.keys() ?? []].filter((key) => !keys.has(key));
    const byHand = (state.placed?.size ?? 0) > gone.length;
    const steady = at && !byHand ? this.steady(state, sessions, own) : null;
    const days = byHand ? this.byHand(state, sessions, own) : (steady ?? own);
    const [rules, broken] = [this.rules(state), this.breaks(state, sessions, days)];
    return { rules, sessions, days, breaks: broken, best, inTheWay, byHand, gone };
  }

  /** @type {(at: number, state: State, sessions: Session[]) => Arranger} */
  arranger(at, state, sessions) {
    const { count, hours, chosen } = state;
    const name = `${at} ${count} ${hours} ${chosen}`;
    const known = this.arrangers.get(name) ?? new Arranger(this.rules(state), sessions, hours);
    this.arrangers.set(name, known);
    return known;
  }

  /**
   * The rules that count: what the reader chose takes the place of what it opposes.
   * @type {(state: State) => Rules}
   */
  rules({ chosen }) {
    const { rules } = this.data;
    const gone = rules.filter(({ id }) => chosen.includes(id)).map(({ instead_of: opposed }) => opposed);
    return rules.filter(({ id, instead_of: opposed }) => (opposed ? chosen.includes(id) : !gone.includes(id)));
  }

  /** @type {(state: State, sessions: Session[], days: Days) => Break[]} */
  breaks(state, sessions, days) {
    return breaks(this.rules(state), sessions, state.pattern, days, state.hours);
  }

  /**
   * The days that the reader chose; sessions without one go round these, or stand on their own best day.
   * @type {(state: State, sessions: Session[], own: Days) => Days}
   */
  byHand(state, sessions, own) {
    const { placed, pattern, hours } = state;
    const fixed = sessions.map(({ key }) => placed?.get(key));
    const days = around({ rules: this.rules(state), slots: sessions, hours }, pattern, fixed);
    return days ?? fixed.map((day, at) => (day === undefined ? own[at] : day));
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
    const rules = this.rules(state);
    const broken = this.breaks(state, sessions, days).some(({ rule }) => rules[rule].must);
    return broken || missing(days) > missing(own) ? null : days;
  }
}
