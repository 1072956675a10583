// What the reader lets this device remember about their body: kept only after a tick, until they say "Forget it".

import { Kept } from "./kept.js";
import { find } from "./say.js";

const LONGEST = 2000; // characters that are read; storage may hold anything
const BODY = new Kept("body", ["body"]);

/** The end of an address with what is remembered; null if nothing is to be. */
export const remembered = () => BODY.read()?.slice(0, LONGEST) ?? null;

/**
 * Keeps the end of an address, or forgets it; returns whether this browser does so.
 * @type {(end: string | null) => boolean}
 */
export const remember = (end) => BODY.keep(end);

/** The tick "Remember this on this device", and all that says or undoes it. What is ticked follows the answers. */
export class Remember {
  /**
   * @param {HTMLElement} root
   * @param {() => string} said what the page says about the body now, as the end of an address
   */
  constructor(root, said) {
    this.said = said;
    this.tick = /** @type {HTMLInputElement} */ (find(root, "[data-remember]"));
    /** @type {NodeListOf<HTMLElement>} */
    this.ways = root.querySelectorAll("[data-forget]");
    this.status = find(root, "[data-remember-status]");
    this.note = find(root, "[data-remembered]");
    this.tick.addEventListener("change", () => this.change(this.tick.checked));
    for (const way of this.ways) way.addEventListener("click", () => this.forget());
    this.show();
  }

  /** @param {boolean} wanted */
  change(wanted) {
    const isDone = remember(wanted ? this.said() : null);
    const { kept, forgotten, refused } = this.status.dataset;
    this.status.textContent = (isDone ? (wanted ? kept : forgotten) : refused) ?? "";
    this.show();
  }

  // The way to forget goes, so the focus goes on to the tick.
  forget() {
    this.change(false);
    this.tick.focus();
  }

  /** Keeps what the reader answered just now, if there is a tick. */
  keep() {
    if (remembered() !== null) remember(this.said());
    this.show();
  }

  show() {
    const known = remembered();
    this.tick.checked = known !== null;
    for (const way of this.ways) way.hidden = known === null;
    this.note.hidden = !known || known !== this.said();
  }
}
