// Progress: a tick for each session that is done, kept on this device alone. What storage holds may be anything.

import { find, make } from "./say.js";

/** @import { Values, Words } from "./say.js" */

const LONGEST = 100_000; // characters that are read, from storage or from a file
const VERSION = 1;

export class Ticks {
  /**
   * @param {HTMLElement} root
   * @param {{ id: string, words: Words<Guide.PlanWord> }} plan
   */
  constructor(root, { id, words }) {
    this.id = id;
    this.words = words;
    this.name = `guide.ticks.${id}`;
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
  onStorage = ({ key }) => {
    if (key === null || key === this.name) this.load();
  };

  // What another page of this browser has kept is shown here at once.
  load() {
    let text = "";
    try {
      text = localStorage.getItem(this.name) ?? "";
    } catch {} // storage is refused; what is ticked lasts as long as the page
    this.show(known(text, this.boxes));
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
    return JSON.stringify({ plan: this.id, version: VERSION, done: this.done() });
  }

  keep() {
    this.count();
    try {
      if (this.done().length) localStorage.setItem(this.name, this.text());
      else localStorage.removeItem(this.name);
    } catch {
      this.say("not_kept");
    }
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
    const done = file && file.size <= LONGEST ? known(await file.text(), this.boxes, this.id) : new Set();
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
 * The ticks in a text that belong to this page. Of a file it is asked for which plan it is.
 * @param {string} text
 * @param {Map<string, unknown>} boxes
 * @param {string} [plan]
 * @returns {Set<string>}
 */
function known(text, boxes, plan) {
  try {
    const { done, plan: of } = Object(JSON.parse(text.slice(0, LONGEST)));
    const ours = plan === undefined || of === plan;
    return new Set(ours && Array.isArray(done) ? done.filter((name) => boxes.has(name)) : []);
  } catch {
    return new Set();
  }
}
