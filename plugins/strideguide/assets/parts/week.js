// The rules of the week, and the days on which the sessions of a plan keep them: training/week.py for a browser. Tests
// hold the two together, so a change here is a change there.

// Rules and sessions are those of a plan's week data; what a rule says is in day_rules.js. A placement has a day for
// each session; null is a session that is left out. Costs are numbers; a null cost says that a rule is broken that must
// be kept.

import { WEEK, apart, bars, fits, isOver, loadOf, turn } from "./day_rules.js";

/** @import { Days, Rule, Slot } from "./day_rules.js" */

/** @typedef {{ rule: number, slots: number[] }} Break */
/** @typedef {{ days: Days, breaks: Break[] }} Arrangement */
/** @typedef {{ best: Arrangement[], inTheWay: Map<number, number[]> }} Arranged */
/** @typedef {Array<[day: number, cost: number]>} Choices */
/** @typedef {[order: number[], spent: number, loads: number[][], ahead: Choices[]]} Step */

const NOT_NAMED = 5; // what a kind of day costs that the session does not name, beyond its last one
const CLOSE = [16, 8, 4, 0]; // what two sessions cost so many days apart: a day nearer is worse than any that is named
const EARLY = 7; // what two sessions cost that both stand before Thursday: worse than to like both days less
const THURSDAY = 3;
const WISH = 1000; // what it costs to break a rule that should be kept: more than days less liked, or too close
const WAYS = 12; // to place sessions, among which is looked for one that goes with those that have their days
const OUT = 7; // the day of a session that is left out
/** @type {Choices} */
const STAYS_OUT = [[OUT, 0]];

/**
 * Every rule that a placement breaks, and by which sessions, as numbers; by none if the week as a whole breaks it.
 * @type {(rules: Rule[], slots: Slot[], pattern: number[], placed: Days, hours: number) => Break[]}
 */
export function breaks(rules, slots, pattern, placed, hours) {
  const here = [...placed.keys()].filter((at) => placed[at] !== null);
  const days = /** @type {number[]} */ (placed); // of those that are here
  return rules.flatMap((rule, index) => {
    const alone = here.filter((at) => fits(rule, slots[at]) && bars(rule, pattern, days[at], hours));
    const two = pairs(here).filter(([i, j]) => apart(rule, slots[i], slots[j]).has(turn(days[j] - days[i])));
    const whole = rule.most && isOver(rule.most, loadOf(rule, slots, pattern, placed)) ? [[]] : [];
    return [...alone.map((at) => [at]), ...two, ...whole].map((some) => ({ rule: index, slots: some }));
  });
}

/** Places sessions in weeks by rules. `hours` is the time that there is between run and session on one day. */
export class Arranger {
  /**
   * @param {Rule[]} rules
   * @param {Slot[]} slots
   * @param {number} hours
   */
  constructor(rules, slots, hours) {
    this.rules = rules;
    this.slots = slots;
    this.hours = hours;
    this.gaps = slots.map((one, at) => slots.slice(0, at).map((before) => this.gap(before, one)));
    this.limits = rules.filter(({ most }) => most);
  }

  /**
   * What it costs to put two sessions on days of which the second is 0, 1, 2 and so on after the first.
   * @param {Slot} one
   * @param {Slot} other
   */
  gap(one, other) {
    const kept = this.rules.map((rule) => ({ rule, between: apart(rule, one, other) }));
    return WEEK.map((days) => {
      const broken = kept.filter(({ between }) => between.has(days)).map(({ rule }) => rule);
      return total([costOf(broken), CLOSE[Math.min(days, WEEK.length - days)]]);
    });
  }

  /**
   * The best `count` ways to place as many sessions as can be; the first ones of a plan go before later ones. None of
   * them breaks a rule that must be kept; of two ways the one that breaks fewer others is better, then the one whose
   * sessions are spread more and stand on days that are liked more, then the one with earlier days. `inTheWay` leads
   * from each session that is left out to the rules in its way; sessions and rules are numbers.
   * @param {number[]} pattern
   * @returns {Arranged}
   */
  arrange(pattern, count = 3) {
    const choices = this.slots.map((slot) => this.choices(pattern, slot));
    for (const leftOut of subsets(this.slots.length)) {
      const offered = choices.map((days, i) => (leftOut.includes(i) ? STAYS_OUT : days));
      const best = this.ways(pattern, offered, count).map((placed) => this.arrangement(pattern, placed));
      if (best.length) return { best, inTheWay: this.inTheWay(pattern, best[0].days, leftOut) };
    }
    const nothing = this.slots.map(() => null);
    const inTheWay = this.inTheWay(pattern, nothing, [...this.slots.keys()]);
    return { best: [this.arrangement(pattern, nothing)], inTheWay };
  }

