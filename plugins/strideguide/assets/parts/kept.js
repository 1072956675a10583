// What a browser keeps of its reader, for this site alone: a host may have many, as GitHub Pages has one for each
// repository, and a browser keeps one store a host. Storage may be refused, full, or hold anything.

const SCRIPT = 'script[type="module"][src$="/guide.js"]'; // what every page of a site loads, two folders below its root

export class Kept {
  /**
   * `before` are names under which it was kept for all sites of a host together. The first of these to ask for it has
   * it from then on, and no other.
   * @param {string} name
   * @param {string[]} [before]
   */
  constructor(name, before = []) {
    this.own = name;
    this.before = before.map((old) => `guide.${old}`);
  }

  get name() {
    return `${root()}guide.${this.own}`;
  }

  /** The text that is kept, null if there is none. */
  read() {
    try {
      return localStorage.getItem(this.name) ?? this.takeOver();
    } catch {
      return null;
    }
  }

  /**
   * Keeps a text, or forgets what is kept; returns whether this browser does so.
   * @param {string | null} text
   */
  keep(text) {
    try {
      if (text === null) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, text);
      return true;
    } catch {
      return text === null;
    }
  }

  /** @type {(event: StorageEvent) => boolean} whether another page of this browser has changed it, or cleared all */
  isChanged({ key }) {
    return key === null || key === this.name;
  }

  takeOver() {
    const old = this.before.find((name) => localStorage.getItem(name) !== null);
    if (old === undefined) return null;
    const text = /** @type {string} */ (localStorage.getItem(old));
    localStorage.setItem(this.name, text);
    localStorage.removeItem(old);
    return text;
  }
}

/** The path of this site on its host. */
function root() {
  const script = /** @type {HTMLScriptElement | null} */ (document.querySelector(SCRIPT));
  return script ? new URL("../..", script.src).pathname : "/";
}
