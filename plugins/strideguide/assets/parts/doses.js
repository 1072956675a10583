// Doses of moves in words, for the page, the print sheet and the calendar.

/** @import { Move } from "./resolved.js" */
/** @import { Words } from "./say.js" */

/** @type {(range: number[]) => string} */
export const written = ([low, high]) => (low === high ? String(low) : `${low}-${high}`);

/**
 * Sets and what is in them, or how long an activity takes.
 * @type {(move: Move, words: Words<Guide.PlanWord>) => string}
 */
function workOf({ dose, perSide }, words) {
  if (!dose) return words.text("no_dose");
  const each = perSide || dose.per_side ? words.text("per_side", { each: dose.each }) : dose.each;
  return dose.sets ? words.text("work", { sets: written(dose.sets), each }) : each;
}

/** @type {(dose: Pick<Guide.DoseData, "effort" | "scale">, words: Words<Guide.PlanWord>) => string} */
export const effortText = ({ effort, scale }, words) =>
  words.text(scale ? /** @type {const} */ (`effort_${scale}`) : "effort_rpe", { range: written(effort) });

/**
 * The work of a move, and what else to know of it: rest, tempo, how it is made harder, and what becomes of the weight.
 * @type {(move: Move, words: Words<Guide.PlanWord>) => { work: string, more: string[] }}
 */
export function partsOf(move, words) {
  const { dose, loaded } = move;
  const { rest, tempo, harder, weight } = dose ?? {};
  const more = [
    rest && words.text("rest_short", { rest }),
    tempo && words.text("tempo", { tempo }),
    harder && words.text(/** @type {const} */ (`harder.${harder}`)),
    weight && loaded && words.text(/** @type {const} */ (`weight_of.${weight}`)),
  ];
  return { work: workOf(move, words), more: more.filter((text) => typeof text === "string") };
}

/**
 * Work, what else to know of it, and effort.
 * @type {(move: Move, words: Words<Guide.PlanWord>) => string[]}
 */
export function doseOf(move, words) {
  const { work, more } = partsOf(move, words);
  return [work, ...more, ...(move.dose ? [effortText(move.dose, words)] : [])];
}

/**
 * What is done of a move: its own name, or that of what is done instead.
 * @type {(move: Move) => string}
 */
export const titleOf = ({ title, instead }) => instead?.title ?? title;

/** @type {(move: Move) => number} how many boxes there are to write in */
export const setsOf = ({ dose }) => (dose ? (dose.sets?.[1] ?? 1) : 0);
