// Progress: a tick for each session that is done, kept on this device alone. What storage holds may be anything.

import { Kept } from "./kept.js";
import { find, make } from "./say.js";

/** @import { Values, Words } from "./say.js" */

const LONGEST = 100_000; // characters that are read, from storage or from a file
const VERSION = 1;

export class Ticks {
  /**
   * @param {HTMLElement} root
   * @param {{ data: Guide.PlanPage, words: Words<Guide.PlanWord> }} plan
   */
  constructor(root, { data: { id, first_id: first }, words }) {
    this.ids = [first, id]; // what is kept under the first is found again when the plan gets another
    this.words = words;
    this.kept = new Kept(`ticks.${first}`, this.ids.map((one) => `ticks.${one}`));
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = root.querySelectorAll("[data-tick]");
    this.boxes = new Map([...boxes].map((box) => [box.dataset.tick ?? "", box]));
    this.status = find(root, '[data-part="ticks"]');
    this.file = /** @type {HTMLInputElement} */ (find(root, "#ticks-file"));
    root.addEventListener("input", ({ target }) => /** @type {HTMLElement} */ (target).dataset.tick && this.keep());
    this.file.addEventListener("change", () => this.read());
    window.addEventListener("storage", this.onStorage);
    this.load();
  }

  stop() {
    window.removeEventListener("storage", this.onStorage);
  }

  /** @type {(event: StorageEvent) => void} */
  onStorage = (event) => {
    if (this.kept.isChanged(event)) this.load();
  };

  // What another page of this browser has kept is shown here at once.
  load() {
    this.show(known(this.kept.read() ?? "", this.boxes)); // where that is refused, ticks last as long as the page
  }

  /**
   * Shows the boxes of some sessions alone; what is ticked of others is kept for when they come back.
   * @param {Set<string>} keys
   */
  only(keys) {
    for (const [name, box] of this.boxes) tickOf(box).hidden = !keys.has(name.slice(name.indexOf("-") + 1));
    this.count();
  }

  /** @param {Set<string>} done */
  show(done) {
    for (const [name, box] of this.boxes) box.checked = done.has(name);
    this.count();
  }

  /** Says how many are ticked of those that are shown. */
  count() {
    const shown = [...this.boxes.values()].filter((box) => !tickOf(box).hidden);
    this.say("ticks", { n: shown.filter(({ checked }) => checked).length, all: shown.length });
  }

  done() {
    return [...this.boxes].filter(([, box]) => box.checked).map(([name]) => name);
  }

  text() {
    return JSON.stringify({ plan: this.ids[0], version: VERSION, done: this.done() });
  }

  keep() {
    this.count();
    if (!this.kept.keep(this.done().length ? this.text() : null)) this.say("not_kept");
  }

  /** @param {HTMLElement | null} opener what clears them */
  clear(opener) {
    const before = new Set(this.done());
    this.show(new Set());
    this.keep();
    const undo = make("button", { type: "button", className: "sg-undo" }, this.words.text("undo"));
    undo.addEventListener("click", () => {
      this.show(before);
      this.keep();
      opener?.focus(); // as this button is gone
    });
    this.status.replaceChildren(this.words.text("cleared"), " ", undo);
  }

  // The ticks of a file are added to those that are there.
  async read() {
    const [file] = this.file.files ?? [];
    this.file.value = "";
    const done = file && file.size <= LONGEST ? known(await file.text(), this.boxes, this.ids) : new Set();
    if (done.size) {
      this.show(new Set([...this.done(), ...done]));
      this.keep();
    }
    this.say(done.size ? "read" : "not_read", { n: done.size });
  }

  /**
   * @param {Guide.PlanWord} key
   * @param {Values} [values]
   */
  say(key, values) {
    this.status.replaceChildren(...this.words.parts(key, values));
  }
}

/** @type {(box: HTMLElement) => HTMLElement} a box with the name of its session */
const tickOf = (box) => /** @type {HTMLElement} */ (box.closest(".sg-tick"));

/**
 * The ticks in a text that belong to this page. Of a file it is asked whether its plan has one of some ids.
 * @param {string} text
 * @param {Map<string, unknown>} boxes
 * @param {string[]} [plans]
 * @returns {Set<string>}
 */
function known(text, boxes, plans) {
  try {
    const { done, plan: of } = Object(JSON.parse(text.slice(0, LONGEST)));
    const ours = !plans || plans.includes(of);
    return new Set(ours && Array.isArray(done) ? done.filter((name) => boxes.has(name)) : []);
  } catch {
    return new Set();
  }
}
