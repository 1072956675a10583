// What a rule says of a day and of two sessions, whatever its kind: training/day_rules.py for a browser, over the form
// of training/kinds/form.py. training/week_data.py writes it: days that it bars, what may not lie between two sessions,
// and the most that stands on some days in a row. Days are 0 to 6, and a week goes round: after Sunday comes the same
// Monday. A pattern names the kind of run of each day by its number. Tests hold the two runtimes together.

/** @typedef {Guide.RuleData} Rule */
/** @typedef {{ traits: string[], muscles: string[], days: number[] }} Slot a session as rules see it */
/** @typedef {Array<number | null>} Days the day of each session */

export const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** @type {(day: number) => number} a day of a week that goes round */
export const turn = (day) => (day + 14) % 7;

/**
 * Whether a rule is about a session; which sessions are meant is told by traits, here and in what it says of others.
 * @type {(about: Guide.SessionsData, slot: Slot) => boolean}
 */
export const fits = ({ traits = [], without = [] }, slot) =>
  traits.every((trait) => slot.traits.includes(trait)) && !without.some((trait) => slot.traits.includes(trait));

/**
 * Whether a rule bars a session that it is about from a day, whatever the other sessions are.
 * @type {(rule: Rule, pattern: number[], day: number, hours: number) => boolean}
 */
export const bars = (rule, pattern, day, hours) => (rule.bars ?? []).some((when) => holds(when, pattern, day, hours));

/**
 * Whether all that is said of a day holds there: which day it is, how many runs there are on the days from `first` to
 * `last`, counted from it, and that fewer hours lie between run and session.
 * @type {(when: Guide.WhenData, pattern: number[], day: number, between: number) => boolean}
 */
export function holds({ weekdays, runs = [], hours = Infinity }, pattern, day, between) {
  /** @type {(run: [kinds: number[], ...numbers: number[]]) => boolean} */
  const counted = ([kinds, first = 0, last = 0, low = 1, high = 7]) => {
    const days = WEEK.slice(0, last - first + 1).map((at) => pattern[turn(day + first + at)]);
    const number = days.filter((kind) => kinds.includes(kind)).length;
    return low <= number && number <= high;
  };
  const named = /** @type {Array<[number[], ...number[]]>} */ (runs);
  return (!weekdays || weekdays.includes(day)) && !(between >= hours) && named.every(counted);
}

/**
 * What may not lie between two sessions, as numbers of days from one to the other.
 * @type {(rule: Rule, one: Slot, other: Slot) => Set<number>}
 */
export function apart(rule, one, other) {
  const { between } = rule;
  const shared = () => one.muscles.some((muscle) => other.muscles.includes(muscle));
  if (!between || (between.same_muscles && !shared())) return new Set();
  const there = fits(rule, one) && fits(between, other) ? between.days : [];
  const back = fits(rule, other) && fits(between, one) ? between.days.map((day) => turn(-day)) : [];
  return new Set([...there, ...back]);
}

/**
 * What stands on each day, as a rule counts it that limits it: some runs, and sessions that it is about.
 * @type {(rule: Rule, slots: Slot[], pattern: number[], placed: Days) => number[]}
 */
export function loadOf(rule, slots, pattern, placed) {
  const about = placed.filter((_, at) => fits(rule, slots[at]));
  const runs = rule.most?.runs ?? [];
  return WEEK.map((day) => Number(runs.includes(pattern[day])) + about.filter((at) => at === day).length);
}

/**
 * Whether more than the most stands on some days in a row.
 * @type {(limit: Guide.MostData, load: number[]) => boolean}
 */
export function isOver({ most, within, days }, load) {
  const counted = days ? load.map((number) => Math.min(number, 1)) : load;
  return WEEK.some((start) => {
    const here = WEEK.slice(0, within).map((at) => counted[turn(start + at)]);
    return here.reduce((sum, number) => sum + number, 0) > most;
  });
}
