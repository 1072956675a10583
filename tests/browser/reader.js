// A curious reader: opens every page in a frame, unfolds what is folded, follows addresses that are scripts, touches
// whatever listens, and tells what it saw. `lanes` pages are open at a time; it stays on each for `patience`
// milliseconds after that.
async ({ uris, lanes, patience }) => {
  const script = /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i;
  const strange = "iframe, object, embed, base, math, template, plaintext, video, audio, link, meta, marquee, style:not(svg > style)";
  const line = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const listens = (element) => [...element.attributes].some(({ name }) => /^on/i.test(name));
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const touch = (element) => {
    for (const name of ["pointerenter", "mouseover", "focus", "click"]) {
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    }
  };

  const explore = (page) => {
    for (const element of [...page.querySelectorAll("*")]) {
      if (element.localName === "details") element.open = true;
      const leads = element.href?.baseVal ?? (element.localName === "a" ? element.href : "");
      if (listens(element) || script.test(leads) || element.localName === "button") touch(element);
    }
  };

  const look = (page) => {
    const article = page.querySelector("article");
    const heading = page.querySelector("h1")?.cloneNode(true);
    heading?.querySelector(".headerlink")?.remove();
    const machines = page.querySelector("article script[type='application/ld+json']");
    return {
      title: line(page.title),
      heading: line(heading?.textContent),
      text: line(article?.textContent),
      described: line(page.querySelector("meta[name=description]")?.content),
      name: machines ? line(JSON.parse(machines.textContent)["@graph"][0].name) : "",
      strange: [...(article ?? page).querySelectorAll(strange)].map((element) => element.localName),
      scripts: [...(article ?? page).querySelectorAll("script")].map((element) => element.type),
      listening: [...page.querySelectorAll("*")].filter(listens).map((element) => element.outerHTML.slice(0, 100)),
      leads: [...page.querySelectorAll("a[href]")].map(({ href }) => href).filter((href) => script.test(href)),
    };
  };

  const seen = {};
  const visit = async (uri) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => (frame.onload = done));
    frame.src = uri;
    document.body.append(frame);
    await loaded;
    seen[uri] = look(frame.contentDocument);
    explore(frame.contentDocument);
    await wait(patience);
    frame.remove();
  };

  const queue = [...uris];
  const lane = async () => {
    while (queue.length) await visit(queue.shift());
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return seen;
}
