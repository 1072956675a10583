// What states allow together: training/states.py for a browser. A state is a condition at a stage. Tests hold the two
// together, so a change here is a change there.

/** @typedef {Guide.StateData["start"]} Start whether a plan may be started */

/** @type {Start[]} from the loosest to the strictest */
export const STARTS = ["free", "careful", "ask", "stop"];
/** @type {Array<NonNullable<Guide.LimitsData["pain_rule"]>>} from the loosest to the strictest */
const PAIN_RULES = ["usual", "kneecap", "painless"];
const HARD_RUN = 7; // RPE of a run that is not easy
const COUNTED = /** @type {const} */ (["effort", "jumps", "runs"]);

/**
 * Whether a plan may be started: the strictest word of any, and "stop" for more than `most` conditions at once.
 * @type {(states: Guide.StateData[], data: Guide.Payload) => Start}
 */
export function startOf(states, data) {
  if (counted(states, data) > data.most_pains) return "stop";
  return STARTS[Math.max(0, ...states.map(({ start }) => STARTS.indexOf(start)))];
}

/**
 * How many conditions count among those that are too many.
 * @type {(states: Guide.StateData[], data: Guide.Payload) => number}
 */
export function counted(states, { conditions }) {
  const known = new Set(states.map(({ condition }) => condition));
  return [...known].filter((condition) => conditions[condition].counts).length;
}

/**
 * Whether limits leave easy runs alone: where runs or efforts are limited, or nothing may hurt at all.
 * @type {(limits: Guide.LimitsData) => boolean}
 */
export function runsEasy({ effort = HARD_RUN, runs, pain_rule: rule }) {
  return effort < HARD_RUN || runs !== undefined || rule === "painless";
}

/**
 * Limits together: of each the strictest.
 * @type {(limits: Guide.LimitsData[]) => Guide.LimitsData}
 */
export function strictest(limits) {
  /** @type {Guide.LimitsData} */
  const found = {};
  for (const name of COUNTED) {
    const numbers = limits.map((one) => one[name]).filter((number) => number !== undefined);
    if (numbers.length) found[name] = Math.min(...numbers);
  }
  const rules = limits.map(({ pain_rule: rule }) => rule).filter((rule) => rule !== undefined);
  if (rules.length) found.pain_rule = PAIN_RULES[Math.max(...rules.map((rule) => PAIN_RULES.indexOf(rule)))];
  return found;
}
