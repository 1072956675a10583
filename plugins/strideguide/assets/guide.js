// The one script of every page: it loads what a page has need of. Everything works without it.

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
  for (const [element, part] of Object.entries(PARTS)) {
    if (document.querySelector(element)) part();
  }
}
