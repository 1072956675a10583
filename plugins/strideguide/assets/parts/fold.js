// A plan that waits for somebody's word, or for the reader's answers: it stands folded behind the words that say so,
// until the reader opens it. One that is not for its reader has no words to open it by: style sheets show none of it.

import { find } from "./say.js";

/** @import { Words } from "./say.js" */
/** @import { Start } from "./states.js" */

/** @typedef {Start | "loading" | "lost"} Wait whether a plan may be started, or that answers are not known (yet) */

/** @type {Wait[]} */
const FOLDED = ["ask", "loading", "lost"];

export class Fold {
  waits = ""; // for what the plan was folded last: who opened it has it open until that changes

  /**
   * @param {HTMLElement} root
   * @param {Words<Guide.PlanWord>} words
   */
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.details = /** @type {HTMLDetailsElement} */ (find(root, '[data-part="fold"]'));
    this.summary = find(this.details, "summary");
    this.summary.addEventListener("click", () => root.toggleAttribute("data-opened", !this.details.open));
  }

  /**
   * Folds the plan if somebody is to be asked first, or if nobody knows. What only the browser unfolds, as for paper,
   * is not opened by its reader.
   * @type {(start: Wait, pains: string) => void}
   */
  show(start, pains) {
    const isFolded = FOLDED.includes(start);
    const waits = isFolded ? `${start} ${pains}` : "";
    this.root.dataset.start = start;
    if (waits === this.waits) return;
    this.waits = waits;
    this.details.open = !isFolded;
    this.root.removeAttribute("data-opened");
    if (isFolded) this.summary.textContent = this.words.text(/** @type {Guide.PlanWord} */ (`folded.${start}`));
  }
}
