// Finds what somebody's words are about. What is called just so comes first, then what fits best; of things that fit
// about as well those of an earlier kind (signs first, studies last). Who says how something feels, and gives no name,
// is shown the signs that have all words before everything: a sign must not be missed, and the condition stands below.

import { Lexicon } from "./lexicon.js";
import { plain } from "./wording.js";

/** @import { Term } from "./lexicon.js" */

/**
 * A thing: its id, its group, its address below the site's root, its title and what is shown of it.
 * @typedef {{ id: string, group: Guide.SearchGroup, at: string, title: string, text: string, figure: string,
 *   boost: number, names: Array<Set<string>> }} Thing
 */
/** @typedef {{ thing: Thing, fit: number, has: boolean }} Found `has` it each word that is looked for */

// How much a word counts where it stands: in a title, in another name, among words that belong to a thing, in its text.
const [TITLE, NAME, WORDS, TEXT] = [1, 0.95, 0.6, 0.4];
const CALLED = { title: 1.1, name: 1 }; // more for what is called just so
const TRAINS = 0.6; // more for what trains the muscle that is called just so
const LATE = 0.02; // less for each step that a kind is later
/** @type {Record<string, number>} how late things that are felt come where some words fit and none says what is felt */
const UNFELT = { first: 12, then: 6, "": 0 };

export class Finder {
  /** @type {Thing[]} */
  things = [];
  /** @type {Map<string, Map<number, { much: number, forms: Set<string> }>>} by the keys of names what is called so */
  called = new Map();
  /** @type {Map<string, number[][]>} by a muscle's id the things that train it, and those in which it helps */
  trains = new Map();

  /** @param {Guide.SearchIndex} index */
  constructor(index) {
    this.lexicon = new Lexicon(index);
    this.listed = new Set(plain(index.symptoms).map((word) => this.lexicon.keep(word)));
    this.symptoms = new Set(this.listed);
    const muscles = index.groups.find(({ kind }) => kind === "muscle")?.rows ?? [];
    const named = new Map(muscles.map(([id, title, names]) => [id.replace("/", ""), plain(`${title} ${names ?? ""}`)]));
    for (const group of index.groups) for (const row of group.rows) this.add(group, row, named);
    this.lexicon.count = this.things.length;
    this.lexicon.close();
    for (const [word, where] of this.lexicon.where) if (this.isOfSigns(where)) this.symptoms.add(word);
  }

  /** @type {(group: Guide.SearchGroup, row: string[], named: Map<string, string[]>) => void} */
  add(group, [id, title, names = "", text = "", words = "", muscles = "", figure = "", boost = "1"], named) {
    const number = this.things.length;
    /** @type {Thing} */
    const thing = { id: id.replace("/", ""), group, at: group.at + id, title, text, figure, boost: +boost, names: [] };
    this.things.push(thing);
    thing.names.push(this.name(title, number, TITLE, CALLED.title));
    for (const name of names.split("\n")) if (name) thing.names.push(this.name(name, number, NAME, CALLED.name));
    for (const word of plain(words)) this.lexicon.note(word, number, WORDS);
    for (const [at, ids] of muscles.split("/").entries()) this.train(ids.split(" "), at, number, named);
    for (const word of plain(`${text} ${group.title}`)) this.lexicon.note(word, number, TEXT);
  }

  /**
   * Notes the muscles that a thing trains (`at` 0), by whose words it is found too, or that help in it (1).
   * @type {(ids: string[], at: number, number: number, named: Map<string, string[]>) => void}
   */
  train(ids, at, number, named) {
    for (const id of ids) {
      const those = this.trains.get(id) ?? [[], []];
      this.trains.set(id, those);
      those[at].push(number);
      if (at === 0) for (const word of named.get(id) ?? []) this.lexicon.note(word, number, WORDS);
    }
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
      const known = things.get(number) ?? { much: called, forms: new Set() }; // its title is noted first
      things.set(number, { much: known.much, forms: known.forms.add(this.lexicon.forms(spelt)) });
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
    const isFelt = this.isFelt(terms);
    const called = this.callings(spelt, isFelt);
    const trained = this.trained(called);
    /** @type {Map<number, { sum: number, has: Set<Term> }>} */
    const fits = new Map([...called.keys(), ...trained].map((number) => [number, { sum: 0, has: new Set() }]));
    for (const term of terms) {
      for (const [number, much] of term.where) {
        const one = fits.get(number) ?? { sum: 0, has: new Set() };
        one.sum += term.weight * much;
        fits.set(number, { sum: one.sum, has: one.has.add(term) });
      }
    }
    const telling = terms.filter(({ isPassed }) => !isPassed);
    const asked = terms.reduce((sum, { weight }) => sum + weight, 0);
    const found = [...fits].map(([number, { sum, has }]) => {
      const thing = this.things[number];
      const just = called.get(number) ?? 0;
      const like = just ? 1 : Math.max(...thing.names.map((name) => this.likeness(name, terms, asked)));
      const fit = just ? 1 + just : (sum / asked + like) / 2 + (trained.has(number) ? TRAINS : 0);
      const missed = just || trained.has(number) ? [] : telling.filter((term) => !has.has(term));
      return this.judged(thing, fit, missed, isFelt, missed.length < telling.length);
    });
    found.sort((a, b) => b.fit - a.fit);
    return isFelt ? signFirst(found, telling) : found;
  }

