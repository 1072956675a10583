// The question about the body, on each page that asks it: what hurts, and at which stage it is. A choice is a check box
// named "pain" whose value is the state that the reader chose below it. On a small screen one group is open at a time.

import { find } from "./say.js";

const TERM = "small, input + span:not(:has(small))"; // the field's term for a choice, or all of its words

/** @typedef {{ box: HTMLInputElement, stages: HTMLInputElement[] }} Choice */

export class Body {
  /** @param {HTMLElement} root the element with data-body; its "input" events come when the choices are in order */
  constructor(root) {
    this.root = root;
    this.nothing = /** @type {HTMLInputElement} */ (find(root, "[data-nothing]"));
    this.choices = choicesOf(root);
    root.addEventListener("input", this.onInput);
    root.addEventListener("click", this.onClick);
    root.closest("form")?.addEventListener("reset", () => setTimeout(() => this.settle()));
    this.settle();
  }

  /** The ids of the states that are chosen. */
  get states() {
    return this.choices.filter(({ box }) => box.checked).map(({ box }) => box.value);
  }

  /**
   * Of two stages of one condition the first counts, as it is the stricter one.
   * @param {string[]} states
   */
  set states(states) {
    for (const { box, stages } of this.choices) {
      const stage = stages.find(({ value }) => states.includes(value)) ?? stages[0];
      if (stage) stage.checked = true;
      box.checked = states.includes(stage ? stage.value : box.value);
    }
    this.settle();
  }

  /** Takes the stages over, and says on each tile what is chosen below it. */
  settle() {
    for (const { box, stages } of this.choices) box.value = stages.find(({ checked }) => checked)?.value ?? box.value;
    if (this.states.length) this.nothing.checked = false;
    /** @type {NodeListOf<HTMLElement>} */
    const tiles = this.root.querySelectorAll(".sg-where-tile");
    for (const tile of tiles) {
      const chosen = this.choices.filter(({ box }) => box.checked && tile.parentElement?.contains(box));
      const shown = find(tile, "[data-shown]");
      const one = chosen.length === 1 ? find(chosen[0].box.parentElement ?? tile, TERM).textContent : "";
      shown.textContent = chosen.length > 1 ? (shown.dataset.many ?? "").replace("{count}", `${chosen.length}`) : one;
      tile.classList.toggle("sg-answered", chosen.length > 0);
    }
  }

  /** @type {(event: Event) => void} */
  onInput = ({ target }) => {
    if (target === this.nothing && this.nothing.checked) for (const { box } of this.choices) box.checked = false;
    this.settle();
  };

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const tile = /** @type {Element} */ (target).closest(".sg-where-tile");
    if (!tile) return;
    for (const other of this.root.querySelectorAll(".sg-where-tile")) {
      const open = other === tile && tile.getAttribute("aria-expanded") === "false";
      other.setAttribute("aria-expanded", String(open));
    }
  };
}

/** @type {(root: HTMLElement) => Choice[]} */
function choicesOf(root) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = root.querySelectorAll('[name="pain"]');
  return [...boxes].map((box) => {
    const below = box.parentElement?.nextElementSibling;
    /** @type {NodeListOf<HTMLInputElement> | undefined} */
    const stages = below?.querySelectorAll("[data-stage]");
    return { box, stages: below?.matches(".sg-stages") && stages ? [...stages] : [] };
  });
}
