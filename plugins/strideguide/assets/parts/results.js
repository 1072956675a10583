// The plans that a reader can follow, as lists: the first ones in full, with why and what changes, the others in short.
// Which plans these are, and why, is found by match.js; nothing is decided here. What conditions mean stands first.
// There is no plan where they say stop, and where they say ask the plans are folded until the reader opens them.

import { onward } from "./answers.js";
import { reasonsOf } from "./offered.js";
import { Phrases } from "./phrases.js";
import { find, link, make } from "./say.js";
import { Verdict } from "./verdict.js";

/** @import { Answers, Match, Matcher, Swap } from "./match.js" */
/** @import { Reason } from "./offered.js" */
/** @import { Start } from "./states.js" */
/** @import { Content, Values } from "./say.js" */

const FULL = 3;
const SHORT = 5;

export class Results {
  pains = "";
  opened = false;
  /** @type {Answers} */
  answers;
  /** @type {string} the end of an address with the answers */
  address;
  onward = ""; // the same for a plan's page, with what could not be read
  /** @type {Start} */
  start;
  /** @type {Match[]} */
  matches;

  /**
   * @param {HTMLElement} page
   * @param {Guide.Payload} payload
   * @param {Matcher} matcher
   */
  constructor(page, payload, matcher) {
    /** @type {Guide.PickerPage} */
    const said = JSON.parse(find(page, "script[type='application/json']").textContent);
    this.payload = payload;
    this.matcher = matcher;
    this.folders = said.folders;
    this.rules = said.rules;
    this.more = said.plans;
    this.words = new Phrases(said.words, payload);
    this.count = /** @type {HTMLOutputElement} */ (find(page, "output"));
    this.holds = find(page, '[data-part="holds"]');
    this.list = find(page, ".sg-results > div");
    this.results = find(page, ".sg-results");
    this.index = find(page, ".sg-all");
    this.way = find(page, ".sg-fit a");
    this.see = this.way.textContent;
    this.verdict = new Verdict(page, matcher, said, this.words);
    this.list.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button) this.showAll(button);
    });
  }

  /** @type {(answers: Answers, address: string, passedOver: string[]) => void} */
  show(answers, address, passedOver) {
    const start = this.matcher.start(answers.pain);
    const pains = [...answers.pain].sort().join();
    if (pains !== this.pains) Object.assign(this, { pains, opened: false });
    Object.assign(this, { answers, address, start, matches: this.matcher.matches(answers) });
    this.onward = onward(address, passedOver, this.payload);
    const unread = passedOver.length ? [this.words.text("count.unread")] : [];
    const count = [...unread, this.words.counted(this.matches, answers, start, address)].join(" ");
    if (this.count.value !== count) this.count.value = count;
    const holds = this.verdict.holds(answers.pain, start);
    if (this.holds.textContent !== holds) this.holds.textContent = holds;
    this.way.textContent = start === "free" ? this.see : this.words.text("count.why");
    this.results.dataset.start = start;
    this.index.hidden = start === "stop";
    const before = this.verdict.before(answers.pain, start);
    const shown = make("div", {}, ...this.unread(passedOver), ...before, ...this.offered());
    if (!shown.isEqualNode(this.list)) this.list.replaceChildren(...shown.childNodes);
  }

  /**
   * What could not be read of an address may have been a pain.
   * @param {string[]} passedOver
   */
  unread(passedOver) {
    const names = passedOver.join(", ");
    return names ? [this.note("sg-note sg-box", "passed_over", { names })] : [];
  }

  offered() {
    if (this.start === "stop") return [];
    const plans = [...this.unsaid(), ...this.noted(), ...this.plans(), ...this.made(), ...this.others(false)];
    return this.start === "ask" ? [this.folded([...this.verdict.limits(this.answers.pain), ...plans])] : plans;
  }

  /**
   * Plans that wait. Who opened them has them open until the pains change.
   * @param {Content[]} plans
   */
  folded(plans) {
    const summary = make("summary", {}, this.words.text("start.folded"));
    const details = make("details", { className: "sg-folded", open: this.opened }, summary, ...plans);
    details.addEventListener("toggle", () => {
      if (details.isConnected) this.opened = details.open;
    });
    return details;
  }

  /** @type {(className: string, key: Guide.PickerWord, values?: Values) => HTMLElement} */
  note(className, key, values) {
    return make("p", { className }, ...this.words.parts(key, values));
  }

  // The page says the same before its scripts have come (views/unsaid.py).
  unsaid() {
    const signs = link(this.folders.sign, this.words.text("unsaid_signs"));
    return this.onward ? [] : [this.note("sg-example", "unsaid", { signs })];
  }

  noted() {
    if (!this.matches.length) return [this.note("sg-box", "none")];
    const questions = this.words.questions(this.matches[0].relaxed);
    if (!questions) return [];
    const fitting = this.matches.filter(({ relaxed }) => !relaxed.length);
    const plans = this.words.list(fitting.map((match) => this.title(match)));
    return [this.note("sg-box", fitting.length ? "apart" : "near", { questions, plans })];
  }

  plans() {
    const items = this.matches.slice(0, FULL).map((match, at) => this.full(match, at + 1));
    return items.length ? [make("ol", { className: "sg-plans" }, ...items)] : [];
  }

  /**
   * Plans that are made for what the reader has and are not among the first: in a sentence of their own.
   * @returns {HTMLElement[]}
   */
  made() {
    const { pain } = this.answers;
    const { plans } = this.payload;
    const found = this.matches.slice(FULL).filter(({ plan }) => plans[plan].made_for.some((one) => pain.has(one)));
    if (!found.length) return [];
    const known = [...pain].filter((one) => found.some(({ plan }) => plans[plan].made_for.includes(one)));
    const links = this.words.list(found.map((match) => this.title(match)));
    return [this.note("sg-made", "made_for", { pains: this.words.titles("pain", known), plans: links })];
  }

  /**
   * The plans after the first ones: `all` of them, or the next few with a button that shows the rest.
   * @param {boolean} all
   * @returns {HTMLElement[]}
   */
  others(all) {
    const others = this.matches.slice(FULL, all ? undefined : FULL + SHORT);
    if (!others.length) return [];
    const items = others.map((match, at) => this.short(match, FULL + at + 1));
    const list = make("ol", { className: "sg-others", start: FULL + 1 }, ...items);
    const found = [make("h3", {}, this.words.text("others")), list];
    const count = this.matches.length;
    if (count === FULL + others.length) return found;
    const showAll = this.words.text("show_all", { count });
    return [...found, make("button", { type: "button", className: "md-button" }, showAll)];
  }

  /** @param {HTMLElement} button */
  showAll(button) {
    button.remove();
    find(this.list, ".sg-others").replaceWith(this.others(true)[1]);
    find(this.list, `.sg-others > :nth-child(${SHORT + 1}) a`).focus();
  }

  /** @type {(match: Match, rank: number) => HTMLElement} */
  full(match, rank) {
    const reasons = reasonsOf(this.matcher, match, this.answers).map((reason) => this.reason(reason));
    const changes = [...match.swaps.map((swap) => this.swap(swap)), ...this.care(match.care)];
    const facts = this.facts(match).map((fact) => make("li", {}, fact));
    return this.item(
      match,
      rank,
      make("h3", {}, this.title(match), ...this.mark(match, rank)),
      make("p", {}, this.more[match.plan].summary),
      make("ul", { className: "sg-facts" }, ...facts),
      ...this.part("why", "sg-reasons", reasons),
      ...this.part("swaps", "sg-swapped", changes),
    );
  }

  /**
   * Without answers no plan is better than another, and none is best for who should see somebody first.
   * @type {(match: Match, rank: number) => HTMLElement[]}
   */
  mark(match, rank) {
    const questions = this.words.questions(match.relaxed);
    const said = [
      ...(match.apart ? [this.onlyFor(match)] : []),
      ...(questions ? [this.words.text("all_but", { questions })] : []),
    ];
    if (said.length) return said.map((text) => make("span", { className: "sg-mark-fit" }, text));
    const best = rank === 1 && this.address && this.start === "free";
    return best ? [make("span", { className: "sg-mark-fit sg-best" }, this.words.text("best"))] : [];
  }

  /** @type {(match: Match) => string} what a plan is made for that the answers do not name */
  onlyFor({ plan }) {
    const { made_for: conditions, occasions } = this.payload.plans[plan];
    const { pain, now } = this.payload.titles;
    const what = new Set([...conditions.map((one) => pain[one]), ...occasions.map((one) => now[one])]);
    return this.words.text("only_for", { what: this.words.list([...what]).join("") });
  }

  /** @type {(match: Match, rank: number) => HTMLElement} */
  short(match, rank) {
    const reasons = reasonsOf(this.matcher, match, this.answers).filter(({ found }) => found === "relaxed");
    const left = match.swaps.filter(({ instead }) => instead === null).length;
    const changes = this.words.changes({ n: match.swaps.length - left, left, care: match.care.length });
    const differs = [...reasons.map((reason) => this.words.sentence(reason)), ...(changes ? [`${changes}.`] : [])];
    const facts = differs.length ? differs : [this.facts(match).join(" · ")];
    const text = [...(match.apart ? [`${this.onlyFor(match)}.`] : []), ...facts].join(" ");
    return this.item(match, rank, this.title(match), make("p", {}, text));
  }

  /** @type {(match: Match, rank: number, ...content: Content[]) => HTMLElement} */
  item(match, rank, ...content) {
    const { id } = this.payload.plans[match.plan];
    return make("li", { data: { plan: id, rank, relaxed: match.relaxed.join(" ") } }, ...content);
  }

  /** @param {Match} match */
  title({ plan }) {
    const { id, title } = this.payload.plans[plan];
    return link(`${this.folders.plan}${id}/${this.onward}`, title);
  }

  /** @type {(key: Guide.PickerWord, className: string, items: HTMLElement[]) => HTMLElement[]} */
  part(key, className, items) {
    return items.length ? [make("h4", {}, this.words.text(key)), make("ul", { className }, ...items)] : [];
  }

  /** @param {Match} match */
  facts({ plan }) {
    const { minutes, sessions, weeks: [weeks] } = this.payload.plans[plan];
    const { places } = this.more[plan];
    return [
      this.words.text("fact.minutes", { n: minutes }),
      this.words.text("fact.sessions", { n: sessions[1], range: this.words.range(...sessions) }),
      this.words.text("fact.weeks", { n: weeks }),
      ...places,
    ];
  }

  /** @param {Reason} reason */
  reason(reason) {
    const { question, found } = reason;
    const rules = this.rules[question].map(({ href, title }) => link(href, title));
    const named = make("small", {}, this.words.text("rules", { n: rules.length }), " ", ...this.words.list(rules));
    const content = [this.words.sentence(reason), ...(rules.length ? [" ", named] : [])];
    return make("li", { data: { reason: question, found } }, ...content);
  }

  /** @param {Swap} swap */
  swap({ move: at, instead, why }) {
    const move = this.payload.moves[at];
    const other = instead === null ? null : this.payload.moves[instead];
    const values = { move: this.move(move), instead: other && this.move(other), why: this.because(move, why) };
    const words = this.words.parts(other ? "swap.instead" : "swap.left", values);
    return make("li", { data: { swap: `${move.id}>${other ? other.id : ""}` } }, ...words);
  }

  /**
   * Why a move can't be done: what hurts, or the kit that is lacking.
   * @type {(move: Guide.MoveData, why: Swap["why"]) => string}
   */
  because({ all, any, avoid }, why) {
    const { kit, pain } = this.answers;
    if (why === "pain") {
      const pains = this.words.titles("pain", avoid.filter((one) => pain.has(one)));
      return this.words.text("swap.pain", { pains });
    }
    const lacking = all.filter((piece) => !kit?.has(piece));
    const titles = this.words.titles("kit", lacking.length ? lacking : any, "or");
    return this.words.text("swap.no_kit", { kit: titles.toLowerCase() });
  }

  /**
   * Moves that are done, but not as they are: their own pages say how.
   * @param {number[]} changed
   */
  care(changed) {
    const links = changed.map((at) => this.move(this.payload.moves[at], "#cautions"));
    links.forEach((one, at) => (one.dataset.care = this.payload.moves[changed[at]].id));
    const moves = this.words.list(links);
    return links.length ? [make("li", {}, ...this.words.parts("swap.care", { moves }))] : [];
  }

  /** @type {(move: Guide.MoveData, anchor?: string) => HTMLAnchorElement} */
  move({ kind, id, title }, anchor = "") {
    return link(`${this.folders[kind]}${id}/${anchor}`, title);
  }
}
