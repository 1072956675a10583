// <guide-plan> makes the page of a plan the reader's own: their week, their answers, and what they take along. The page
// is whole without it. What the reader chooses stands in the address, so that a link carries it and a reload keeps it.

import { asks } from "./address.js";
import { Arranging } from "./arranger.js";
import { Asking } from "./asking.js";
import { Chosen } from "./chosen.js";
import { weeksOf } from "./course.js";
import { Going } from "./going.js";
import { Here } from "./here.js";
import { limitsText, lowerLoads, lowerPhases } from "./lowered.js";
import { courseOf } from "./own_course.js";
import { OwnWeek } from "./own_week.js";
import { remember, remembered } from "./remember.js";
import { Words, find } from "./say.js";
import { Steps } from "./steps.js";
import { Tables } from "./tables.js";
import { Take, download } from "./take.js";
import { Ticks } from "./ticks.js";
import { Turn } from "./turn.js";

/** @import { Effect } from "./chosen.js" */
/** @import { State } from "./own_week.js" */

const said = await fetch(find(document, "guide-plan").dataset.words ?? "");
/** @type {Words<Guide.PlanWord>} */
const words = new Words(await said.json());

class GuidePlan extends HTMLElement {
  /** @type {Here} */
  here;
  /** @type {OwnWeek} */
  own;
  /** @type {Arranging} */
  arranging;
  /** @type {Turn} */
  turn;
  /** @type {Going} */
  going;
  /** @type {Steps} */
  steps;
  /** @type {Tables} */
  tables;
  /** @type {Chosen} */
  chosen;
  /** @type {Asking | null} */
  asking;
  /** @type {Take} */
  take;
  /** @type {Ticks} */
  ticks;

  connectedCallback() {
    /** @type {Guide.PlanPage} */
    const data = JSON.parse(find(this, 'script[type="application/json"]').textContent);
    this.here = new Here(data.address);
    this.own = new OwnWeek(data);
    this.arranging = new Arranging(find(this, '[data-part="own"]'), this.own, words, this.onChange);
    this.turn = new Turn(find(this, '[data-part="turn"]'), this.own, words, this.onChange);
    this.going = new Going(this, this.own, words, this.onChange);
    this.steps = new Steps(this, this.own, words, this.onChange);
    this.tables = new Tables(this, this.own, words);
    this.chosen = new Chosen(this, data, words, this.onAnswers);
    const question = /** @type {HTMLElement | null} */ (this.querySelector('[data-part="body"]'));
    this.asking = question && new Asking(question, words, this.onBody);
    this.take = new Take(this, {
      data,
      words,
      limits: () => limitsText(this.own.change.limits, words),
      first: () => this.chosen.first,
      weeks: () => weeksOf(this.own, this.arranging.state, words),
      course: () => courseOf(data, this.arranging.state),
      begin: () => this.going.begin(),
    });
    this.ticks = new Ticks(this, { data, words });
    this.addEventListener("click", this.onClick);
    window.addEventListener("popstate", this.onPop);
    this.classList.add("sg-ready");
    this.onPop();
  }

  disconnectedCallback() {
    window.removeEventListener("popstate", this.onPop);
    this.ticks.stop();
  }

  onPop = () => {
    const end = this.here.arrive();
    this.show(end);
  };

  /**
   * What the reader says about the body here counts at once, and on this device if it is to be remembered.
   * @type {(states: string[]) => void}
   */
  onBody = (states) => {
    const { version, address } = this.own.data;
    const [name] = address.private;
    const said = [...states].sort().join(",");
    if (remembered() !== null) remember(said && `?v=${version}#${name}=${said}`);
    const { query } = this.here.said();
    query.delete(name);
    if (said) query.append(name, said);
    if (!asks(address).some((key) => query.has(key))) query.delete("v");
    else if (!query.has("v")) query.set("v", version);
    const end = this.here.saying(query);
    this.here.change(end);
    this.show(end);
  };

  /** @type {(found: Effect) => void} */
  onAnswers = ({ change, start, states, limited, notes }) => {
    this.own.apply(change);
    this.asking?.show(states, start === "free" ? "" : words.text(start));
    this.tables.notes = notes;
    this.steps.clear(states);
    this.showWeek();
    lowerPhases(this, this.own, limitsText(change.limits, words));
    lowerLoads(this, this.own, limited);
  };

  /** @param {string} end */
  show(end) {
    this.showWeek();
    this.chosen.show(end, this.own.passedOver(this.here.said().query));
  }

  // The week of the plan that the address names, on the reader's days and as the reader does it.
  showWeek() {
    const state = this.own.read(this.here.said().query);
    const course = courseOf(this.own.data, state);
    this.arranging.show(state, course);
    this.turn.show(state, course, limitsText(this.own.change.limits, words));
    this.going.show(state, course);
    this.steps.show(state, course);
    this.ticks.only(this.own.keys(state.count));
    this.tables.show(this.arranging.week, course.entries[state.at].week);
  }

  /** @type {(state: State) => void} */
  onChange = (state) => {
    const end = this.here.saying(this.own.write(this.here.said().query, state));
    this.here.change(end);
    this.show(end);
  };

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    /** @type {Record<string, () => void>} */
    const does = {
      print: () => this.take.print(),
      calendar: () => this.take.calendar(),
      copy: () => {
        this.going.settle();
        this.take.copy();
      },
      nothing: () => this.asking?.nothing(),
      export: () => download(`${this.own.data.id}.json`, "application/json", this.ticks.text()),
      import: () => this.ticks.file.click(),
      clear: () => this.ticks.clear(button),
    };
    const wanted = button?.dataset.do;
    if (wanted && Object.hasOwn(does, wanted)) does[wanted]();
  };
}

customElements.define("guide-plan", GuidePlan);
