// Why a session stands where it does: the kind of day, the rules that it keeps, and those that it breaks, in words.

import { link } from "./say.js";
import { apart, fits, holds } from "./day_rules.js";

const KINDS = ["no_run", "easy", "hard", "long"];

// A sentence about the day of a session, and one about the rules that it keeps there.
export function why(at, week, state, data, words) {
  const { sessions, days } = week;
  const kind = state.pattern[days[at]];
  const rank = sessions[at].days.indexOf(kind) + 1;
  const day = words.parts(`why_${rank}`, { day: words.day(days[at]), kind: words.text(KINDS[kind]) });
  const kept = keeping(at, week, state, data);
  const clauses = kept.map((rule, i) => link(rule.href, clause(rule, kept[i - 1], at, week, data, words)));
  return clauses.length ? [...day, ` ${words.text("why_kept")} `, ...words.list(clauses), "."] : day;
}

// The rules that a session breaks on its day, the ones that must be kept first.
export function broken(at, week, data) {
  const rules = new Set(week.breaks.filter(({ slots }) => slots.includes(at)).map(({ rule }) => data.rules[rule]));
  return [...rules].sort((one, other) => Number(other.must) - Number(one.must));
}

export const runName = (kind, words) => words.text(`${KINDS[kind]}_short`);

// The rules that a session keeps. Of two that keep it from the same sessions only the one that asks for more is named.
function keeping(at, week, state, data) {
  const kept = data.rules.filter((rule, index) => concerns(rule, at, week, state) && !breaksIt(index, at, week));
  const between = (rule) => rule.between?.days ?? [];
  const isMore = (one, other) =>
    between(one).length > between(other).length && isAll(between(one), between(other)) &&
    isAll(others(one, at, week), others(other, at, week));
  return kept.filter((rule) => !between(rule).length || !kept.some((other) => isMore(other, rule)));
}

const isAll = (all, some) => some.every((one) => all.includes(one));

// Whether a rule asks something of a session in a week like this: because of others, or on its day.
function concerns(rule, at, week, { pattern, hours }) {
  const { between, bars, most, concerns = [{}] } = rule;
  if (between && !bars && !most) return others(rule, at, week).length > 0;
  return fits(rule, week.sessions[at]) && concerns.some((when) => holds(when, pattern, week.days[at], hours));
}

// The sessions from which a rule keeps one apart, if it says so of it: of the first of two, or of both.
function others(rule, at, { sessions, days }) {
  const { between } = rule;
  if (!between || !(fits(rule, sessions[at]) || isMutual(between))) return [];
  return sessions.filter((other, i) => i !== at && days[i] !== null && apart(rule, sessions[at], other).size);
}

const isMutual = ({ days }) => days.every((day) => days.includes((7 - day) % 7));

// What a rule asks, in words; after a clause that names the same runs it says "one".
function clause({ keep, runs, ...rule }, before, at, week, data, words) {
  const names = new Map(data.sessions.map(({ key, short }) => [key, short]));
  const list = words.list(others(rule, at, week).map(({ key }) => names.get(key)));
  const named = before?.runs === runs ? words.text("again") : runs;
  return keep.replace("{others}", () => list.join("")).replace("{runs}", () => named);
}

const breaksIt = (rule, at, week) =>
  week.breaks.some((one) => one.rule === rule && (one.slots.includes(at) || !one.slots.length));
