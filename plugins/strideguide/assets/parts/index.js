// The search's index, which a page fetches when its reader reaches for it, once.

import { Finder } from "./finder.js";

/** @type {Promise<Finder> | null} */
let known = null;

/**
 * The finder of the site whose root is at an address. What was lost on the way is asked for again the next time.
 * @param {URL} root
 */
export function finder(root) {
  known ??= load(new URL("search/index.json", `${root.href.replace(/\/?$/, "/")}`));
  known.catch(() => (known = null));
  return known;
}

/** @param {URL} address */
async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const made = new Finder(await answer.json());
  made.find("two words"); // a browser is slow the first time, and that is not to be the first key
  return made;
}
