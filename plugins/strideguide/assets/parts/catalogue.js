// <guide-catalogue> filters the exercises that are already on the page. Its state lives in the address, so a
// filtered list can be shared and a reload keeps it. Without JavaScript the list is simply complete.

import { closeOnEscape } from "./escape.js";

// On the muscle map a click chooses the muscle that the list of muscles would; a second one lets go of it.

// The words to look for are called "find", because "q" in an address opens the search of the whole site.

const CHOICES = /** @type {const} */ (["pattern", "muscle", "level", "sides", "impact"]);
const SAME = /** @type {const} */ (["level", "sides", "impact"]); // said of an exercise in the same words

/** @typedef {Record<typeof CHOICES[number], string> & { terms: string[], kit: Set<string> }} Wanted */

/** @type {(text?: string) => string[]} */
const words = (text = "") => text.split(" ").filter(Boolean);

class GuideCatalogue extends HTMLElement {
  /** @type {HTMLFormElement} */
  form;
  /** @type {Array<{ section: HTMLElement, items: HTMLElement[] }>} */
  sections;
  /** @type {HTMLElement | null} the map of the muscles */
  body;

  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.sections = [...this.querySelectorAll("section")].map((section) => ({
      section,
      items: [...section.querySelectorAll("li")].filter((item) => item.dataset.text !== undefined),
    }));
    this.form.classList.add("sg-ready");
    this.body = this.querySelector(".sg-pick");
    this.body?.addEventListener("click", this.onPick);
    this.form.addEventListener("input", this.onChange);
    this.form.addEventListener("reset", this.onReset);
    this.form.addEventListener("submit", this.onSubmit);
    closeOnEscape(this.form);
    window.addEventListener("popstate", this.onPop);
    this.read();
    this.show();
  }

  disconnectedCallback() {
    window.removeEventListener("popstate", this.onPop);
  }

  onChange = () => this.update();
  onReset = () => setTimeout(() => this.update());
  /** @type {(event: Event) => void} */
  onSubmit = (event) => event.preventDefault();
  onPop = () => {
    this.read();
    this.show();
  };

  /** @type {(event: MouseEvent) => void} */
  onPick = (event) => {
    const target = /** @type {Element} */ (event.target);
    const region = target.closest("a");
    if (target.closest("button")) this.body?.toggleAttribute("data-open");
    if (!region || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const select = this.field("muscle");
    select.value = select.value === muscleOf(region) ? "" : muscleOf(region);
    this.update();
  };

  // The entry in the history stays the same, so that Back leads away.
  update() {
    const query = this.query().toString();
    const page = location.href.split(/[?#]/)[0]; // not its path, of which "//exercises/" would be read as a host
    const address = `${page}${query ? `?${query}` : ""}${location.hash}`;
    history.replaceState(history.state, "", address);
    this.show();
  }

  query() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value) query.append(name, String(value));
    return query;
  }

  // Only what the form offers is taken from the address; anything else in it is passed over.
  read() {
    const query = new URLSearchParams(location.search);
    this.field("find").value = (query.get("find") ?? "").slice(0, 100);
    for (const name of CHOICES) {
      const select = this.field(name);
      const wanted = query.get(name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    const kit = new Set(query.getAll("kit"));
    for (const box of this.boxes()) box.checked = kit.has(box.value);
    const details = this.form.querySelector("details");
    if (kit.size && details) details.open = true;
  }

  /**
   * A field of the form, as if it were a choice.
   * @param {string} name
   */
  field(name) {
    return /** @type {HTMLSelectElement} */ (this.form.elements.namedItem(name));
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.form.querySelectorAll("input")].filter(({ name }) => name === "kit");
  }

  show() {
    const query = this.query();
    const chosen = Object.fromEntries(CHOICES.map((name) => [name, query.get(name) ?? ""]));
    const wanted = /** @type {Wanted} */ ({
      terms: words((query.get("find") ?? "").toLowerCase()),
      kit: new Set(query.getAll("kit")),
      ...chosen,
    });
    for (const region of this.body?.querySelectorAll("a") ?? []) {
      region.classList.toggle("chosen", muscleOf(region) === wanted.muscle);
    }
    let count = 0;
    for (const { section, items } of this.sections) {
      let shown = 0;
      for (const item of items) {
        item.hidden = !fits(item.dataset, section.dataset.pattern, wanted);
        shown += item.hidden ? 0 : 1;
      }
      section.hidden = shown === 0;
      count += shown;
    }
    const { countOne, countOther, none } = this.dataset;
    const text = (count === 0 ? none : count === 1 ? countOne : countOther) ?? "";
    this.field("count").value = text.replace("{count}", String(count));
  }
}

/**
 * A region leads to the page of its muscle: "../muscles/soleus/".
 * @param {Element} region
 */
function muscleOf(region) {
  return (region.getAttribute("href") ?? "").split("/").at(-2) ?? "";
}

/** @type {(item: DOMStringMap, pattern: string | undefined, wanted: Wanted) => boolean} */
function fits(item, pattern, wanted) {
  return (
    (!wanted.pattern || wanted.pattern === pattern) &&
    (!wanted.muscle || words(item.muscles).includes(wanted.muscle)) &&
    SAME.every((name) => !wanted[name] || wanted[name] === item[name]) &&
    (wanted.kit.size === 0 || doable(item, wanted.kit)) &&
    wanted.terms.every((term) => item.text?.includes(term))
  );
}

/**
 * With this kit at hand: everything of `all`, and one of `any` if any is named.
 * @param {DOMStringMap} item
 * @param {Set<string>} kit
 */
function doable(item, kit) {
  const any = words(item.any);
  return words(item.all).every((id) => kit.has(id)) && (any.length === 0 || any.some((id) => kit.has(id)));
}

customElements.define("guide-catalogue", GuideCatalogue);
