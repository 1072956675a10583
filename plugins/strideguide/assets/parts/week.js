// The rules of the week, and the days on which the sessions of a plan keep them: training/week.py for a browser. Tests
// hold the two together, so a change here is a change there.

// A week goes round: after Sunday comes the same Monday. Days are 0 to 6. A pattern names the kind of run of each day
// by its number; rules and sessions are those of a plan's week data. A placement has a day for each session; null is a
// session that is left out. Costs are numbers; a null cost says that a rule is broken that must be kept.

const NO_RUN = 0;
const NOT_NAMED = 3; // what a kind of day costs that the session does not name, beyond its last one
const WISH = 1000; // what it costs to break a rule that should be kept: more than all days that are less liked
const OUT = 7; // the day of a session that is left out
const WEEK = [0, 1, 2, 3, 4, 5, 6];

// Every rule that a placement breaks, and by which sessions, as numbers: [{ rule, slots }].
export function breaks(rules, slots, pattern, placed, hours) {
  const found = [];
  rules.forEach((rule, index) => {
    const about = [...placed.keys()].filter((i) => placed[i] !== null && fits(rule, slots[i]));
    if (rule.finds === "rest_days") {
      if (rests(pattern, slots, placed) < rule.at_least) found.push({ rule: index, slots: [] });
    } else if (rule.finds === "apart") {
      for (const [i, j] of pairs(about)) {
        const near = distance(placed[i], placed[j]) < rule.apart;
        if (near && together(rule, slots[i], slots[j])) found.push({ rule: index, slots: [i, j] });
      }
    } else {
      for (const i of about) if (alone(rule, pattern, placed[i], hours)) found.push({ rule: index, slots: [i] });
    }
  });
  return found;
}

// Places sessions in weeks by rules. `hours` is the time that there is between run and session on one day.
export class Arranger {
  constructor(rules, slots, hours) {
    Object.assign(this, { rules, slots, hours });
    this.gaps = slots.map((one) => slots.map((other) => this.gap(one, other)));
    this.rests = rules.filter((rule) => rule.finds === "rest_days");
    this.busy = slots.map((slot) => !slot.traits.includes("gentle"));
  }

  // What it costs to put two sessions on the same day, one day apart, two, and three.
  gap(one, other) {
    const kept = this.rules.filter((rule) => together(rule, one, other));
    return [0, 1, 2, 3].map((days) => costOf(kept.filter((rule) => days < rule.apart)));
  }

  // The best `count` ways to place as many sessions as can be; the first ones of a plan go before later ones. None of
  // them breaks a rule that must be kept; of two ways the one that breaks fewer others is better, then the one with
  // days that are liked more, then the one with earlier days. { best: [{ days, breaks }], inTheWay: Map from each
  // session that is left out to the rules in its way }, sessions and rules as numbers.
  arrange(pattern, count = 3) {
    const choices = this.slots.map((slot) => this.choices(pattern, slot));
    for (const leftOut of subsets(this.slots.length)) {
      const offered = choices.map((days, i) => (leftOut.includes(i) ? [[OUT, 0]] : days));
      const best = this.ways(pattern, offered, count).map((placed) => this.arrangement(pattern, placed));
      if (best.length) return { best, inTheWay: this.inTheWay(pattern, best[0].days, leftOut) };
    }
    const nothing = this.slots.map(() => null);
    const inTheWay = this.inTheWay(pattern, nothing, [...this.slots.keys()]);
    return { best: [this.arrangement(pattern, nothing)], inTheWay };
  }

  // The best `count` ways to place sessions on days that they may choose from. What was begun waits in a list, the
  // cheapest at its end, told by what it will cost at least; so what is finished first is best.
  ways(pattern, choices, count) {
    const ahead = aheadOf(choices);
    const free = WEEK.filter((day) => pattern[day] === NO_RUN);
    const begun = choices.every((days) => days.length) && this.resting(free) !== null ? [[[0], 0, free]] : [];
    const found = [];
    while (begun.length && found.length < count) {
      const [[, ...placed], spent, resting] = begun.pop();
      if (placed.length === choices.length) found.push(placed.map((day) => (day === OUT ? null : day)));
      else for (const step of this.steps(placed, spent, resting, choices, ahead)) insert(begun, step);
    }
    return found;
  }

  steps(placed, spent, free, choices, ahead) {
    const index = placed.length;
    const found = [];
    for (const [day, own] of choices[index]) {
      const rest = this.busy[index] ? free.filter((one) => one !== day) : free;
      const near = this.near(placed, day);
      const resting = this.resting(rest);
      if (near === null || resting === null) continue;
      const cost = spent + own + near;
      found.push([[cost + ahead[index + 1] + resting, ...placed, day], cost, rest]);
    }
    return found;
  }

