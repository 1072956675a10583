// The one script of every page: it loads what a page has need of. Everything works without it.

const PARTS = {
  "guide-catalogue": () => import("./parts/catalogue.js"),
  "guide-consent": () => import("./parts/consent.js"),
  "guide-picker": () => import("./parts/picker.js"),
  "guide-plan": () => import("./parts/plan.js"),
};

for (const [element, load] of Object.entries(PARTS)) {
  if (document.querySelector(element)) load();
}
