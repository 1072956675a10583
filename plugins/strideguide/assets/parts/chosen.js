// What the answers of *Find your plan* change in a plan: the answers come with the address, what they change is found
// by match.js. The verdict comes first, moves that are done otherwise are marked where they stand, and a plan that
// waits for somebody's word is folded.
// What can't be read of an address is told, as it may have been a pain.

import { Allowed } from "./allowed.js";
import { saysBody } from "./address.js";
import { format, formatBody, isAnswered, onward, parse, placesOf } from "./answers.js";
import { dayOf, dayWith, numbersOf } from "./dates.js";
import { Fold } from "./fold.js";
import { load } from "./payload.js";
import { remember, remembered } from "./remember.js";
import { asItIs, changes, nameOf } from "./resolved.js";
import { find, link, make } from "./say.js";

/** @import { Answer, Answers, Match, Swap } from "./match.js" */
/** @import { Start } from "./states.js" */
/** @import { Change as Applied } from "./resolved.js" */
/** @import { Content, Words } from "./say.js" */
/** @import { Note } from "./tables.js" */

/**
 * What is done with a move: another one instead, null for nothing, and its id; or what `care` explains, an address.
 * @typedef {{ swapped: boolean, instead: Guide.MoveData | null, why: string, to?: string, care?: string }} Change
 */
/** @typedef {Map<string, Change>} Changes by the names of moves */
/**
 * @typedef {{ answers: Answers, passedOver: string[], start: Start, change: Applied, swaps: Swap[],
 *   care: number[], match: Match | null, tooHard: boolean }} Found
 */

/**
 * What answers do to a plan: what they change, whether it may be started, the ids of the states of the body that they
 * name, what these limit, in words, and what is said of moves.
 * @typedef {{ change: Applied, start: Start, states: string[], limited: string, notes: Map<string, Note> }} Effect
 */

export class Chosen {
  /** @type {Changes} */
  changes = new Map();
  /** @type {string[]} what to do before the plan, for paper and calendars */
  first = [];
  asked = "";
  /** @type {Guide.Payload} */
  payload;

  /**
   * @param {HTMLElement} root
   * @param {Guide.PlanPage} data
   * @param {Words<Guide.PlanWord>} words
   * @param {(found: Effect) => void} apply
   */
  constructor(root, data, words, apply) {
    this.root = root;
    this.data = data;
    this.words = words;
    this.apply = apply;
    this.box = find(root, '[data-part="chosen"]');
    this.fold = new Fold(root, words);
  }

  /**
   * Shows what the answers at the end of an address change; `passedOver` is what of its week could not be read.
   * Without answers nothing is loaded.
   * @param {string} end
   * @param {string[]} passedOver
   */
  async show(end, passedOver) {
    this.asked = end;
    const answered = isAnswered(end, this.data.address) && this.data.picker;
    const isBody = answered && saysBody(end, this.data.address);
    if (!this.payload) this.first = answered ? [this.words.text("not_loaded")] : [];
    if (isBody && !this.payload) this.fold.show("loading", end);
    const found = answered ? await this.find(end) : null;
    if (this.asked !== end) return; // meanwhile the reader went on
    this.changes = found ? this.changed(found) : new Map();
    const change = found?.change ?? asItIs();
    const { limited = "" } = found ? this.allowed(found) : {};
    const states = found ? this.states(found.answers) : [];
    this.apply({ change, start: found?.start ?? "free", states, limited, notes: this.notes() });
    const unread = this.unread([...(found?.passedOver ?? []), ...passedOver]);
    const lost = answered && !found ? [this.loud("not_loaded")] : [];
    const lines = found ? this.lines(found, unread) : [...lost, ...unread];
    const said = found ? this.allowed(found).paper : [];
    this.first = [...said, ...[...lost, ...unread].map(({ textContent }) => textContent ?? "")];
    this.box.hidden = !lines.length;
    this.box.dataset.start = found?.start ?? "free";
    this.box.replaceChildren(...lines);
    if (isBody && !found) this.fold.show("lost", end);
    else this.fold.show(found?.start ?? "free", found ? [...found.answers.pain].join() : "");
  }

  /** @param {Answers} answers */
  states({ pain }) {
    const ids = /** @type {string[]} */ (this.payload.questions.pain);
    return [...pain].map((number) => ids[number]);
  }

