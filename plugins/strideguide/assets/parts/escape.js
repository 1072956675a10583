// Escape closes what stands open around the focus, the innermost of it, and gives the focus to what opened it: an
// element of details, or a part that a button opens and names by aria-controls.

/** @param {HTMLElement} root */
export function closeOnEscape(root) {
  root.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape") return;
    for (let at = /** @type {Element | null} */ (target); at && at !== root; at = at.parentElement) {
      const opener = openerOf(at);
      if (!opener?.checkVisibility()) continue;
      opener.click();
      opener.focus();
      return;
    }
  });
}

/** @type {(element: Element) => HTMLElement | null} what opened an element, or is it, if that stands open */
function openerOf(element) {
  if (element.matches("details[open]")) return element.querySelector("summary");
  const open = '[aria-expanded="true"]';
  const opener = element.matches(open) ? element : document.querySelector(`[aria-controls="${element.id}"]${open}`);
  return /** @type {HTMLElement | null} */ (opener);
}
