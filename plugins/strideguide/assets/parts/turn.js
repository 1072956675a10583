// The week of the plan that the page shows: a list to choose from, and a step to either side. The address has its
// number.

import { find } from "./say.js";

/** @import { OwnWeek, State } from "./own_week.js" */

export class Turn {
  /** @type {State} */
  state;

  /**
   * @param {HTMLElement} form
   * @param {OwnWeek} own
   * @param {(state: State) => void} changed
   */
  constructor(form, own, changed) {
    this.own = own;
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
   * @type {(state: State, limits: string) => void}
   */
  show(state, limits) {
    const { weeks } = this.own.data.course;
    this.state = state;
    this.select.value = String(state.at);
    for (const button of this.steps) {
      const at = state.at + Number(button.dataset.step);
      button.disabled = at < 0 || at >= weeks.length;
    }
    const { progression } = this.own.data.phases[weeks[state.at].phase];
    this.progression.textContent = this.own.isLimited(state.at) ? `${limits} ${progression}` : progression;
  }
}