  // The days on which a session breaks, by itself, no rule that must be kept, and what each costs.
  choices(pattern, slot) {
    const rules = this.rules.filter((rule) => fits(rule, slot));
    return WEEK.flatMap((day) => {
      const cost = costOf(rules.filter((rule) => alone(rule, pattern, day, this.hours)));
      return cost === null ? [] : [[day, cost + preference(slot, pattern[day])]];
    });
  }

  // What a day costs for the next session because of those that are placed.
  near(placed, day) {
    if (day === OUT) return 0;
    const others = [...placed.keys()].filter((at) => placed[at] !== OUT);
    return total(others.map((at) => this.gaps[at][placed.length][distance(placed[at], day)]));
  }

  // What it costs that only these days are free.
  resting(free) {
    return costOf(this.rests.filter((rule) => free.length < rule.at_least));
  }

  arrangement(pattern, days) {
    return { days, breaks: breaks(this.rules, this.slots, pattern, days, this.hours) };
  }

  inTheWay(pattern, placed, leftOut) {
    return new Map(leftOut.map((index) => [index, this.blocked(pattern, placed, index)]));
  }

  // The rules in the way of a session: those that it breaks on the day on which it breaks fewest.
  blocked(pattern, placed, index) {
    const liked = (day) => preference(this.slots[index], pattern[day]);
    const broken = [...WEEK].sort((one, other) => liked(one) - liked(other)).map((day) => {
      const tried = placed.map((at, i) => (i === index ? day : at));
      const found = breaks(this.rules, this.slots, pattern, tried, this.hours);
      return [...new Set(found.map(({ rule }) => rule).filter((rule) => this.rules[rule].must))];
    });
    return broken.reduce((best, some) => (some.length < best.length ? some : best));
  }
}

// Whether a rule is about a session.
export const fits = (rule, slot) => rule.traits.every((trait) => slot.traits.includes(trait));

// Whether a session that a rule is about breaks it on a day, whatever the other sessions are.
function alone(rule, pattern, day, hours) {
  const isOne = (kind) => rule.runs.includes(kind);
  if (rule.finds === "not_near") return isOne(pattern[(day + rule.offset + 7) % 7]);
  if (rule.finds === "after_run") return pattern[day] !== NO_RUN && hours < rule.hours;
  if (rule.finds === "best_after") return !isOne(pattern[(day + 6) % 7]) && pattern.some(isOne);
  return false;
}

// Whether a rule keeps two sessions apart.
export function together(rule, one, other) {
  const shared = () => one.muscles.some((muscle) => other.muscles.includes(muscle));
  return rule.finds === "apart" && fits(rule, one) && fits(rule, other) && (!rule.same_muscles || shared());
}

// Days between two days of a week that goes round.
function distance(one, other) {
  const apart = Math.abs(one - other);
  return Math.min(apart, 7 - apart);
}

// Days without a run and with nothing but gentle sessions.
function rests(pattern, slots, placed) {
  const busy = new Set(placed.filter((_, i) => !slots[i].traits.includes("gentle")));
  return WEEK.filter((day) => pattern[day] === NO_RUN && !busy.has(day)).length;
}

// What it costs to put a session on a kind of day: 0 on its best one.
function preference(slot, kind) {
  const at = slot.days.indexOf(kind);
  return at < 0 ? slot.days.length + NOT_NAMED : at;
}

const costOf = (broken) => total(broken.map((rule) => (rule.must ? null : WISH)));
const total = (costs) => (costs.includes(null) ? null : costs.reduce((sum, cost) => sum + cost, 0));
const pairs = (list) => list.flatMap((one, index) => list.slice(index + 1).map((other) => [one, other]));

// For each session the least that it and those after it will cost, and 0 at the end.
function aheadOf(choices) {
  const least = (days) => Math.min(...days.map(([, cost]) => cost));
  return choices.reduceRight((ahead, days) => [ahead[0] + least(days), ...ahead], [0]);
}

// Put a step among others, so that the best one stays the last.
function insert(begun, step) {
  let at = begun.length;
  while (at > 0 && isBefore(begun[at - 1][0], step[0])) at -= 1;
  begun.splice(at, 0, step);
}

// Whether a list of numbers comes before another, as words do in a dictionary; its beginning comes before a list.
function isBefore(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? one.length < other.length : one[at] < other[at];
}

// Sessions to leave out: few before many, later ones of a plan before earlier ones. Never all of them.
function subsets(count) {
  const sessions = Array.from({ length: count }, (_, index) => index);
  const some = (bits) => sessions.filter((index) => (bits >> (count - 1 - index)) & 1);
  return Array.from({ length: 2 ** count - 1 }, (_, bits) => some(bits)).sort((one, other) => one.length - other.length);
}
