// <guide-call> holds the calls to action below the picker's plans, and shows the one for what is answered. One that
// takes answers along shows them first, a line each: what is about the body goes only where its reader ticks it.
// Nothing is kept, and nothing goes before the last link is followed.

import { closeOnEscape } from "./escape.js";
import { find, make } from "./say.js";

/** @typedef {{ text: string, isBody: boolean }} Line */

class GuideCall extends HTMLElement {
  /** @type {HTMLElement} */
  picker;
  /** @type {HTMLFormElement} */
  form;
  /** @type {HTMLElement[]} */
  calls = [];

  connectedCallback() {
    this.picker = /** @type {HTMLElement} */ (this.closest("guide-picker"));
    this.form = /** @type {HTMLFormElement} */ (find(this.picker, "form"));
    this.calls = [...this.querySelectorAll(".sg-call")].map((call) => /** @type {HTMLElement} */ (call));
    this.picker.addEventListener("answered", this.show);
    this.addEventListener("click", this.onClick);
    this.addEventListener("change", () => this.calls.forEach(write));
    closeOnEscape(this);
    this.show();
  }

  show = () => {
    const given = new Set([...new FormData(this.form)].map((pair) => pair.join(":")));
    const fits = (/** @type {HTMLElement} */ { dataset }) => dataset.on?.split(" ").some((one) => given.has(one));
    const shown = this.calls.find(fits) ?? this.calls.find(({ dataset }) => !dataset.on);
    /** @type {Guide.PickerPage} */
    const { address } = JSON.parse(find(this.picker, "script[type='application/json']").textContent);
    const lines = linesOf(this.form, address.private);
    for (const call of this.calls) {
      call.hidden = call !== shown;
      if (call.querySelector(".sg-carried")) offer(call, lines);
    }
  };

  /** @type {(event: Event) => void} */
  onClick = ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button) open(button, button.getAttribute("aria-expanded") === "false");
  };
}

/** @type {(button: HTMLElement, isOpen: boolean) => void} */
function open(button, isOpen) {
  button.setAttribute("aria-expanded", String(isOpen));
  /** @type {HTMLElement} */ (button.nextElementSibling).hidden = !isOpen;
}

/**
 * Lays out what a call would take along; what is ticked stays so. Without any answer it is a plain link.
 * @type {(call: HTMLElement, lines: Line[]) => void}
 */
function offer(call, lines) {
  const ticked = new Map([...call.querySelectorAll("input")].map(({ value, checked }) => [value, checked]));
  for (const set of call.querySelectorAll("fieldset")) {
    const isBody = "private" in set.dataset;
    const own = lines.filter((line) => line.isBody === isBody);
    const rows = own.map(({ text }) => row(text, ticked.get(text) ?? !isBody));
    set.replaceChildren(find(set, "legend"), ...rows);
    set.hidden = !rows.length;
  }
  const button = find(call, "button");
  find(call, "a").hidden = lines.length > 0;
  button.hidden = !lines.length;
  if (!lines.length) open(button, false);
  write(call);
}

/** @type {(text: string, checked: boolean) => HTMLElement} */
const row = (text, checked) =>
  make("label", {}, make("input", { type: "checkbox", value: text, checked }), make("span", {}, text));

/**
 * Writes the lines that are ticked into the last link of a call.
 * @param {HTMLElement} call
 */
function write(call) {
  /** @type {HTMLElement | null} */
  const panel = call.querySelector(".sg-carried");
  if (!panel) return;
  const lines = [...panel.querySelectorAll("input")].filter(({ checked }) => checked).map(({ value }) => value);
  const plain = find(call, "a").getAttribute("href") ?? "";
  find(panel, "a").setAttribute("href", lines.length ? withLines(plain, panel.dataset.field ?? "", lines) : plain);
}

/**
 * An address with lines in a field of its query. Mail programs want theirs in "body", and read no "+" as a blank.
 * @type {(address: string, field: string, lines: string[]) => string}
 */
function withLines(address, field, lines) {
  if (!field) return `${address}${address.includes("?") ? "&" : "?"}body=${encodeURIComponent(lines.join("\r\n"))}`;
  const found = new URL(address);
  found.searchParams.set(field, lines.join("\n"));
  return found.href;
}

/**
 * What is answered, a line for each question and each thing about the body, in the words of the page.
 * @type {(form: HTMLFormElement, asked: string[]) => Line[]}
 */
function linesOf(form, asked) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const felt = form.querySelectorAll("[data-body] input:checked:not([data-stage])");
  const body = [...felt].map((box) => ({ text: bodyLine(form, box), isBody: true }));
  const others = [...form.querySelectorAll(".sg-question")].map((question) => {
    const { name } = /** @type {HTMLInputElement} */ (find(question, "[name]"));
    const answers = answersOf(question).join(", ");
    return { text: answers && `${said(find(question, "legend, label"))}: ${answers}`, isBody: asked.includes(name) };
  });
  return [...others, ...body].filter(({ text }) => text);
}

/** @type {(element: Element | null | undefined) => string} */
const said = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

/**
 * What hurts in a reader's words, with the field's term for it, and its stage.
 * @type {(form: HTMLFormElement, box: HTMLInputElement) => string}
 */
function bodyLine(form, box) {
  const label = box.parentElement;
  const says = said(label?.querySelector("span > span, input + span:not(:has(span))"));
  const term = said(label?.querySelector("small"));
  const stage = form.querySelector(`[data-stage][value="${box.value}"]`);
  return [term ? `${says} (${term})` : says, said(stage?.parentElement)].filter(Boolean).join(". ");
}

/** @type {(question: Element) => string[]} */
function answersOf(question) {
  const list = question.querySelector("select");
  if (list) return list.value ? [said(list.selectedOptions[0])] : [];
  /** @type {HTMLInputElement | null} */
  const day = question.querySelector("[type=date]");
  if (day) return day.valueAsDate ? [dated(day.valueAsDate)] : [];
  const boxes = [...question.querySelectorAll("input")].filter(({ checked, value }) => checked && value);
  return boxes.map((box) => said(box.parentElement));
}

/** @param {Date} day */
const dated = (day) => day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

customElements.define("guide-call", GuideCall);
