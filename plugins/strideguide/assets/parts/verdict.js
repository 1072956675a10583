// What the reader's conditions mean for a plan, before any plan is shown: whom to see first, what is limited, and the
// signs that come before everything. All of it is made from the records of the conditions.

import { counted as limitsIn } from "./limits.js";
import { find, link, make } from "./say.js";
import { counted } from "./states.js";

/** @import { Answers, Matcher } from "./match.js" */
/** @import { Phrases } from "./phrases.js" */
/** @import { Content } from "./say.js" */
/** @import { Start } from "./states.js" */

const URGENCY = ["now", "today", "soon"];
const KINDS = ["injury", "condition", "situation"];
const OPEN = 3; // signs that stand open in a card

export class Verdict {
  /**
   * @param {HTMLElement} page
   * @param {Matcher} matcher
   * @param {Guide.PickerPage} said
   * @param {Phrases} words
   */
  constructor(page, matcher, said, words) {
    this.matcher = matcher;
    this.data = matcher.data;
    this.said = said;
    this.words = words;
    /** @type {NodeListOf<HTMLTemplateElement>} */
    const templates = page.querySelectorAll("template[data-care]");
    this.templates = new Map([...templates].map((one) => [one.dataset.care, one.content]));
  }

  /**
   * What stands before plans: the verdict, then the signs, before which nothing else counts.
   * @type {(pain: Answers["pain"], start: Start) => HTMLElement[]}
   */
  before(pain, start) {
    const chosen = inOrder(pain);
    const isFirst = start === "stop" || start === "ask";
    return [...(isFirst ? [this.first(chosen, start)] : this.limits(pain)), ...this.signs(chosen)];
  }

  /**
   * The words to see somebody first, with the ways on.
   * @type {(chosen: number[], start: "stop" | "ask") => HTMLElement}
   */
  first(chosen, start) {
    const { words } = this;
    const n = counted(chosen.map((one) => this.data.states[one]), this.data);
    const isMany = n > this.data.most_pains;
    const strictest = isMany ? chosen : chosen.filter((one) => this.data.states[one].start === start);
    const why = isMany ? [words.text("start.many", { n }), words.text("start.many_ask")] : [];
    const own = isMany ? [] : strictest.map((one) => this.because(one));
    const said = [...why, ...own].map((text) => make("p", {}, text));
    const only = start === "stop" ? [make("p", {}, words.text("start.stop"))] : [];
    const title = make("h3", {}, words.text("start.title"));
    return make("div", { className: "sg-box sg-first" }, title, ...said, ...only, ...this.ways(strictest));
  }

  /**
   * Two ways on: what the guide says of it, and the signs.
   * @type {(chosen: number[]) => HTMLElement[]}
   */
  ways(chosen) {
    const more = this.more(chosen);
    more.append(" · ", link(this.said.folders.sign, this.words.text("start.signs")));
    return [more];
  }

  /** @type {(chosen: number[], ...lead: string[]) => HTMLElement} */
  more(chosen, ...lead) {
    const pages = this.words.parts("start.page", { pages: this.words.list(this.pages(chosen)) });
    return make("p", {}, ...lead.flatMap((text) => [text, " "]), ...pages);
  }

  /** @param {number} one */
  because(one) {
    const { because, ask } = this.data.states[one];
    const why = this.words.text("start.because", { title: this.title(one), because });
    return ask ? `${why} ${this.words.text("start.ask", { ask })}` : why;
  }

  /**
   * What holds in every plan, with how to change exercises and what may be done meanwhile.
   * @param {Answers["pain"]} pain
   * @returns {HTMLElement[]}
   */
  limits(pain) {
    const chosen = inOrder(pain);
    const items = [...this.limited(pain), ...this.told(chosen)].map((item) => make("li", {}, ...item));
    if (!items.length) return [];
    const { words } = this;
    const title = make("h3", {}, words.text("limit.title"));
    const list = make("ul", {}, ...items);
    return [make("div", { className: "sg-box sg-limits" }, title, list, this.more(chosen, words.text("limit.lead")))];
  }

  /**
   * What holds in every plan as one text, "" if nothing does: who listens hears each change of it.
   * @type {(pain: Answers["pain"], start: Start) => string}
   */
  holds(pain, start) {
    if (start === "stop" || !pain.size) return "";
    const { words } = this;
    const limits = [...this.limited(pain).map(([text]) => text), words.text("limit.lead")].join(" ");
    const pains = words.list(inOrder(pain).map((one) => this.asSaid(one))).join("");
    return words.text("count.holds", { limits, pains });
  }

