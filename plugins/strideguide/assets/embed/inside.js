// Inside the iframe: tells the website around it how high the picker is, and shows none to a website that may not have it.

const allowed = document.body.dataset.ancestors.split(" ").filter(Boolean);

if (self !== top && allowed.length && !around().every(permitted)) {
  const instead = document.getElementById("elsewhere").content.cloneNode(true);
  document.querySelector("main").replaceChildren(instead);
}

for (const anchor of document.querySelectorAll('a[href^="#"]')) anchor.target = "_self";

new ResizeObserver(() => {
  const { height } = document.querySelector("main").getBoundingClientRect();
  parent.postMessage({ guide: "height", height: Math.ceil(height) }, "*"); // a height is no secret
}).observe(document.querySelector("main"));

// The origins of the websites around the iframe; Firefox tells but the nearest one, and only if that lets it.
function around() {
  if (location.ancestorOrigins) return [...location.ancestorOrigins];
  return [document.referrer ? new URL(document.referrer).origin : ""];
}

function permitted(origin) {
  return origin === location.origin || allowed.some((host) => matches(origin, host));
}

// A host may begin with "*." for all names below it.
function matches(origin, host) {
  const [start, end] = host.split("*");
  return end === undefined ? origin === host : origin.startsWith(start) && origin.endsWith(end) && origin.length > host.length;
}
