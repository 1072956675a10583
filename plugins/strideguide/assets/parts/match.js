// Which plans answer a reader's answers, best first, and why: training/match.py for a browser, which knows no reasons.
// Tests hold the two together, so a change here is a change there.

import { doable, ownKit, pieces, suits } from "./kit_at_hand.js";
import { MEETINGS } from "./meeting.js";
import { startOf, strictest } from "./states.js";

/** @import { Held, Told } from "./meeting.js" */
/** @import { Start } from "./states.js" */

/** @typedef {number | Set<number> | null} Answer */

/**
 * A value for each question of picker.json; null is no answer. Things are numbers as in picker.json, counts are
 * themselves, and several things are a Set. For kit an empty Set says that there is none; pain is always a Set.
 * @typedef {Record<string, Answer> & Known} Answers
 * @typedef {{ level: number | null, weak: number | null, kit: Set<number> | null, pain: Set<number> }} Known
 */

/** @typedef {{ move: number, instead: number | null, why: "pain" | "kit" }} Swap */
/** @typedef {{ plan: number, relaxed: string[], swaps: Swap[], care: number[], key: number[] }} Match */
/** @typedef {{ question: string, found: string, values: Told }} Reason */

const ENOUGH = 1.5;

export class Matcher {
  /** @param {Guide.Payload} data */
  constructor(data) {
    this.data = data;
    this.moves = data.moves;
    this.plans = data.plans;
    this.met = data.asked.filter(({ met }) => met);
    // What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier.
    this.relaxable = this.met.filter((one) => one.gives_way).sort((one, other) => one.gives_way - other.gives_way);
    this.gravest = this.relaxable.toReversed();
    this.lowest = this.plans.map((plan) => (plan.levels.length ? Math.min(...plan.levels) : 0));
    this.used = this.plans.map((plan) => [...new Set(plan.parts.flatMap(({ main, other }) => [...main, ...other]))]);
    this.ownKit = this.used.map((used) => ownKit(used.map((at) => this.moves[at])));
    this.pieces = this.ownKit.map(pieces);
  }

  /** @type {(pain: Set<number>) => Start} */
  start(pain) {
    return startOf([...pain].map((one) => this.data.states[one]), this.data);
  }

  /** @type {(pain: Set<number>) => Guide.LimitsData} */
  limits(pain) {
    return strictest([...pain].map((one) => this.data.states[one].limits));
  }

  /**
   * Every plan that can be followed, best first, and none if the pains say stop.
   * @param {Answers} answers
   */
  matches(answers) {
    const found = this.plans.map((_, index) => this.match(index, answers)).filter((match) => match !== null);
    return found.sort((one, other) => compare(one.key, other.key));
  }

  /**
   * A plan for these answers; null if pains say stop, it is above the reader's level, too little is left, or too little
   * of it can be done with the kit: swapped for the most part it would be another plan.
   * @type {(index: number, answers: Answers) => Match | null}
   */
  match(index, answers) {
    const plan = this.plans[index];
    if (this.start(answers.pain) === "stop") return null;
    if (answers.level !== null && this.lowest[index] > answers.level) return null;
    if (answers.kit && !enough(plan, this.lacking(index, answers.kit))) return null;
    const swaps = this.swaps(index, answers.kit, answers.pain);
    const leftOut = swaps.filter(({ instead }) => instead === null);
    if (!enough(plan, new Set(leftOut.map(({ move }) => move)))) return null;
    const relaxed = this.relaxable.filter((question) => !meets(plan, question, answers)).map(({ name }) => name);
    const care = this.care(index, answers.pain, swaps);
    return { plan: index, relaxed, swaps, care, key: this.key(index, answers, relaxed, swaps, leftOut.length) };
  }

  /** @type {(index: number, kit: Set<number>) => Set<number>} the moves of a plan that can't be done with the kit */
  lacking(index, kit) {
    return new Set(this.used[index].filter((at) => !doable(this.moves[at], kit)));
  }

