// The one script of every page: it loads what a page has need of. Everything works without it.

import { theme } from "./parts/theme.js";

/** @type {Record<string, (element: Element) => Promise<unknown>>} */
const PARTS = {
  "guide-call": (element) => answered(element).then(() => import("./parts/call.js")),
  "guide-catalogue": () => import("./parts/catalogue.js"),
  "guide-choices": async (element) => choices(element),
  "guide-consent": () => import("./parts/consent.js"),
  "guide-known": () => import("./parts/known.js"),
  "guide-names": () => import("./parts/names.js"),
  "guide-picker": () => import("./parts/picker.js"),
  "guide-plan": () => import("./parts/plan.js"),
  "guide-slot": (element) => near(element).then(() => import("./parts/consent.js")),
};
const HASH = /%(25)*23/; // a "#" that something encoded, once or more often
const FIELD = "input, select, textarea, [contenteditable]"; // in which a key is what somebody writes

// Such an address is that of no page, and what it says about the body stands in its path: before anything else is
// loaded it becomes the one that was meant, in the history too.
const { pathname, search, hash } = location;
if (HASH.test(pathname)) location.replace(pathname.replace(HASH, "#") + search + hash);
else load();

function load() {
  theme();
  if (self !== top && new URLSearchParams(search).has("embed")) {
    import("./parts/embedded.js").then((part) => part.embedded());
  }
  for (const [name, part] of Object.entries(PARTS)) {
    const element = document.querySelector(name);
    if (element) part(element).catch(() => off(element));
  }
  /** @type {HTMLInputElement | null} */
  const drawer = document.querySelector("#__drawer");
  if (drawer) opens(drawer);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
}

/**
 * Waits for a first answer of the picker around an element: once the picker has shown it, its address says it.
 * @param {Element} element
 */
function answered(element) {
  const isSaid = () => location.search || location.hash;
  if (isSaid()) return Promise.resolve();
  const picker = element.closest("guide-picker");
  return new Promise((/** @type {(nothing?: void) => void} */ done) => {
    picker?.addEventListener("answered", () => isSaid() && done());
  });
}

/**
 * Waits until a reader comes near an element, which may be far down a page.
 * @param {Element} element
 */
function near(element) {
  return new Promise((/** @type {(nothing?: void) => void} */ done) => {
    const look = (/** @type {IntersectionObserverEntry[]} */ all) => all.some((one) => one.isIntersecting) && done();
    new IntersectionObserver(look, { rootMargin: "50%" }).observe(element.firstElementChild ?? element);
  });
}

/**
 * The button that shows what was allowed; what it opens comes when it is pressed.
 * @param {Element} element
 */
function choices(element) {
  const button = element.querySelector("button");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    import("./parts/consent.js").then(({ choose }) => choose(element)).catch(() => off(element));
  });
}

/**
 * The drawer's check box is heard as a button, which may stand outside of landmarks. What else it does comes with its
 * first use.
 * @param {HTMLInputElement} box
 */
function opens(box) {
  const tell = () => box.setAttribute("aria-pressed", `${box.checked}`);
  box.setAttribute("role", "button");
  tell();
  box.addEventListener("change", tell);
  box.addEventListener("change", () => import("./parts/drawer.js"), { once: true });
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

/**
 * The search's link opens its dialog; a click beside the dialog, on its cross or on a result closes it.
 * @param {MouseEvent} event
 */
function onClick(event) {
  const target = /** @type {Element} */ (event.target);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (target.closest(".sg-find") && isPlain && open()) event.preventDefault();
  if (target.matches("dialog.sg-search") || target.closest(".sg-search-close, .sg-search-found a")) dialog()?.close();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const isOurs = ["/", "s"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isFree = !document.querySelector("dialog[open]") && !(/** @type {Element} */ (event.target).closest(FIELD));
  if (isOurs && isFree && open()) event.preventDefault();
}

/** @type {() => HTMLDialogElement | null} */
const dialog = () => document.querySelector("dialog.sg-search");

/** Opens the search's dialog, which can be typed into before what answers has come. */
function open() {
  const found = dialog();
  if (!found?.showModal) return false;
  found.showModal();
  found.querySelector("input")?.select();
  import("./parts/search.js").then(({ search }) => search(found)).catch(() => off(found));
  return true;
}
