// <guide-names> is the page of everything by its name: with words in its address it shows what is found for them, and
// with none all names, as without scripts. What words are looked up in comes when somebody reaches for them.

import { search } from "./search.js";

class GuideNames extends HTMLElement {
  /** @type {HTMLInputElement} */
  input;

  connectedCallback() {
    this.input = /** @type {HTMLInputElement} */ (this.querySelector("input[type=search]"));
    this.input.value = (new URLSearchParams(location.search).get("find") ?? "").slice(0, 100);
    this.classList.add("sg-ready");
    this.input.addEventListener("input", this.onInput);
    this.input.addEventListener("focus", () => search(this), { once: true });
    if (this.input.value) this.onInput();
  }

  /** Names stand where nothing is looked for. */
  onInput = () => {
    search(this);
    this.toggleAttribute("data-asked", Boolean(this.input.value.trim()));
  };
}

customElements.define("guide-names", GuideNames);
