// <guide-consent> asks once whether a script may count the reader, and loads it only after a yes. The answer is kept in
// this browser; where nothing can be kept, the question comes again, and nothing is counted before a yes.

// A script that counts reads the address, when it comes and at each change, and sees what is ticked. So none is loaded,
// nor asked for, on a page that asks about the body or whose address may say something of it.

import { Kept } from "./kept.js";

// A yes that another site of the same host was given is none to this one, so none is taken over.
const CONSENT = new Kept("consent");
const ASKS = "guide-picker, guide-plan"; // what asks about the body, or is told
const SAYS = /[#?&].*(=|%3d|&#61;)/i; // an address in which something may be said of it, however it was written

class GuideConsent extends HTMLElement {
  connectedCallback() {
    if (document.querySelector(ASKS) || SAYS.test(location.hash)) return;
    const answer = CONSENT.read();
    if (answer === "yes") this.load();
    else if (answer !== "no") this.hidden = false;
    this.addEventListener("click", ({ target }) => {
      this.answer(/** @type {Element} */ (target).closest("button")?.value);
    });
  }

  /** @param {string} [value] */
  answer(value) {
    if (!value) return;
    this.hidden = true;
    CONSENT.keep(value); // where that is refused, the next page asks again
    if (value === "yes") this.load();
  }

  load() {
    const script = document.createElement("script");
    Object.assign(script, { src: this.dataset.script, async: true });
    for (const [name, value] of Object.entries(JSON.parse(this.dataset.settings ?? ""))) {
      script.setAttribute(`data-${name}`, String(value));
    }
    document.head.append(script);
  }
}

customElements.define("guide-consent", GuideConsent);
