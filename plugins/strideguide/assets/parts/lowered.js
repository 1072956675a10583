// What limits lower on the page of a plan: efforts and jumps in the tables of its sessions, and the load of its weeks.
// What is lowered, and how far, resolved.js says; this module shows it where the plan stands as it is written.

import { effortText, written } from "./doses.js";
import { MOST_EFFORT, limited, nameOf } from "./resolved.js";
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
    /** @type {import("./resolved.js").Effort} */
    const own = JSON.parse(cell.dataset.effort ?? "");
    const now = effortText(limited(own, highest), words);
    const then = effortText(own, words);
    const was = now === then ? [] : [make("small", {}, words.text("lowered", { effort: then }))];
    cell.classList.toggle("sg-limited", now !== then);
    cell.replaceChildren(now, ...was);
  }
}

/**
 * Shows how long each session lasts, from its shortest week to its longest, and whether it is still a hard one.
 * @type {(root: HTMLElement, own: OwnWeek, words: Words<Guide.PlanWord>) => void}
 */
export function lowerTags(root, own, words) {
  const { sessions, course } = own.data;
  for (const { key } of sessions) {
    const all = course.weeks.flatMap((_, week) => own.sessions(week, sessions.length).filter((one) => one.key === key));
    const tags = find(root, `[data-session="${key}"] .sg-tags`);
    const minutes = all.map((one) => one.minutes);
    const range = written([Math.min(...minutes), Math.max(...minutes)]);
    if (all.length) find(tags, "[data-minutes]").textContent = words.text("time", { minutes: range });
    const hard = /** @type {HTMLElement | null} */ (tags.querySelector('[data-kind="hard"]'));
    if (hard) hard.hidden = !all.some(({ traits }) => traits.includes("hard"));
  }
}

/**
 * Says of each jump of which not all sets are left how many are, and why.
 * @type {(root: HTMLElement, own: OwnWeek, state: State, words: Words<Guide.PlanWord>) => void}
 */
export function lowerJumps(root, own, { count }, words) {
  for (const note of root.querySelectorAll(".sg-fewer")) note.remove();
  /** @type {NodeListOf<HTMLElement>} */
  const lowered = root.querySelectorAll("[data-was]");
  for (const cell of lowered) showSets(cell, null);
  const n = own.change.limits.jumps;
  if (!n) return;
  for (const { key, moves } of own.data.sessions) {
    moves.forEach(({ id }, at) => {
      const left = leftOf(own, key, at, count);
      const row = root.querySelector(`[data-session="${key}"] tr[data-exercise="${id}"]`);
      if (!left || !row) return;
      const { sets, contacts } = left;
      const why = sets[1] ? "fewer_jumps" : contacts > n ? "no_set_fits" : "no_jumps_left";
      const text = words.text(why, { sets: written(sets), contacts, n });
      if (!sets[1]) row.querySelector(".sg-why:not(.sg-fewer)")?.remove(); // nothing is done instead of it
      else showSets(find(row, "td"), written(sets));
      row.classList.toggle("sg-changed", row.matches("[data-swap]") || !sets[1]);
      find(row, "th").append(make("span", { className: "sg-why sg-fewer" }, text));
    });
  }
}

/**
 * Shows a dose with other sets; null for those that are written.
 * @type {(cell: HTMLElement, sets: string | null) => void}
 */
function showSets(cell, sets) {
  const [text] = cell.childNodes;
  cell.dataset.was ??= text.textContent ?? "";
  text.textContent = sets === null ? cell.dataset.was : cell.dataset.was.replace(/\d+(-\d+)?/, sets);
}

/**
 * The fewest and the most sets that are left of a jump in any week, and the contacts of one; null if all are left.
 * @type {(own: OwnWeek, key: string, at: number, count: number) => { sets: number[], contacts: number } | null}
 */
function leftOf(own, key, at, count) {
  let [isLess, contacts] = [false, Infinity];
  const { doses, weeks } = own.data.course;
  const left = weeks.flatMap(({ sessions }, week) => {
    const session = own.sessions(week, count).find((one) => one.key === key);
    const move = session?.moves.find((one) => one.at === at);
    const number = sessions.find((one) => one.key === key)?.doses[at];
    const dose = typeof number === "number" ? doses[number] : null;
    if (!move || own.change.instead.get(nameOf(move)) === null || !dose?.contacts || !dose.sets) return [];
    const { isOut, perSide, dose: done } = move;
    const sets = isOut ? [0, 0] : (done?.sets ?? [0, 0]);
    contacts = Math.min(contacts, dose.contacts * (perSide ? 2 : 1));
    isLess ||= String(sets) !== String(dose.sets);
    return sets;
  });
  return isLess ? { sets: [Math.min(...left), Math.max(...left)], contacts } : null;
}

/**
 * Says of phases of which limits lower something for whom they are written, before what is written.
 * @type {(root: HTMLElement, own: OwnWeek, text: string) => void}
 */
export function lowerPhases(root, own, text) {
  root.querySelectorAll(".sg-weeks tbody").forEach((phase, at) => {
    const isLimited = own.data.course.weeks.some((week, number) => week.phase === at && own.isLimited(number));
    const changes = find(phase, ".sg-changes");
    phase.querySelector(".sg-yours")?.remove();
    changes.classList.toggle("sg-was", isLimited);
    if (isLimited) changes.before(make("span", { className: "sg-yours" }, text));
  });
}

/**
 * For whom the phases of a plan are written, where limits lower something of them.
 * @type {(limits: Guide.LimitsData, words: Words<Guide.PlanWord>) => string}
 */
export function limitsText({ effort, jumps }, words) {
  const found = [];
  if (effort !== undefined) found.push(words.text("yours.effort", { count: effort }));
  if (jumps !== undefined) found.push(words.text(jumps ? "yours.jumps" : "yours.no_jumps", { count: jumps }));
  return words.text("yours.limits", { list: words.list(found).join("") });
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
  const { load, sets } = own.differs;
  for (const [name, isOther] of Object.entries({ load, sets })) {
    find(root, `[data-part=written][data-of=${name}]`).hidden = !isOther;
  }
  const { instead, limits } = own.change;
  find(root, "[data-part=usual]").hidden = Boolean(instead.size || Object.keys(limits).length);
}

/** @type {(number: number) => number} as Python rounds: a half goes to the even number */
const rounded = (number) => (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number));
