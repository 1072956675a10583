// The sessions of a week as tables, as their reader does them: what a week has of a move, what is done in its place,
// and what is lowered. What is done, resolved.js says; this module shows it.

import { effortText, partsOf, written } from "./doses.js";
import { asItIs, nameOf, resolved } from "./resolved.js";
import { find, link, make } from "./say.js";

/** @import { OwnWeek, Week } from "./own_week.js" */
/** @import { Move, Session } from "./resolved.js" */
/** @import { Content, Words } from "./say.js" */

/**
 * What is said of a move that answers change: whether another is done, the id of that, and why, in words.
 * @typedef {{ swapped: boolean, to: string, words: Content[] }} Note
 */

export class Tables {
  /** @type {Map<string, Note>} by the names of moves */
  notes = new Map();

  /**
   * @param {HTMLElement} root
   * @param {OwnWeek} own
   * @param {Words<Guide.PlanWord>} words
   */
  constructor(root, own, words) {
    this.root = root;
    this.own = own;
    this.words = words;
  }

  /**
   * Shows a week, which has the place `at` in the plan.
   * @type {(week: Week, at: number) => void}
   */
  show(week, at) {
    const { data } = this.own;
    const keys = new Set(data.sessions.map(({ key }) => key));
    const plain = resolved(data, at, keys, asItIs());
    for (const { key } of data.sessions) {
      const section = find(this.root, `[data-session="${key}"]`);
      const session = week.sessions.find((one) => one.key === key);
      const was = plain.find((one) => one.key === key);
      find(section, ".sg-table").hidden = !session;
      find(section, '[data-part="absent"]').hidden = Boolean(session);
      if (!session || !was) continue;
      this.tags(section, session);
      const table = find(section, "table");
      for (const body of table.querySelectorAll("tbody")) body.remove();
      table.append(...this.bodies(session, was));
    }
  }

  /** @type {(section: HTMLElement, session: Session) => void} */
  tags(section, { minutes, traits }) {
    find(section, "[data-minutes]").textContent = this.words.text("time", { minutes });
    const hard = /** @type {HTMLElement | null} */ (section.querySelector('[data-kind="hard"]'));
    if (hard) hard.hidden = !traits.includes("hard");
  }

  /** @type {(session: Session, was: Session) => HTMLElement[]} */
  bodies({ moves }, was) {
    const names = [...new Set(moves.map(({ part }) => part))];
    return names.map((name) => {
      const title = this.words.text(/** @type {Guide.PlanWord} */ (`part.${name}`));
      const head = make("tr", { className: "sg-part" }, make("th", { colSpan: 3, scope: "rowgroup" }, title));
      const here = moves.filter(({ part }) => part === name);
      return make("tbody", {}, head, ...here.map((move) => this.row(move, was.moves.find(({ at }) => at === move.at))));
    });
  }

  /** @type {(move: Move, was: Move | undefined) => HTMLElement} */
  row(move, was = move) {
    const note = this.notes.get(nameOf(move));
    const fewer = this.fewer(move, was);
    const isChanged = Boolean(note?.swapped) || move.isOut;
    const data = { move: nameOf(move), ...(note?.swapped ? { swap: `${move.id}>${note.to}` } : {}) };
    const said = note && !(fewer && move.isOut) ? [make("span", { className: "sg-why" }, ...note.words)] : [];
    const jumps = fewer ? [make("span", { className: "sg-why sg-fewer" }, fewer)] : [];
    const name = make("span", { className: "sg-move" }, link(this.address(move), move.title));
    const head = make("th", { scope: "row" }, name, ...said, ...jumps);
    return make("tr", { className: isChanged ? "sg-changed" : "", data }, head, ...this.cells(move, was));
  }

  /** @param {Move} move */
  address({ kind, id }) {
    return `${this.own.data.root}${kind === "exercise" ? "exercises" : "activities"}/${id}/`;
  }

  /** @type {(move: Move, was: Move) => HTMLElement[]} */
  cells(move, was) {
    const { work, more } = partsOf(move, this.words);
    const rest = more.flatMap((text, at) => [at ? ", " : "", make("span", {}, text)]);
    const small = more.length ? [" ", make("small", {}, ...rest)] : [];
    if (!move.dose || !was.dose) return [make("td", { colSpan: 2 }, work)];
    const [now, then] = [effortText(move.dose, this.words), effortText(was.dose, this.words)];
    const isLower = now !== then && !move.isOut;
    const lowered = isLower ? [make("small", {}, this.words.text("lowered", { effort: then }))] : [];
    return [make("td", {}, work, ...small), make("td", { className: isLower ? "sg-limited" : "" }, now, ...lowered)];
  }

  /**
   * That a jump has fewer sets than the plan, or none, as a week allows so many landings; "" if it has all.
   * @type {(move: Move, was: Move) => string}
   */
  fewer({ dose, isOut, instead, perSide }, was) {
    const n = this.own.change.limits.jumps;
    if (!n || instead || this.own.change.instead.get(nameOf(was)) === null || !dose?.contacts) return "";
    if (!isOut && String(dose.sets) === String(was.dose?.sets)) return "";
    const contacts = dose.contacts * (perSide ? 2 : 1);
    if (isOut) return this.words.text(contacts > n ? "no_set_fits" : "no_jumps_left", { contacts, n });
    return this.words.text("fewer_jumps", { sets: written(dose.sets ?? [0, 0]), n });
  }
}
