// Elements as say.js makes them, where there is no page: what they hold is read as text or as XML.

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

class Piece {
  children = [];
  dataset = {};
  className = "";
  listeners = [];

  constructor(name) {
    this.name = name;
  }

  append(...content) {
    this.children.push(...content);
  }

  prepend(...content) {
    this.children.unshift(...content);
  }

  focus() {}

  addEventListener(...listener) {
    this.listeners.push(listener);
  }

  // Nothing has a size here, so nothing is made smaller.
  querySelectorAll() {
    return [];
  }

  get textContent() {
    return this.children.map((child) => child.textContent ?? child).join("");
  }

  get outerHTML() {
    const attributes = [["class", this.className], ...Object.entries(this.dataset).map(([k, v]) => [`data-${k}`, v])];
    const written = attributes.filter(([, value]) => value !== "").map(([key, value]) => ` ${key}="${escaped(value)}"`);
    const inside = this.children.map((child) => child.outerHTML ?? escaped(child)).join("");
    return `<${this.name}${written.join("")}>${inside}</${this.name}>`;
  }
}

// What the modules need to make elements, and to print: what is printed is what the body holds.
export function withoutPage() {
  const root = { classList: new Set() };
  globalThis.document ??= { createElement: (name) => new Piece(name), body: new Piece("body"), documentElement: root };
  globalThis.window ??= { scrollY: 0, addEventListener() {}, print() {} };
}
