// What is wrong with the look of a page, measured in it: one line for each fault. `primary` are what people come for.
(() => {
  const NOT_READ = /^(script|style|title|option|template|noscript)$/;
  const BESIDE = ".md-header, .md-tabs, .md-sidebar, .sg-find, dialog, .md-top, .sg-fit";
  const FRAMES = ".sg-cards > li, .sg-ways > li, .sg-box, .sg-glance > div, .sg-pill, .sg-tile, .md-button";

  /** @typedef {{ element: Element, left: number, right: number, top: number, bottom: number }} Line */

  /** @type {(element: Element) => string} */
  const name = (element) => {
    const words = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    return `${element.localName}.${element.getAttribute("class") ?? ""} "${words.slice(0, 40)}"`;
  };

  /** @type {(element: Element) => boolean} */
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".sg-visually-hidden, .sg-unseen, .md-skip, .headerlink, [inert], [hidden]");

  /** @type {(element: Element) => boolean} */
  const scrolls = (element) => {
    for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };

  /** Each line of text with its box, a little smaller than the letters so that neighbours may touch. */
  function linesOf() {
    /** @type {Line[]} */
    const lines = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const element = /** @type {Element} */ (node.parentElement);
      if (!node.textContent?.trim() || NOT_READ.test(element.localName)) continue;
      if (!seen(element) || element.closest(BESIDE)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (right - left <= 1) continue;
        const trim = (bottom - top) * 0.2;
        lines.push({ element, left: left + 1, right: right - 1, top: top + trim, bottom: bottom - trim });
      }
    }
    return lines;
  }

  /** @type {(lines: Line[]) => string[]} */
  function outside(lines) {
    const wide = document.documentElement.clientWidth;
    const width = document.documentElement.scrollWidth;
    const out = lines.filter(({ element, left, right }) => !scrolls(element) && (left < -1 || right > wide + 1));
    const page = width > wide ? [`the page is ${width} wide`] : [];
    return [...page, ...out.map(({ element }) => `out of the page: ${name(element)}`)];
  }

  /** @type {(line: Line) => boolean} */
  function isClipped({ element, left, right, top, bottom }) {
    const frame = element.closest("svg") ?? element.closest(FRAMES);
    const box = frame?.getBoundingClientRect();
    if (box && (left < box.left - 2 || right > box.right + 2)) return true;
    if (box && (top < box.top - 2 || bottom > box.bottom + 2)) return true;
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && !scrolls(element)) return true;
    return overflowY === "hidden" && element.scrollHeight > element.clientHeight + 2;
  }

  /** @type {(lines: Line[]) => string[]} */
  function overlaps(lines) {
    const sorted = [...lines].sort((one, other) => one.top - other.top);
    return sorted.flatMap((one, at) => {
      const next = sorted.slice(at + 1);
      const end = next.findIndex(({ top }) => top >= one.bottom);
      const beside = end < 0 ? next : next.slice(0, end);
      const over = beside.filter(({ left, right }) => one.left < right && left < one.right);
      const others = over.filter(({ element }) => element !== one.element);
      return others.map(({ element }) => `one on the other: ${name(one.element)} and ${name(element)}`);
    });
  }

  /**
   * A link in a sentence may be as high as its line; all else can be met with a thumb.
   * @param {Element} element
   */
  const inSentence = (element) =>
    getComputedStyle(element).display === "inline" &&
    [...(element.parentElement?.childNodes ?? [])].some(
      (node) => node.nodeType === Node.TEXT_NODE && /\w|[,;/]/.test(node.textContent ?? ""),
    );

  /** @type {(primary: string) => string[]} */
  function untouchable(primary) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const touched = document.querySelectorAll("a[href], button, input, select, summary");
    return [...touched].flatMap((element) => {
      if (element.tabIndex < 0 || !seen(element) || inSentence(element)) return [];
      const way = element.closest(".sg-ways > li");
      const boxes = [element, ...(element.labels ?? []), ...(way ? [way] : [])];
      const sizes = boxes.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height));
      const size = Math.max(...sizes);
      const isSmall = size && size < (element.matches(primary) ? 44 : 24) - 0.5;
      return isSmall ? [`${Math.round(size)} px are too few to touch: ${name(element)}`] : [];
    });
  }

  /** @type {(asked: { primary: string }) => string[]} */
  return ({ primary }) => {
    const lines = linesOf();
    const clipped = new Set(lines.filter(isClipped).map(({ element }) => element));
    const cut = [...clipped].map((element) => `clipped: ${name(element)}`);
    return [...new Set([...outside(lines), ...cut, ...overlaps(lines), ...untouchable(primary)])];
  };
})();
