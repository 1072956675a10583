// A plan that waits for somebody's word: it stands folded behind the words that say so, until the reader opens it.

import { find } from "./say.js";

/** @import { Words } from "./say.js" */
/** @import { Start } from "./states.js" */

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
  }

  /**
   * Folds the plan if somebody is to be asked first, or if it is not to be done at all.
   * @type {(start: Start, pains: string) => void}
   */
  show(start, pains) {
    const isFolded = start === "stop" || start === "ask";
    const waits = isFolded ? `${start} ${pains}` : "";
    this.root.dataset.start = start;
    if (waits === this.waits) return;
    this.waits = waits;
    this.details.open = !isFolded;
    if (isFolded) find(this.details, "summary").textContent = this.words.text(`folded.${start}`);
  }
}
