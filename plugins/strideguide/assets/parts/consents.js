// What a reader has allowed on this site: that a script counts, that somebody else's page is shown. One record has all
// of it, and whoever shows something is told when it changes, on this page and in other windows.

import { Kept } from "./kept.js";

// A yes that another site of the same host was given is none to this one, so none is taken over.
const CONSENTS = new Kept("consent");
const CHANGED = "guide-consents";
/** @type {Record<string, Record<string, boolean>>} as it was kept when there was but one question */
const ONCE = { yes: { analytics: true }, no: { analytics: false } };

/** @type {Record<string, boolean>} of this page, where a browser keeps nothing */
let here = {};

/** @returns {Record<string, unknown>} */
function read() {
  const text = CONSENTS.read();
  if (text === null) return here;
  if (Object.hasOwn(ONCE, text)) return ONCE[text];
  try {
    const found = JSON.parse(text);
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

/**
 * Whether something is allowed; undefined if nobody has said.
 * @param {string} name
 */
export function allowed(name) {
  const all = read();
  return Object.hasOwn(all, name) && typeof all[name] === "boolean" ? all[name] : undefined;
}

/** @type {(name: string, isAllowed: boolean) => void} */
export function allow(name, isAllowed) {
  const all = /** @type {Record<string, boolean>} */ ({ ...read(), [name]: isAllowed });
  const isKept = CONSENTS.keep(JSON.stringify(all));
  if (!isKept) CONSENTS.keep(null); // a full store has what was said before, which holds no longer
  here = isKept ? {} : all; // what others clear away is not held here either
  document.dispatchEvent(new Event(CHANGED));
}

/**
 * Calls `told` whenever what is allowed changes.
 * @param {() => void} told
 */
export function onChange(told) {
  document.addEventListener(CHANGED, told);
  window.addEventListener("storage", (event) => CONSENTS.isChanged(event) && told());
}