  /**
   * The moves of a plan that can't be done, with what is done instead.
   * @type {(index: number, kit: Answers["kit"], pain: Answers["pain"]) => Swap[]}
   */
  swaps(index, kit, pain) {
    /** @type {Swap[]} */
    const found = [];
    for (const at of this.used[index]) {
      const hurts = shares(this.moves[at].avoid, pain);
      if (hurts || (kit && !doable(this.moves[at], kit))) {
        found.push({ move: at, instead: this.standIn(index, at, kit, pain), why: hurts ? "pain" : "kit" });
      }
    }
    return found;
  }

  /**
   * The moves of a plan that are done, but not as they are.
   * @type {(index: number, pain: Answers["pain"], swaps: Swap[]) => number[]}
   */
  care(index, pain, swaps) {
    const swapped = new Set(swaps.map(({ move }) => move));
    return this.used[index].filter((at) => !swapped.has(at) && shares(this.moves[at].modify, pain));
  }

  /**
   * What can take the place of a move in a plan: doable, without any caution, not harder than both; null if nothing.
   * Where nobody said what kit there is, it needs none but the plan's own.
   * @type {(index: number, at: number, kit: Answers["kit"], pain: Answers["pain"]) => number | null}
   */
  standIn(index, at, kit, pain) {
    const highest = Math.max(this.moves[at].level, this.lowest[index]);
    const isThere = (/** @type {Guide.MoveData} */ move) =>
      kit ? doable(move, kit) : suits(this.ownKit[index], move);
    const fits = (/** @type {Guide.MoveData} */ move) =>
      move.level <= highest && !shares(move.avoid, pain) && !shares(move.modify, pain) && isThere(move);
    return this.moves[at].instead.find((other) => fits(this.moves[other])) ?? null;
  }

  /**
   * What orders plans; less is better.
   * @type {(index: number, answers: Answers, relaxed: string[], swaps: Swap[], leftOut: number) => number[]}
   */
  key(index, answers, relaxed, swaps, leftOut) {
    const plan = this.plans[index];
    const { kit, pain, weak } = answers;
    const { gravest, relaxable } = this;
    const narrow = relaxable.filter((question) => question.narrow && answers[question.name] !== null);
    const shared = plan.made_for.filter((condition) => pain.has(condition)).length;
    return [
      relaxable.reduce((sum, { name }, at) => sum + (relaxed.includes(name) ? 2 ** at : 0), 0),
      -shared,
      ...gravest.map((question) => measured("off", plan, question, answers)),
      !shared && plan.made_for.length ? 1 : 0,
      weakness(plan, weak),
      weak !== null && setsOf(plan, weak) < ENOUGH * plan.sessions[1] ? 1 : 0,
      ...this.met.filter(({ foremost }) => foremost).map((question) => rank(plan, question, answers)),
      ...gravest.map((question) => measured("spare", plan, question, answers)),
      leftOut,
      swaps.length - leftOut,
      ...narrow.map((question) => loosely(plan, question, answers)),
      this.piecesOf(index, kit),
      weak === null && plan.focus.length ? 1 : 0,
      ...gravest.map((question) => loosely(plan, question, answers)),
      index,
    ];
  }

  /**
   * Less the more of the kit at hand is used, or the less kit there has to be if nobody said what there is.
   * @type {(index: number, kit: Answers["kit"]) => number}
   */
  piecesOf(index, kit) {
    const needed = this.pieces[index];
    return kit ? -needed.filter((some) => shares(some, kit)).length : needed.length;
  }

  /**
   * One reason for each answer, in the order of the questions. A pain to which nothing in the plan is known to be
   * opposed has none: that is no reason to take the plan.
   * @type {(match: Match, answers: Answers) => Reason[]}
   */
  reasons(match, answers) {
    const plan = this.plans[match.plan];
    /** @type {Record<string, number | string>} */
    const limits = { ...this.limits(answers.pain) };
    const isAllowed = (/** @type {string} */ name) => !(Number(answers[name]) > Number(limits[name] ?? Infinity));
    const given = this.met.filter(({ name }) => answers[name] !== null && isAllowed(name)); // more runs are no reason
    const found = given.map((question) => aboutMet(match, plan, question, Number(answers[question.name])));
    if (answers.kit !== null) found.push(aboutKit(match, this.pieces[match.plan]));
    if (answers.weak !== null) found.push(aboutWeak(plan, answers.weak));
    const pains = [...answers.pain].sort((one, other) => one - other);
    return [...found, ...pains.flatMap((condition) => this.aboutPain(match, plan, condition))];
  }

