// What the answers of *Find your plan* change in a plan: the answers come with the address, what they change is found by
// match.js. Moves that are done otherwise are marked where they stand, and for pains their warning signs come first.
// What can't be read of an address is told, as it may have been a pain.

import { format, isAnswered, parse } from "./answers.js";
import { Matcher } from "./match.js";
import { load } from "./payload.js";
import { link, make } from "./say.js";

const ROWS = "tr[data-exercise], tr[data-activity]";

export class Chosen {
  constructor(root, data, words) {
    Object.assign(this, { root, data, words, changes: new Map(), first: "" });
    this.box = root.querySelector('[data-part="chosen"]');
  }

  // Shows what the answers in an address change; `passedOver` is what of its week could not be read. Without answers
  // nothing is loaded.
  async show(search, passedOver) {
    this.asked = search;
    const answered = isAnswered(search, this.data.address) && this.data.picker;
    this.first = answered ? this.words.text("not_loaded") : "";
    const found = answered ? await this.find(search) : null;
    if (this.asked !== search) return; // meanwhile the reader went on
    this.changes = found ? this.changed(found) : new Map();
    this.mark();
    const unread = this.unread([...(found?.passedOver ?? []), ...passedOver]);
    const lost = answered && !found ? [this.loud("not_loaded")] : [];
    const lines = found ? [...this.flags(found.answers), ...unread, ...this.summary(found)] : [...lost, ...unread];
    const start = found && found.start !== "free" ? [this.loud(found.start)] : [];
    this.first = [...start, ...lost, ...unread].map(({ textContent }) => textContent).join(" ");
    this.box.hidden = !lines.length;
    this.box.dataset.start = found?.start ?? "free";
    this.box.replaceChildren(...lines);
  }

  loud(key) {
    return make("p", {}, make("strong", {}, this.words.text(key)));
  }

  unread(texts) {
    const names = texts.join(", ");
    return names ? [make("p", {}, this.words.text("passed_over", { names }))] : [];
  }

  async find(search) {
    try {
      this.payload ??= await load(`${this.data.root}picker.json`);
    } catch {
      return null;
    }
    const { answers, passedOver } = parse(search, this.payload);
    const index = this.payload.plans.findIndex(({ id }) => id === this.data.id);
    if (index < 0) return null;
    const matcher = new Matcher(this.payload);
    const swaps = matcher.swaps(index, answers.kit, answers.pain);
    return {
      answers,
      passedOver,
      start: matcher.start(answers.pain),
      swaps,
      care: matcher.care(index, answers.pain, swaps),
      match: matcher.match(index, answers),
      tooHard: matcher.lowest[index] > (answers.level ?? Infinity),
    };
  }

  // From each move that is done otherwise to { swapped, instead, why, to, care }.
  changed({ answers, swaps, care }) {
    const { moves } = this.payload;
    const found = new Map();
    for (const { move: at, instead: other, why } of swaps) {
      const instead = other === null ? null : moves[other];
      const to = instead?.id ?? "";
      found.set(nameOf(moves[at]), { swapped: true, instead, to, why: this.why(moves[at], why, answers) });
    }
    for (const at of care) {
      const why = this.words.text("care", { list: this.pains(moves[at].modify, answers) });
      found.set(nameOf(moves[at]), { swapped: false, instead: null, why, care: this.address(moves[at]) });
    }
    return found;
  }

  why({ all, any, avoid }, why, answers) {
    if (why === "pain") return this.words.text("why_pain", { list: this.pains(avoid, answers) });
    const lacking = all.filter((piece) => !answers.kit.has(piece));
    return this.words.text("why_kit", { list: this.titles("kit", lacking.length ? lacking : any, "or") });
  }

  pains(conditions, { pain }) {
    return this.titles("pain", conditions.filter((one) => pain.has(one)));
  }

  titles(question, numbers, key = "and") {
    const titles = numbers.map((number) => this.payload.titles[question][number]);
    return this.words.list(question === "kit" ? titles.map(lower) : titles, key).join("");
  }

  address({ kind, id }) {
    return `${this.data.root}${kind === "exercise" ? "exercises" : "activities"}/${id}/`;
  }

  mark() {
    for (const row of this.root.querySelectorAll(ROWS)) {
      const id = row.dataset.exercise ?? row.dataset.activity;
      const kind = row.dataset.exercise === undefined ? "activity" : "exercise";
      const change = this.changes.get(nameOf({ kind, id }));
      row.querySelector(".sg-why")?.remove();
      row.classList.toggle("sg-changed", Boolean(change?.swapped));
      delete row.dataset.swap;
      if (!change) continue;
      if (change.swapped) row.dataset.swap = `${id}>${change.to}`;
      row.querySelector(".sg-move").after(make("span", { className: "sg-why" }, ...this.note(change)));
    }
  }

  note({ swapped, instead, why, care }) {
    if (!swapped) return [why, " ", link(`${care}#cautions`, this.words.text("care_link"))];
    if (!instead) return [make("strong", {}, this.words.text("out")), " ", why];
    return [`${this.words.text("instead")} `, make("strong", {}, link(this.address(instead), instead.title)), ". ", why];
  }

  // Whether to see somebody first, what was chosen, and what it changes.
  summary({ answers, match, start, tooHard }) {
    if (!this.chosen(answers).length) return [];
    const count = [...this.changes.values()].filter(({ swapped }) => swapped).length;
    const picker = link(`${this.data.root}find/${format(answers, this.payload)}`, this.words.text("change"));
    const lines = [make("p", {}, this.words.text("chose"), ` ${this.chosen(answers).join("; ")}. `, picker)];
    if (start !== "free") lines.unshift(this.loud(start));
    if (start !== "stop" && match === null) lines.push(this.loud(tooHard ? "too_hard" : "too_little"));
    if (count) lines.push(make("p", {}, ...this.words.parts("swaps", { n: count })));
    return lines;
  }

  // Warning signs come before everything else.
  flags({ pain }) {
    if (!pain.size) return [];
    const { questions, titles } = this.payload;
    const address = (number) => `${this.data.root}injuries/${questions.pain[number]}/#red-flags`;
    const links = [...pain].map((number) => link(address(number), titles.pain[number]));
    const lead = make("strong", {}, this.words.text("flags"));
    return [make("p", { className: "sg-flags" }, lead, " ", ...this.words.list(links), ".")];
  }

  // The answers in words, in the order of the questions.
  chosen(answers) {
    return this.payload.asked.map((question) => this.told(question, answers[question.name])).filter(Boolean);
  }

  // An answer in words of its own, or the titles of what was chosen.
  told({ name, form }, answer) {
    if (answer === null) return "";
    if (form === "count") return this.words.text(`answer.${name}`, { n: answer });
    const numbers = form === "ids" ? [...answer] : [answer];
    if (!numbers.length) return this.words.text(`answer.${name}_none`);
    const titles = numbers.map((number) => this.payload.titles[name][number]);
    const list = this.words.list(titles.map(lower)).join("");
    return this.words.text(`answer.${name}`, { list }) || titles.join(", ");
  }
}

const nameOf = ({ kind, id }) => `${kind}:${id}`;
const lower = (title) => (/^.[A-Z]/.test(title) ? title : title[0].toLowerCase() + title.slice(1));
