// The drawer with the navigation, on small screens. Whoever opens it by keyboard is led into it; a link in it, Escape
// and the next Tab beyond it close it, and the focus goes back to what opened it. It opens and closes without this, by
// the check boxes of Material; Enter is a touch on a label by theme.js.

import { find } from "./say.js";

const SECTION = ".md-nav__toggle"; // the check box of a section inside the drawer

class Drawer {
  /** @param {HTMLInputElement} box */
  constructor(box) {
    this.box = box;
    this.root = find(document, ".md-sidebar--primary");
    /** @type {NodeListOf<HTMLElement>} */
    const labels = this.root.querySelectorAll("[for]:not([for='__drawer'])");
    for (const label of labels) label.tabIndex = 0; // in Material only those that open what is closed have one
    box.addEventListener("change", this.onChange);
    this.root.addEventListener("change", this.onSection);
    this.root.addEventListener("click", this.onLink);
    this.root.addEventListener("focusout", this.onLeave);
    document.addEventListener("keydown", this.onKey);
    window.addEventListener("pagehide", () => (box.checked = false)); // Firefox keeps boxes for Back
    this.onChange();
  }

  onChange = () => {
    if (this.box.checked) lead(this.root);
    else if (this.root.contains(document.activeElement)) this.box.focus();
  };

  /** @type {(event: Event) => void} */
  onSection = ({ target }) => {
    const section = /** @type {HTMLInputElement} */ (target);
    if (!section.matches(SECTION)) return;
    if (section.checked) lead(find(section.parentElement ?? this.root, ".md-nav"));
    else find(this.root, `.md-nav__link[for="${section.id}"]`).focus();
  };

  // Whoever follows a link wants to see where it leads, which may be a part of this page.
  /** @type {(event: Event) => void} */
  onLink = ({ target }) => {
    if (this.box.checked && /** @type {Element} */ (target).closest("a")) this.box.click();
  };

  /** @type {(event: FocusEvent) => void} */
  onLeave = ({ relatedTarget: next }) => {
    if (this.box.checked && next instanceof Element && next !== this.box && !this.root.contains(next)) this.box.click();
  };

  /** @type {(event: KeyboardEvent) => void} */
  onKey = ({ key }) => {
    if (key === "Escape" && this.box.checked) this.box.click();
  };
}

/**
 * Gives the focus to the first that can be seen of what leads somewhere. A section moves in from the side: a browser
 * that scrolled to meet it would leave it out of sight.
 * @param {HTMLElement} root
 */
function lead(root) {
  /** @type {NodeListOf<HTMLElement>} */
  const stops = root.querySelectorAll("a, [tabindex='0']");
  [...stops].find((stop) => stop.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
}

new Drawer(/** @type {HTMLInputElement} */ (document.getElementById("__drawer")));
