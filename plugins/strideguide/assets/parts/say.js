// Elements and words for a page's scripts: elements are made from text alone, and words come from the page.

// An element with properties (`data` for its data-attributes) and content: texts and other elements.
export function make(name, properties = {}, ...content) {
  const { data = {}, ...others } = properties;
  const element = Object.assign(document.createElement(name), others);
  Object.assign(element.dataset, data);
  element.append(...content);
  return element;
}

export const link = (href, title) => make("a", { href }, title);

// Words by their keys, with values for {names}. With a value `n`, a key has an entry for one and one for other numbers.
export class Words {
  constructor(entries) {
    this.entries = new Map(Object.entries(entries));
  }

  // The words as a list of texts and elements, as a value may be an element or a list of such.
  parts(key, values = {}) {
    const entry = this.entries.get(key) ?? this.entries.get(`${key}_${values.n === 1 ? "one" : "other"}`) ?? "";
    const value = (name) => (Object.hasOwn(values, name) ? values[name] : "");
    return entry.split(/\{(\w+)\}/).flatMap((part, at) => (at % 2 ? value(part) : part));
  }

  text(key, values) {
    return this.parts(key, values).join("");
  }

  // Items as a list in words: "a, b and c".
  list(items, key = "and") {
    const last = items.at(-1);
    if (items.length < 2) return [...items];
    const first = items.slice(0, -1).flatMap((item, at) => (at ? [", ", item] : [item]));
    return [...first, ` ${this.text(key)} `, last];
  }

  day(number) {
    return this.text(DAYS[number]);
  }
}

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
