// Elements and words for a page's scripts: elements are made from text alone, and words come from the page.

/** @typedef {string | Node} Content what an element is made of */
/** @typedef {Record<string, string | number | Node | Content[] | null>} Values what stands for {names} in words */

/**
 * The element that a page has for a selector.
 * @template {Element} [Found=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 */
export const find = (within, selector) => /** @type {Found} */ (within.querySelector(selector));

/**
 * An element with properties (`data` for its data-attributes) and content: texts and other elements.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]> & { data?: Record<string, string | number> }} properties
 * @param {Content[]} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties = {}, ...content) {
  const { data = {}, ...others } = properties;
  const element = Object.assign(document.createElement(name), others);
  Object.assign(element.dataset, data);
  element.append(...content);
  return element;
}

/** @type {(href: string, title: string) => HTMLAnchorElement} */
export const link = (href, title) => make("a", { href }, title);

/**
 * Words by their keys, with values for {names}. With a value `n`, a key has an entry for one and one for other numbers.
 * @template {string} Key
 */
export class Words {
  /** @param {Record<string, string>} entries */
  constructor(entries) {
    this.entries = new Map(Object.entries(entries));
  }

  /**
   * The words as a list of texts and elements, as a value may be an element or a list of such.
   * @param {Key} key
   * @param {Values} values
   */
  parts(key, values = {}) {
    const entry = this.entries.get(key) ?? this.entries.get(`${key}_${values.n === 1 ? "one" : "other"}`) ?? "";
    const value = (/** @type {string} */ name) => (Object.hasOwn(values, name) ? values[name] : "");
    const found = entry.split(/\{(\w+)\}/).flatMap((part, at) => (at % 2 ? value(part) : part));
    return /** @type {Content[]} */ (found); // numbers become texts
  }

  /**
   * @param {Key} key
   * @param {Values} [values]
   */
  text(key, values) {
    return this.parts(key, values).join("");
  }

  /**
   * Items as a list in words: "a, b and c".
   * @param {Content[]} items
   * @param {"and" | "or"} key
   */
  list(items, key = "and") {
    const [last] = items.slice(-1);
    if (items.length < 2) return [...items];
    const first = items.slice(0, -1).flatMap((item, at) => (at ? [", ", item] : [item]));
    return [...first, ` ${this.text(/** @type {Key} */ (key))} `, last];
  }

  /**
   * A date as the guide writes it: "Monday 18 January 2027", or in few letters "18 Jan".
   * @type {(date: Date, isShort?: boolean) => string}
   */
  date(date, isShort = false) {
    /** @type {Intl.DateTimeFormatOptions} */
    const shown = isShort ? { month: "short" } : { weekday: "long", month: "long", year: "numeric" };
    const locale = this.text(/** @type {Key} */ ("dates"));
    return date.toLocaleDateString(locale, { ...shown, day: "numeric", timeZone: "UTC" });
  }

  /** @param {number} number */
  day(number) {
    return this.text(/** @type {Key} */ (DAYS[number]));
  }
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
