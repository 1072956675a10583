// A reader's own week: which run is on which day, how many sessions, and where they stand. No page is touched here.

import { asItIs, loadOf, resolved } from "./resolved.js";
import { READABLE } from "./readable.js";
import { runsEasy } from "./states.js";
import { Arranger, breaks } from "./week.js";

/** @import { Days } from "./day_rules.js" */
/** @import { Change, Move, Session } from "./resolved.js" */
/** @import { Arranged, Break } from "./week.js" */

/**
 * A kind of run for each day, sessions a week, the hours there are between a run and a session on one day, the days
 * that the reader chose: null, or a Map from keys of sessions to days; and the ids of rules that the reader chose in
 * the place of others. Everything in it has its place in the address, so that a link carries it.
 * @typedef {{ pattern: number[], count: number, hours: number, placed: Map<string, number | null> | null,
 *   chosen: string[] }} State
 */
/** @typedef {Guide.ShownRule[]} Rules those that count in a week; what it breaks is told by their places */
/**
 * `gone` are the keys of sessions for which the reader chose a day and which so few a week do not have.
 * @typedef {Arranged & { rules: Rules, sessions: Session[], days: Days, breaks: Break[], byHand: boolean,
 *   gone: string[] }} Week
 */

const EASY = 1; // the number of an easy run among the letters of a week
const OPEN = "-"; // a session without a day of the reader's choice
const OUT = "x"; // a session that the reader left out

/** @type {(key: string, placed: Map<string, number | null>) => string} */
function signOf(key, placed) {
  const day = placed.get(key);
  if (day === undefined) return OPEN;
  return day === null ? OUT : String(day + 1);
}

/** @type {(moves: Move[]) => string} how often and how hard moves are done */
const told = (moves) => JSON.stringify(moves.map(({ isOut, dose }) => [isOut, dose?.sets, dose?.effort]));
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
    const { hours } = this.data;
    return {
      pattern: this.patternOf(this.said(query, "week") || this.usual(query)),
      count: this.count(query.get("sessions")),
      hours: Number(this.said(query, "hours") || hours.at(-1)),
      placed: this.placed(this.said(query, "on")),
      chosen: this.said(query, "rules").split(",").filter(Boolean),
    };
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
    const given = /^\d{1,2}$/.test(query.get("runs") ?? "") ? Number(query.get("runs")) : this.data.runs;
    const keys = this.said(query, "key_runs");
    return this.usualOf(given, keys ? Number(keys) : null);
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
    const { pattern, count, hours, placed, chosen } = state;
    const week = pattern.map((kind) => letters[kind]).join("");
    if (String(this.read(query).pattern) !== String(pattern)) query.set("week", week);
    if (this.read(query).count !== count) query.set("sessions", String(count));
    if (this.read(query).hours !== hours) query.set("hours", String(hours));
    query.delete("rules");
    if (chosen.length) query.set("rules", [...chosen].sort().join());
    query.delete("on");
    if (placed) query.set("on", sessions.map(({ key }) => signOf(key, placed)).join(""));
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
   * The sessions of a phase that a reader with so many a week does.
   * @param {number} phase
   * @param {number} count
   */
  sessions(phase, count) {
    const name = `${phase} ${count}`;
    const sessions = this.known.get(name) ?? resolved(this.data, phase, this.keys(count), this.change);
    this.known.set(name, sessions);
    return sessions;
  }

  /** The load of every week, with all sessions. */
  loads() {
    return this.data.phases.flatMap(({ weeks }, phase) => {
      const sessions = this.sessions(phase, this.data.sessions.length);
      return Array.from({ length: weeks }, (_, week) => loadOf(sessions, weeks > 1 ? week / (weeks - 1) : 1));
    });
  }

  /**
   * Whether limits lower something of a phase: an effort, or jumps.
   * @param {number} phase
   */
  isLimited(phase) {
    const { limits } = this.change;
    const shown = this.doses(phase);
    const isJump = (/** @type {Move} */ { dose, isOut, instead }) => dose?.contacts && (isOut || instead);
    if (limits.jumps !== undefined && shown.some(isJump)) return true;
    this.unlimited ??= new OwnWeek(this.data, { ...this.change, limits: {} });
    return told(shown) !== told(this.unlimited.doses(phase));
  }

  /** Whether the reader's answers change the load of a week, and the sets that something is trained with. */
  get differs() {
    this.plain ??= new OwnWeek(this.data);
    const phases = [...this.data.phases.keys()];
    const sets = (/** @type {OwnWeek} */ own) => phases.map((phase) => trained(own.doses(phase))).join();
    return { load: String(this.loads()) !== String(this.plain.loads()), sets: sets(this) !== sets(this.plain) };
  }

  /** @type {(phase: number) => Move[]} all moves of a phase */
  doses(phase) {
    return this.sessions(phase, this.data.sessions.length).flatMap(({ moves }) => moves);
  }

  /**
   * A week of a phase. Later phases keep the days of the first one where the rules let them, so that the sessions do
   * not wander.
   * @type {(state: State, phase: number) => Week}
   */
  week(state, phase) {
    const sessions = this.sessions(phase, state.count);
    const { best, inTheWay } = this.arranger(phase, state, sessions).arrange(state.pattern);
    const own = best[0].days;
    const keys = this.keys(state.count);
    const gone = [...state.placed?.keys() ?? []].filter((key) => !keys.has(key));
    const byHand = (state.placed?.size ?? 0) > gone.length;
    const steady = phase && !byHand ? this.steady(state, sessions, own) : null;
    const days = (byHand && this.byHand(state, sessions, own)) || (steady ?? own);
    const [rules, broken] = [this.rules(state), this.breaks(state, sessions, days)];
    return { rules, sessions, days, breaks: broken, best, inTheWay, byHand, gone };
  }

  /** @type {(phase: number, state: State, sessions: Session[]) => Arranger} */
  arranger(phase, state, sessions) {
    const { count, hours, chosen } = state;
    const name = `${phase} ${count} ${hours} ${chosen}`;
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

  /** @type {(state: State, sessions: Session[], own: Days) => Days | null} */
  byHand({ placed }, sessions, own) {
    if (!placed) return null;
    return sessions.map(({ key }, at) => placed.get(key) ?? (placed.has(key) ? null : own[at]));
  }

  /**
   * The days of the first phase for other sessions, if they break no rule that must be kept and leave no more out.
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
