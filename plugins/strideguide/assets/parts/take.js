// *Take it with you*: the print sheet, the calendar file and the link, all made in the browser.

import { calendar } from "./calendar.js";
import { eventsOf } from "./course.js";
import { find, make } from "./say.js";
import { print } from "./sheet.js";

/** @import { Week } from "./course.js" */
/** @import { Words } from "./say.js" */

const DAY = 86400000; // milliseconds
const LETTER = /^(en-US|en-CA|fr-CA|es-MX)$/; // where paper is Letter

export class Take {
  /**
   * `weeks` makes the course of the plan as the reader does it, `first` is what to do before it.
   * @param {HTMLElement} root
   * `limits` says for whom what is written of a phase is.
   * @param {{ data: Guide.PlanPage, words: Words<Guide.PlanWord>, limits: () => string, first: () => string[],
   *   weeks: () => Week[] }} given
   */
  constructor(root, { data, words, limits, first, weeks }) {
    this.root = root;
    this.data = data;
    this.words = words;
    this.limits = limits;
    this.first = first;
    this.weeks = weeks;
    this.paper = /** @type {HTMLSelectElement} */ (find(root, "#paper"));
    this.start = /** @type {HTMLInputElement} */ (find(root, "#start"));
    this.time = /** @type {HTMLInputElement} */ (find(root, "#time"));
    this.paper.value = LETTER.test(navigator.language) ? "letter" : "a4";
    this.start.value = nextDay(new Date(), data.publisher.first_day);
  }

  print() {
    const { title, publisher } = this.data;
    const address = location.origin + location.pathname;
    const [first, limits] = [this.first(), this.limits()];
    print(this.weeks(), { title, first, limits, words: this.words, paper: this.paper.value, address, publisher });
  }

  calendar() {
    const start = new Date(`${this.start.value}T00:00:00Z`);
    if (Number.isNaN(start.getTime())) {
      this.say("calendar", this.words.text("no_start"));
      this.start.focus();
      return;
    }
    const { title, publisher } = this.data;
    const events = eventsOf(this.weeks(), {
      data: this.data,
      words: this.words,
      first: this.first(),
      address: location.origin + location.pathname,
      host: location.hostname || "guide",
      start,
      time: this.time.value.slice(0, 5),
    });
    const text = calendar({ name: `${title} · ${publisher.name}`, publisher: publisher.name, events });
    download(`${this.data.id}.ics`, "text/calendar;charset=utf-8", text);
    this.say("calendar", this.words.text("saved"));
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
 * The next `day` of a week (0 is Sunday) after today, as a date field writes it.
 * @param {Date} now
 * @param {number} day
 */
function nextDay(now, day) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const ahead = (7 + day - now.getDay()) % 7 || 7;
  return new Date(today + ahead * DAY).toISOString().slice(0, 10);
}

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