  /** @type {(match: Match, plan: Guide.PlanData, condition: number) => Reason[]} */
  aboutPain(match, plan, condition) {
    const hurts = (/** @type {Swap} */ { move, why }) => why === "pain" && this.moves[move].avoid.includes(condition);
    const swapped = match.swaps.filter(hurts);
    const left = swapped.filter(({ instead }) => instead === null).length;
    const care = match.care.filter((at) => this.moves[at].modify.includes(condition)).length;
    const values = { answer: condition, n: swapped.length - left, left, care };
    if (plan.made_for.includes(condition)) return [reason("pain", "made for", values)];
    return swapped.length || care ? [reason("pain", "changed", values)] : [];
  }
}

/** @type {(plan: Guide.PlanData, question: Guide.QuestionData) => Held} what a plan has for a question */
const held = (plan, question) => /** @type {Record<string, Held>} */ (/** @type {object} */ (plan))[question.plan];
/** @type {(plan: Guide.PlanData, question: Guide.QuestionData) => number[]} */
const several = (plan, question) => /** @type {number[]} */ (held(plan, question));

/**
 * Whether a plan meets the answer to a question that may be relaxed.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => boolean}
 */
function meets(plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return answer === null || MEETINGS[question.met].meets(held(plan, question), answer);
}

/**
 * How much a plan is "off" an answer that may be relaxed, or how much of it is "spare".
 * @type {(what: "off" | "spare", plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => number}
 */
function measured(what, plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return answer === null ? 0 : MEETINGS[question.met][what](held(plan, question), answer);
}

/**
 * How loosely a plan fits: of plans that are alike in all else, one for this very reader is better.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => number}
 */
function loosely(plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return MEETINGS[question.met].loose(held(plan, question), answer);
}

/**
 * Whether at least half of the main part of every session is left.
 * @type {(plan: Guide.PlanData, leftOut: Set<number>) => boolean}
 */
function enough(plan, leftOut) {
  return plan.parts.every(({ main }) => 2 * main.filter((at) => leftOut.has(at)).length <= main.length);
}

/**
 * How far an answer is from what a plan is made for first.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => number}
 */
function rank(plan, question, answers) {
  return Math.max(0, several(plan, question).indexOf(/** @type {number} */ (answers[question.name])));
}

/** @type {(plan: Guide.PlanData, weak: number | null) => 0 | 1 | 2} */
function weakness(plan, weak) {
  if (weak === null || plan.focus.includes(weak)) return 0;
  return setsOf(plan, weak) ? 1 : 2;
}

/** @type {(plan: Guide.PlanData, weak: number) => number} the sets a week for a weak spot */
const setsOf = ({ sets }, weak) => (Object.hasOwn(sets, weak) ? sets[weak] : 0);

/** @type {(match: Match, plan: Guide.PlanData, question: Guide.QuestionData, answer: number) => Reason} */
function aboutMet(match, plan, question, answer) {
  const { name, met, foremost } = question;
  const fits = foremost && several(plan, question)[0] === answer ? "first" : "fits";
  const said = MEETINGS[met].said(held(plan, question));
  return reason(name, match.relaxed.includes(name) ? "relaxed" : fits, { ...said, answer });
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

/** @type {(question: string, found: string, values: Told) => Reason} */
const reason = (question, found, values) => ({ question, found, values });
/** @type {(numbers: number[], set: Set<number>) => boolean} */
const shares = (numbers, set) => numbers.some((number) => set.has(number));

/** @type {(one: number[], other: number[]) => number} */
function compare(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}
