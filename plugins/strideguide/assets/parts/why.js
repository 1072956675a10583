// Why a session stands where it does: the kind of day, the rules that it keeps, and those that it breaks, in words.

import { link } from "./say.js";
import { apart, fits, holds } from "./day_rules.js";

/** @import { State, Week } from "./own_week.js" */
/** @import { Content, Words } from "./say.js" */

/** @typedef {Words<Guide.PlanWord>} PlanWords */
/** @typedef {Guide.ShownRule} Rule */

const KINDS = /** @type {const} */ (["no_run", "easy", "hard", "long"]);

/**
 * A sentence about the day of a session, and one about the rules that it keeps there.
 * @type {(at: number, week: Week, state: State, data: Guide.PlanPage, words: PlanWords) => Content[]}
 */
export function why(at, week, state, data, words) {
  const { sessions } = week;
  const on = Number(week.days[at]);
  const kind = state.pattern[on];
  const rank = /** @type {0 | 1 | 2 | 3 | 4} */ (sessions[at].days.indexOf(kind) + 1);
  const day = words.parts(`why_${rank}`, { day: words.day(on), kind: words.text(KINDS[kind]) });
  const kept = keeping(at, week, state, data);
  const clauses = kept.map((rule, i) => link(rule.href, clause(rule, kept[i - 1], at, week, data, words)));
  return clauses.length ? [...day, ` ${words.text("why_kept")} `, ...words.list(clauses), "."] : day;
}

/**
 * The rules that a session breaks on its day, the ones that must be kept first.
 * @type {(at: number, week: Week, data: Guide.PlanPage) => Rule[]}
 */
export function broken(at, week, data) {
  const rules = new Set(week.breaks.filter(({ slots }) => slots.includes(at)).map(({ rule }) => data.rules[rule]));
  return [...rules].sort((one, other) => Number(other.must) - Number(one.must));
}

/** @type {(kind: number, words: PlanWords) => string} */
export const runName = (kind, words) => words.text(`${KINDS[kind]}_short`);

/**
 * The rules that a session keeps. Of two that keep it from the same sessions only the one that asks for more is named.
 * @type {(at: number, week: Week, state: State, data: Guide.PlanPage) => Rule[]}
 */
function keeping(at, week, state, data) {
  const kept = data.rules.filter((rule, index) => concerns(rule, at, week, state) && !breaksIt(index, at, week));
  /** @type {(one: Rule, other: Rule) => boolean} */
  const isMore = (one, other) =>
    partsOf(one).length > partsOf(other).length && isAll(partsOf(one), partsOf(other)) &&
    isAll(others(one, at, week), others(other, at, week));
  return kept.filter((rule) => !partsOf(rule).length || !kept.some((other) => isMore(other, rule)));
}

/**
 * What may not lie between two sessions, of a rule that says no more than that.
 * @type {(rule: Rule) => number[]}
 */
const partsOf = ({ between, bars, most }) => (between && !bars && !most ? between.days : []);

/** @type {(all: unknown[], some: unknown[]) => boolean} */
const isAll = (all, some) => some.every((one) => all.includes(one));

/**
 * Whether a rule asks something of a session in a week like this: because of others, or on its day.
 * @type {(rule: Rule, at: number, week: Week, state: State) => boolean}
 */
function concerns(rule, at, week, { pattern, hours }) {
  const { concerns = [{}] } = rule;
  if (partsOf(rule).length) return others(rule, at, week).length > 0;
  const day = Number(week.days[at]);
  return fits(rule, week.sessions[at]) && concerns.some((when) => holds(when, pattern, day, hours));
}

/**
 * The sessions from which a rule keeps one apart, if it says so of it: of the first of two, or of both.
 * @type {(rule: Rule, at: number, week: Week) => Guide.DosedSession[]}
 */
function others(rule, at, { sessions, days }) {
  const { between } = rule;
  if (!between || !(fits(rule, sessions[at]) || isMutual(between))) return [];
  return sessions.filter((other, i) => i !== at && days[i] !== null && apart(rule, sessions[at], other).size);
}

/** @type {(between: Guide.BetweenData) => boolean} */
const isMutual = ({ days }) => days.every((day) => days.includes((7 - day) % 7));

/**
 * What a rule asks, in words; after a clause that names the same runs it says "one".
 * @param {Rule} rule
 * @param {Rule | undefined} before
 * @param {number} at
 * @param {Week} week
 * @param {Guide.PlanPage} data
 * @param {PlanWords} words
 */
function clause(rule, before, at, week, data, words) {
  const { keep, runs } = rule;
  const names = new Map(data.sessions.map(({ key, short }) => [key, short]));
  const list = words.list(others(rule, at, week).map(({ key }) => names.get(key) ?? ""));
  const named = before?.runs === runs ? words.text("again") : runs;
  return keep.replace("{others}", () => list.join("")).replace("{runs}", () => named);
}

/** @type {(rule: number, at: number, week: Week) => boolean} */
const breaksIt = (rule, at, week) =>
  week.breaks.some((one) => one.rule === rule && (one.slots.includes(at) || !one.slots.length));