  /**
   * A thing as it is found, which has some of what is looked for and misses some. Of what is felt the part of the body
   * is enough: a calf that is swollen leads to a calf strain too, below the sign.
   * @type {(thing: Thing, fit: number, missed: Term[], isFelt: boolean, hasSome: boolean) => Found}
   */
  judged(thing, fit, missed, isFelt, hasSome) {
    const { felt, late } = thing.group;
    const hasAll = hasSome && !missed.length;
    const has = hasAll || (hasSome && isFelt && felt !== "" && missed.every((term) => this.isSymptom(term)));
    const less = LATE * (isFelt || hasAll ? late : Math.max(late, UNFELT[felt]));
    return { thing, fit: fit * thing.boost - less, has };
  }

  /**
   * Whether at least half of what is called by a word is signs: "breathe", "antibiotics".
   * @param {{ things: number[], much: number[] }} where
   */
  isOfSigns({ things, much }) {
    const called = things.filter((_, at) => much[at] >= NAME);
    return 2 * called.filter((thing) => this.things[thing].group.felt === "first").length >= called.length;
  }

  /**
   * Whether somebody says how something feels. A word of signs alone says it only if nothing beside it is foreign to
   * all that is felt: "hot yoga" is a kind of yoga.
   * @param {Term[]} terms
   */
  isFelt(terms) {
    const felt = terms.filter((term) => this.isSymptom(term));
    const isForeign = terms.some(
      ({ isPassed, where }) => !isPassed && where.size && [...where.keys()].every((at) => !this.things[at].group.felt),
    );
    return felt.some((term) => !isForeign || [...term.meant.keys()].some((word) => this.listed.has(word)));
  }

  /** @param {Term} term */
  isSymptom({ meant }) {
    return [...meant].some(([word, sure]) => sure === 1 && this.symptoms.has(word));
  }

  /**
   * The things that are called as is typed, and how much more they count. Where something is felt, other words for it
   * make no name: "knee pain" may be one, "my knee hurts" is not.
   * @param {string[]} spelt
   * @param {boolean} isFelt
   */
  callings(spelt, isFelt) {
    /** @type {Map<number, number>} */
    const found = new Map();
    if (!spelt.length) return found;
    const literal = this.lexicon.forms(spelt);
    for (const key of this.lexicon.keys(spelt)) {
      for (const [number, { much, forms }] of this.called.get(key) ?? []) {
        const isName = !isFelt || this.things[number].group.felt === "first" || forms.has(literal);
        if (isName) found.set(number, Math.max(found.get(number) ?? 0, much));
      }
    }
    return found;
  }

  /**
   * What trains the muscles that are called just so, or helps in it where nothing trains one.
   * @param {Map<number, number>} called
   */
  trained(called) {
    const muscles = [...called.keys()].map((number) => this.trains.get(this.things[number].id) ?? [[], []]);
    return new Set(muscles.flatMap(([first, then]) => (first.length ? first : then)));
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

/**
 * The best sign of which one name has all that is looked for, before everything but what is called just so.
 * @type {(found: Found[], telling: Term[]) => Found[]}
 */
function signFirst(found, telling) {
  const sign = found.findIndex(({ thing }) => thing.group.felt === "first" && says(thing, telling));
  const name = found.findIndex(({ fit }) => fit < 1);
  if (sign > name && name >= 0) found.splice(name, 0, ...found.splice(sign, 1));
  return found;
}

/**
 * Whether one of a thing's names has all that is looked for.
 * @type {(thing: Thing, telling: Term[]) => boolean}
 */
const says = ({ names }, telling) =>
  names.some((name) => telling.every(({ meant }) => [...meant.keys()].some((word) => name.has(word))));