  /**
   * The best `count` ways to place sessions on days that they may choose from. What was begun waits in a list, the
   * cheapest at its end, told by what it will cost at least; so what is finished first is best.
   * @type {(pattern: number[], choices: Choices[], count: number) => Days[]}
   */
  ways(pattern, choices, count) {
    const loads = this.limits.map((rule) => loadOf(rule, [], pattern, []));
    /** @type {Step[]} */
    const begun = choices.every((days) => days.length) && this.full(loads) !== null ? [[[0], 0, loads, choices]] : [];
    /** @type {Days[]} */
    const found = [];
    for (let next = begun.pop(); next && found.length < count; next = begun.pop()) {
      const [[, ...placed], , , ahead] = next;
      if (!ahead.length) found.push(placed.map((day) => (day === OUT ? null : day)));
      else for (const step of this.steps(next)) insert(begun, step);
    }
    return found;
  }

  /** @type {(begun: Step) => Step[]} */
  steps([[, ...placed], spent, loads, [here, ...ahead]]) {
    /** @type {Step[]} */
    const found = [];
    for (const [day, own] of here) {
      const loaded = this.loaded(loads, placed.length, day);
      const others = this.beside(placed.length, day, ahead);
      const full = this.full(loaded);
      if (full === null || others.some((days) => !days.length)) continue;
      const least = others.reduce((sum, days) => sum + Math.min(...days.map(([, cost]) => cost)), spent + own + full);
      found.push([[least, ...placed, day], spent + own, loaded, others]);
    }
    return found;
  }

  /**
   * What the days of the sessions after one cost beside it on its day; those that may not be are left out.
   * @type {(index: number, day: number, ahead: Choices[]) => Choices[]}
   */
  beside(index, day, ahead) {
    if (day === OUT) return ahead;
    return ahead.map((days, after) => {
      const gaps = this.gaps[index + 1 + after][index];
      return days.flatMap(([at, own]) => {
        const near = at === OUT ? 0 : gaps[turn(at - day)];
        const early = Math.max(at, day) < THURSDAY ? EARLY : 0;
        return near === null ? [] : [/** @type {[number, number]} */ ([at, own + near + early])];
      });
    });
  }

  /**
   * The days on which a session breaks, by itself, no rule that must be kept, and what each costs.
   * @type {(pattern: number[], slot: Slot) => Choices}
   */
  choices(pattern, slot) {
    const rules = this.rules.filter((rule) => fits(rule, slot));
    return WEEK.flatMap((day) => {
      const cost = costOf(rules.filter((rule) => bars(rule, pattern, day, this.hours)));
      return cost === null ? [] : [[day, cost + preference(slot, pattern[day])]];
    });
  }

  /**
   * What stands on each day, for each rule that limits it, with a session more.
   * @type {(loads: number[][], index: number, day: number) => number[][]}
   */
  loaded(loads, index, day) {
    const more = (/** @type {Rule} */ rule) => (day !== OUT && fits(rule, this.slots[index]) ? 1 : 0);
    return loads.map((load, at) => load.map((number, on) => number + (on === day ? more(this.limits[at]) : 0)));
  }

  /**
   * What it costs that so much stands on each day.
   * @param {number[][]} loads
   */
  full(loads) {
    return costOf(this.limits.filter(({ most }, at) => most && isOver(most, loads[at])));
  }

  /** @type {(pattern: number[], days: Days) => Arrangement} */
  arrangement(pattern, days) {
    return { days, breaks: breaks(this.rules, this.slots, pattern, days, this.hours) };
  }

  /** @type {(pattern: number[], placed: Days, leftOut: number[]) => Arranged["inTheWay"]} */
  inTheWay(pattern, placed, leftOut) {
    return new Map(leftOut.map((index) => [index, this.blocked(pattern, placed, index)]));
  }

