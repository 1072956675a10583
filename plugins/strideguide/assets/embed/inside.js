// Inside the iframe: tells the website around it how high the picker is, and shows none to a website that may not have
// it.

const allowed = (document.body.dataset.ancestors ?? "").split(" ").filter(Boolean);
const main = /** @type {HTMLElement} */ (document.querySelector("main"));

if (self !== top && allowed.length && !around().every(permitted)) {
  const instead = /** @type {HTMLTemplateElement} */ (document.getElementById("elsewhere"));
  main.replaceChildren(instead.content.cloneNode(true));
}

/** @type {NodeListOf<HTMLAnchorElement>} */
const inner = document.querySelectorAll('a[href^="#"]');
for (const anchor of inner) anchor.target = "_self";

new ResizeObserver(() => {
  const { height } = main.getBoundingClientRect();
  parent.postMessage({ guide: "height", height: Math.ceil(height) }, "*"); // a height is no secret
}).observe(main);

// The origins of the websites around the iframe; Firefox tells but the nearest one, and only if that lets it.
function around() {
  if (location.ancestorOrigins) return [...location.ancestorOrigins];
  return [document.referrer ? new URL(document.referrer).origin : ""];
}

/** @param {string} origin */
function permitted(origin) {
  return origin === location.origin || allowed.some((host) => matches(origin, host));
}

/**
 * A host may begin with "*." for all names below it.
 * @param {string} origin
 * @param {string} host
 */
function matches(origin, host) {
  const [start, end] = host.split("*");
  if (end === undefined) return origin === host;
  return origin.startsWith(start) && origin.endsWith(end) && origin.length > host.length;
}
