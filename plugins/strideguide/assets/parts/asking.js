// The question about the body on the page of a plan, before its first session: what is chosen counts at once.

import { Body } from "./body.js";
import { closeOnEscape } from "./escape.js";
import { find, link } from "./say.js";

/** @import { Words } from "./say.js" */

export class Asking {
  /**
   * @param {HTMLElement} form
   * @param {Words<Guide.PlanWord>} words
   * @param {(states: string[]) => void} answered hears the ids of the states that are chosen
   */
  constructor(form, words, answered) {
    this.words = words;
    this.body = new Body(find(form, "[data-body]"));
    this.answered = answered;
    this.details = /** @type {HTMLDetailsElement} */ (find(form, "details"));
    this.told = find(form, '[data-part="asked"]'); // what is said above is announced there
    this.status = /** @type {HTMLOutputElement} */ (find(form, "output"));
    form.addEventListener("input", this.onInput);
    closeOnEscape(form);
  }

  onInput = () => this.answered(this.body.states);

  /** The reader says at once that nothing of it fits. */
  nothing() {
    this.details.open = false;
    this.body.states = [];
    this.body.nothing.checked = true;
    this.answered([]);
  }

  /**
   * Shows what an address says about the body, and tells whether to begin: `lead` is "" if nothing stands against it.
   * @type {(states: string[], lead: string) => void}
   */
  show(states, lead) {
    this.body.states = states;
    this.told.hidden = !lead;
    if (lead) this.told.replaceChildren(lead, " ", link("#chosen", this.words.text("read_why")));
    const nothing = !lead && this.body.nothing.checked ? this.words.text("nothing") : "";
    if (this.status.value !== nothing) this.status.value = nothing;
  }
}
