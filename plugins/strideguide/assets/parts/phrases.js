// What the picker says of plans, in the words of the page.

import { Words } from "./say.js";

export class Phrases extends Words {
  constructor(entries, payload) {
    super(entries);
    this.payload = payload;
  }

  // How many plans fit, and the best of them; where somebody is to be seen first, that alone.
  counted(matches, asked, start) {
    if (start !== "free") return this.text(`count.${start}`);
    if (!matches.length) return this.text("count.none");
    const n = matches.filter(({ relaxed }) => !relaxed.length).length;
    const { title } = this.payload.plans[matches[0].plan];
    if (!asked) return this.text("count.all", { n });
    return n ? this.text("count.fit", { n, title }) : this.text("count.near", { title });
  }

  // A reason of match.js as a sentence.
  sentence({ question, found, values }) {
    const titles = this.payload.titles[question];
    const range = this.range(values.low, values.high);
    const shown = { n: values.answer, ...values, changes: this.changes(values), range };
    if (titles) shown.answer = titles[values.answer];
    const { of } = values;
    if (of) shown.of = titles ? this.titles(question, of, "or") : this.range(of[0], of.at(-1));
    const changed = found === "made for" && shown.changes ? "-changed" : "";
    return this.text(`reason.${question}.${found.replace(" ", "-")}${changed}`, shown);
  }

  // How many exercises are swapped, left out, and to be changed; "" if none.
  changes({ n, left, care }) {
    const counts = Object.entries({ swapped: n, left, care }).filter(([, count]) => count);
    return counts.map(([key, count]) => this.text(`change.${key}`, { n: count })).join(", ");
  }

  // The names of questions, "" if there are none.
  questions(names) {
    return this.list(names.map((name) => this.text(`relaxed.${name}`))).join("");
  }

  titles(question, numbers, key) {
    return this.list(numbers.map((number) => this.payload.titles[question][number]), key).join("");
  }

  range(low, high) {
    return low === high ? String(low) : this.text("range", { low, high });
  }
}
