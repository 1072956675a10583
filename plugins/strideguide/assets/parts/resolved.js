// What a reader does in a week of a plan: its sessions with what the reader's answers change. This module alone tells;
// page, print sheet, calendar and *Your week* take it from here. training/resolved.py for a browser: tests hold the two
// together, so a change here is a change there.

/** @import { Answers, Matcher } from "./match.js" */

const MOST_EFFORT = 10; // RPE; repetitions in reserve are what is left to it
const LEAST_EFFORT = 6; // RPE of a set that is not light
const LIGHT = [2, 4]; // and the RPE that a light one counts as
const GENTLE_UP_TO = 4; // RPE up to which an activity is rest
const SECONDS_TO_CHANGE = 30; // from one exercise to the next
const SECONDS_TO_LOAD = 60; // the same, where a weight has to be set
const SECONDS_TO_WARM_UP = 240; // of three easier sets before the first lift with a weight

/**
 * What answers change in a plan: by the names of moves what is done in their place, null for nothing, and how a move is
 * changed; and what is limited.
 * @typedef {{ instead: Map<string, Guide.MoveData | null>, notes: Map<string, string[]>, limits: Guide.LimitsData }}
 *   Change
 */

/**
 * A move as it is done; `at` is its place in its session. `instead` is what is done in its place, `isOut` says that
 * nothing is; sets of an activity are none.
 * @typedef {Guide.CourseMoveData & { instead: Guide.MoveData | null, isOut: boolean, notes: string[],
 *   perSide: boolean, dose: Guide.DoseData | null, at: number }} Move
 * @typedef {{ key: string, title: string, optional: boolean, days: number[], traits: string[], muscles: string[],
 *   minutes: number, moves: Move[] }} Session
 */

/** @returns {Change} the plan as it is */
export const asItIs = () => ({ instead: new Map(), notes: new Map(), limits: {} });

/** @type {(move: { kind: string, id: string }) => string} */
export const nameOf = ({ kind, id }) => `${kind}:${id}`;

/**
 * What answers change in a plan, by its number in the picker's data; `sessions` are those of its page.
 * @param {Matcher} matcher
 * @param {number} plan
 * @param {Pick<Answers, "kit" | "pain">} answers
 * @param {Guide.CourseSession[]} sessions
 * @returns {Change}
 */
export function changes(matcher, plan, { kit, pain }, sessions) {
  const { moves } = matcher;
  const swaps = matcher.swaps(plan, kit, pain);
  const change = { ...asItIs(), limits: matcher.limits(pain) };
  for (const { move, instead } of swaps) {
    change.instead.set(nameOf(moves[move]), instead === null ? null : moves[instead]);
  }
  for (const at of matcher.care(plan, pain, swaps)) {
    change.notes.set(nameOf(moves[at]), notes(nameOf(moves[at]), pain, matcher.data, sessions));
  }
  return change;
}

/**
 * How a move is changed in some states.
 * @type {(name: string, pain: Set<number>, data: Guide.Payload, sessions: Guide.CourseSession[]) => string[]}
 */
function notes(name, pain, { states, questions }, sessions) {
  const ids = /** @type {string[]} */ (questions.pain);
  const here = [...pain].sort(byNumber).map((one) => ({ id: ids[one].split(":")[0], stage: states[one].stage }));
  const cautions = sessions.flatMap(({ moves }) => moves).find((move) => nameOf(move) === name)?.cautions ?? [];
  const told = here.flatMap(({ id, stage }) =>
    cautions.filter(({ condition, stages }) => id === condition && (stages?.includes(stage) ?? true)),
  );
  return [...new Set(told.map(({ note }) => note))];
}

/** @type {(one: number, other: number) => number} */
const byNumber = (one, other) => one - other;

/**
 * The sessions of a week, by its place in the plan from 0, those of these keys: the exact moves and doses.
 * @param {Pick<Guide.PlanPage, "sessions" | "course">} plan
 * @param {number} week
 * @param {Set<string>} keys
 * @param {Change} change
 * @returns {Session[]}
 */
export function resolved({ sessions, course }, week, keys, change) {
  const jumps = { left: change.limits.jumps ?? Infinity };
  const here = course.weeks[week].sessions.filter(({ key }) => keys.has(key));
  return here.map(({ key, doses }) => {
    const session = /** @type {Guide.CourseSession} */ (sessions.find((one) => one.key === key));
    const moves = session.moves.flatMap((move, at) => {
      const dose = doses[at];
      return dose === null ? [] : [within(changed(move, at, course.doses[dose], change), jumps)];
    });
    return sessionOf(session, moves);
  });
}

/** @type {(move: Guide.CourseMoveData, at: number, dose: Guide.DoseData | null, change: Change) => Move} */
function changed(move, at, dose, { instead, notes, limits }) {
  const name = nameOf(move);
  const other = instead.get(name) ?? null;
  return {
    ...move,
    at,
    instead: other,
    isOut: instead.has(name) && !other,
    notes: notes.get(name) ?? [],
    perSide: Boolean(other ? other.per_side : move.per_side),
    dose: dose && { ...dose, ...limited(dose, limits.effort ?? MOST_EFFORT) },
  };
}

