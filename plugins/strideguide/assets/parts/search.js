// The search of the site, in the dialog of the header and on the page of names: what is typed is looked up at once, and
// what is found stands in groups, whole for a keyboard: the arrows go through the results, Enter opens the first.

import { finder } from "./index.js";

/** @import { Finder, Found } from "./finder.js" */

const SHOWN = 6; // results of one kind, until a reader asks for more
const MOST = 60; // results in all
const WEAK = 0.55; // of the best: what fits less is not shown

/** @type {WeakMap<Element, Search>} */
const known = new WeakMap();

/**
 * The search in an element, which is started once.
 * @param {HTMLElement} root
 */
export function search(root) {
  const started = known.get(root) ?? new Search(root);
  known.set(root, started);
  return started;
}

class Search {
  /** @type {Finder | null} */
  finder = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input[type=search]"));
    this.count = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.found = /** @type {HTMLElement} */ (root.querySelector(".sg-search-found"));
    this.input.addEventListener("input", this.show);
    this.form.addEventListener("submit", this.onSubmit);
    root.addEventListener("keydown", this.onKey);
    this.found.addEventListener("click", this.onMore);
    this.ready = this.fetch();
  }

  async fetch() {
    try {
      this.finder = await finder(new URL(this.root.dataset.root ?? "", location.href));
      this.show();
    } catch {
      this.count.textContent = this.root.dataset.lost ?? "";
    }
  }

  show = () => {
    if (!this.finder) return;
    const text = this.input.value;
    const found = strong(this.finder.find(text));
    const { hint, none, near, one, other } = this.root.dataset;
    const some = !found.some(({ has }) => has) ? near : found.length === 1 ? one : other;
    const told = !text.trim() ? hint : !found.length ? none : some;
    this.count.textContent = (told ?? "").replace("{count}", String(found.length));
    this.found.replaceChildren(...grouped(found).map((group) => this.section(group)));
  };

  /** @param {Found[]} found of one kind */
  section(found) {
    const section = document.createElement("section");
    const [{ thing }] = found;
    const head = Object.assign(document.createElement("h2"), { textContent: thing.group.title });
    const list = document.createElement("ul");
    list.append(...found.map((one, at) => this.item(one, at >= SHOWN)));
    section.append(head, list);
    if (found.length > SHOWN) {
      const text = (this.root.dataset.more ?? "").replace("{count}", String(found.length - SHOWN));
      const more = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      section.append(more);
    }
    return section;
  }

  /** @type {(found: Found, isHidden: boolean) => HTMLLIElement} */
  item({ thing }, isHidden) {
    const item = Object.assign(document.createElement("li"), { hidden: isHidden });
    const link = document.createElement("a");
    link.href = new URL(`${this.root.dataset.root}/${thing.at}`, location.href).href;
    if (thing.figure) {
      const src = new URL(`${this.root.dataset.root}/assets/figures/${thing.figure}.svg`, location.href).href;
      const look = { loading: "lazy", alt: "", className: "sg-thumb", src };
      link.append(Object.assign(document.createElement("img"), look));
    }
    link.append(Object.assign(document.createElement("strong"), { textContent: thing.title }));
    if (thing.text) link.append(Object.assign(document.createElement("span"), { textContent: thing.text }));
    item.append(link);
    return item;
  }

  /** Those of a kind that were not shown, from the first of them on. @param {Event} event */
  onMore = (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    const hidden = [...(button?.parentElement?.querySelectorAll("li") ?? [])].filter((item) => item.hidden);
    for (const item of hidden) item.hidden = false;
    hidden[0]?.querySelector("a")?.focus();
    button?.remove();
  };

  /** @param {Event} event */
  onSubmit = (event) => {
    const first = this.found.querySelector("a");
    if (!this.finder) return; // the page of names answers
    event.preventDefault();
    first?.click();
  };

  /** @param {KeyboardEvent} event */
  onKey = (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const stops = /** @type {HTMLElement[]} */ ([this.input, ...this.found.querySelectorAll("li:not([hidden]) a")]);
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = key === "ArrowDown" ? at + 1 : key === "ArrowUp" ? at - 1 : null;
    if (at >= 0 && to !== null) {
      event.preventDefault();
      stops[Math.max(0, Math.min(to, stops.length - 1))].focus();
    } else if (at > 0 && key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey) this.input.focus();
  };
}

/**
 * What fits well enough beside the best: everything that has all words, and of kinds of which nothing has them what is
 * not much weaker. So a sign of one's knee is not followed by those of hips and heads, with the condition below them.
 * @param {Found[]} found
 */
function strong(found) {
  const best = Math.min(1, found[0]?.fit ?? 0);
  const whole = new Set(found.filter(({ has }) => has).map(({ thing }) => thing.group));
  return found.filter(({ thing, fit, has }) => has || (fit >= WEAK * best && !whole.has(thing.group))).slice(0, MOST);
}

/**
 * By kind, the kind with the best first.
 * @param {Found[]} found
 */
function grouped(found) {
  /** @type {Map<Guide.SearchGroup, Found[]>} */
  const groups = new Map();
  for (const one of found) {
    const those = groups.get(one.thing.group);
    if (those) those.push(one);
    else groups.set(one.thing.group, [one]);
  }
  return [...groups.values()];
}