  /** @param {Found} found */
  allowed({ answers, start, change }) {
    return new Allowed({ pain: answers.pain, start, limits: change.limits }, this.payload, this.words, this.data.root);
  }

  /**
   * The verdict before all else, then the warning signs, and after them why, and what is changed.
   * @type {(found: Found, unread: HTMLElement[]) => HTMLElement[]}
   */
  lines(found, unread) {
    const allowed = this.allowed(found);
    const lead = allowed.lead ? [make("p", { className: "sg-begin" }, make("strong", {}, allowed.lead))] : [];
    const flags = this.flags(found.answers);
    return [...lead, ...flags, ...unread, ...allowed.lines, ...this.stopped(found.start), ...this.summary(found)];
  }

  /**
   * That nothing of the plan is shown, and the way to say something else.
   * @param {Start} start
   */
  stopped(start) {
    const change = () => link("#ask-body", this.words.text("stopped_change"));
    return start === "stop" ? [make("p", {}, this.words.text("stopped"), " ", change())] : [];
  }

  /** @param {Guide.PlanWord} key */
  loud(key) {
    return make("p", {}, make("strong", {}, this.words.text(key)));
  }

  /** @param {string[]} texts */
  unread(texts) {
    const names = [...new Set(texts)].join(", ");
    return names ? [make("p", {}, this.words.text("passed_over", { names }))] : [];
  }

  /** @type {(end: string) => Promise<Found | null>} */
  async find(end) {
    const address = `${this.data.root}picker.json`;
    const known = await Promise.all([import("./match.js"), this.payload ?? load(address)]).catch(() => null);
    if (!known) return null;
    const [{ Matcher }, payload] = known;
    this.payload = payload;
    const { answers, passedOver } = parse(end, this.payload);
    const index = this.payload.plans.findIndex(({ id }) => id === this.data.id);
    if (index < 0) return null;
    const matcher = new Matcher(this.payload, ...numbersOf(dayOf(new Date()), this.data.publisher.first_day));
    const swaps = matcher.swaps(index, answers.kit, answers.pain);
    return {
      answers,
      passedOver,
      start: matcher.start(answers.pain),
      change: changes(matcher, index, answers, this.data.sessions),
      swaps,
      care: matcher.care(index, answers.pain, swaps),
      match: matcher.match(index, answers),
      tooHard: matcher.lowest[index] > (answers.level ?? Infinity),
    };
  }

  /**
   * What is done otherwise.
   * @param {Found} found
   */
  changed({ answers, swaps, care, change }) {
    const { moves } = this.payload;
    /** @type {Changes} */
    const found = new Map();
    for (const { move: at, instead: other, why } of swaps) {
      const instead = other === null ? null : moves[other];
      const to = instead?.id ?? "";
      found.set(nameOf(moves[at]), { swapped: true, instead, to, why: this.why(moves[at], why, answers) });
    }
    for (const at of care) {
      const list = this.pains(moves[at].modify, answers);
      const why = [this.words.text("care", { list }), ...(change.notes.get(nameOf(moves[at])) ?? [])].join(" ");
      found.set(nameOf(moves[at]), { swapped: false, instead: null, why, care: this.address(moves[at]) });
    }
    return found;
  }

  /** @type {(move: Guide.MoveData, why: Swap["why"], answers: Answers) => string} */
  why({ all, any, avoid }, why, answers) {
    if (why === "pain") return this.words.text("why_pain", { list: this.pains(avoid, answers) });
    const lacking = all.filter((piece) => !answers.kit?.has(piece));
    return this.words.text("why_kit", { list: this.titles("kit", lacking.length ? lacking : any, "or") });
  }

  /** @type {(conditions: number[], answers: Answers) => string} */
  pains(conditions, { pain }) {
    return this.titles("pain", conditions.filter((one) => pain.has(one)));
  }

  /** @type {(question: string, numbers: number[], key?: "and" | "or") => string} */
  titles(question, numbers, key = "and") {
    const titles = numbers.map((number) => this.payload.titles[question][number]);
    return this.words.list(question === "kit" ? titles.map(lower) : titles, key).join("");
  }

