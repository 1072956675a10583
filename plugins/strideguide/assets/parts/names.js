// <guide-names> is the page of everything by its name: with words in its address it shows what is found for them, and
// with none all names, as without scripts.

import { search } from "./search.js";

class GuideNames extends HTMLElement {
  connectedCallback() {
    const { input } = search(this);
    input.value = (new URLSearchParams(location.search).get("find") ?? "").slice(0, 100);
    this.classList.add("sg-ready");
    input.addEventListener("input", this.onInput);
    this.onInput();
  }

  /** Names stand where nothing is looked for. */
  onInput = () => {
    const { input } = search(this);
    this.toggleAttribute("data-asked", Boolean(input.value.trim()));
  };
}

customElements.define("guide-names", GuideNames);
