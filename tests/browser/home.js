// What is wrong with a home page from which things are hidden: one line for each fault.
(() => {
  const NARROW = 200; // pixels: a card with less has no room for its words
  const FEW = 8; // letters a line, in a text of more than three lines

  /** @type {(element: Element) => string} */
  const name = (element) => {
    const words = (element.textContent ?? "").trim().slice(0, 40);
    return `${element.localName}.${element.getAttribute("class") ?? ""} "${words}"`;
  };

  /** @type {(selector: string) => Element[]} */
  const all = (selector) =>
    [...document.querySelectorAll(`article :is(${selector})`)].filter((one) => one.checkVisibility());

  /** @type {(element: Element) => boolean} */
  const isEmpty = (element) => !element.textContent?.trim() && !element.querySelector("svg, img");

  /** @type {(element: Element) => boolean} */
  function isBroken(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 8))).size;
    return lines > 3 && (element.textContent ?? "").trim().length < FEW * lines;
  }

  /** @type {(heading: Element) => boolean} */
  function isAlone(heading) {
    const next = heading.nextElementSibling;
    return !next || (/^h[2-6]$/.test(next.localName) && next.localName <= heading.localName);
  }

  return () => [
    ...all("p, ul, ol, li, figure, .sg-hero, .sg-stage").filter(isEmpty).map((one) => `empty: ${name(one)}`),
    ...all(".sg-ways > li, .sg-cards > li")
      .filter((one) => one.getBoundingClientRect().width < NARROW)
      .map((one) => `narrow: ${name(one)}`),
    ...all("p, h1, h2, h3, .sg-ways a").filter(isBroken).map((one) => `a few letters a line: ${name(one)}`),
    ...all("h2, h3").filter(isAlone).map((one) => `nothing below it: ${name(one)}`),
  ];
})();