  /** @param {Guide.MoveData} move */
  address({ kind, id }) {
    return `${this.data.root}${kind === "exercise" ? "exercises" : "activities"}/${id}/`;
  }

  /**
   * What is said of moves that are done otherwise, by their names.
   * @returns {Map<string, Note>}
   */
  notes() {
    const notes = [...this.changes].map(([name, change]) => {
      const { swapped, to = "" } = change;
      return /** @type {const} */ ([name, { swapped, to, words: this.note(change) }]);
    });
    return new Map(notes);
  }

  /** @type {(change: Change) => Content[]} */
  note({ swapped, instead, why, care }) {
    if (!swapped) return [why, " ", link(`${care}#cautions`, this.words.text("care_link"))];
    if (!instead) return [make("strong", {}, this.words.text("out")), " ", why];
    const other = link(this.address(instead), instead.title);
    return [`${this.words.text("instead")} `, make("strong", {}, other), ". ", why];
  }

  /**
   * What was chosen, and what it changes.
   * @param {Found} found
   */
  summary(found) {
    const { answers, match, passedOver, start, tooHard } = found;
    if (!this.chosen(answers).length) return [];
    const count = [...this.changes.values()].filter(({ swapped }) => swapped).length;
    const asked = onward(format(answers, this.payload), passedOver, this.payload);
    const picker = link(`${this.data.root}find/${asked}`, this.words.text("change"));
    const lines = [make("p", {}, this.words.text("chose"), ` ${this.chosen(answers).join("; ")}. `, picker)];
    if (start !== "stop" && match === null) lines.push(this.loud(tooHard ? "too_hard" : "too_little"));
    if (count && start !== "stop") lines.push(make("p", {}, ...this.words.parts("swaps", { n: count })));
    return [...lines, ...this.recalled(answers)];
  }

  /**
   * That this device remembers what is said about the body here, with a way to forget it.
   * @param {Answers} answers
   */
  recalled(answers) {
    const body = formatBody(answers, this.payload);
    if (!body || body !== remembered()) return [];
    const forget = make("button", { type: "button", className: "sg-undo" }, this.words.text("forget"));
    const line = make("p", { className: "sg-remembered", tabIndex: -1 }, this.words.text("remembered"), " ", forget);
    forget.addEventListener("click", () => {
      remember(null);
      line.textContent = this.words.text("forgotten");
      line.focus(); // as its button is gone
    });
    return [line];
  }

  /**
   * Where the warning signs stand.
   * @param {Answers} answers
   */
  flags({ pain }) {
    if (!pain.size) return [];
    const { conditions, states, titles } = this.payload;
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const number of pain) found.set(conditions[states[number].condition].id, titles.pain[number]);
    const links = [...found].map(([id, title]) => link(`${this.data.root}injuries/${id}/#red-flags`, title));
    const lead = make("strong", {}, this.words.text("flags"));
    return [make("p", { className: "sg-flags" }, lead, " ", ...this.words.list(links), ".")];
  }

  /**
   * The answers in words, in the order of the questions.
   * @param {Answers} answers
   */
  chosen(answers) {
    return this.payload.asked.map((question) => this.told(question, answers[question.name])).filter(Boolean);
  }

  /**
   * An answer in words of its own, or the titles of what was chosen.
   * @type {(question: Guide.QuestionData, answer: Answer) => string}
   */
  told({ name, form, places: isShort }, answer) {
    if (answer === null) return "";
    const [own, none] = /** @type {Guide.PlanWord[]} */ ([`answer.${name}`, `answer.${name}_none`]);
    const numbers = typeof answer === "number" ? [answer] : [...answer];
    if (form === "count") return this.words.text(own, { n: numbers[0] });
    if (form === "date") return this.words.text(own, { date: this.words.date(dayWith(numbers[0])) });
    if (!numbers.length) return this.words.text(none);
    const places = isShort && answer instanceof Set ? placesOf(answer, this.payload) : [];
    const titles = places.length ? places.map((one) => one.title) : numbers.map((at) => this.payload.titles[name][at]);
    const list = this.words.list(titles.map(lower)).join("");
    return this.words.text(own, { list }) || titles.join(", ");
  }
}

/** @type {(title: string) => string} */
const lower = (title) => (/^.[A-Z]/.test(title) ? title : title[0].toLowerCase() + title.slice(1));
