// Every word of the search's index: where it stands, and which words of the index a typed one may mean.

import { apart, plain, stem } from "./wording.js";

const BEGINS = 0.8; // how surely a word is meant that only begins as is typed
const NEAR = 0.6; // and one that is spelt otherwise
const PASSED = 0.08; // what a word such as "the" tells beside others
const UNKNOWN = 3; // what a word tells that stands nowhere

/**
 * A word that is looked for: the words of the index that it may mean and how surely, the things in which these stand
 * and how well they stand there, and how much the word tells.
 * @typedef {{ meant: Map<string, number>, where: Map<number, number>, weight: number, isPassed: boolean }} Term
 */

export class Lexicon {
  count = 0; // of things
  /** @type {Map<string, { things: number[], much: number[] }>} where each word stands, and how much it counts there */
  where = new Map();
  /** @type {Map<string, string>} every word as it is spelt, and as it is kept */
  kept = new Map();
  /** @type {Map<string, string>} */
  same = new Map();
  /** @type {string[]} */
  spelt = [];
  /** @type {Map<string, string[]>} what is near a word that was typed, as it is typed on */
  known = new Map();

  /** @param {Pick<Guide.SearchIndex, "same" | "passed">} index */
  constructor({ same, passed }) {
    for (const [word, others] of Object.entries(same)) {
      for (const other of plain(`${others} ${word}`)) this.same.set(stem(other), stem(word));
    }
    this.passed = new Set(plain(passed).map((word) => this.keep(word)));
  }

  /**
   * A word as it is kept: without its ending, and one for all that mean the same.
   * @param {string} word
   */
  keep(word) {
    const bare = stem(word);
    return this.same.get(bare) ?? bare;
  }

  /**
   * Notes that a word stands in a thing, after all that were noted of earlier things, and returns it as it is kept.
   * @param {string} word
   * @param {number} thing
   * @param {number} weight
   */
  note(word, thing, weight) {
    let kept = this.kept.get(word);
    if (kept === undefined) this.kept.set(word, (kept = this.keep(word)));
    const where = this.where.get(kept);
    if (!where) this.where.set(kept, { things: [thing], much: [weight] });
    else if (where.things[where.things.length - 1] !== thing) {
      where.things.push(thing);
      where.much.push(weight);
    } else if (where.much[where.much.length - 1] < weight) where.much[where.much.length - 1] = weight;
    return kept;
  }

  /** All words are noted. */
  close() {
    this.spelt = [...this.kept.keys()].sort();
  }

  /**
   * What tells one name from another: its words but those that tell nothing, in no order; and the whole as one word.
   * @param {string[]} spelt
   */
  keys(spelt) {
    const words = spelt.map((word) => this.keep(word));
    const telling = words.filter((word) => !this.passed.has(word));
    const sorted = [...new Set(telling.length ? telling : words)].sort();
    return new Set([sorted.join(" "), this.keep(spelt.join(""))]);
  }

  /**
   * A name by its own words, whatever else means the same.
   * @param {string[]} spelt
   */
  forms(spelt) {
    const telling = spelt.filter((word) => !this.passed.has(this.keep(word)));
    return telling.map(stem).sort().join(" ");
  }

  /**
   * How much a word tells: the more, the fewer things have it.
   * @param {string} word
   */
  weight(word) {
    const count = this.where.get(word)?.things.length;
    const told = count ? Math.log(1 + this.count / count) : UNKNOWN;
    return this.passed.has(word) ? PASSED * told : told;
  }

  /**
   * The words that are looked for. Those that are spelt otherwise are taken in only where nothing has all of them.
   * @param {string[]} spelt
   */
  terms(spelt) {
    const exact = spelt.map((_, at) => this.term(spelt, at, false));
    const telling = exact.filter(({ isPassed }) => !isPassed);
    const [first, ...others] = telling;
    const hasAll = [...(first?.where.keys() ?? [])].some((thing) => others.every(({ where }) => where.has(thing)));
    return hasAll ? exact : spelt.map((_, at) => this.term(spelt, at, true));
  }

  /** @type {(spelt: string[], at: number, isWide: boolean) => Term} */
  term(spelt, at, isWide) {
    const word = spelt[at];
    const isPassed = this.passed.has(this.keep(word));
    const meant = this.meant(word, at === spelt.length - 1 && !isPassed, isWide && !isPassed);
    for (const joined of [`${spelt[at - 1]}${word}`, `${word}${spelt[at + 1]}`]) {
      const kept = this.kept.get(joined);
      if (kept !== undefined && !meant.has(kept)) meant.set(kept, 1);
    }
    /** @type {Map<number, number>} */
    const where = new Map();
    let weight = meant.size ? 0 : UNKNOWN;
    for (const [kept, sure] of meant) {
      const { things, much } = this.where.get(kept) ?? { things: [], much: [] };
      for (let at = 0; at < things.length; at++) {
        if ((where.get(things[at]) ?? 0) < much[at] * sure) where.set(things[at], much[at] * sure);
      }
      weight = Math.max(weight, this.weight(kept) * sure);
    }
    return { meant, where, weight, isPassed };
  }

  /** @type {(word: string, isLast: boolean, isWide: boolean) => Map<string, number>} */
  meant(word, isLast, isWide) {
    /** @type {Map<string, number>} */
    const meant = new Map();
    /** @type {(words: Iterable<string>, sure: number) => void} */
    const add = (words, sure) => {
      for (const kept of words) if (!meant.has(kept)) meant.set(kept, sure);
    };
    const kept = this.keep(word);
    if (this.where.has(kept)) meant.set(kept, 1);
    if ((isLast && word.length > 1) || (isWide && !meant.size && word.length > 2)) add(this.beginning(word), BEGINS);
    if (isWide && !meant.size) add(this.beginning(stem(word)), BEGINS);
    if (isWide && word.length > 3) add(this.near(word), NEAR);
    for (let end = word.length - 1; isWide && !meant.size && end > Math.max(3, word.length / 2); end--) {
      add(this.beginning(word.slice(0, end)), NEAR);
    }
    return meant;
  }

  /**
   * The words that begin so.
   * @param {string} start
   */
  beginning(start) {
    let [low, high] = [0, this.spelt.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spelt[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; this.spelt[at]?.startsWith(start); at++) found.push(this.keep(this.spelt[at]));
    return found;
  }

  /**
   * The words that are least apart from one that is typed, if few letters are; one of its first two is right.
   * @param {string} word
   */
  near(word) {
    const known = this.known.get(word);
    if (known) return known;
    const most = word.length > 6 ? 2 : 1;
    /** @type {string[][]} */
    const found = [[], [], []];
    for (const other of this.spelt) {
      if (other.length < 4 || Math.abs(other.length - word.length) > most) continue;
      if (other[0] !== word[0] && other[0] !== word[1]) continue;
      const far = apart(word, other, most);
      if (far <= most) found[far].push(this.keep(other));
    }
    const nearest = found.find((words, far) => far > 0 && words.length) ?? [];
    this.known.set(word, nearest);
    return nearest;
  }
}
