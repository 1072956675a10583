// <guide-catalogue> filters the exercises that are already on the page. Its state lives in the address, so a
// filtered list can be shared and a reload keeps it. Without JavaScript the list is simply complete.

import { closeOnEscape } from "./escape.js";
import { Shelves } from "./shelves.js";

/** @import { Finder } from "./finder.js" */

// On the muscle map a click chooses the muscle that the list of muscles would; a second one lets go of it.

// Words are looked up as the search of the site does it, whose index comes when somebody reaches for them.

const CHOICES = /** @type {const} */ (["pattern", "muscle", "level", "sides", "impact"]);

class GuideCatalogue extends HTMLElement {
  /** @type {HTMLFormElement} */
  form;
  /** @type {Shelves} */
  shelves;
  /** @type {Finder | null | undefined} null once it is lost */
  finder;
  /** @type {HTMLElement | null} the map of the muscles */
  body;

  connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (this.querySelector("form"));
    this.shelves = new Shelves(this);
    this.form.classList.add("sg-ready");
    this.body = this.querySelector(".sg-pick");
    this.body?.addEventListener("click", this.onPick);
    this.form.addEventListener("input", this.onChange);
    this.form.addEventListener("reset", this.onReset);
    this.form.addEventListener("submit", this.onSubmit);
    this.field("find").addEventListener("focus", this.reach, { once: true });
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

  /** Fetches what words are looked up in. */
  reach = async () => {
    if (this.finder !== undefined) return;
    try {
      const { finder } = await import("./index.js");
      this.finder = await finder(new URL(this.dataset.root ?? "", location.href));
    } catch {
      this.finder = null;
    }
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
    const text = this.field("find").value.trim();
    if (text) this.reach();
    const { muscle } = Object.fromEntries(CHOICES.map((name) => [name, this.field(name).value]));
    for (const region of this.body?.querySelectorAll("a") ?? []) {
      region.classList.toggle("chosen", muscleOf(region) === muscle);
    }
    const count = this.shelves.show(this.wanted(text));
    const { countOne, countOther, none, coming, lost } = this.dataset;
    const told = count === 0 ? none : count === 1 ? countOne : countOther;
    const isWaiting = text && !this.finder;
    const said = (isWaiting ? (this.finder === null ? lost : coming) : told) ?? "";
    this.field("count").value = said.replace("{count}", String(count));
    this.lead(text && !isWaiting && count === 0 ? text : "");
  }

  /**
   * The way on for words that no exercise has: a pain, a plan.
   * @param {string} text
   */
  lead(text) {
    const wider = /** @type {HTMLAnchorElement} */ (this.querySelector(".sg-wider"));
    wider.hidden = !text;
    wider.search = String(new URLSearchParams({ find: text }));
  }

  /**
   * What is chosen, as numbers of choices.
   * @param {string} text
   */
  wanted(text) {
    /** @type {(name: string) => number} */
    const chosen = (name) => this.field(name).selectedIndex - 1;
    const ticked = this.boxes().flatMap((box, at) => (box.checked ? [at - 1] : [])); // the first is "no kit"
    return {
      pattern: this.field("pattern").value,
      choices: { level: chosen("level"), muscle: chosen("muscle"), sides: chosen("sides"), impact: chosen("impact") },
      kit: ticked.length ? new Set(ticked) : null,
      places: text && this.finder ? placed(this.finder, text, this.shelves) : null,
    };
  }
}

/**
 * The places of the exercises that have all words, by their addresses: where none has, of those of a pattern that has.
 * @type {(finder: Finder, text: string, shelves: Shelves) => Map<string, number>}
 */
function placed(finder, text, shelves) {
  const found = finder.find(text).filter(({ has }) => has);
  const those = found.filter(({ thing }) => thing.group.kind === "exercise").map(({ thing }) => thing.at);
  const patterns = found.filter(({ thing }) => thing.group.kind === "pattern").map(({ thing }) => thing.id);
  const addresses = those.length ? those : patterns.flatMap((pattern) => shelves.of(pattern));
  return new Map(addresses.map((at, place) => [at.replace("exercises/", ""), place]));
}

/**
 * A region leads to the page of its muscle: "../muscles/soleus/".
 * @param {Element} region
 */
function muscleOf(region) {
  return (region.getAttribute("href") ?? "").split("/").at(-2) ?? "";
}

customElements.define("guide-catalogue", GuideCatalogue);
