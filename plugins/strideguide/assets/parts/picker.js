// <guide-picker> asks its questions and shows which plans answer them. Its state lives in the address, so a choice can
// be shared and a reload keeps it; what is about the body stands behind "#" there. What plans answer, and why, is found
// by match.js. Without JavaScript the index is all.

import { NONE, fields, format, formatBody, isAnswered, parse, placesOf } from "./answers.js";
import { Body } from "./body.js";
import { dateFrom, dayOf, numbersOf } from "./dates.js";
import { closeOnEscape } from "./escape.js";
import { Here, page } from "./here.js";
import { Matcher } from "./match.js";
import { load } from "./payload.js";
import { Remember } from "./remember.js";
import { Results } from "./results.js";
import { find } from "./say.js";

/** @import { Answers } from "./match.js" */

/** @type {(text?: string) => string[]} */
const split = (text = "") => text.split(",").filter(Boolean);

class GuidePicker extends HTMLElement {
  /** @type {Set<string>} the questions that were answered before the data came */
  touched = new Set();
  /** @type {string[]} */
  passedOver = [];
  /** @type {HTMLFormElement} */
  form;
  /** @type {Body} */
  body;
  /** @type {Guide.Payload} */
  payload;
  /** @type {Results | undefined} there when the data has come */
  results;
  /** @type {Here} */
  here;
  /** @type {Remember | undefined} there when the data has come */
  remember;
  was = { end: "", passedOver: /** @type {string[]} */ ([]) }; // before "Start again"
  /** @type {string | undefined} what the address says that is shown */
  shown;

  async connectedCallback() {
    this.form = /** @type {HTMLFormElement} */ (find(this, "form"));
    this.body = new Body(find(this, "[data-body]"));
    this.form.addEventListener("input", this.onInput);
    this.form.addEventListener("click", this.onClick);
    closeOnEscape(this.form);
    this.form.addEventListener("reset", this.onReset);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", this.onPop);
    const { address, first_day: first } = JSON.parse(find(this, "script[type='application/json']").textContent);
    this.here = new Here(address);
    if (isAnswered(this.here.arrive(), address)) this.wait();
    try {
      this.payload = await load(this.dataset.payload ?? "");
    } catch {
      this.fail();
      return;
    }
    const matcher = new Matcher(this.payload, ...numbersOf(dayOf(new Date()), first));
    this.results = new Results(this, this.payload, matcher);
    this.remember = new Remember(this, () => formatBody(this.answers(), this.payload));
    const index = /** @type {HTMLDetailsElement} */ (find(this, ".sg-all"));
    index.open = index.contains(document.getElementById(this.here.said().anchor));
    this.classList.add("sg-ready");
    this.onPop();
    if (this.touched.size) this.choose();
  }

  disconnectedCallback() {
    window.removeEventListener("popstate", this.onPop);
  }

