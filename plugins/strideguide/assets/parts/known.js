// <guide-known> stands above lists of plans. Where this device remembers what its reader said about the body, it says
// that it does, and leads to the picker, which knows the rest. Without scripts it is not shown.

import { remembered } from "./remember.js";

class GuideKnown extends HTMLElement {
  connectedCallback() {
    this.hidden = !remembered();
  }
}

customElements.define("guide-known", GuideKnown);
