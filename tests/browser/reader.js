// A curious reader: opens every page in a frame, unfolds what is folded, follows addresses that are scripts, touches
// whatever listens, and tells what it saw. `lanes` pages are open at a time; it stays on each for `patience`
// milliseconds after that.
(() => {
  const SCRIPT = /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i;
  const STRANGE =
    "iframe, object, embed, base, math, template, plaintext, video, audio, link, meta, marquee, style:not(svg > style)";

  /** @type {(text?: string | null) => string} */
  const line = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  /** @type {(element: Element) => boolean} */
  const listens = (element) => [...element.attributes].some(({ name }) => /^on/i.test(name));
  /** @type {(milliseconds: number) => Promise<void>} */
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  /** @type {(element: Element) => void} */
  const touch = (element) => {
    for (const name of ["pointerenter", "mouseover", "focus", "click"]) {
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    }
  };

  /** @type {(page: Document) => void} */
  const explore = (page) => {
    for (const element of [...page.querySelectorAll("*")]) {
      if (element.localName === "details") element.setAttribute("open", "");
      const { href = "" } = /** @type {{ href?: string | SVGAnimatedString }} */ (element);
      const leads = typeof href !== "string" ? href.baseVal : element.localName === "a" ? href : "";
      if (listens(element) || SCRIPT.test(leads) || element.localName === "button") touch(element);
    }
  };

  /** @param {Document} page */
  const look = (page) => {
    const article = page.querySelector("article");
    const heading = /** @type {Element | undefined} */ (page.querySelector("h1")?.cloneNode(true));
    heading?.querySelector(".headerlink")?.remove();
    const machines = page.querySelector("article script[type='application/ld+json']");
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = page.querySelectorAll("a[href]");
    return {
      title: line(page.title),
      heading: line(heading?.textContent),
      text: line(article?.textContent),
      whole: line(page.body.textContent),
      described: line(page.querySelector("meta[name=description]")?.getAttribute("content")),
      name: machines ? line(JSON.parse(machines.textContent)["@graph"][0].name) : "",
      strange: [...(article ?? page).querySelectorAll(STRANGE)].map((element) => element.localName),
      scripts: [...(article ?? page).querySelectorAll("script")].map((element) => element.type),
      listening: [...page.querySelectorAll("*")].filter(listens).map((element) => element.outerHTML.slice(0, 100)),
      leads: [...links].map(({ href }) => href).filter((href) => SCRIPT.test(href)),
    };
  };

  /** @type {(uri: string, patience: number) => Promise<ReturnType<typeof look>>} */
  async function visit(uri, patience) {
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => (frame.onload = done));
    frame.src = uri;
    document.body.append(frame);
    await loaded;
    const page = /** @type {Document} */ (frame.contentDocument);
    const seen = look(page);
    explore(page);
    await wait(patience);
    frame.remove();
    return seen;
  }

  /** @type {(orders: { uris: string[], lanes: number, patience: number }) => Promise<Record<string, unknown>>} */
  return async ({ uris, lanes, patience }) => {
    /** @type {Record<string, unknown>} */
    const seen = {};
    const queue = [...uris];
    const lane = async () => {
      for (let uri = queue.shift(); uri !== undefined; uri = queue.shift()) seen[uri] = await visit(uri, patience);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return seen;
  };
})();
