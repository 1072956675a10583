// Light or dark: as the system has it, until the reader chooses. What is chosen is kept as Material keeps it, whose
// script at the top of the page paints it before anything is seen.

/** @typedef {{ index: number, color: Record<string, string> }} Kept */
/** @typedef {{ __md_get?: (name: string) => Kept | null, __md_set?: (name: string, kept: Kept) => void }} Store */

const SYSTEM = "(prefers-color-scheme)";
const LIGHT = matchMedia("(prefers-color-scheme: light)");
const PARTS = ["media", "scheme", "primary", "accent"];
const NAME = "__palette";

export class Palette {
  /** @param {Element} form */
  constructor(form) {
    this.store = /** @type {Store} */ (window);
    this.boxes = [...form.querySelectorAll("input")];
    for (const box of this.boxes) box.addEventListener("change", () => this.choose(box));
    form.addEventListener("keydown", this.onKey);
    LIGHT.addEventListener("change", () => this.show());
    this.show();
  }

  // The place of the choice that counts: the reader's, or the first that goes with the system.
  get at() {
    const { index } = this.kept;
    if (index in this.boxes) return index;
    return Math.max(0, this.boxes.findIndex((box) => matchMedia(said(box).media).matches));
  }

  // Inside another website a browser may refuse to read what it keeps, and the theme's script then throws.
  get kept() {
    try {
      return this.store.__md_get?.(NAME) ?? { index: -1 };
    } catch {
      return { index: -1 };
    }
  }

  /** @param {HTMLInputElement} box */
  choose(box) {
    const color = { ...this.shown(box), media: said(box).media };
    this.store.__md_set?.(NAME, { index: this.boxes.indexOf(box), color });
    this.show();
  }

  /**
   * What a choice means here: one that leaves it to the system, the one for it.
   * @param {HTMLInputElement} box
   */
  shown(box) {
    const meant = `(prefers-color-scheme: ${LIGHT.matches ? "light" : "dark"})`;
    return said((said(box).media === SYSTEM && this.boxes.find((other) => said(other).media === meant)) || box);
  }

  show() {
    const { at } = this;
    for (const [part, value] of Object.entries(this.shown(this.boxes[at]))) {
      document.body.setAttribute(`data-md-color-${part}`, value);
    }
    for (const [index, box] of this.boxes.entries()) {
      box.checked = index === at;
      box.nextElementSibling?.toggleAttribute("hidden", index !== at);
    }
  }

  /** @type {(event: Event) => void} */
  onKey = (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
    const next = this.boxes[(this.at + 1) % this.boxes.length];
    next.click();
    next.focus();
  };
}

/**
 * What a choice says.
 * @param {HTMLInputElement} box
 * @returns {Record<string, string>}
 */
function said(box) {
  return Object.fromEntries(PARTS.map((part) => [part, box.getAttribute(`data-md-color-${part}`) ?? ""]));
}
