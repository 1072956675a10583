// Which plans answer a reader's answers, best first, and why: training/match.py for a browser. Tests hold the two
// together, so a change here is a change there.

// Answers are { goal, level, runs, sessions, minutes, season, weak, kit, pain }. Null is no answer; `kit` is a Set or
// null, and an empty Set says that there is none; `pain` is a Set. Things are numbers as in picker.json.

// What may be relaxed, the first thing first. A plan that relaxes a later one comes after all that relax earlier ones.
export const RELAXED = ["minutes", "season", "sessions", "runs", "goal", "level"];

export class Matcher {
  constructor(data) {
    this.data = data;
    this.moves = data.moves;
    this.plans = data.plans;
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
    const relaxed = RELAXED.filter((question) => !meets(plan, question, answers[question]));
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
    const { goal, kit, minutes, pain, weak } = answers;
    return [
      relaxed.reduce((sum, question) => sum + 2 ** RELAXED.indexOf(question), 0),
      madeFor(plan, pain),
      ...missed(plan, answers),
      leftOut,
      weakness(plan, weak),
      swaps.length - leftOut,
      Math.max(0, plan.goals.indexOf(goal)),
      kit === null ? plan.kit.length : -plan.kit.filter((piece) => kit.has(piece)).length,
      weak === null && plan.focus.length ? 1 : 0,
      minutes === null ? 0 : Math.max(0, minutes - plan.minutes),
      plan.seasons.length,
      plan.levels.length,
      index,
    ];
  }

  // One reason for each answer, in the order of the questions: [{ question, found, values }]. A pain to which nothing in
  // the plan is known to be opposed has none: that is no reason to take the plan.
  reasons(match, answers) {
    const plan = this.plans[match.plan];
    const [low, high] = plan.sessions;
    const shown = {
      goal: { of: plan.goals },
      level: { of: plan.levels },
      runs: { of: plan.runs },
      sessions: { low, high },
      minutes: { n: plan.minutes },
      season: { of: plan.seasons },
    };
    const found = [];
    for (const [question, values] of Object.entries(shown)) {
      const answer = answers[question];
      if (answer === null) continue;
      const met = question === "goal" && answer === plan.goals[0] ? "first" : "fits";
      found.push(reason(question, match.relaxed.includes(question) ? "relaxed" : met, { ...values, answer }));
    }
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
function meets(plan, question, answer) {
  if (answer === null) return true;
  if (question === "minutes") return plan.minutes <= answer;
  if (question === "sessions") return plan.sessions[0] <= answer && answer <= plan.sessions[1];
  return { goal: plan.goals, level: plan.levels, season: plan.seasons, runs: plan.runs }[question].includes(answer);
}

// Whether at least half of the main part of every session is left.
function enough(plan, leftOut) {
  return plan.parts.every(({ main }) => 2 * main.filter((at) => leftOut.has(at)).length <= main.length);
}

// How far a plan is from answers that are relaxed, the gravest first: level, runs, sessions, minutes.
function missed(plan, { level, runs, sessions, minutes }) {
  const [low, high] = plan.sessions;
  const lower = plan.levels.filter((one) => one <= level);
  const between = sessions === null ? [] : [Math.min(Math.max(sessions, low), high)];
  const over = minutes === null ? 0 : Math.max(0, plan.minutes - minutes);
  return [distance(level, lower), distance(runs, plan.runs), distance(sessions, between), over];
}

function distance(answer, held) {
  return answer === null || !held.length ? 0 : Math.min(...held.map((one) => Math.abs(answer - one)));
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
