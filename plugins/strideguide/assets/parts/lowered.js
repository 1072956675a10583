// What limits lower on the page of a plan: efforts and jumps in the tables of its sessions, and the load of its weeks.
// What is lowered, and how far, resolved.js says; this module shows it where the plan stands as it is written.

import { effortText, written } from "./doses.js";
import { MOST_EFFORT, limited } from "./resolved.js";
import { find, make } from "./say.js";

/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Words } from "./say.js" */

/**
 * Shows efforts that are not above an RPE, and below each one that was lowered what it was.
 * @type {(root: HTMLElement, highest: number | undefined, words: Words<Guide.PlanWord>) => void}
 */
export function lowerEfforts(root, highest = MOST_EFFORT, words) {
  /** @type {NodeListOf<HTMLElement>} */
  const cells = root.querySelectorAll("td[data-effort]");
  for (const cell of cells) {
    const isReserve = "reserve" in cell.dataset;
    const own = cell.dataset.effort?.split("-").map(Number) ?? [];
    const text = (/** @type {number[]} */ some) => effortText([some[0], some.at(-1) ?? 0], isReserve, words);
    const effort = limited({ effort: own, reserve: isReserve }, highest);
    const isLower = String(effort) !== String(own);
    const was = isLower ? [make("small", {}, words.text("lowered", { effort: text(own) }))] : [];
    cell.classList.toggle("sg-limited", isLower);
    cell.replaceChildren(text(effort), ...was);
  }
}

/**
 * Shows how long each session lasts, from its shortest week to its longest, and whether it is still a hard one.
 * @type {(root: HTMLElement, own: OwnWeek, words: Words<Guide.PlanWord>) => void}
 */
export function lowerTags(root, own, words) {
  const { sessions, phases } = own.data;
  for (const { key } of sessions) {
    const all = phases.flatMap((_, phase) => own.sessions(phase, sessions.length).filter((one) => one.key === key));
    const tags = find(root, `[data-session="${key}"] .sg-tags`);
    const minutes = all.map((one) => one.minutes);
    const range = written([Math.min(...minutes), Math.max(...minutes)]);
    if (all.length) find(tags, "[data-minutes]").textContent = words.text("time", { minutes: range });
    const hard = /** @type {HTMLElement | null} */ (tags.querySelector('[data-kind="hard"]'));
    if (hard) hard.hidden = !all.some(({ traits }) => traits.includes("hard"));
  }
}

/**
 * Says below each jump of which not all sets are left how many are.
 * @type {(root: HTMLElement, own: OwnWeek, state: State, words: Words<Guide.PlanWord>) => void}
 */
export function lowerJumps(root, own, { count }, words) {
  for (const note of root.querySelectorAll(".sg-fewer")) note.remove();
  const most = own.change.limits.jumps;
  if (!most) return;
  for (const { key, moves } of own.data.sessions) {
    moves.forEach(({ id }, at) => {
      const sets = setsLeft(own, key, at, count);
      if (!sets) return;
      const row = root.querySelector(`[data-session="${key}"] tr[data-exercise="${id}"] th`);
      const text = words.text(sets[1] ? "fewer_jumps" : "no_jumps_left", { sets: written(sets), n: most });
      row?.append(make("span", { className: "sg-why sg-fewer" }, text));
    });
  }
}

/**
 * The fewest and the most sets that are left of a jump in any week; null if all of them are.
 * @type {(own: OwnWeek, key: string, at: number, count: number) => number[] | null}
 */
function setsLeft(own, key, at, count) {
  let isLess = false;
  const left = own.data.phases.flatMap(({ sessions }, phase) => {
    const session = own.sessions(phase, count).find((one) => one.key === key);
    const dose = sessions.find((one) => one.key === key)?.doses[at];
    if (!session || !dose?.contacts || !dose.sets) return [];
    const { isOut, dose: done } = session.moves[at];
    const sets = isOut ? [0, 0] : (done?.sets ?? [0, 0]);
    isLess ||= String(sets) !== String(dose.sets);
    return sets;
  });
  return isLess ? [Math.min(...left), Math.max(...left)] : null;
}

/**
 * Shows the load of each week as the reader does it, with what is limited, and says of what stands as it is written
 * that it does.
 * @type {(root: HTMLElement, own: OwnWeek, limited: string) => void}
 */
export function lowerLoads(root, own, limited) {
  const loads = own.loads();
  const most = Math.max(...loads) || 1;
  const rows = root.querySelectorAll(".sg-weeks tr:has(.sg-load)");
  rows.forEach((row, at) => {
    find(row, ".sg-load").textContent = String(rounded(loads[at]));
    find(row, "rect").setAttribute("width", String(rounded((loads[at] / most) * 100)));
  });
  find(root, "[data-part=limited]").textContent = limited;
  find(root, "[data-part=limits]").hidden = !limited;
  const { instead, limits } = own.change;
  const lowered = [limits.effort, limits.jumps, limits.runs].filter((limit) => limit !== undefined);
  /** @type {NodeListOf<HTMLElement>} */
  const notes = root.querySelectorAll("[data-part=written]");
  for (const note of notes) note.hidden = !instead.size && !lowered.length;
}

/** @type {(number: number) => number} as Python rounds: a half goes to the even number */
const rounded = (number) => (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number));
