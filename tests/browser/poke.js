// What a curious reader does to a page: opens what is closed, follows addresses that are scripts, and touches
// whatever listens. Resolves when everything that this could set off has had its turn.
async () => {
  const script = /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i;
  const touched = (element) => [...element.attributes].some(({ name }) => name.startsWith("on"));
  for (const element of document.querySelectorAll("article *, body:not(:has(article)) *")) {
    if (element.localName === "details") element.open = true;
    if (touched(element)) {
      for (const name of ["pointerenter", "mouseover", "mousemove", "focus", "click"]) {
        element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
      }
    }
    const leads = element.href?.baseVal ?? (element.localName === "a" ? element.href : "");
    if (script.test(leads) || (element.localName === "button" && !element.closest("guide-catalogue"))) {
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
  }
  await new Promise((done) => setTimeout(done, 30));
};
