// The week of the course that the page shows: a list to choose from, and a step to either side. The address has its
// number.

import { dateOf, weekday } from "./dates.js";
import { dueText } from "./course.js";
import { find, make } from "./say.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Content, Words } from "./say.js" */

export class Turn {
  /** @type {State} */
  state;

  /**
   * @param {HTMLElement} form
   * @param {OwnWeek} own
   * @param {Words<Guide.PlanWord>} words
   * @param {(state: State) => void} changed
   */
  constructor(form, own, words, changed) {
    this.own = own;
    this.words = words;
    this.select = /** @type {HTMLSelectElement} */ (find(form, "select"));
    /** @type {NodeListOf<HTMLButtonElement>} */
    this.steps = form.querySelectorAll("[data-step]");
    this.progression = /** @type {HTMLElement} */ (form.nextElementSibling);
    this.select.addEventListener("input", () => changed({ ...this.state, at: Number(this.select.value) }));
    for (const button of this.steps) {
      const step = Number(button.dataset.step);
      button.addEventListener("click", () => changed({ ...this.state, at: this.state.at + step }));
    }
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /**
   * Shows the week, and what is written of its phase; `limits` says for whom that is not, where it is above them.
   * @type {(state: State, course: Course, limits: string) => void}
   */
  show(state, course, limits) {
    this.state = state;
    const options = course.entries.map((_, at) => make("option", { value: String(at) }, this.name(course, at)));
    if (options.map(({ text }) => text).join() !== [...this.select.options].map(({ text }) => text).join()) {
      this.select.replaceChildren(...options);
    }
    this.select.value = String(state.at);
    for (const button of this.steps) {
      const at = state.at + Number(button.dataset.step);
      button.disabled = at < 0 || at >= course.entries.length;
    }
    this.progression.replaceChildren(...this.about(course, state.at, limits));
  }

  /** @type {(course: Course, at: number) => string} */
  name({ entries, start }, at) {
    const { week, done } = entries[at];
    const title = done ? this.phase(week).title : this.words.text("away");
    const values = { number: at + 1, all: entries.length, title };
    if (!start) return this.words.text("which_week", values);
    const date = this.words.date(dateOf(start, at + 1, weekday(start)), true);
    return this.words.text("which_dated", { ...values, date });
  }

  /**
   * The title once more, as a list on a phone has no room for it.
   * @type {(course: Course, at: number, limits: string) => Content[]}
   */
  about(course, at, limits) {
    const { week, due, done, time } = course.entries[at];
    if (!done) return [this.words.text("away_now")];
    const { progression, title } = this.phase(week);
    const was = dueText(course, this.words, due, course.start && weekday(course.start));
    const more = time > 1 ? this.words.text("once_more") : "";
    const told = [this.own.isLimited(week) ? limits : "", was, more, progression].filter(Boolean).join(" ");
    return [make("strong", {}, `${title}.`), " ", told];
  }

  /** @param {number} week */
  phase(week) {
    return this.own.data.phases[this.own.data.course.weeks[week].phase];
  }
}
