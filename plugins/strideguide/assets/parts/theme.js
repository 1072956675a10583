// What a page of the guide needs of the theme's own program, in its place: that of Material 9.8.1 is 35 kB, most of it
// for what no page here has. A page that has it loads that program, and this does nothing (hosts/program.py).

import { Palette } from "./palette.js";
import { Scrolled } from "./scrolled.js";

export function theme() {
  if ("document$" in window) return;
  document.documentElement.classList.replace("no-js", "js");
  const form = document.querySelector('[data-md-component="palette"]');
  if (form) new Palette(form);
  new Scrolled();
  sections();
  document.addEventListener("keydown", press);
  addEventListener("hashchange", open);
  addEventListener("beforeprint", unfold);
  open();
}

// A label that is a stop of the Tab key is pressed as a button is.
/** @type {(event: KeyboardEvent) => void} */
function press({ key, target }) {
  if (key === "Enter" && target instanceof HTMLLabelElement) target.click();
}

// Sections of the navigation are open, on wide screens, until the reader closes them.
function sections() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = document.querySelectorAll(".md-toggle--indeterminate");
  for (const box of boxes) {
    box.indeterminate = true;
    box.checked = false;
    box.addEventListener("change", () => box.classList.remove("md-toggle--indeterminate"), { once: true });
  }
}

// What an address leads to can be seen, also inside of something folded.
function open() {
  const target = document.querySelector(":target");
  const folded = target?.closest("details:not([open])");
  if (!target || !folded) return;
  folded.setAttribute("open", "");
  target.scrollIntoView();
}

// On paper nobody can unfold anything.
function unfold() {
  for (const folded of document.querySelectorAll(".md-typeset details:not([open])")) {
    folded.setAttribute("open", "");
    addEventListener("afterprint", () => folded.removeAttribute("open"), { once: true });
  }
}
