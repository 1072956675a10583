// Which plans answer a reader's answers, best first, and why: training/match.py for a browser, which knows no reasons.
// Tests hold the two together, so a change here is a change there.

// Answers have a value for each question of picker.json; null is no answer. Things are numbers as in picker.json, counts
// are themselves, and several things are a Set. For kit an empty Set says that there is none; pain is always a Set.

const none = () => 0;
const isIn = (held, answer) => held.includes(answer);
const distance = (answer, held) => (held.length ? Math.min(...held.map((one) => Math.abs(answer - one))) : 0);

// How what a plan has meets an answer, as in training/meeting.py: whether it does, how much it is off, how much of the
// answer is spare; and what is said of it in a reason.
const MEETINGS = {
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
  most: {
    meets: (held, answer) => held <= answer,
    off: (held, answer) => Math.max(0, held - answer),
    spare: (held, answer) => Math.max(0, answer - held),
    said: (n) => ({ n }),
  },
};

export class Matcher {
  constructor(data) {
    this.data = data;
    this.moves = data.moves;
    this.plans = data.plans;
    this.met = data.asked.filter(({ met }) => met);
    // What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier.
    this.relaxable = this.met.filter((one) => one.gives_way).sort((one, other) => one.gives_way - other.gives_way);
    this.lowest = this.plans.map((plan) => (plan.levels.length ? Math.min(...plan.levels) : 0));
    this.used = this.plans.map((plan) => [...new Set(plan.parts.flatMap(({ main, other }) => [...main, ...other]))]);
  }

  // Whether a plan may be started with these pains: the strictest word of any, and "stop" for too many at once.
  start(pain) {
    const said = [...pain].map((one) => this.data.starts[one]);
    if (pain.size > this.data.most_pains || said.includes("stop")) return "stop";
    return said.includes("ask") ? "ask" : "free";
  }

  // Every plan that can be followed, best first, and none if the pains say stop:
  // [{ plan, relaxed, swaps: [{ move, instead, why }], care, key }].
  matches(answers) {
    const found = this.plans.map((_, index) => this.match(index, answers)).filter((match) => match !== null);
    return found.sort((one, other) => compare(one.key, other.key));
  }

  // A plan for these answers; null if pains say stop, it is above the reader's level, or too little is left.
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

  // The moves of a plan that can't be done, with what is done instead.
  swaps(index, kit, pain) {
    const found = [];
    for (const at of this.used[index]) {
      const hurts = shares(this.moves[at].avoid, pain);
      if (hurts || !doable(this.moves[at], kit)) {
        found.push({ move: at, instead: this.standIn(index, at, kit, pain), why: hurts ? "pain" : "kit" });
      }
    }
    return found;
  }

  // The moves of a plan that are done, but not as they are.
  care(index, pain, swaps) {
    const swapped = new Set(swaps.map(({ move }) => move));
    return this.used[index].filter((at) => !swapped.has(at) && shares(this.moves[at].modify, pain));
  }

  // What can take the place of a move in a plan: doable, without any caution, not harder than both; null if nothing.
  standIn(index, at, kit, pain) {
    const highest = Math.max(this.moves[at].level, this.lowest[index]);
    const fits = (move) =>
      move.level <= highest && !shares(move.avoid, pain) && !shares(move.modify, pain) && doable(move, kit);
    return this.moves[at].instead.find((other) => fits(this.moves[other])) ?? null;
  }

  // What orders plans; less is better.
  key(index, answers, relaxed, swaps, leftOut) {
    const plan = this.plans[index];
    const { kit, pain, weak } = answers;
    const { relaxable } = this;
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
      ...relaxable.filter(({ narrow }) => narrow).map((question) => plan[question.plan].length),
      index,
    ];
  }

  // One reason for each answer, in the order of the questions: [{ question, found, values }]. A pain to which nothing in
  // the plan is known to be opposed has none: that is no reason to take the plan.
  reasons(match, answers) {
    const plan = this.plans[match.plan];
    const given = this.met.filter(({ name }) => answers[name] !== null);
    const found = given.map((question) => aboutMet(match, plan, question, answers[question.name]));
    if (answers.kit !== null) found.push(aboutKit(match, plan));
    if (answers.weak !== null) found.push(aboutWeak(plan, answers.weak));
    const pains = [...answers.pain].sort((one, other) => one - other);
    return [...found, ...pains.flatMap((condition) => this.aboutPain(match, plan, condition))];
  }

  aboutPain(match, plan, condition) {
    const hurts = ({ move, why }) => why === "pain" && this.moves[move].avoid.includes(condition);
    const swapped = match.swaps.filter(hurts);
    const left = swapped.filter(({ instead }) => instead === null).length;
    const care = match.care.filter((at) => this.moves[at].modify.includes(condition)).length;
    const values = { answer: condition, n: swapped.length - left, left, care };
    if (plan.made_for.includes(condition)) return [reason("pain", "made for", values)];
    return swapped.length || care ? [reason("pain", "changed", values)] : [];
  }
}

// Whether a move can be done with the kit at hand; without an answer about kit, everything can.
export function doable(move, kit) {
  return kit === null || (move.all.every((piece) => kit.has(piece)) && (!move.any.length || shares(move.any, kit)));
}

// Whether a plan meets the answer to a question that may be relaxed.
function meets(plan, question, answers) {
  const answer = answers[question.name];
  return answer === null || MEETINGS[question.met].meets(plan[question.plan], answer);
}

// How much a plan is "off" an answer that may be relaxed, or how much of it is "spare".
function measured(what, plan, question, answers) {
  const answer = answers[question.name];
  return answer === null ? 0 : MEETINGS[question.met][what](plan[question.plan], answer);
}

// Whether at least half of the main part of every session is left.
function enough(plan, leftOut) {
  return plan.parts.every(({ main }) => 2 * main.filter((at) => leftOut.has(at)).length <= main.length);
}

// How far an answer is from what a plan is made for first.
function rank(plan, question, answers) {
  return Math.max(0, plan[question.plan].indexOf(answers[question.name]));
}

// Less than 0 if the plan is made for what hurts, more if it is made for something else.
function madeFor(plan, pain) {
  const shared = plan.made_for.filter((condition) => pain.has(condition)).length;
  return shared ? -shared : Math.min(1, plan.made_for.length);
}

function weakness(plan, weak) {
  if (weak === null || plan.focus.includes(weak)) return 0;
  return Object.hasOwn(plan.sets, weak) ? 1 : 2;
}

function aboutMet(match, plan, { name, plan: field, met, foremost }, answer) {
  const held = plan[field];
  const fits = foremost && held[0] === answer ? "first" : "fits";
  return reason(name, match.relaxed.includes(name) ? "relaxed" : fits, { ...MEETINGS[met].said(held), answer });
}

function aboutKit(match, plan) {
  const swapped = match.swaps.filter(({ why }) => why === "kit");
  if (!swapped.length) return reason("kit", plan.kit.length ? "enough" : "none", {});
  const left = swapped.filter(({ instead }) => instead === null).length;
  return reason("kit", "swapped", { n: swapped.length - left, left });
}

function aboutWeak(plan, weak) {
  const found = ["focus", "trains", "misses"][weakness(plan, weak)];
  return reason("weak", found, { answer: weak, n: Object.hasOwn(plan.sets, weak) ? plan.sets[weak] : 0 });
}

const reason = (question, found, values) => ({ question, found, values });
const shares = (numbers, set) => numbers.some((number) => set.has(number));

function compare(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}
