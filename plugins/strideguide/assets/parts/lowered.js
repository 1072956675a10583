// What limits lower in the list of a plan's weeks: what is written of phases, and the load of each week. What is
// lowered, and how far, resolved.js says.

import { find, make } from "./say.js";

/** @import { OwnWeek } from "./own_week.js" */
/** @import { Words } from "./say.js" */

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
