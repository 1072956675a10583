// Which plans answer a reader's answers, best first: training/match.py for a browser. Tests hold the two together, so a
// change here is a change there.

import { doable, ownKit, pieces, suits } from "./kit_at_hand.js";
import { MEETINGS } from "./meeting.js";
import { startOf, strictest } from "./states.js";

/** @import { Held } from "./meeting.js" */
/** @import { Start } from "./states.js" */

/** @typedef {number | Set<number> | null} Answer */

/**
 * A value for each question of picker.json; null is no answer. Things are numbers as in picker.json, counts are
 * themselves, several things are a Set, and a date is the number of its day from the first of 1970 on. For kit an empty
 * Set says that there is none; pain is always a Set.
 * @typedef {Record<string, Answer> & Known} Answers
 * @typedef {{ level: number | null, race: number | null, now: number | null, weak: number | null,
 *   kit: Set<number> | null, pain: Set<number> }} Known
 */

/** @typedef {{ move: number, instead: number | null, why: "pain" | "kit" }} Swap */
/**
 * A plan that a reader can follow. One that is `apart` is made for a condition or a time that the answers do not name:
 * it comes after all others.
 * @typedef {{ plan: number, apart: boolean, relaxed: string[], swaps: Swap[], care: number[], key: number[] }} Match
 */

const ENOUGH = 1.5;
const WEEK = 7; // days

export class Matcher {
  /**
   * @param {Guide.Payload} data
   * @param {number} today the number of a day, as in answers
   * @param {number} week that of the first day of its week
   */
  constructor(data, today, week = today) {
    this.data = data;
    this.today = today;
    this.week = week;
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
   * @type {(index: number, asked: Answers) => Match | null}
   */
  match(index, asked) {
    const plan = this.plans[index];
    const answers = this.settled(asked);
    if (this.start(answers.pain) === "stop") return null;
    if (answers.level !== null && this.lowest[index] > answers.level) return null;
    if (answers.kit && !enough(plan, this.lacking(index, answers.kit))) return null;
    const swaps = this.swaps(index, answers.kit, answers.pain);
    const leftOut = swaps.filter(({ instead }) => instead === null);
    if (!enough(plan, new Set(leftOut.map(({ move }) => move)))) return null;
    const relaxed = this.relaxable.filter((question) => !meets(plan, question, answers)).map(({ name }) => name);
    const care = this.care(index, answers.pain, swaps);
    const apart = isApart(plan, answers);
    const key = [Number(apart), ...this.key(index, answers, relaxed, swaps, leftOut.length)];
    return { plan: index, apart, relaxed, swaps, care, key };
  }

  /**
   * Answers with a race as the number of weeks up to it, this one and its own among them, as plans count them; null if
   * it is over. Where nobody said what is on just now, a race that is near or just over does.
   * @type {(answers: Answers) => Answers}
   */
  settled(answers) {
    const { race, now } = answers;
    if (race === null) return answers;
    const begin = race < this.today ? this.today : this.week;
    const weeks = Math.floor((race - begin) / WEEK) + 1;
    const told = this.data.near.findIndex((near) => near && near[0] <= weeks && weeks <= near[1]);
    return { ...answers, race: weeks > 0 ? weeks : null, now: now ?? (told < 0 ? null : told) };
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
   * What orders plans of which none is apart; less is better.
   * @type {(index: number, answers: Answers, relaxed: string[], swaps: Swap[], leftOut: number) => number[]}
   */
  key(index, answers, relaxed, swaps, leftOut) {
    const plan = this.plans[index];
    const { kit, pain, weak } = answers;
    const { gravest, relaxable } = this;
    const narrow = relaxable.filter((question) => question.narrow);
    const shared = plan.made_for.filter((condition) => pain.has(condition)).length;
    return [
      gravest.filter((question) => isFar(plan, question, answers)).length,
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
      ...narrow.map((question) => measured("loose", plan, question, answers)),
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
}

/**
 * What a plan has for a question. Of lists beside another question it is the one for the answer to that, and all of
 * them together if there is none.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => Held}
 */
export function held(plan, question, answers) {
  const all = /** @type {Record<string, Held>} */ (/** @type {object} */ (plan));
  const found = all[question.plan];
  if (!Array.isArray(found) || !Array.isArray(found[0])) return found;
  const lists = /** @type {number[][]} */ (/** @type {unknown} */ (found));
  const at = /** @type {number[]} */ (all[question.beside]).indexOf(Number(answers[question.beside] ?? NaN));
  return lists[at] ?? [...new Set(lists.flat())].sort((one, other) => one - other);
}

/**
 * Whether a plan meets the answer to a question that may be relaxed.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => boolean}
 */
function meets(plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return answer === null || MEETINGS[question.met].meets(held(plan, question, answers), answer);
}

/**
 * Whether a plan is so far from an answer that all that are nearer are better.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => boolean}
 */
function isFar(plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return answer !== null && (MEETINGS[question.met].far?.(held(plan, question, answers), answer) ?? false);
}

/**
 * How much a plan is "off" an answer that may be relaxed, how much of it is "spare", or how "loose" the plan fits it.
 * @typedef {"off" | "spare" | "loose"} Measure
 * @type {(what: Measure, plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => number}
 */
function measured(what, plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return answer === null ? 0 : MEETINGS[question.met][what](held(plan, question, answers), answer);
}

/**
 * How loosely a plan fits: of plans that are alike in all else, one for this very reader is better.
 * @type {(plan: Guide.PlanData, question: Guide.QuestionData, answers: Answers) => number}
 */
function loosely(plan, question, answers) {
  const answer = /** @type {number | null} */ (answers[question.name]);
  return MEETINGS[question.met].loose(held(plan, question, answers), answer);
}

/**
 * Whether a plan is made for a time that the answers do not name, or for a condition, and they name neither that nor
 * its weak spot.
 * @type {(plan: Guide.PlanData, answers: Answers) => boolean}
 */
function isApart({ made_for: conditions, occasions, focus }, { now, pain, weak }) {
  if (occasions.length) return now === null || !occasions.includes(now);
  return conditions.length > 0 && !focus.includes(weak ?? NaN) && !shares(conditions, pain);
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
  const found = /** @type {number[]} */ (held(plan, question, answers));
  return Math.max(0, found.indexOf(/** @type {number} */ (answers[question.name])));
}

/** @type {(plan: Guide.PlanData, weak: number | null) => 0 | 1 | 2} */
export function weakness(plan, weak) {
  if (weak === null || plan.focus.includes(weak)) return 0;
  return setsOf(plan, weak) ? 1 : 2;
}

/** @type {(plan: Guide.PlanData, weak: number) => number} the sets a week for a weak spot */
export const setsOf = ({ sets }, weak) => (Object.hasOwn(sets, weak) ? sets[weak] : 0);

/** @type {(numbers: number[], set: Set<number>) => boolean} */
const shares = (numbers, set) => numbers.some((number) => set.has(number));

/** @type {(one: number[], other: number[]) => number} */
function compare(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}
