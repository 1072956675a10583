// Why a session stands where it does, why it stands nowhere, and what is not right with it: a small tree of facts and
// of the rules that they rest on, and the one teller that puts it into words.

import { link } from "./say.js";
import { apart, fits, holds } from "./day_rules.js";

/** @import { Session } from "./resolved.js" */
/** @import { State, Week } from "./own_week.js" */
/** @import { Content, Words } from "./say.js" */

/** @typedef {Words<Guide.PlanWord>} PlanWords */
/** @typedef {Guide.ShownRule} Rule */

/**
 * A rule that a fact rests on. `others` are the sessions from which it keeps one apart, and `again` says that the rule
 * before it names the same runs; without them the rule is told by its title.
 * @typedef {{ rule: Rule, others?: string[], again?: boolean }} Ground
 */
/**
 * A fact by the key of its words, with the day and the kind of day that they name, and what it rests on; `joined` are
 * the words in between.
 * @typedef {{
 *   fact: Guide.PlanWord, day?: number, kind?: number, joined?: Guide.PlanWord, grounds?: Ground[], end?: string
 * }} Reason
 */

const KINDS = /** @type {const} */ (["no_run", "easy", "hard", "long"]);

/**
 * Why a session stands on its day, or has none.
 * @type {(at: number, week: Week, state: State, data: Guide.PlanPage) => Reason}
 */
export function reasonOf(at, week, state, data) {
  const day = week.days[at];
  if (day === null) return out(week.inTheWay.get(at), week);
  const kind = state.pattern[day];
  const rank = /** @type {0 | 1 | 2 | 3 | 4} */ (week.sessions[at].days.indexOf(kind) + 1);
  const kept = keeping(at, week, state);
  const grounds = kept.map((rule, i) => ({
    rule, others: namesOf(others(rule, at, week), data), again: kept[i - 1]?.runs === rule.runs,
  }));
  return { fact: `why_${rank}`, day, kind, joined: "why_kept", grounds };
}

/** @type {(rules: number[] | undefined, week: Week) => Reason} */
function out(rules, week) {
  if (!rules) return { fact: "by_hand" };
  return { fact: "in_the_way", grounds: rules.map((rule) => ({ rule: week.rules[rule] })) };
}

/**
 * That a rule is broken, or a wish not met.
 * @type {(rule: Rule) => Reason}
 */
export const flaw = (rule) => ({ fact: rule.must ? "breaks" : "not_ideal", grounds: [{ rule }], end: "" });

/**
 * A reason in words, with links to its rules.
 * @type {(reason: Reason, words: PlanWords) => Content[]}
 */
export function tell({ fact, day, kind, joined, grounds = [], end = "." }, words) {
  const onDay = day === undefined ? "" : words.day(day);
  const said = words.parts(fact, { day: onDay, kind: kind === undefined ? "" : words.text(KINDS[kind]) });
  if (!grounds.length) return said;
  const links = grounds.map((ground) => link(ground.rule.href, clause(ground, words)));
  return [...said, joined ? ` ${words.text(joined)} ` : " ", ...words.list(links), end];
}

/** @type {(ground: Ground, words: PlanWords) => string} */
function clause({ rule, others, again }, words) {
  if (!others) return rule.title;
  const list = words.list(others).join("");
  const runs = again ? words.text("again") : rule.runs;
  return rule.keep.replace("{others}", () => list).replace("{runs}", () => runs);
}

/**
 * The rules that a session breaks on its day, the ones that must be kept first.
 * @type {(at: number, week: Week) => Rule[]}
 */
export function broken(at, week) {
  const rules = new Set(week.breaks.filter(({ slots }) => slots.includes(at)).map(({ rule }) => week.rules[rule]));
  return [...rules].sort((one, other) => Number(other.must) - Number(one.must));
}

/** @type {(kind: number, words: PlanWords, isWalked?: boolean) => string} */
export const runName = (kind, words, isWalked = false) =>
  words.text(isWalked && KINDS[kind] === "easy" ? "walk_run.name" : `${KINDS[kind]}_short`);

/**
 * The rules that a session keeps. Of two that keep it from the same sessions only the one that asks for more is named.
 * @type {(at: number, week: Week, state: State) => Rule[]}
 */
function keeping(at, week, state) {
  const kept = week.rules.filter((rule, index) => concerns(rule, at, week, state) && !breaksIt(index, at, week));
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
 * @type {(rule: Rule, at: number, week: Week) => Session[]}
 */
function others(rule, at, { sessions, days }) {
  return sessions.filter((other, i) => i !== at && days[i] !== null && asks(rule, sessions[at], other));
}

/** @type {(rule: Rule, one: Session, other: Session) => boolean} */
function asks(rule, one, other) {
  const { between } = rule;
  if (!between || !apart(rule, one, other).size) return false;
  return isMutual(between) || (fits(rule, one) && fits(between, other));
}

/** @type {(between: Guide.BetweenData) => boolean} */
const isMutual = ({ days }) => days.every((day) => days.includes((7 - day) % 7));

/** @type {(sessions: Session[], data: Guide.PlanPage) => string[]} */
function namesOf(sessions, data) {
  const names = new Map(data.sessions.map(({ key, short }) => [key, short]));
  return sessions.map(({ key }) => names.get(key) ?? "");
}

/** @type {(rule: number, at: number, week: Week) => boolean} */
const breaksIt = (rule, at, week) =>
  week.breaks.some((one) => one.rule === rule && (one.slots.includes(at) || !one.slots.length));
