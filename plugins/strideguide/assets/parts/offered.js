// Why a plan is offered: what it has for each answer of a reader.

import { held, setsOf, weakness } from "./match.js";
import { MEETINGS } from "./meeting.js";
import { runsEasy } from "./states.js";

/** @import { Answers, Match, Matcher, Swap } from "./match.js" */
/** @import { Told } from "./meeting.js" */

/** @typedef {{ question: string, found: string, values: Told }} Reason */

/**
 * One reason for each answer, in the order of the questions, with kit, weak spot and body last. A pain to which nothing
 * in the plan is known to be opposed has none: that is no reason to take the plan.
 * @type {(matcher: Matcher, match: Match, answers: Answers) => Reason[]}
 */
export function reasonsOf(matcher, match, asked) {
  const plan = matcher.plans[match.plan];
  const answers = matcher.settled(asked);
  /** @type {Record<string, number | string>} */
  const limits = { ...matcher.limits(answers.pain), ...(runsEasy(matcher.limits(answers.pain)) && { key_runs: 0 }) };
  const isAllowed = (/** @type {string} */ name) => !(Number(answers[name]) > Number(limits[name] ?? Infinity));
  const given = matcher.met.filter(({ name }) => answers[name] !== null && isAllowed(name)); // more runs are no reason
  const found = given.map((question) => aboutMet(match, plan, question, answers));
  if (answers.kit !== null) found.push(aboutKit(match, matcher.pieces[match.plan]));
  if (answers.weak !== null) found.push(aboutWeak(plan, answers.weak));
  const pains = [...answers.pain].sort((one, other) => one - other);
  return [...found, ...pains.flatMap((condition) => aboutPain(matcher, match, condition))];
}

/** @type {(match: Match, plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => Reason} */
function aboutMet(match, plan, question, answers) {
  const { name, met, foremost } = question;
  const [has, answer] = [held(plan, question, answers), Number(answers[name])];
  const isFirst = foremost && Array.isArray(has) && has[0] === answer;
  const fits = MEETINGS[met].how?.(has, answer) ?? (isFirst ? "first" : "fits");
  return reason(name, match.relaxed.includes(name) ? "relaxed" : fits, { ...MEETINGS[met].said(has), answer });
}

/** @type {(match: Match, needed: number[][]) => Reason} */
function aboutKit(match, needed) {
  const swapped = match.swaps.filter(({ why }) => why === "kit");
  if (!swapped.length) return reason("kit", needed.length ? "enough" : "none", {});
  const left = swapped.filter(({ instead }) => instead === null).length;
  return reason("kit", "swapped", { n: swapped.length - left, left });
}

/** @type {(plan: Guide.PlanData, weak: number) => Reason} */
function aboutWeak(plan, weak) {
  const found = ["focus", "trains", "misses"][weakness(plan, weak)];
  return reason("weak", found, { answer: weak, n: setsOf(plan, weak) });
}

/** @type {(matcher: Matcher, match: Match, condition: number) => Reason[]} */
function aboutPain({ plans, moves }, match, condition) {
  const hurts = (/** @type {Swap} */ { move, why }) => why === "pain" && moves[move].avoid.includes(condition);
  const swapped = match.swaps.filter(hurts);
  const left = swapped.filter(({ instead }) => instead === null).length;
  const care = match.care.filter((at) => moves[at].modify.includes(condition)).length;
  const values = { answer: condition, n: swapped.length - left, left, care };
  if (plans[match.plan].made_for.includes(condition)) return [reason("pain", "made for", values)];
  return swapped.length || care ? [reason("pain", "changed", values)] : [];
}

/** @type {(question: string, found: string, values: Told) => Reason} */
const reason = (question, found, values) => ({ question, found, values });
