// A page inside another website: it leaves out what belongs to the whole site, opens links where the website wants it,
// is dark or light as that asks, and tells it how high it is. A website that may not have it gets a link instead.
//
//   embed=NAME     one part of the page alone, by its name behind "#"; without a name all of it
//   open=WHERE     links open in the whole window (as if nothing was said), in a "tab" of their own, or in this "frame"
//   scheme=NAME    "dark", "light", or "auto" as the reader's device is; light, if nothing is said

const SAFE = "h1, .sg-box, .sg-signs, .sg-before"; // what a part never stands without, and who must take care

export function embedded() {
  const said = new URLSearchParams(location.search);
  document.documentElement.classList.add("sg-embedded");
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  if (self !== top && !around().every(permitted)) refuse(main);
  colour(said.get("scheme"));
  const part = document.getElementById(said.get("embed") || "-");
  if (part) alone(part, main);
  if (!document.getElementById("elsewhere")) (main.querySelector("article") ?? main).append(whole());
  document.addEventListener("click", (event) => leave(event, said), true);
  const tell = () => {
    const { height } = main.getBoundingClientRect();
    parent.postMessage({ guide: "height", height: Math.ceil(height) }, "*"); // a height is no secret
  };
  new ResizeObserver(tell).observe(main);
  // A frame out of sight is not laid out until somebody comes near it, and then what is below it would move.
  new MutationObserver(tell).observe(main, { childList: true, subtree: true });
  addEventListener("load", tell);
  tell();
}

/** @param {string | null} scheme */
function colour(scheme) {
  const device = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const dark = scheme === "dark" || (scheme === "auto" && device.matches);
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  };
  show();
  device.addEventListener("change", show);
}

/**
 * Shows a part of a page, from its title to the next, with what is there for the reader's safety.
 * @param {HTMLElement} part
 * @param {HTMLElement} main
 */
function alone(part, main) {
  for (let inner = part; inner !== main && inner.parentElement; inner = inner.parentElement) {
    if (inner instanceof HTMLDetailsElement) inner.open = true;
    let stays = false;
    for (const beside of inner.parentElement.children) {
      if (beside.matches("h1, h2")) stays = beside === part || beside.id === "cautions";
      if (!stays && beside !== inner && !beside.matches(SAFE)) beside.classList.add("sg-elsewhere");
    }
  }
}

/**
 * Where a link opens: a part of this page in this page, all else where the website wants it.
 * @param {MouseEvent} event
 * @param {URLSearchParams} said
 */
function leave({ target }, said) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  const address = new URL(link.href);
  const here = address.pathname === location.pathname && address.origin === location.origin;
  const where = said.get("open");
  if (here && address.hash) link.target = "_self";
  else if (where === "frame" && address.origin === location.origin) {
    address.searchParams.set("embed", "");
    for (const name of ["open", "scheme"]) address.searchParams.set(name, said.get(name) ?? "");
    link.href = address.href;
    link.target = "_self";
  } else {
    link.target = where === "tab" ? "_blank" : "_top";
    link.relList.add("noopener");
  }
}

/** @param {HTMLElement} main */
function refuse(main) {
  const instead = /** @type {HTMLTemplateElement | null} */ (document.getElementById("elsewhere"));
  main.replaceChildren(instead ? instead.content.cloneNode(true) : whole());
}

// The way to the page on its own site, which says who made it.
function whole() {
  const link = Object.assign(document.createElement("a"), { href: location.pathname, textContent: document.title });
  const line = Object.assign(document.createElement("p"), { className: "md-typeset sg-whole" });
  line.append(link);
  return line;
}

// The origins of the websites around the frame; Firefox tells but the nearest one, and only if that lets it.
function around() {
  if (location.ancestorOrigins) return [...location.ancestorOrigins];
  return [document.referrer ? new URL(document.referrer).origin : ""];
}

/** @param {string} origin */
function permitted(origin) {
  /** @type {HTMLMetaElement | null} */
  const said = document.querySelector('meta[name="sg-ancestors"]');
  const allowed = (said?.content ?? "").split(" ").filter(Boolean);
  return !allowed.length || origin === location.origin || allowed.some((host) => matches(origin, host));
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
