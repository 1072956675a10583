// *Your week*: the reader says what the running week looks like, and the sessions go where the rules leave room. Where
// they go is found by week.js; this module shows it and hears what the reader wants instead.

import { dueText } from "./course.js";
import { daysFrom } from "./dates.js";
import { dateIn, weekIn } from "./own_days.js";
import { find, link, make } from "./say.js";
import { broken, flaw, reasonOf, runName, tell } from "./reasons.js";
import { isClose } from "./walk_run.js";

/** @import { Course } from "./own_course.js" */
/** @import { Laid } from "./own_days.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Session } from "./resolved.js" */
/** @import { Content, Words } from "./say.js" */

export class Arranging {
  /** @type {State} */
  state;
  /** @type {Course} */
  course;
  /** @type {Laid} */
  week;

  /**
   * `changed` is called with the new state when the reader has chosen something.
   * @param {HTMLElement} form
   * @param {OwnWeek} own
   * @param {Words<Guide.PlanWord>} words
   * @param {(state: State) => void} changed
   */
  constructor(form, own, words, changed) {
    this.form = form;
    this.own = own;
    this.words = words;
    this.changed = changed;
    /** @type {NodeListOf<HTMLElement>} */
    const rows = form.querySelectorAll("[data-place]");
    this.rows = new Map([...rows].map((row) => [row.dataset.place ?? "", row]));
    this.order = daysFrom(own.data.publisher.first_day);
    const days = this.order.map((_, day) => /** @type {HTMLElement} */ (find(form, `[data-day="${day}"]`)));
    this.cells = days.map((day) => find(day, ".sg-placed"));
    this.runs = days.map((day) => find(day, ".sg-unscripted")); // what paper shows in the place of the choices
    this.selects = days.map((day) => /** @type {HTMLSelectElement} */ (find(day, "select")));
    this.names = new Map(own.data.sessions.map((session) => [session.key, session.short]));
    form.addEventListener("input", this.onInput);
    form.addEventListener("click", this.onClick);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @type {(event: Event) => void} */
  onInput = ({ target }) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    const { name, value } = select;
    const number = Number(value);
    const day = this.selects.indexOf(select);
    if (name === "day") this.choose({ pattern: this.state.pattern.with(day, number) });
    if (name === "keys") this.choose({ pattern: this.own.patternOf(this.own.usualOf(this.runCount, number)) });
    if (name === "sessions") this.choose({ count: number });
    if (name === "hours") this.choose({ hours: number });
    if (name === "rule") this.choose({ chosen: this.chosenRules() });
    const row = /** @type {HTMLElement | null} */ (select.closest("[data-place]"));
    if (name === "at" && row) this.move(row.dataset.place, value === "" ? null : number);
  };

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (!button) return;
    if (button.dataset.do === "best") this.choose({ placed: null });
    if (button.dataset.days) this.place(JSON.parse(button.dataset.days));
    find(this.form, "[data-place]:not([hidden]) select").focus(); // the button may be gone
  };

  get runCount() {
    return this.state.pattern.filter((kind) => kind).length;
  }

  /** The boxes of rules that a reader may choose. */
  get choices() {
    return /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll('[name="rule"]')]);
  }

  chosenRules() {
    return this.choices.filter(({ checked }) => checked).map(({ value }) => value);
  }

  /** @param {Partial<State>} some */
  choose(some) {
    this.changed({ ...this.state, ...some });
  }

  /**
   * A session on another day: the others stay where they are.
   * @param {string | undefined} key
   * @param {number | null} day
   */
  move(key, day) {
    const { sessions, days } = this.week;
    this.place(sessions.map((session, at) => (session.key === key ? day : days[at])));
  }

  /** @param {Array<number | null>} days */
  place(days) {
    const placed = new Map(this.state.placed ?? []);
    this.week.sessions.forEach(({ key }, at) => placed.set(key, days[at]));
    this.choose({ placed });
  }

  /** @type {(state: State, course: Course) => void} */
  show(state, course) {
    this.state = state;
    this.course = course;
    this.week = weekIn(this.own, state, course, state.at);
    this.selects.forEach((select, day) => {
      select.value = String(this.week.pattern[day]);
      select.disabled = this.isRaced;
    });
    const keys = this.own.keysOf(state.pattern);
    for (const [name, value] of Object.entries({ sessions: state.count, hours: state.hours, keys })) {
      for (const select of this.select(name)) select.value = String(value);
    }
    for (const box of this.choices) box.checked = state.chosen.includes(box.value);
    this.showDays();
    this.showSessions();
    this.showOthers();
    this.showVerdict();
  }

  /** Whether a race rules the runs of the week: its own, or that before it. */
  get isRaced() {
    return this.week.race !== null || String(this.week.pattern) !== String(this.state.pattern);
  }

  /**
   * @param {string} name
   * @returns {HTMLSelectElement[]}
   */
  select(name) {
    return [...this.form.querySelectorAll("select")].filter((select) => select.name === name);
  }

  /** @param {string} name */
  part(name) {
    return find(this.form, `[data-part="${name}"]`);
  }

  showDays() {
    const { days, guests, pattern, race } = this.week;
    const name = (/** @type {number} */ day) => runName(pattern[day], this.words, this.own.data.walk_run !== undefined);
    const named = (/** @type {number} */ day) => (race === day ? this.words.text("race.day") : name(day));
    this.runs.forEach((run, day) => (run.textContent = named(day)));
    this.cells.forEach((cell, day) => {
      const here = [...days.keys()].filter((at) => days[at] === day).map((at) => this.chip(at));
      const beside = guests.filter((guest) => guest.day === day).map((guest) => this.guest(guest.key, guest.at));
      const raced = race === day ? [make("li", { className: "sg-race" }, this.words.text("race.day"))] : [];
      cell.replaceChildren(...raced, ...here, ...beside);
    });
  }

  /**
   * A session in its day.
   * @param {number} at
   */
  chip(at) {
    const { key } = this.week.sessions[at];
    const isBroken = broken(at, this.week).some((rule) => rule.must);
    return make("li", { className: isBroken ? "sg-broken" : "" }, link(`#session-${key}`, this.name(key)));
  }

  /** @type {(key: string, at: number) => HTMLElement} a session of the week before or after it, in its day */
  guest(key, at) {
    return make("li", {}, this.words.text("race.guest", { session: this.name(key), number: at + 1 }));
  }

  showSessions() {
    for (const row of this.rows.values()) row.hidden = true;
    this.week.sessions.forEach(({ key }, at) => {
      const row = /** @type {HTMLElement} */ (this.rows.get(key));
      const day = this.week.days[at];
      const select = /** @type {HTMLSelectElement} */ (find(row, "select"));
      row.hidden = false;
      select.value = day === null ? "" : String(day);
      select.disabled = typeof this.week.stands[at]?.before === "number";
      find(row, '[data-part="why"]').replaceChildren(...this.why(at));
      const rules = broken(at, this.week);
      find(row, ".sg-breaks").replaceChildren(...rules.map((rule) => this.breaking(rule)));
    });
  }

  /** @type {(at: number) => Content[]} why a session is where it is, and when it was due */
  why(at) {
    const { days, pattern, stands } = this.week;
    const { day, weeks, before: n } = stands[at] ?? { day: days[at], weeks: 0, before: null };
    const due = dueText(this.course, this.words, this.course.entries[this.state.at].due, day);
    const date = day === null ? null : dateIn(this.course, this.state.at + weeks, day);
    if (n !== null && date) return [this.words.text("race.before", { n, date: this.words.date(date) })];
    const reason = reasonOf(at, this.week, { ...this.state, pattern }, this.own.data);
    return [...tell(reason, this.words), ...(due ? [" ", due] : [])];
  }

  /** @param {string} key */
  name(key) {
    return this.names.get(key) ?? "";
  }

  /** @param {Guide.ShownRule} rule */
  breaking(rule) {
    const properties = { className: rule.must ? "sg-must" : "sg-should", data: { rule: rule.id } };
    return make("li", properties, ...tell(flaw(rule), this.words));
  }

  showOthers() {
    const shown = String(this.week.days);
    const others = this.week.best.map(({ days }) => days).filter((days) => String(days) !== shown);
    const items = others.map((days) => {
      const places = this.week.sessions.map((session, at) => this.placeName(session, days[at]));
      const data = { days: JSON.stringify(days) };
      return make("li", {}, make("button", { type: "button", data }, ...this.words.list(places)));
    });
    this.part("alternatives").hidden = !items.length;
    find(this.part("alternatives"), "ul").replaceChildren(...items);
    find(this.form, '[data-do="best"]').hidden = !this.week.byHand;
  }

  /** @type {(session: Session, day: number | null) => string} */
  placeName({ key }, day) {
    const session = this.name(key);
    if (day === null) return this.words.text("left_out", { session });
    return this.words.text("on", { session, day: this.words.day(day) });
  }

  showVerdict() {
    const { days, breaks, rules } = this.week;
    const must = new Set(breaks.map(({ rule }) => rule).filter((rule) => rules[rule].must));
    const out = days.filter((day, at) => day === null && this.week.inTheWay.has(at)).length;
    const placed = days.filter((day) => day !== null).length;
    const wishes = breaks.filter(({ rule }) => !rules[rule].must).length;
    const said = [...this.runsAbove(), ...this.close(), ...this.gone(), ...this.ownSessions()];
    if (this.week.isAway) said.push(this.words.text("away_now"));
    if (this.isRaced) said.push(this.words.text(this.week.race === null ? "race.soon" : "race.week"));
    if (out) said.push(this.words.text("room", { n: out }));
    if (must.size) said.push(this.words.text("broken", { n: must.size }));
    if (!out && !must.size && !this.week.isAway) said.push(this.words.text("kept", { n: placed }));
    if (wishes) said.push(this.words.text("better", { n: wishes }));
    /** @type {HTMLOutputElement} */ (this.part("verdict")).value = said.join(" ");
    this.part("rest").textContent = this.rest();
    const whole = breaks.filter(({ slots }) => !slots.length).map(({ rule }) => this.breaking(rules[rule]));
    this.part("whole").replaceChildren(...whole);
  }

  // That a day which the reader chose is gone with its session.
  gone() {
    const { gone } = this.week;
    const list = this.words.list(gone.map((key) => this.name(key))).join("");
    return gone.length ? [this.words.text("gone", { n: this.state.count, list })] : [];
  }

  // That there is no run which a session could replace.
  ownSessions() {
    const some = this.week.sessions.filter(({ traits }) => traits.includes("replaces a run"));
    const list = this.words.list(some.map(({ key }) => this.name(key))).join("");
    return some.length && !this.state.pattern.some(Boolean) ? [this.words.text("replaces_none", { list })] : [];
  }

  // That there are more runs than the reader's answers allow, or runs that wait.
  runsAbove() {
    const most = this.own.change.limits.runs ?? Infinity;
    const { pattern } = this.week;
    const runs = pattern.filter((kind) => kind).length;
    const above = runs > most ? [this.words.text(most ? "runs_above" : "runs_none", { n: runs, most })] : [];
    const waits = pattern.some((kind) => this.own.waits(kind));
    return waits ? [...above, this.words.text("run_waits")] : above;
  }

  // That runs of a schedule have too few days between them.
  close() {
    const { walk_run: walk } = this.own.data;
    return walk && isClose(this.week.pattern, walk.rest) ? [this.words.text("walk_run.close", { n: walk.rest })] : [];
  }

  // The days without a run and with nothing but gentle sessions.
  rest() {
    const { sessions, days } = this.week;
    const busy = new Set(days.filter((_, at) => !sessions[at].traits.includes("gentle")));
    const free = this.order.filter((day) => this.week.pattern[day] === 0 && !busy.has(day));
    const list = this.words.list(free.map((day) => this.words.day(day))).join("");
    return free.length ? this.words.text("rest", { days: list }) : this.words.text("no_rest");
  }
}
