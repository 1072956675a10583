// The one script of every page: it loads what a page has need of. Everything works without it.

const PARTS = {
  "guide-catalogue": "./parts/catalogue.js",
  "guide-consent": "./parts/consent.js",
  "guide-picker": "./parts/picker.js",
  "guide-plan": "./parts/plan.js",
};

for (const [element, module] of Object.entries(PARTS)) {
  if (document.querySelector(element)) import(module);
}
