// The one script of every page: it loads what a page has need of. Everything works without it.

import { theme } from "./parts/theme.js";

const PARTS = {
  "guide-catalogue": () => import("./parts/catalogue.js"),
  "guide-consent": () => import("./parts/consent.js"),
  "guide-known": () => import("./parts/known.js"),
  "guide-picker": () => import("./parts/picker.js"),
  "guide-plan": () => import("./parts/plan.js"),
};
const HASH = /%(25)*23/; // a "#" that something encoded, once or more often

// Such an address is that of no page, and what it says about the body stands in its path: before anything else is
// loaded it becomes the one that was meant, in the history too.
const { pathname, search, hash } = location;
if (HASH.test(pathname)) location.replace(pathname.replace(HASH, "#") + search + hash);
else load();

function load() {
  theme();
  for (const [name, part] of Object.entries(PARTS)) {
    const element = document.querySelector(name);
    if (element) part().catch(() => off(element));
  }
  const drawer = document.getElementById("__drawer");
  drawer?.addEventListener("change", () => import("./parts/drawer.js"), { once: true });
}

/**
 * What a part that could not be loaded would do is not there, so its element says so and is as without scripts.
 * @param {Element} element
 */
function off(element) {
  element.classList.add("sg-off");
  element.querySelector(".sg-failed")?.removeAttribute("hidden");
  for (const unread of element.querySelectorAll("noscript")) unread.outerHTML = unread.textContent;
}
