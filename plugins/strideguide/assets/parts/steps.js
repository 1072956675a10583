// The runs of a plan that follow a walk-run schedule: the step of the week that is shown, and the ways on, to stay and
// back. The rule that decides stands beside them; nothing here knows of pain.

import { find, make } from "./say.js";
import { saidOf, stepsIn, walked } from "./walk_run.js";

/** @import { Course } from "./own_course.js" */
/** @import { OwnWeek, State } from "./own_week.js" */
/** @import { Words } from "./say.js" */

const WAYS = /** @type {const} */ ({ on: 1, stay: 0, back: -1 });

export class Steps {
  /** @type {State} */
  state;
  /** @type {Course} */
  course;

  /**
   * @param {HTMLElement} page
   * @param {OwnWeek} own
   * @param {Words<Guide.PlanWord>} words
   * @param {(state: State) => void} changed
   */
  constructor(page, own, words, changed) {
    this.page = page;
    this.own = own;
    this.words = words;
    this.changed = changed;
    this.section = /** @type {HTMLElement | null} */ (page.querySelector('[data-part="steps"]'));
    this.section?.addEventListener("input", ({ target }) => {
      const { name, value } = /** @type {HTMLSelectElement} */ (target);
      if (name === "step") this.say([...this.before, Number(value)], {});
    });
    this.section?.addEventListener("click", this.onClick);
  }

  /** The steps of the weeks before the one that is shown. */
  get before() {
    const { walk_run: walk } = this.own.data;
    return walk ? stepsIn(walk, this.state, this.course).slice(0, this.state.at) : [];
  }

  /**
   * After the last week of the plan it is done once more, as long as steps are left.
   * @type {(event: Event) => void}
   */
  onClick = ({ target }) => {
    const way = /** @type {Element} */ (target).closest("button")?.dataset.go;
    const { walk_run: walk } = this.own.data;
    if (!walk || !way || !Object.hasOwn(WAYS, way)) return;
    const { at, again } = this.state;
    const step = stepsIn(walk, this.state, this.course)[at];
    const next = Math.min(Math.max(step + WAYS[/** @type {keyof typeof WAYS} */ (way)], 1), walk.steps.length);
    const isLast = at === this.course.entries.length - 1;
    this.say([...this.before, step, next], { at: at + 1, again: isLast ? [...again, at] : again });
    const values = { week: at + 2, number: next, all: walk.steps.length };
    this.part("stepped").textContent = this.words.text("walk_run.went", values);
  };

  /**
   * What the reader says of the steps so far, and what else changes with it.
   * @type {(steps: number[], change: Partial<State>) => void}
   */
  say(steps, change) {
    const { walk_run: walk } = this.own.data;
    if (!walk) return;
    const done = [...this.course.entries.map((entry) => entry.done), true];
    const schedule = { weeks: walk.weeks, count: walk.steps.length };
    this.changed({ ...this.state, ...change, steps: saidOf(schedule, steps, done) });
  }

  /** @param {string} name */
  part(name) {
    return find(this.page, `[data-part="${name}"]`);
  }

  /** @type {(state: State, course: Course) => void} */
  show(state, course) {
    Object.assign(this, { state, course });
    const walk = walked(this.own, state, course, state.at);
    if (!walk) return;
    /** @type {HTMLSelectElement} */ (find(this.page, "#step")).value = String(walk.step);
    this.part("step").hidden = !walk.runs.length;
    this.part("no-runs").hidden = walk.runs.length > 0;
    const { words } = this;
    const lines = walk.runs.map(({ day, text: run }) => words.text("walk_run.on", { day: words.day(day), run }));
    this.part("runs").replaceChildren(...lines.map((line) => make("li", {}, line)));
  }

  /**
   * Shows what has to be so first to those who said that they have a condition.
   * @param {string[]} states
   */
  clear(states) {
    const said = new Set(states.map((state) => state.split(":")[0]));
    /** @type {NodeListOf<HTMLElement>} */
    const boxes = this.page.querySelectorAll("[data-cleared]");
    for (const box of boxes) box.hidden = !box.dataset.cleared?.split(" ").some((id) => said.has(id));
  }
}
