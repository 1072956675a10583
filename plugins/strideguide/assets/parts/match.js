// Which plans answer a reader's answers, best first, and why: training/match.py for a browser, which knows no reasons.
// Tests hold the two together, so a change here is a change there.

import { doable, ownKit, suits } from "./kit_at_hand.js";
import { startOf, strictest } from "./states.js";

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
/** @typedef {{ answer?: number, n?: number, left?: number, care?: number, low?: number, high?: number }} Figures */
/** @typedef {Figures & { of?: number[] }} Told what a reason tells */
/** @typedef {{ question: string, found: string, values: Told }} Reason */
/** @typedef {number | number[]} Held what a plan has for a question: one number, or several */

/**
 * How what a plan has meets an answer: whether it does, how much it is off, how much of the answer is spare; and what
 * is said of it in a reason.
 * @template {Held} Has
 * @typedef {{ meets(held: Has, answer: number): boolean, off(held: Has, answer: number): number,
 *   spare(held: Has, answer: number): number, said(held: Has): Told }} Meeting
 */

const none = () => 0;
/** @type {(held: number[], answer: number) => boolean} */
const isIn = (held, answer) => held.includes(answer);
/** @type {(answer: number, held: number[]) => number} */
const distance = (answer, held) => (held.length ? Math.min(...held.map((one) => Math.abs(answer - one))) : 0);

/** @type {Record<string, Meeting<number[]>>} as in training/meeting.py */
const OF_SEVERAL = {
  in: { meets: isIn, off: none, spare: none, said: (of) => ({ of }) },
  near: { meets: isIn, off: (held, answer) => distance(answer, held), spare: none, said: (of) => ({ of }) },
  reached: {
    meets: isIn,
    off: (held, answer) => distance(answer, held.filter((one) => one <= answer)),
    spare: none,
    said: (of) => ({ of }),
  },
  between: {
    meets: ([low, high], answer) => low <= answer && answer <= high,
    off: ([low, high], answer) => Math.max(0, low - answer, answer - high),
    spare: none,
    said: ([low, high]) => ({ low, high }),
  },
};
/** @type {Record<string, Meeting<number>>} */
const OF_ONE = {
  most: {
    meets: (held, answer) => held <= answer,
    off: (held, answer) => Math.max(0, held - answer),
    spare: (held, answer) => Math.max(0, answer - held),
    said: (n) => ({ n }),
  },
};
/** @type {Record<string, Meeting<Held>>} */
const MEETINGS = { ...OF_SEVERAL, ...OF_ONE };

export class Matcher {
  /** @param {Guide.Payload} data */
  constructor(data) {
    this.data = data;
    this.moves = data.moves;
    this.plans = data.plans;
    this.met = data.asked.filter(({ met }) => met);
    // What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier.
    this.relaxable = this.met.filter((one) => one.gives_way).sort((one, other) => one.gives_way - other.gives_way);
    this.lowest = this.plans.map((plan) => (plan.levels.length ? Math.min(...plan.levels) : 0));
    this.used = this.plans.map((plan) => [...new Set(plan.parts.flatMap(({ main, other }) => [...main, ...other]))]);
    this.ownKit = this.used.map((used) => ownKit(used.map((at) => this.moves[at])));
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
   * A plan for these answers; null if pains say stop, it is above the reader's level, or too little is left.
   * @type {(index: number, answers: Answers) => Match | null}
   */
  match(index, answers) {
    const plan = this.plans[index];
    if (this.start(answers.pain) === "stop") return null;
    if (answers.level !== null && this.lowest[index] > answers.level) return null;
    const swaps = this.swaps(index, answers.kit, answers.pain);
    const leftOut = swaps.filter(({ instead }) => instead === null);
    if (!enough(plan, new Set(leftOut.map(({ move }) => move)))) return null;
    const relaxed = this.relaxable.filter((question) => !meets(plan, question, answers)).map(({ name }) => name);
    const care = this.care(index, answers.pain, swaps);
    return { plan: index, relaxed, swaps, care, key: this.key(index, answers, relaxed, swaps, leftOut.length) };
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
    const { relaxable } = this;
    const narrow = relaxable.filter((question) => question.narrow);
    return [
      relaxable.reduce((sum, { name }, at) => sum + (relaxed.includes(name) ? 2 ** at : 0), 0),
      madeFor(plan, pain),
      ...relaxable.map((question) => measured("off", plan, question, answers)).reverse(),
      leftOut,
      weakness(plan, weak),
      swaps.length - leftOut,
      ...this.met.filter(({ foremost }) => foremost).map((question) => rank(plan, question, answers)),
      kit === null ? plan.kit.length : -plan.kit.filter((piece) => kit.has(piece)).length,
      weak === null && plan.focus.length ? 1 : 0,
      ...relaxable.map((question) => measured("spare", plan, question, answers)),
      ...narrow.map((question) => several(plan, question).length),
      index,
    ];
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
    if (answers.kit !== null) found.push(aboutKit(match, plan));
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

/**
 * Less than 0 if the plan is made for what hurts, more if it is made for something else.
 * @type {(plan: Guide.PlanData, pain: Answers["pain"]) => number}
 */
function madeFor(plan, pain) {
  const shared = plan.made_for.filter((condition) => pain.has(condition)).length;
  return shared ? -shared : Math.min(1, plan.made_for.length);
}

/** @type {(plan: Guide.PlanData, weak: number | null) => 0 | 1 | 2} */
function weakness(plan, weak) {
  if (weak === null || plan.focus.includes(weak)) return 0;
  return Object.hasOwn(plan.sets, weak) ? 1 : 2;
}

/** @type {(match: Match, plan: Guide.PlanData, question: Guide.QuestionData, answer: number) => Reason} */
function aboutMet(match, plan, question, answer) {
  const { name, met, foremost } = question;
  const fits = foremost && several(plan, question)[0] === answer ? "first" : "fits";
  const said = MEETINGS[met].said(held(plan, question));
  return reason(name, match.relaxed.includes(name) ? "relaxed" : fits, { ...said, answer });
}

/** @type {(match: Match, plan: Guide.PlanData) => Reason} */
function aboutKit(match, plan) {
  const swapped = match.swaps.filter(({ why }) => why === "kit");
  if (!swapped.length) return reason("kit", plan.kit.length ? "enough" : "none", {});
  const left = swapped.filter(({ instead }) => instead === null).length;
  return reason("kit", "swapped", { n: swapped.length - left, left });
}

/** @type {(plan: Guide.PlanData, weak: number) => Reason} */
function aboutWeak(plan, weak) {
  const found = ["focus", "trains", "misses"][weakness(plan, weak)];
  return reason("weak", found, { answer: weak, n: Object.hasOwn(plan.sets, weak) ? plan.sets[weak] : 0 });
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