/**
 * How hard: an RPE, or repetitions in reserve if the scale says so; sets of an activity are none.
 * @typedef {Pick<Guide.DoseData, "sets" | "effort" | "scale">} Effort
 */

/**
 * An effort that is not above an RPE; a set below the least that can be felt is light.
 * @type {(dose: Effort, highest: number) => Pick<Effort, "effort" | "scale">}
 */
function limited({ sets, effort, scale }, highest) {
  const isLight = scale === "light" || (sets && highest < LEAST_EFFORT);
  if (isLight) return { effort: LIGHT.map((rpe) => Math.min(rpe, highest)), scale: "light" };
  if (scale === "reserve") return { effort: effort.map((left) => Math.max(left, MOST_EFFORT - highest)), scale };
  return { effort: effort.map((rpe) => Math.min(rpe, highest)) };
}

/**
 * Jumps with no more contacts than are left in the week; out, if not one set is.
 * @type {(move: Move, week: { left: number }) => Move}
 */
function within(move, week) {
  const { dose, isOut, perSide } = move;
  if (isOut || !dose?.sets || !dose.contacts || week.left === Infinity) return move;
  const contacts = dose.contacts * (perSide ? 2 : 1);
  const sets = Math.min(dose.sets[1], Math.floor(week.left / contacts));
  if (!sets) return { ...move, isOut: true };
  week.left -= sets * contacts;
  return { ...move, dose: { ...dose, sets: [Math.min(dose.sets[0], sets), sets] } };
}

/** @type {(session: Guide.CourseSession, moves: Move[]) => Session} */
function sessionOf({ key, title, optional, replaces_run: replaces, days }, moves) {
  const done = moves.filter(({ isOut }) => !isOut);
  const counted = done.filter(isCounted);
  const muscles = counted.flatMap(({ instead, muscles: own }) => (instead ? instead.muscles : own) ?? []);
  const warmUp = counted.some(({ loaded, dose }) => loaded && dose?.scale !== "light") ? SECONDS_TO_WARM_UP : 0;
  const minutes = Math.ceil(done.reduce((seconds, move) => seconds + secondsOf(move), warmUp) / 60);
  const traits = traitsOf(done, counted.length > 0);
  if (replaces) traits.push("replaces a run");
  return { key, title, optional, days, traits: traits.sort(), muscles: [...new Set(muscles)].sort(), minutes, moves };
}

/** @type {(move: Move) => boolean} whether its sets count as strength work */
const isCounted = (move) => !move.isOut && Boolean(move.strength);

/** @type {(done: Move[], isStrength: boolean) => string[]} */
function traitsOf(done, isStrength) {
  const isHard = done.some((move) => rpeOf(move) >= (move.hard ?? Infinity));
  const isOther = done.some(({ kind, part }) => kind === "activity" && part === "main");
  const kind = isStrength ? ["strength"] : isOther ? ["cross-training"] : [];
  return [isHard ? "hard" : "light", ...kind, ...(done.every(isGentle) ? ["gentle"] : [])];
}

/** @type {(move: Move) => boolean} */
function isGentle(move) {
  const { kind, instead, gentle } = move;
  if (kind === "exercise") return Boolean(gentle);
  return Boolean(instead ? instead.gentle : gentle) && rpeOf(move) <= GENTLE_UP_TO;
}

/**
 * The highest RPE of a move, 0 if it has no dose.
 * @type {(move: Move) => number}
 */
function rpeOf({ dose }) {
  if (!dose) return 0;
  return dose.scale === "reserve" ? MOST_EFFORT - dose.effort[0] : dose.effort[1];
}

/** @type {(move: Move) => number} */
function secondsOf({ dose, perSide, loaded }) {
  if (!dose) return 0;
  const [aSide, rest] = dose.seconds;
  if (!dose.sets) return aSide;
  return dose.sets[1] * (aSide * (perSide ? 2 : 1) + rest) + (loaded ? SECONDS_TO_LOAD : SECONDS_TO_CHANGE);
}

/**
 * The load of some sessions: session-RPE minutes, the minutes of each move times its mean RPE.
 * @type {(sessions: Session[]) => number}
 */
export function loadOf(sessions) {
  const done = sessions.flatMap(({ moves }) => moves).filter(({ isOut }) => !isOut);
  return done.reduce((sum, move) => sum + (secondsOf(move) / 60) * (move.dose ? meanOf(move.dose) : 0), 0);
}

/** @type {(dose: Guide.DoseData) => number} */
function meanOf({ effort, scale }) {
  const mean = (effort[0] + effort[1]) / 2;
  return scale === "reserve" ? MOST_EFFORT - mean : mean;
}
