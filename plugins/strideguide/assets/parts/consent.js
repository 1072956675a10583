// <guide-consent> asks once whether a script may count the reader, <guide-slot> whether somebody else's page may be
// shown in its place, and <guide-choices> shows in the foot of each page what was allowed, and takes it back. Nothing
// is loaded before a yes; where nothing can be kept, the question comes again.

import { allow, allowed, onChange } from "./consents.js";
import { find } from "./say.js";

// A script that counts reads the address, when it comes and at each change, and sees what is ticked. So none is loaded,
// nor asked for, on a page that asks about the body or whose address may say something of it.

const ANALYTICS = "analytics";
const ASKS = "guide-picker, guide-plan"; // what asks about the body, or is told
const SAYS = /[#?&].*(=|%3d|&#61;)/i; // an address in which something may be said of it, however it was written
const MAY = "allow-scripts allow-same-origin allow-forms allow-popups"; // what a shown page may do, and not lead away

/** @type {(event: Event) => string | undefined} the value of the button that was pressed */
const pressed = ({ target }) => /** @type {Element} */ (target).closest("button")?.value;

class GuideConsent extends HTMLElement {
  connectedCallback() {
    if (document.querySelector(ASKS) || SAYS.test(location.hash)) return;
    this.show();
    onChange(() => this.show());
    this.addEventListener("click", (event) => {
      const value = pressed(event);
      if (value) allow(ANALYTICS, value === "yes");
    });
  }

  show() {
    const answer = allowed(ANALYTICS);
    this.hidden = answer !== undefined;
    if (answer && !this.script) this.load();
    if (!answer && this.script) location.reload(); // what a script has begun, no page can end
  }

  load() {
    const script = document.createElement("script");
    Object.assign(script, { src: this.dataset.script, async: true });
    for (const [name, value] of Object.entries(JSON.parse(this.dataset.settings ?? ""))) {
      script.setAttribute(`data-${name}`, String(value));
    }
    this.script = script;
    document.head.append(script);
  }
}

class GuideSlot extends HTMLElement {
  name = this.dataset.name ?? "";

  connectedCallback() {
    this.show();
    onChange(() => this.show());
    this.addEventListener("click", (event) => {
      const value = pressed(event);
      if (!value) return;
      allow(this.name, value === "yes");
      find(this, value === "yes" ? "iframe" : "[value=yes]").focus();
    });
  }

  show() {
    const isShown = allowed(this.name) === true;
    const frame = this.querySelector("iframe");
    if (!isShown) frame?.remove();
    else if (!frame) this.append(this.frame());
    find(this, "[value=yes]").hidden = isShown;
    find(this, "[value=no]").hidden = !isShown;
  }

  frame() {
    const { src = "", title = "", policy = "" } = this.dataset;
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", MAY);
    // What comes from another website takes the place of what had the focus, and Tab would lead past it.
    frame.addEventListener("load", () => document.activeElement === frame && frame.contentWindow?.focus());
    return Object.assign(frame, { title, referrerPolicy: policy, src });
  }
}

class GuideChoices extends HTMLElement {
  dialog = /** @type {HTMLDialogElement} */ (find(this, "dialog"));

  connectedCallback() {
    onChange(() => this.show());
    this.dialog.addEventListener("change", ({ target }) => {
      const box = /** @type {HTMLInputElement} */ (target);
      allow(box.name, box.checked);
    });
  }

  show() {
    for (const box of this.querySelectorAll("input")) box.checked = allowed(box.name) === true;
  }
}

/**
 * Opens what shows, in the foot of a page, what was allowed.
 * @param {Element} element
 */
export function choose(element) {
  if (!(element instanceof GuideChoices)) return;
  element.show();
  element.dialog.showModal();
}

customElements.define("guide-consent", GuideConsent);
customElements.define("guide-slot", GuideSlot);
customElements.define("guide-choices", GuideChoices);
