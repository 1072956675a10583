// What a browser does outside of a page is recorded here instead of done: nothing is printed, copied, shared, saved or
// announced, and nobody is asked. This runs in every frame before the page's own scripts. They get the promises that a
// browser gives, and are refused what a browser refuses.
(() => {
  const noted = new Map();
  const refused = new Set();
  let held = ""; // what the clipboard holds

  function note(what, value = null) {
    noted.set(what, [...(noted.get(what) ?? []), value]);
    console.debug(`outside: ${what}`); // heard from frames, too, and from pages that were left
  }

  // Everything of one sort since it was last taken.
  function take(what) {
    const found = noted.get(what) ?? [];
    noted.delete(what);
    return Promise.all(found);
  }

  Object.defineProperty(window, "__outside", { value: { take, refused } });

  function allow(what, condition) {
    if (refused.has(what) || !condition) throw new DOMException(`To ${what} is refused.`, "NotAllowedError");
  }

  // The dialog stays open. `afterprint` comes when paper is made of the page, which page.pdf() does.
  window.print = () => {
    note("print");
    window.dispatchEvent(new Event("beforeprint"));
  };

  // Whoever is asked by one of these closes it.
  const dialog = (what, answer) => (text = "") => {
    note(what, String(text));
    return answer;
  };
  Object.assign(window, { alert: dialog("alert"), confirm: dialog("confirm", false), prompt: dialog("prompt", null) });

  // A frame of another website has a clipboard if its host lends it one.
  const isLent = (feature) => document.featurePolicy?.allowsFeature(feature) ?? true;

  const clipboard = {
    async writeText(text) {
      allow("copy", isLent("clipboard-write"));
      held = String(text);
      note("copy", held);
    },
    async readText() {
      allow("paste", isLent("clipboard-read"));
      note("paste");
      return held;
    },
  };

  const canShare = (data) => ["title", "text", "url", "files"].some((part) => data?.[part] !== undefined);

  async function share(data) {
    if (!canShare(data)) throw new TypeError("There is nothing to share.");
    allow("share", navigator.userActivation.isActive); // only who touches a page shares it
    note("share", { ...data });
  }

  // A browser gives these to no page that came over an unsafe line.
  if (window.isSecureContext) {
    for (const [name, value] of Object.entries({ clipboard, share, canShare })) {
      Object.defineProperty(navigator, name, { value, configurable: true });
    }
  }

  window.Notification = class Notification extends EventTarget {
    static permission = "default";

    static async requestPermission() {
      note("permit");
      const answer = refused.has("announce") ? "denied" : "granted";
      if (Notification.permission === "default") Notification.permission = answer;
      return Notification.permission;
    }

    constructor(title, options) {
      super();
      this.title = String(title);
      if (Notification.permission === "granted") note("announce", { title: this.title, ...options });
    }

    close() {}
  };

  // The file of a link is fetched at once, as a page may soon take its address back.
  async function fileOf({ download, href }) {
    const answer = await fetch(href);
    const read = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = read.decode(await answer.arrayBuffer());
    return { name: download || href.split("/").at(-1), type: answer.headers.get("Content-Type") ?? "", text };
  }

  // A touch on what would save a file, or ask for one.
  function touched(event) {
    const found = event.composedPath().find((node) => node.matches?.("a[download], input[type=file]"));
    if (!found || event.defaultPrevented) return;
    event.preventDefault();
    if (found.localName === "a") note("save", fileOf(found));
    else if (navigator.userActivation.isActive) note("choose", found.accept);
  }

  window.addEventListener("click", touched);

  // A link that a script makes and clicks stands outside of the document, where no window hears of it.
  const { click } = HTMLElement.prototype;
  HTMLElement.prototype.click = function () {
    this.addEventListener("click", touched, { once: true });
    click.call(this);
  };
})();
