// How the course goes: the dates of its first day and of a race, and what a reader does with the week that is shown:
// begins with it, does it again, or was away. What that means is said first, and the reader chooses.

import { later, textOf, weekOf } from "./dates.js";
import { thisWeek } from "./own_course.js";
import { find, link, make } from "./say.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Content, Words } from "./say.js" */

/** @typedef {{ text: Guide.PlanWord, change: Partial<State> }} Choice what a button says, and what it does */
/** @typedef {"begin" | "again" | "away"} Asked */

const LONG_AWAY = 3; // weeks after which it is better to go back
const AFTER = "after-a-race"; // the plan for the week after a race

export class Going {
  /** @type {State} */
  state;
  /** @type {Course} */
  course;

  /**
   * @param {HTMLElement} root
   * @param {OwnWeek} own
   * @param {Words<Guide.PlanWord>} words
   * @param {(state: State) => void} changed
   */
  constructor(root, own, words, changed) {
    this.own = own;
    this.words = words;
    this.changed = changed;
    this.told = find(root, '[data-part="course"]');
    this.buttons = find(root, '[data-part="going"]');
    this.proposal = find(root, '[data-part="proposal"]');
    this.start = /** @type {HTMLInputElement} */ (find(root, "#start"));
    this.race = /** @type {HTMLInputElement | null} */ (root.querySelector("#race"));
    this.start.addEventListener("change", () => this.choose({ start: this.start.value }));
    this.race?.addEventListener("change", () => this.count(this.race?.value ?? ""));
    this.buttons.addEventListener("click", this.onClick);
  }

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const asked = /** @type {Element} */ (target).closest("button")?.dataset.going;
    if (asked === "back") this.choose({ away: this.state.away.filter((at) => at !== this.state.at) });
    else if (asked === "reset") this.choose({ begin: 0, away: [], again: [], back: [], at: 0 });
    else if (asked) return this.propose(/** @type {Asked} */ (asked));
    if (asked) this.focus(asked);
  };

  /**
   * Gives the focus to the button that was pressed, or if it is gone to the first of those that are there.
   * @param {string} asked
   */
  focus(asked) {
    const pressed = find(this.buttons, `[data-going="${asked}"]`);
    (pressed.hidden ? find(this.buttons, "button:not([hidden])") : pressed).focus();
  }

  /** @param {Partial<State>} some */
  choose(some) {
    this.changed({ ...this.state, ...some });
  }

  /**
   * Counts the weeks from this one to a race.
   * @param {string} race its date, "" for none
   */
  count(race) {
    this.choose({ race, start: race && thisWeek(this.own) });
  }

  // A first day in the address of who has a race alone there: a link to it means the same next week.
  settle() {
    if (this.state.undated) this.choose({});
  }

  // A first day for who has none: that of the next week.
  begin() {
    const { today, data } = this.own;
    this.choose({ start: textOf(later(weekOf(today, data.publisher.first_day), 7)) });
  }

  /** @type {(state: State, course: Course) => void} */
  show(state, course) {
    Object.assign(this, { state, course });
    this.start.value = course.start ? textOf(course.start) : "";
    if (this.race) this.race.value = state.race;
    const { entries, race } = course;
    const { done } = entries[state.at];
    const isAfter = race !== null && state.at > race.at;
    const isRace = race?.at === state.at;
    const isChanged = state.begin > 0 || [state.away, state.again, state.back].some((some) => some.length);
    const shown = {
      again: done && !isAfter && !isRace, away: done && !isAfter, begin: done && state.at > 0 && !isRace && !isAfter,
      back: !done, reset: isChanged,
    };
    for (const [name, isShown] of Object.entries(shown)) {
      find(this.buttons, `[data-going="${name}"]`).hidden = !isShown;
    }
    this.proposal.hidden = true;
    this.told.replaceChildren(...this.about().flatMap((text) => [text, " "]));
  }

  /** @returns {Content[]} what becomes of the plan with these dates */
  about() {
    const { start, race, entries, wait } = this.course;
    const { words, state } = this;
    if (!start) return [];
    if (state.race && !race) return [words.text("race.over")];
    if (!race) return [words.text("dated", { date: words.date(start) })];
    const said = [words.text("race.begin", { date: words.date(race.date), from: words.date(start), n: race.at + 1 })];
    if (state.undated) said.unshift(words.text("race.undated"));
    if (wait) said.push(words.text("race.wait", { n: wait }));
    const done = new Set(entries.flatMap((entry) => (entry.done ? [entry.week] : [])));
    const out = this.own.data.course.weeks.length - state.begin - done.size;
    if (out > 0) said.push(words.text("race.short", { n: out }));
    const twice = entries.filter(({ time, done }) => time > 1 && done).length;
    if (twice && !state.again.length && !state.back.length) said.push(words.text("race.twice", { n: twice }));
    return [...said, ...this.after(race.at)];
  }

  /** @type {(race: number) => Content[]} where the week after the race is, if the plan has none */
  after(race) {
    const { data } = this.own;
    if (race < this.course.entries.length - 1 || !data.after) return [];
    const plan = link(`${data.root}plans/${AFTER}/`, data.after);
    return [make("span", {}, ...this.words.parts("race.after", { plan }))];
  }

  /**
   * Says what was seen, what it means and what is proposed, and lets the reader choose; the first choice is proposed.
   * @param {Asked} asked
   */
  propose(asked) {
    const { text, choices } = { begin: this.beginning, again: this.repeating, away: this.missing }[asked]();
    const buttons = choices.map(({ text: label, change }, at) => {
      const className = at ? "md-button" : "md-button md-button--primary";
      const button = make("button", { type: "button", className }, this.words.text(label));
      button.addEventListener("click", () => {
        this.choose(change);
        this.focus(asked);
      });
      return button;
    });
    const leave = make("button", { type: "button", className: "md-button" }, this.words.text("do.leave"));
    leave.addEventListener("click", () => {
      this.proposal.hidden = true;
      this.focus(asked);
    });
    const row = make("p", { className: "sg-buttons" }, ...buttons, leave);
    this.proposal.replaceChildren(make("p", {}, text), row);
    this.proposal.hidden = false;
    buttons[0].focus();
  }

  get number() {
    return this.state.at + 1;
  }

  /** What a week more means: the rest moves, but no race. */
  get moves() {
    const { race } = this.course;
    if (!race) return this.words.text("moves_on");
    return this.words.text("race.stays", { date: this.words.date(race.date) });
  }

  beginning = () => {
    const { week } = this.course.entries[this.state.at];
    const text = this.words.text("propose.begin", { number: this.number });
    const change = { begin: week, away: [], again: [], back: [], at: 0 };
    return { text, choices: [{ text: /** @type {const} */ ("do.begin"), change }] };
  };

  repeating = () => {
    const text = `${this.words.text("propose.again", { number: this.number })} ${this.moves}`;
    const change = { again: sorted([...this.state.again, this.state.at]), at: this.state.at + 1 };
    return { text, choices: [{ text: /** @type {const} */ ("do.again"), change }] };
  };

  missing = () => {
    const { at } = this.state;
    const away = sorted([...this.state.away, at]);
    let weeks = 1;
    while (away.includes(at - weeks)) weeks += 1;
    const isLong = weeks >= LONG_AWAY;
    const seen = this.words.text(isLong ? "propose.long" : "propose.away", { number: this.number, n: weeks });
    /** @type {Choice[]} */
    const choices = [
      { text: "do.on", change: { away, back: this.state.back.filter((one) => one !== at + 1), at: at + 1 } },
      { text: "do.back", change: { away, back: sorted([...this.state.back, at + 1]), at: at + 1 } },
    ];
    return { text: `${seen} ${this.moves}`, choices: isLong ? choices.reverse() : choices };
  };
}

/** @type {(numbers: number[]) => number[]} */
const sorted = (numbers) => [...new Set(numbers)].sort((one, other) => one - other);
