// What shows how far a reader has come: the header's shadow and title, the table of contents, and the way back up.

const NEAR = 32; // pixels below the header within which a heading counts as read

export class Scrolled {
  constructor() {
    this.before = scrollY;
    this.header = found(".md-header");
    this.title = found('[data-md-component="header-title"]');
    this.tabs = found('[data-md-component="tabs"]');
    this.top = found('[data-md-component="top"]');
    this.main = found(".md-main");
    this.heading = found(".md-content h1");
    this.lists = [...document.querySelectorAll('[data-md-component="toc"]')].map((list) => new Contents(list));
    this.top?.addEventListener("click", () => scrollTo({ top: 0 }));
    addEventListener("scroll", () => requestAnimationFrame(this.show), { passive: true });
    this.show();
  }

  show = () => {
    const [y, height] = [scrollY, this.header?.offsetHeight ?? 0];
    const inside = y >= (this.main?.offsetTop ?? 0) - height && y > 0;
    this.header?.classList.toggle("md-header--shadow", inside);
    const passed = this.heading !== null && this.heading.getBoundingClientRect().bottom <= height;
    this.title?.classList.toggle("md-header__title--active", passed);
    if (this.tabs && !this.header?.contains(this.tabs)) this.tabs.hidden = y >= 10;
    this.offer(inside && y < this.before);
    for (const list of this.lists) list.mark(height + NEAR);
    this.before = y;
  };

  /**
   * The way back up stands there for whoever goes up.
   * @param {boolean} isUp
   */
  offer(isUp) {
    if (!this.top || this.top.hidden === !isUp) return;
    this.top.hidden = !isUp;
    this.top.tabIndex = isUp ? 0 : -1;
    if (!isUp) this.top.blur();
  }
}

/** @type {(selector: string) => HTMLElement | null} */
const found = (selector) => document.querySelector(selector);

// A table of contents; phones have another one, in the drawer.
class Contents {
  count = 0;

  /** @param {Element} list */
  constructor(list) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = list.querySelectorAll('.md-nav__link[href*="#"]');
    this.links = [...links].flatMap((link) => {
      const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return part ? [{ link, part }] : [];
    });
  }

  /**
   * Says which parts are read, and shows the last of them in a list that is longer than the screen.
   * @param {number} edge
   */
  mark(edge) {
    const count = this.links.findLastIndex(({ part }) => part.getBoundingClientRect().top <= edge) + 1;
    if (count === this.count) return;
    this.count = count;
    for (const [index, { link }] of this.links.entries()) {
      link.classList.toggle("md-nav__link--passed", index < count);
      link.classList.toggle("md-nav__link--active", index === count - 1);
    }
    const last = this.links[count - 1]?.link;
    const list = /** @type {HTMLElement | null} */ (last?.closest(".md-sidebar__scrollwrap") ?? null);
    if (last && list) list.scrollTop = last.offsetTop - list.offsetTop - list.offsetHeight / 2;
  }
}
