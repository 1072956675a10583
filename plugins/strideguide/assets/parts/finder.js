// Finds what somebody's words are about. What is called just so comes first, then what fits best; of things that fit
// about as well those of an earlier kind (signs first, studies last).

import { Lexicon } from "./lexicon.js";
import { plain } from "./wording.js";

/** @import { Term } from "./lexicon.js" */

/**
 * A thing: its group, its address below the site's root, its title and what is shown of it.
 * @typedef {{ group: Guide.SearchGroup, at: string, title: string, text: string, figure: string, boost: number,
 *   names: Array<Set<string>> }} Thing
 */
/** @typedef {{ thing: Thing, fit: number, has: boolean }} Found `has` it each word that is looked for */

// How much a word counts where it stands: in a title, in another name, among words that belong to a thing, in its text.
const [TITLE, NAME, WORDS, TEXT] = [1, 0.95, 0.6, 0.4];
const CALLED = { title: 1.1, name: 1 }; // more for what is called just so
const LATE = 0.02; // less for each step that a kind is later

export class Finder {
  /** @type {Thing[]} */
  things = [];
  /** @type {Map<string, Map<number, number>>} by the keys of names the things that are called so */
  called = new Map();

  /** @param {Guide.SearchIndex} index */
  constructor(index) {
    this.lexicon = new Lexicon(index);
    const muscles = index.groups.find(({ kind }) => kind === "muscle")?.rows ?? [];
    const named = new Map(muscles.map(([id, title, names]) => [id.replace("/", ""), plain(`${title} ${names ?? ""}`)]));
    for (const group of index.groups) for (const row of group.rows) this.add(group, row, named);
    this.lexicon.count = this.things.length;
    this.lexicon.close();
  }

  /** @type {(group: Guide.SearchGroup, row: string[], named: Map<string, string[]>) => void} */
  add(group, [id, title, names = "", text = "", words = "", muscles = "", figure = "", boost = "1"], named) {
    const number = this.things.length;
    /** @type {Thing} */
    const thing = { group, at: group.at + id, title, text, figure, boost: Number(boost), names: [] };
    this.things.push(thing);
    thing.names.push(this.name(title, number, TITLE, CALLED.title));
    for (const name of names.split("\n")) if (name) thing.names.push(this.name(name, number, NAME, CALLED.name));
    for (const word of plain(words)) this.lexicon.note(word, number, WORDS);
    for (const word of muscles.split(" ").flatMap((muscle) => named.get(muscle) ?? [])) {
      this.lexicon.note(word, number, WORDS);
    }
    for (const word of plain(`${text} ${group.title}`)) this.lexicon.note(word, number, TEXT);
  }

  /**
   * Notes a name of a thing: its words, each two as one, and the whole.
   * @type {(name: string, number: number, weight: number, called: number) => Set<string>}
   */
  name(name, number, weight, called) {
    const spelt = plain(name);
    const kept = spelt.map((word) => this.lexicon.note(word, number, weight));
    for (let at = 1; at < spelt.length; at++) {
      const isPair = !this.lexicon.passed.has(kept[at - 1]) && !this.lexicon.passed.has(kept[at]);
      if (isPair) this.lexicon.note(spelt[at - 1] + spelt[at], number, weight);
    }
    for (const key of this.lexicon.keys(spelt)) {
      const things = this.called.get(key) ?? new Map();
      things.set(number, Math.max(things.get(number) ?? 0, called));
      this.called.set(key, things);
    }
    return new Set(kept);
  }

  /**
   * What is found for some words, the best first.
   * @type {(text: string) => Found[]}
   */
  find(text) {
    const spelt = plain(text).slice(0, 20);
    const terms = this.lexicon.terms(spelt);
    const asked = terms.reduce((sum, { weight }) => sum + weight, 0);
    const called = this.callings(spelt);
    /** @type {Map<number, { sum: number, count: number }>} */
    const fits = new Map([...called.keys()].map((number) => [number, { sum: 0, count: 0 }]));
    for (const { where, weight, isPassed } of terms) {
      for (const [number, much] of where) {
        const { sum, count } = fits.get(number) ?? { sum: 0, count: 0 };
        fits.set(number, { sum: sum + weight * much, count: count + (isPassed ? 0 : 1) });
      }
    }
    const telling = terms.filter(({ isPassed }) => !isPassed).length;
    const found = [...fits].map(([number, { sum, count }]) => {
      const thing = this.things[number];
      const just = called.get(number) ?? 0;
      const like = just ? 1 : Math.max(...thing.names.map((name) => this.likeness(name, terms, asked)));
      const fit = (just + (just ? 1 : (sum / asked + like) / 2)) * thing.boost - LATE * thing.group.late;
      return { thing, fit, has: just > 0 || (telling > 0 && count === telling) };
    });
    return found.sort((a, b) => b.fit - a.fit);
  }

  /**
   * The things that are called as is typed, and how much more they count.
   * @param {string[]} spelt
   */
  callings(spelt) {
    /** @type {Map<number, number>} */
    const found = new Map();
    if (!spelt.length) return found;
    for (const key of this.lexicon.keys(spelt)) {
      for (const [number, much] of this.called.get(key) ?? []) {
        found.set(number, Math.max(found.get(number) ?? 0, much));
      }
    }
    return found;
  }

  /**
   * How much a name and what is looked for have in common: 1 if they are the same words, 0 if they share none.
   * @type {(name: Set<string>, terms: Term[], asked: number) => number}
   */
  likeness(name, terms, asked) {
    let common = 0;
    const left = new Set(name);
    for (const { meant, weight } of terms) {
      let surest = 0;
      for (const word of name) {
        const sure = meant.get(word);
        if (sure === undefined || !left.delete(word)) continue;
        surest = Math.max(surest, sure);
      }
      common += weight * surest;
    }
    if (!common) return 0;
    let rest = 0;
    for (const word of left) rest += this.lexicon.weight(word);
    return (2 * common) / (asked + common + rest);
  }
}
