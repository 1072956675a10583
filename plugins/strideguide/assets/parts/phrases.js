// What the picker says of plans, in the words of the page.

import { Words } from "./say.js";
import { counted } from "./states.js";

/** @import { Answers, Match } from "./match.js" */
/** @import { Reason } from "./offered.js" */
/** @import { Figures } from "./meeting.js" */
/** @import { Start } from "./states.js" */
/** @import { Values } from "./say.js" */

/** @extends {Words<Guide.PickerWord>} */
export class Phrases extends Words {
  /**
   * @param {Record<string, string>} entries
   * @param {Guide.Payload} payload
   */
  constructor(entries, payload) {
    super(entries);
    this.payload = payload;
  }

  /**
   * How many plans fit, and the best of them; where somebody is to be seen first, that alone.
   * @type {(matches: Match[], answers: Answers, start: Start, asked: string) => string}
   */
  counted(matches, answers, start, asked) {
    if (start === "stop" || start === "ask") return this.first(answers.pain, start);
    if (!matches.length) return this.text("count.none");
    const [first] = matches;
    const { title } = this.payload.plans[first.plan];
    const fitting = matches.filter(({ relaxed }) => !relaxed.length);
    const n = fitting.filter(({ apart }) => apart === first.apart).length;
    if (!asked) return this.text("count.all", { n: fitting.length });
    if (start === "careful") return this.text("count.careful", { n: matches.length, title });
    if (!first.relaxed.length) return this.text("count.fit", { n, title });
    return this.text(fitting.length ? "count.apart" : "count.near", { title });
  }

  /** @type {(pain: Answers["pain"], start: "stop" | "ask") => string} */
  first(pain, start) {
    const { states } = this.payload;
    const n = counted([...pain].map((one) => states[one]), this.payload);
    if (n > this.payload.most_pains) return this.text("count.many", { n });
    const chosen = [...pain].filter((one) => states[one].start === start);
    return this.text(`count.${start}`, { pains: this.titles("pain", chosen) });
  }

  /**
   * A reason of match.js as a sentence.
   * @param {Reason} reason
   */
  sentence({ question, found, values }) {
    const titles = this.payload.titles[question];
    const { of, answer = 0, ...figures } = values;
    const range = this.range(values.low, values.high);
    /** @type {Values} */
    const shown = { n: answer, ...figures, answer, changes: this.changes(values), range };
    if (titles) shown.answer = titles[answer];
    if (of) shown.of = titles ? this.titles(question, of, "or") : this.range(of[0], of.at(-1));
    const changed = found === "made for" && shown.changes ? "-changed" : "";
    const key = `reason.${question}.${found.replace(" ", "-")}${changed}`;
    return this.text(/** @type {Guide.PickerWord} */ (key), shown);
  }

  /**
   * How many exercises are swapped, left out, and to be changed; "" if none.
   * @param {Figures} figures
   */
  changes({ n = 0, left = 0, care = 0 }) {
    /** @type {Array<["swapped" | "left" | "care", number]>} */
    const counts = [["swapped", n], ["left", left], ["care", care]];
    const told = counts.filter(([, count]) => count);
    return told.map(([key, count]) => this.text(`change.${key}`, { n: count })).join(", ");
  }

  /**
   * The names of questions, "" if there are none.
   * @param {string[]} names
   */
  questions(names) {
    const keys = /** @type {Guide.PickerWord[]} */ (names.map((name) => `relaxed.${name}`));
    return this.list(keys.map((key) => this.text(key))).join("");
  }

  /** @type {(question: string, numbers: number[], key?: "and" | "or") => string} */
  titles(question, numbers, key) {
    return this.list(numbers.map((number) => this.payload.titles[question][number]), key).join("");
  }

  /** @type {(low?: number, high?: number) => string} */
  range(low = 0, high = 0) {
    return low === high ? String(low) : this.text("range", { low, high });
  }
}