  /**
   * A condition, with what the reader said of its stage.
   * @param {number} one
   */
  asSaid(one) {
    const { stage, says } = this.data.states[one];
    const title = this.title(one);
    return stage === "always" ? title : this.words.text("count.as_said", { title, says });
  }

  /** @type {(pain: Answers["pain"]) => Content[][]} */
  limited(pain) {
    const { words } = this;
    const limits = this.matcher.limits(pain);
    const left = this.leftOut(pain);
    /** @type {Content[][]} */
    const found = limitsIn(limits, words).map((text) => [text]);
    if (left.length) found.push([words.text("limit.left_out", { moves: words.list(left).join("") })]);
    const more = link(this.said.pain_rule, words.text("limit.pain_rule"));
    const { pain_rule: rule } = limits;
    if (rule) found.push([words.text(`limit.pain_${rule}`), " ", more]);
    return found;
  }

  /**
   * What is left out by any of them, the strictest impact first.
   * @param {Answers["pain"]} pain
   */
  leftOut(pain) {
    const all = inOrder(pain).map((one) => this.said.states[one]);
    const impacts = all.map(({ impact }) => impact);
    const impact = impacts.includes("none") ? "none" : impacts.includes("low") ? "low" : null;
    const moves = new Set(all.flatMap(({ left_out: moves }) => moves));
    return [...(impact ? [this.words.text(`limit.impact_${impact}`)] : []), ...moves];
  }

  /** @type {(chosen: number[]) => Content[][]} */
  told(chosen) {
    const { words } = this;
    return chosen.flatMap((one) => {
      const { condition, meanwhile: what } = this.data.states[one];
      const { how } = this.data.conditions[condition];
      const title = this.title(one);
      return [
        ...(how ? [[words.text("limit.how", { title, how })]] : []),
        ...(what ? [[words.text("limit.meanwhile", { what })]] : []),
      ];
    });
  }

  /**
   * What is hurt comes before what somebody is.
   * @param {number[]} chosen
   */
  gravest(chosen) {
    const kind = (/** @type {number} */ one) => KINDS.indexOf(this.said.states[one].kind);
    return [...chosen].sort((one, other) => kind(one) - kind(other));
  }

  /** @param {number} one */
  conditionOf(one) {
    return this.data.conditions[this.data.states[one].condition];
  }

  /**
   * Cards of care: what calls for help by how urgent it is, each sign once in a card.
   * @param {number[]} chosen
   * @returns {HTMLElement[]}
   */
  signs(chosen) {
    const ids = [...new Set(this.gravest(chosen).flatMap((one) => this.conditionOf(one).signs))];
    if (!ids.length) return [];
    const cards = URGENCY.flatMap((urgency) => this.card(urgency, ids));
    return [make("div", { className: "sg-signs" }, this.templates.get("lead")?.cloneNode(true) ?? "", ...cards)];
  }

  /** @type {(urgency: string, ids: string[]) => Content[]} */
  card(urgency, ids) {
    const told = ids.flatMap((id) => this.templates.get(`${id} ${urgency}`)?.cloneNode(true) ?? []);
    const card = /** @type {DocumentFragment | undefined} */ (this.templates.get(urgency)?.cloneNode(true));
    if (!told.length || !card) return [];
    const [named, place] = [find(card, "[data-named]"), find(card, "[data-told]")];
    if (named) {
      place.replaceChildren(...told);
      named.textContent = [...place.querySelectorAll("li:first-child")].map(notice).join(" · ");
    } else {
      place.replaceChildren(...told.slice(0, OPEN));
      place.after(...this.further(told.slice(OPEN)));
    }
    return [card];
  }

  /**
   * Signs behind a line that counts them.
   * @param {Node[]} told
   */
  further(told) {
    if (!told.length) return [];
    const summary = make("summary", {}, this.words.text("further", { n: told.length }));
    const place = make("div", { data: { told: "" } }, ...told);
    return [make("details", { className: "sg-care-further" }, summary, place)];
  }

  /** @type {(one: number) => string} */
  title(one) {
    return this.data.titles.pain[one];
  }

  /** @type {(chosen: number[]) => HTMLElement[]} */
  pages(chosen) {
    const { states, conditions } = this.data;
    const ids = chosen.map((one) => conditions[states[one].condition].id);
    return ids.map((id, at) => link(`${this.said.folders.injury}${id}/`, this.title(chosen[at])));
  }
}

/** @type {(line: Element) => string} what is noticed, without its full stop */
const notice = ({ textContent }) => (textContent ?? "").replace(/\.$/, "");
/** @type {(pain: Answers["pain"]) => number[]} */
const inOrder = (pain) => [...pain].sort((one, other) => one - other);
