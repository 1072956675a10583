// The exercises of the catalogue as they stand on the page: which fit what is wanted, and in which order they stand.

/**
 * What is wanted: numbers of choices (-1 for any), the kit at hand if any is ticked, and for words the addresses that
 * these find with their places, the best first.
 * @typedef {object} Wanted
 * @property {string} pattern
 * @property {Record<"level" | "muscle" | "sides" | "impact", number>} choices
 * @property {Set<number> | null} kit
 * @property {Map<string, number> | null} places
 */
/** @typedef {"level" | "muscle" | "all" | "any" | "sides" | "impact"} Mark */
/** @typedef {{ item: HTMLElement, address: string } & Record<Mark, number[]>} Exercise */
/**
 * A movement pattern's section; in a long list its exercises are a part that is folded.
 * @typedef {{ section: HTMLElement, list: HTMLElement, part: HTMLDetailsElement | null, exercises: Exercise[] }} Shelf
 */

const CHOICES = /** @type {const} */ (["level", "muscle", "sides", "impact"]);

export class Shelves {
  /** @type {Shelf[]} */
  shelves;
  isSorted = true; // as the page has it

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.shelves = [...root.querySelectorAll("section")].map((section) => ({
      section,
      list: /** @type {HTMLElement} */ (section.querySelector("ul")),
      part: section.querySelector("details"),
      exercises: [...section.querySelectorAll("li")].filter((item) => item.dataset.is !== undefined).map(exercise),
    }));
  }

  /**
   * Shows what fits, and returns how many that are. Only what changes is touched.
   * @param {Wanted} wanted
   */
  show(wanted) {
    if (wanted.places || !this.isSorted) this.sort(wanted.places);
    const isOpen = wanted.places !== null || wanted.kit !== null || CHOICES.some((name) => wanted.choices[name] >= 0);
    let count = 0;
    for (const { section, part, exercises } of this.shelves) {
      const isHere = !wanted.pattern || wanted.pattern === section.dataset.pattern;
      let shown = 0;
      for (const one of exercises) {
        const isHidden = !(isHere && fits(one, wanted));
        if (one.item.hidden !== isHidden) one.item.hidden = isHidden;
        if (!isHidden) shown++;
      }
      if (section.hidden !== !shown) section.hidden = !shown;
      if (part && isOpen) part.open = true;
      count += shown;
    }
    return count;
  }

  /**
   * The addresses of a pattern's exercises.
   * @param {string} pattern
   */
  of(pattern) {
    const shelf = this.shelves.find(({ section }) => section.dataset.pattern === pattern);
    return shelf?.exercises.map(({ address }) => address) ?? [];
  }

  /**
   * What words find stands in their order, and parts in that of their best; without words as the page had it.
   * @param {Wanted["places"]} places
   */
  sort(places) {
    this.isSorted = !places;
    /** @type {(one: Exercise) => number} */
    const place = ({ address }) => places?.get(address) ?? Infinity;
    /** @type {Array<[number, Shelf]>} */
    const ordered = this.shelves.map((shelf) => [Math.min(...shelf.exercises.map(place)), shelf]);
    if (places) ordered.sort(([a], [b]) => (a === b ? 0 : a - b));
    for (const [best, { section, list, exercises }] of ordered) {
      if (places && best === Infinity) continue;
      const found = places ? exercises.filter((one) => place(one) < Infinity) : exercises;
      if (places) found.sort((a, b) => place(a) - place(b));
      for (const [at, { item }] of found.entries()) {
        if (list.children[at] !== item) list.insertBefore(item, list.children[at]);
      }
      this.root.append(section);
    }
  }
}

/** @type {(item: HTMLElement) => Exercise} */
function exercise(item) {
  const marks = (item.dataset.is ?? "").split(";").map((part) => part.split(".").filter(Boolean).map(Number));
  const [level, muscle, all, any, sides, impact] = marks;
  const address = (item.querySelector("a")?.getAttribute("href") ?? "").replace("../exercises/", "");
  return { item, address, level, muscle, all, any, sides, impact };
}

/** @type {(one: Exercise, wanted: Wanted) => boolean} */
function fits(one, { choices, kit, places }) {
  return (
    CHOICES.every((name) => choices[name] < 0 || one[name].includes(choices[name])) &&
    (kit === null || doable(one, kit)) &&
    (places === null || places.has(one.address))
  );
}

/**
 * With this kit at hand: everything of `all`, and one of `any` if any is named.
 * @type {(one: Exercise, kit: Set<number>) => boolean}
 */
const doable = ({ all, any }, kit) =>
  all.every((number) => kit.has(number)) && (!any.length || any.some((number) => kit.has(number)));
