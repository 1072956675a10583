// What a browser does outside of a page is recorded here instead of done: nothing is printed, copied, shared, saved or
// announced, and nobody is asked. This runs in every frame before the page's own scripts. They get the promises that a
// browser gives, and are refused what a browser refuses.
(() => {
  /** @type {Map<string, unknown[]>} */
  const noted = new Map();
  /** @type {Set<string>} */
  const refused = new Set();
  let held = ""; // what the clipboard holds

  /** @type {(what: string, value?: unknown) => void} */
  function note(what, value = null) {
    noted.set(what, [...(noted.get(what) ?? []), value]);
    console.debug(`outside: ${what}`); // heard from frames, too, and from pages that were left
  }

  /**
   * Everything of one sort since it was last taken.
   * @param {string} what
   */
  function take(what) {
    const found = noted.get(what) ?? [];
    noted.delete(what);
    return Promise.all(found);
  }

  /** @type {(what: string) => boolean} */
  const has = (what) => noted.has(what);

  Object.defineProperty(window, "__outside", { value: { has, take, refused } });

  /** @type {(what: string, condition: unknown) => void} */
  function allow(what, condition) {
    if (refused.has(what) || !condition) throw new DOMException(`To ${what} is refused.`, "NotAllowedError");
  }

  // The dialog stays open. `afterprint` comes when paper is made of the page, which page.pdf() does.
  window.print = () => {
    note("print");
    window.dispatchEvent(new Event("beforeprint"));
  };

  /**
   * Whoever is asked by one of these closes it.
   * @param {string} what
   * @param {unknown} [answer]
   */
  const dialog = (what, answer) => (text = "") => {
    note(what, String(text));
    return answer;
  };
  Object.assign(window, { alert: dialog("alert"), confirm: dialog("confirm", false), prompt: dialog("prompt", null) });

  /**
   * A frame of another website has a clipboard if its host lends it one.
   * @param {string} feature
   */
  const isLent = (feature) => {
    /** @type {{ featurePolicy?: { allowsFeature: (name: string) => boolean } }} */
    const { featurePolicy } = /** @type {object} */ (document);
    return featurePolicy?.allowsFeature(feature) ?? true;
  };

  const clipboard = {
    async writeText(/** @type {string} */ text) {
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

  const SHARED = /** @type {const} */ (["title", "text", "url", "files"]);
  /** @type {(data?: ShareData) => boolean} */
  const canShare = (data) => SHARED.some((part) => data?.[part] !== undefined);

  /** @param {ShareData} [data] */
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

  class Notification extends EventTarget {
    /** @type {NotificationPermission} */
    static permission = "default";

    static async requestPermission() {
      note("permit");
      const answer = refused.has("announce") ? "denied" : "granted";
      if (Notification.permission === "default") Notification.permission = answer;
      return Notification.permission;
    }

    /**
     * @param {string} title
     * @param {NotificationOptions} [options]
     */
    constructor(title, options) {
      super();
      this.title = String(title);
      if (Notification.permission === "granted") note("announce", { title: this.title, ...options });
    }

    close() {}
  }
  Object.assign(window, { Notification });

  /**
   * The file of a link is fetched at once, as a page may soon take its address back.
   * @param {HTMLAnchorElement} link
   */
  async function fileOf({ download, href }) {
    const answer = await fetch(href);
    const read = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = read.decode(await answer.arrayBuffer());
    return { name: download || href.split("/").at(-1), type: answer.headers.get("Content-Type") ?? "", text };
  }

  /**
   * A touch on what would save a file, or ask for one.
   * @param {Event} event
   */
  function touched(event) {
    const path = /** @type {Array<Partial<Element>>} */ (event.composedPath()); // the window is none
    const found = path.find((node) => node.matches?.("a[download], input[type=file]"));
    if (!found || event.defaultPrevented) return;
    event.preventDefault();
    if (found.localName === "a") note("save", fileOf(/** @type {HTMLAnchorElement} */ (found)));
    else if (navigator.userActivation.isActive) note("choose", /** @type {HTMLInputElement} */ (found).accept);
  }

  window.addEventListener("click", touched);

  // A link that a script makes and clicks stands outside of the document, where no window hears of it.
  const { click } = HTMLElement.prototype;
  HTMLElement.prototype.click = function () {
    this.addEventListener("click", touched, { once: true });
    click.call(this);
  };
})();
