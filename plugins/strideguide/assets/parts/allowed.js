// What a reader's body allows of a plan, in words: whether it may be started, why, whom to ask, what is limited, and
// how pain is judged. All of it is made from the records of conditions in picker.json; nothing is decided here.

import { counted as limitsIn } from "./limits.js";
import { link, make } from "./say.js";
import { STARTS, counted, runsEasy } from "./states.js";

/** @import { Content, Words } from "./say.js" */
/** @import { Start } from "./states.js" */

/**
 * @typedef {{ pain: Set<number>, start: Start, limits: Guide.LimitsData }} Given
 */

export class Allowed {
  /**
   * @param {Given} given
   * @param {Guide.Payload} payload
   * @param {Words<Guide.PlanWord>} words
   * @param {string} root the way to the home page
   */
  constructor({ pain, start, limits }, payload, words, root) {
    this.start = start;
    this.limits = limits;
    this.payload = payload;
    this.words = words;
    this.root = root;
    const states = [...pain].sort((one, other) => one - other).map((number) => payload.states[number]);
    this.states = states.sort((one, other) => STARTS.indexOf(other.start) - STARTS.indexOf(one.start));
  }

  /** Whether to begin, in a few words; "" if nothing stands against it. */
  get lead() {
    return this.start === "free" ? "" : this.words.text(this.start);
  }

  /** The gist for paper and calendars: a text, how each move is changed, and that signs come first, with where. */
  get paper() {
    const { lead, many, asks, limited, waits, rule } = this;
    const gist = [lead, ...many, ...asks, limited, waits, rule].filter(Boolean).join(" ");
    if (!this.states.length) return [];
    const { origin, pathname } = new URL(`${this.root}signs/`, document.baseURI);
    const signs = this.words.text("signs_first", { address: origin + pathname });
    return [gist, ...this.hows, signs].filter(Boolean);
  }

  /** All of it, below the lead. */
  get lines() {
    const rule = this.rule && make("p", {}, this.rule, " ", this.ruleLink());
    const told = [...this.many, this.limited, this.waits, ...this.hows].filter(Boolean);
    const texts = told.map((text) => make("p", {}, text));
    const reasons = this.reasons.map((content) => make("li", {}, ...content));
    const list = reasons.length ? [make("ul", { className: "sg-reasons" }, ...reasons)] : [];
    return [...list, ...texts, ...(rule ? [rule] : [])];
  }

  /** That there are too many conditions at once, which no record says. */
  get many() {
    const { most_pains: most } = this.payload;
    const n = counted(this.states, this.payload);
    return n > most ? [this.words.text("too_many", { n, most })] : [];
  }

  /** Why, for each condition that is not free; where one stops, the others say nothing of a plan that is none. */
  get told() {
    return this.states.filter(({ start }) => (this.start === "stop" ? start === "stop" : start !== "free"));
  }

  get reasons() {
    return this.told.map((state) => this.reason(state));
  }

  /** @type {(state: Guide.StateData) => Content[]} */
  reason(state) {
    const { condition, stage, says, because, ask, meanwhile } = state;
    const title = this.payload.titles.pain[this.payload.states.indexOf(state)];
    const page = link(`${this.root}injuries/${this.payload.conditions[condition].id}/`, title);
    const as = stage === "always" ? ":" : ` ${this.words.text("as_said", { says })}`;
    const who = ask ? [" ", make("strong", {}, this.words.text("start.ask", { ask }))] : [];
    return [make("strong", {}, page), `${as} ${because}`, ...who, meanwhile ? ` ${meanwhile}` : ""];
  }

  /** Whom to ask, each once. */
  get asks() {
    const who = this.told.flatMap(({ ask }) => (ask ? [ask] : []));
    return [...new Set(who)].map((one) => this.words.text("start.ask", { ask: one }));
  }

  /** What is limited; "" if nothing is, or no plan is offered. */
  get limited() {
    return this.start === "stop" ? "" : limitsIn(this.limits, this.words).join(" ");
  }

  /** That hard and long runs wait; "" if they do not. */
  get waits() {
    return this.start !== "stop" && runsEasy(this.limits) ? this.words.text("runs_wait") : "";
  }

  /** How every exercise is changed with a condition. */
  get hows() {
    if (this.start === "stop") return [];
    const known = new Set(this.states.map(({ condition }) => condition));
    return [...known].flatMap((condition) => this.payload.conditions[condition].how ?? []);
  }

  /** The pain rule that holds, in words; "" if none does. */
  get rule() {
    const { pain_rule: rule } = this.limits;
    return rule && this.start !== "stop" ? this.words.text(`limit.pain_${rule}`) : "";
  }

  ruleLink() {
    return link(`${this.root}pain/#what-is-the-pain-rule`, this.words.text("limit.pain_rule"));
  }
}