  /**
   * The rules in the way of a session: those that it breaks on the day on which it breaks fewest.
   * @type {(pattern: number[], placed: Days, index: number) => number[]}
   */
  blocked(pattern, placed, index) {
    const liked = (/** @type {number} */ day) => preference(this.slots[index], pattern[day]);
    const broken = [...WEEK].sort((one, other) => liked(one) - liked(other)).map((day) => {
      const tried = placed.map((at, i) => (i === index ? day : at));
      const found = breaks(this.rules, this.slots, pattern, tried, this.hours);
      return [...new Set(found.map(({ rule }) => rule).filter((rule) => this.rules[rule].must))];
    });
    return broken.reduce((best, some) => (some.length < best.length ? some : best));
  }
}

/**
 * The days of all sessions where some have theirs: the others, undefined, go round these, and none of them breaks a
 * rule that must be kept. Of their best ways it is the one that breaks fewest others and stands least close; null if
 * none does.
 * @type {(world: { rules: Rule[], slots: Slot[], hours: number }, pattern: number[],
 *   fixed: Array<number | null | undefined>) => Days | null}
 */
export function around({ rules, slots, hours }, pattern, fixed) {
  const others = [...fixed.keys()].filter((at) => fixed[at] === undefined);
  const isTheirs = (/** @type {number[]} */ some) => !some.length || some.some((at) => others.includes(at));
  const { best } = new Arranger(rules, others.map((at) => slots[at]), hours).arrange(pattern, WAYS);
  const found = best.map(({ days }) => {
    const placed = fixed.map((day, at) => (day === undefined ? days[others.indexOf(at)] : day));
    const broken = breaks(rules, slots, pattern, placed, hours).filter(({ slots: some }) => isTheirs(some));
    const close = days.flatMap((day) => fixed.map((other) => closeness(day, other)));
    return { placed, cost: total([costOf(broken.map(({ rule }) => rules[rule])), ...close]) };
  });
  const right = found.filter(({ cost }) => cost !== null);
  const least = Math.min(...right.map(({ cost }) => Number(cost)));
  return right.find(({ cost }) => cost === least)?.placed ?? null;
}

/** @type {(day: number | null, other: number | null | undefined) => number} what it costs that two days are so close */
function closeness(day, other) {
  if (day === null || other === null || other === undefined) return 0;
  const days = Math.abs(day - other);
  return CLOSE[Math.min(days, WEEK.length - days)];
}

/**
 * What it costs to put a session on a kind of day: 0 on its best one.
 * @type {(slot: Slot, kind: number) => number}
 */
function preference(slot, kind) {
  const at = slot.days.indexOf(kind);
  return at < 0 ? slot.days.length + NOT_NAMED : at;
}

/** @type {(broken: Rule[]) => number | null} */
const costOf = (broken) => total(broken.map((rule) => (rule.must ? null : WISH)));
/** @type {(costs: Array<number | null>) => number | null} */
const total = (costs) =>
  costs.includes(null) ? null : /** @type {number[]} */ (costs).reduce((sum, cost) => sum + cost, 0);
/** @type {(list: number[]) => number[][]} */
const pairs = (list) => list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other]));

/**
 * Put a step among others, so that the best one stays the last.
 * @type {(begun: Step[], step: Step) => void}
 */
function insert(begun, step) {
  let at = begun.length;
  while (at > 0 && isBefore(begun[at - 1][0], step[0])) at -= 1;
  begun.splice(at, 0, step);
}

/**
 * Whether a list of numbers comes before another, as words do in a dictionary; its beginning comes before a list.
 * @type {(one: number[], other: number[]) => boolean}
 */
function isBefore(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? one.length < other.length : one[at] < other[at];
}

/**
 * Sessions to leave out: few before many, later ones of a plan before earlier ones. Never all of them.
 * @param {number} count
 */
function subsets(count) {
  const sessions = Array.from({ length: count }, (_, index) => index);
  const some = (/** @type {number} */ bits) => sessions.filter((index) => (bits >> (count - 1 - index)) & 1);
  const all = Array.from({ length: 2 ** count - 1 }, (_, bits) => some(bits));
  return all.sort((one, other) => one.length - other.length);
}
