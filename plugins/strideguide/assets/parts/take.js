// *Take it with you*: the print sheet, the calendar file and the link, all made in the browser.

import { eventsOf } from "./course.js";
import { find, make } from "./say.js";

/** @import { Week } from "./course.js" */
/** @import { Course } from "./own_course.js" */
/** @import { Words } from "./say.js" */

const LETTER = /^(en-US|en-CA|fr-CA|es-MX)$/; // where paper is Letter

export class Take {
  /**
   * `course` is that of the reader, and `weeks` what is done in it; `begin` gives it a first day, `first` is what to do
   * before it, and `limits` says for whom what is written of a phase is.
   * @param {HTMLElement} root
   * @param {{ data: Guide.PlanPage, words: Words<Guide.PlanWord>, limits: () => string, first: () => string[],
   *   weeks: () => Week[], course: () => Course, begin: () => void }} given
   */
  constructor(root, { data, words, limits, first, weeks, course, begin }) {
    this.root = root;
    this.data = data;
    this.words = words;
    this.limits = limits;
    this.first = first;
    this.weeks = weeks;
    this.course = course;
    this.begin = begin;
    this.paper = /** @type {HTMLSelectElement} */ (find(root, "#paper"));
    this.time = /** @type {HTMLInputElement} */ (find(root, "#time"));
    this.paper.value = LETTER.test(navigator.language) ? "letter" : "a4";
  }

  // Where the sheet can't be loaded the page is printed, which has the whole plan.
  async print() {
    const { print } = await import("./sheet.js").catch(() => ({ print: () => window.print() }));
    const { title, publisher, steps } = this.data;
    const address = location.origin + location.pathname;
    const [first, limits] = [this.first(), this.limits()];
    const all = this.course().entries.length;
    const paper = this.paper.value;
    print(this.weeks(), { all, title, first, limits, steps, words: this.words, paper, address, publisher });
  }

  async calendar() {
    const isNew = !this.course().start;
    if (isNew) this.begin();
    const loaded = await import("./calendar.js").catch(() => null);
    if (!loaded) return this.say("calendar", this.words.text("not_saved"));
    const { title, publisher } = this.data;
    const course = this.course();
    const events = eventsOf(this.weeks(), course, {
      data: this.data,
      words: this.words,
      first: this.first(),
      limits: this.limits(),
      address: location.origin + location.pathname,
      host: siteOf(this.data.root, location),
      time: this.time.value.slice(0, 5),
    });
    const text = loaded.calendar({ name: `${title} · ${publisher.name}`, publisher: publisher.name, events });
    download(`${this.data.id}.ics`, "text/calendar;charset=utf-8", text);
    const date = course.start ? this.words.date(course.start) : "";
    this.say("calendar", this.words.text(isNew ? "saved_from" : "saved", { date }));
  }

  // A link that can't be copied is shown, so that the reader can.
  async copy() {
    const shown = find(this.root, '[data-part="address"]');
    try {
      await navigator.clipboard.writeText(location.href);
      shown.hidden = true;
      this.say("copy", this.words.text("copied"));
    } catch {
      shown.hidden = false;
      this.say("copy", this.words.text("copy_yourself"));
      const field = /** @type {HTMLInputElement} */ (find(shown, "input"));
      field.value = location.href;
      field.focus();
      field.select();
    }
  }

  /**
   * @param {"calendar" | "copy"} part
   * @param {string} text
   */
  say(part, text) {
    /** @type {HTMLOutputElement} */ (find(this.root, `output[data-part="${part}"]`)).value = text;
  }
}

/**
 * Host and path of a site: two on one host have other events.
 * @type {(root: string, page: Location) => string}
 */
const siteOf = (root, { href, hostname }) => (hostname || "guide") + new URL(root, href).pathname.replace(/\/$/, "");

/**
 * Saves a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = make("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
