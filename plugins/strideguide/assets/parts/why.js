// Why a session stands where it does: the kind of day, the rules that it keeps, and those that it breaks, in words.

import { link } from "./say.js";
import { fits, together } from "./week.js";

const KINDS = ["no_run", "easy", "hard", "long"];
const NO_RUN = 0;

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
  const isMore = (one, other) =>
    one.apart > other.apart && others(other, at, week).every((session) => others(one, at, week).includes(session));
  const apart = kept.filter(({ finds }) => finds === "apart");
  return kept.filter((rule) => rule.finds !== "apart" || !apart.some((other) => isMore(other, rule)));
}

// Whether a rule asks something of a session in a week like this.
function concerns(rule, at, week, { pattern }) {
  if (!fits(rule, week.sessions[at]) || rule.finds === "rest_days") return false;
  if (rule.finds === "apart") return others(rule, at, week).length > 0;
  if (rule.finds === "after_run") return pattern[week.days[at]] !== NO_RUN;
  return pattern.some((kind) => rule.runs.includes(kind));
}

function others(rule, at, { sessions, days }) {
  return sessions.filter((other, i) => i !== at && days[i] !== null && together(rule, sessions[at], other));
}

function clause(rule, before, at, week, data, words) {
  const again = before?.finds === rule.finds && String(before.runs) === String(rule.runs);
  const names = new Map(data.sessions.map(({ key, short }) => [key, short]));
  const list = words.list(others(rule, at, week).map(({ key }) => names.get(key)));
  return (again ? rule.again : rule.keep).replace("{others}", () => list.join(""));
}

const breaksIt = (rule, at, week) => week.breaks.some((one) => one.rule === rule && one.slots.includes(at));
