// What limits allow, in words: a text for each that is counted.

/** @import { Words } from "./say.js" */

/**
 * @template {string} Key
 * @param {Guide.LimitsData} limits
 * @param {Words<Key>} words
 */
export function counted({ effort, jumps, runs }, words) {
  /** @type {Array<[string, number | undefined]>} */
  const all = [
    ["effort", effort],
    [jumps === 0 ? "no_jumps" : "jumps", jumps],
    [runs === 0 ? "no_runs" : "runs", runs],
  ];
  const key = (/** @type {string} */ name) => /** @type {Key} */ (`limit.${name}`);
  return all.flatMap(([name, count]) => (count === undefined ? [] : [words.text(key(name), { count })]));
}