  /** @type {(event: Event) => void} */
  onInput = ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (this.body.root.contains(field)) return this.choose("pain");
    if (!field.name) return; // it is no answer
    if (field.type === "date" && field.value && !dateFrom(field.value)) return; // its year is being written
    const boxes = field.type === "checkbox" ? this.boxes(field.name) : [];
    boxes.forEach((box) => excludes(box, field) && (box.checked = false));
    this.choose(field.name);
  };

  onReset = () => {
    if (!this.results) history.replaceState(history.state, "", page());
    if (!this.results) this.here.arrive();
    const was = { end: this.here.end, passedOver: this.passedOver };
    setTimeout(() => {
      this.choose("pain", ...this.names());
      if (!this.results || !isAnswered(was.end, this.payload.address)) return;
      this.was = was;
      this.tell(find(this.form, "[data-undo]"), "cleared").hidden = false;
    });
  };

  /** What was cleared last is said again; nobody else has kept it. */
  undo() {
    const { end, passedOver } = this.was;
    if (!this.results) return;
    this.write(fields(parse(end, this.payload).answers, this.payload));
    this.choose("pain", ...this.names());
    this.passedOver = passedOver;
    this.show();
    this.tell(find(this.form, "[data-undo]"), "back");
    find(this.form, "[type=reset]").focus();
  }

  /** @returns {string[]} of all fields */
  names() {
    return [...this.form.elements].map((field) => /** @type {HTMLInputElement} */ (field).name);
  }

  /**
   * Says what a button has done.
   * @type {(button: HTMLElement, done: string) => HTMLElement}
   */
  tell(button, done) {
    find(this.form, ".sg-ends [role=status]").textContent = button.dataset[done] ?? "";
    return button;
  }

  onPop = () => {
    const end = this.here.arrive();
    if (!this.results) return;
    const { answers, passedOver } = parse(end, this.payload);
    const shown = String(this.here.said().query); // a link to a part of the page changes nothing
    if (shown !== this.shown) this.passedOver = [...new Set([...passedOver, ...(history.state?.unread ?? [])])];
    this.shown = shown;
    history.replaceState(this.state(), "");
    this.write(fields(answers, this.payload));
    this.show();
  };

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.matches(".sg-tile")) this.open(button);
    else if (button?.matches(".sg-place")) this.press(button);
    else if (button?.matches("[data-copy]")) this.copy(button);
    else if (button?.matches("[data-undo]")) this.undo();
  };

  /**
   * A choice: the address says it, and the list is there at once. What could not be read of the address may have been a
   * pain, so it is told until the reader has said what hurts.
   * @param {string[]} questions
   */
  choose(...questions) {
    questions.forEach((question) => this.touched.add(question));
    if (!this.results) return this.wait();
    if (questions.includes("pain")) this.passedOver = [];
    this.touched.clear();
    find(this.form, ".sg-ends [role=status]").textContent = "";
    for (const part of ["label", "[data-undo]"]) find(this.form, `.sg-ends ${part}`).hidden = true;
    this.here.change(format(this.answers(), this.payload), this.state());
    this.shown = String(this.here.said().query);
    if (this.payload.address.private.some((name) => questions.includes(name))) this.remember?.keep();
    this.show();
  }

  // Until the data comes: whoever has said something is offered nothing that was made for somebody who has not.
  wait() {
    find(this, "output").textContent = this.dataset.waiting ?? "";
    find(this, ".sg-results > div").replaceChildren();
  }

  // What an entry of the history holds besides its address.
  state() {
    return { ...history.state, unread: this.passedOver };
  }

  show() {
    performance.mark("guide-picker");
    const answers = this.answers();
    this.results?.show(answers, format(answers, this.payload), this.passedOver);
    this.remember?.show();
    this.showAnswers(answers);
    this.dispatchEvent(new Event("answered"));
    performance.measure("guide-picker", "guide-picker");
  }

  // The form goes by way of an address, as answers.js alone knows what its words mean.
  answers() {
    const given = new FormData(this.form);
    const names = this.payload.asked.map(({ name }) => name).filter((name) => given.has(name));
    const asked = names.map((name) => [name, given.getAll(name).join(",")]);
    return parse(`?${new URLSearchParams(asked)}`, this.payload).answers;
  }

  /**
   * Answers of an address into the form, but for questions that the reader has answered meanwhile. Pains add up.
   * @param {URLSearchParams} query
   */
  write(query) {
    for (const list of this.form.querySelectorAll("select")) {
      if (!this.touched.has(list.name)) list.value = query.get(list.name) ?? "";
    }
    const known = split(query.get("pain") ?? "");
    this.body.states = this.touched.has("pain") ? [...this.body.states, ...known] : known;
    for (const input of this.boxes()) {
      if (this.touched.has(input.name)) continue;
      const value = query.get(input.name) ?? "";
      if (input.type === "date") input.value = value;
      else input.checked = input.type === "radio" ? input.value === value : split(value).includes(input.value);
    }
  }

  /**
   * The fields of a question, or of all.
   * @param {string} [name]
   * @returns {HTMLInputElement[]}
   */
  boxes(name) {
    const fields = [...this.form.querySelectorAll("input")].filter((field) => !this.body.root.contains(field));
    return fields.filter((field) => (name === undefined ? field.name : field.name === name));
  }

  /**
   * On a small screen one question is open at a time.
   * @param {Element} tile
   */
  open(tile) {
    for (const other of this.form.querySelectorAll(".sg-tile")) {
      const open = other === tile && tile.getAttribute("aria-expanded") === "false";
      other.setAttribute("aria-expanded", String(open));
    }
  }

  /**
   * A place sets its kit, or takes it away; one with a single piece adds it.
   * @param {HTMLElement} button
   */
  press(button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    const kit = split(button.dataset.kit);
    const adds = "adds" in button.dataset;
    for (const box of this.boxes("kit")) {
      const own = kit.length ? kit.includes(box.value) : box.value === NONE;
      if (own) box.checked = !pressed;
      else if (!pressed && (!adds || box.value === NONE)) box.checked = false;
    }
    this.choose("kit");
  }

  /** @param {Answers} answers */
  showAnswers({ kit }) {
    const whole = kit ? placesOf(kit, this.payload) : [];
    const pieces = chosen(this.boxes("kit"));
    /** @type {NodeListOf<HTMLElement>} */
    const places = this.form.querySelectorAll(".sg-place");
    for (const button of places) {
      const { kit: own, place } = button.dataset;
      const isThere = "adds" in button.dataset || !own || whole.some(({ id }) => id === place);
      const isPressed = isThere && split(own || NONE).every((piece) => pieces.includes(piece));
      button.setAttribute("aria-pressed", String(isPressed));
    }
    const titles = this.results?.words.list(whole.map(({ title }) => title)).join("") ?? "";
    /** @type {NodeListOf<HTMLElement>} */
    const tiles = this.form.querySelectorAll(".sg-tile");
    for (const tile of tiles) {
      const { question = "" } = tile.dataset;
      const given = this.boxes(question).filter((input) => input.checked);
      const n = given.length;
      const counted = /** @type {Guide.PickerWord} */ (`shown.${question}`);
      const words = n > 1 ? this.results?.words.text(counted, { n }) : given[0]?.parentElement?.textContent;
      find(tile, "[data-shown]").textContent = (question === "kit" && titles) || (words ?? this.dataset.any ?? "");
      tile.classList.toggle("sg-answered", given.some((input) => input.value));
    }
    /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
    const others = this.form.querySelectorAll("select, [type=date]");
    for (const field of others) field.parentElement?.classList.toggle("sg-answered", field.value !== "");
  }

  /** @param {HTMLElement} button */
  async copy(button) {
    const label = find(this.form, ".sg-ends label");
    try {
      await navigator.clipboard.writeText(location.href);
      this.tell(button, "copied");
    } catch {
      const field = /** @type {HTMLInputElement} */ (find(label, "input"));
      label.hidden = false;
      field.value = location.href;
      field.select();
    }
  }

  fail() {
    this.classList.add("sg-off");
    find(this, ".sg-failed").hidden = false;
  }
}

/** @type {(box: HTMLInputElement, target: HTMLInputElement) => boolean} "none" and anything else exclude each other */
const excludes = (box, target) => target.checked && (box.value === NONE) !== (target.value === NONE);
/** @type {(boxes: HTMLInputElement[]) => string[]} */
const chosen = (boxes) => boxes.filter((box) => box.checked).map((box) => box.value);

customElements.define("guide-picker", GuidePicker);
