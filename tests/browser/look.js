// What is wrong with the look of a page, measured in it: one line for each fault. `primary` are what people come for.
({ primary }) => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const name = (element) => {
    const words = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ");
    return `${element.localName}.${element.getAttribute("class") ?? ""} "${words.slice(0, 40)}"`;
  };
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".sg-visually-hidden, .sg-unseen, .md-skip, .headerlink, [inert], [hidden]");
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };

  if (document.documentElement.scrollWidth > wide) faults.push(`the page is ${document.documentElement.scrollWidth} wide`);

  // Each line of text with its box, a little smaller than the letters so that neighbours may touch.
  const lines = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || /^(script|style|title|option|template|noscript)$/.test(element.localName)) continue;
    if (!seen(element) || element.closest(".md-header, .md-tabs, .md-sidebar, .md-search, .md-top, .sg-fit")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const trim = (bottom - top) * 0.2;
      if (right - left > 1) lines.push({ element, left: left + 1, right: right - 1, top: top + trim, bottom: bottom - trim });
    }
  }

  for (const { element, left, right } of lines) {
    if (!scrolls(element) && (left < -1 || right > wide + 1)) faults.push(`out of the page: ${name(element)}`);
  }

  const cut = new Set();
  for (const { element, left, right, top, bottom } of lines) {
    const svg = element.closest("svg");
    const frame = svg ?? element.closest(".sg-cards > li, .sg-ways > li, .sg-box, .sg-glance > div, .sg-pill, .sg-tile, .md-button");
    const box = frame?.getBoundingClientRect();
    if (box && (left < box.left - 2 || right > box.right + 2 || top < box.top - 2 || bottom > box.bottom + 2)) cut.add(element);
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && !scrolls(element)) cut.add(element);
    if (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 2) cut.add(element);
  }
  for (const element of cut) faults.push(`clipped: ${name(element)}`);

  lines.sort((one, other) => one.top - other.top);
  const over = new Set();
  lines.forEach((one, at) => {
    for (const other of lines.slice(at + 1)) {
      if (other.top >= one.bottom) break;
      if (one.element !== other.element && one.left < other.right && other.left < one.right) {
        over.add(`one on the other: ${name(one.element)} and ${name(other.element)}`);
      }
    }
  });
  faults.push(...over);

  // A link in a sentence may be as high as its line; all else can be met with a thumb.
  const inSentence = (element) =>
    getComputedStyle(element).display === "inline" &&
    [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\w|[,;/]/.test(node.data));
  for (const element of document.querySelectorAll("a[href], button, input, select, summary")) {
    if (element.tabIndex < 0 || !seen(element) || inSentence(element)) continue;
    const boxes = [element, ...(element.labels ?? []), element.closest(".sg-ways > li")].filter(Boolean);
    const sizes = boxes.map((one) => one.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height));
    const size = Math.max(...sizes);
    if (size && size < (element.matches(primary) ? 44 : 24) - 0.5) {
      faults.push(`${Math.round(size)} px are too few to touch: ${name(element)}`);
    }
  }
  return [...new Set(faults)];
}
