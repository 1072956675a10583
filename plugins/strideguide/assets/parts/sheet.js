// The print sheet: a page for each week, with boxes to write in.

import { daysFrom } from "./dates.js";
import { doseOf, setsOf } from "./doses.js";
import { make } from "./say.js";
import { runName } from "./reasons.js";

/** @import { Session, Week } from "./course.js" */
/** @import { Move } from "./resolved.js" */
/** @import { Content, Words } from "./say.js" */
/** @import { Walked } from "./walk_run.js" */

/**
 * What stands on every page: the title of the plan, what to do before it, for whom what is written of a phase is where
 * it is above what the reader does, how much a step of its weights is, and who made it.
 * @typedef {{ title: string, first: string[], limits: string, words: Words<Guide.PlanWord>,
 *   publisher: Guide.Paper, steps?: string }} About
 */

const OPEN = "sg-printing";
const SMALLEST = 4; // points
const STEP = 0.25;

/**
 * Shows the sheet instead of the page, and asks the browser to print it. When it is closed, by its button, by Escape or
 * after it was printed, the focus is where it was.
 * @param {Week[]} weeks
 * @param {About & { paper: string, address: string, all: number }} about; `all` are the weeks of the course
 */
export function print(weeks, { all, title, first, limits, steps, words, paper, address, publisher }) {
  const sheet = make("main", { className: `sg-sheet sg-${paper}` });
  const foot = [address, ...publisher.contact].join(" · ");
  sheet.append(...weeks.map((week) => page(week, all, { title, first, limits, steps, words, publisher, foot })));
  const at = window.scrollY;
  const opener = /** @type {HTMLElement} */ (document.activeElement);
  const closing = new AbortController();
  const close = () => {
    closing.abort();
    document.documentElement.classList.remove(OPEN);
    sheet.remove();
    window.scrollTo(0, at);
    opener.focus(); // this scrolls, too, if the way there was not at its end
  };
  const button = make("button", { type: "button", className: "sg-close" }, words.text("close"));
  button.addEventListener("click", close);
  window.addEventListener("keydown", ({ key }) => key === "Escape" && close(), closing);
  sheet.prepend(button);
  document.body.append(sheet);
  document.documentElement.classList.add(OPEN);
  for (const one of sheet.querySelectorAll("section")) fit(one);
  button.focus();
  window.addEventListener("afterprint", close, closing);
  window.print();
}

/**
 * Makes the letters of a page smaller until all of it has room.
 * @param {HTMLElement} page
 */
function fit(page) {
  let size = parseFloat(getComputedStyle(page).fontSize) * 0.75; // pixels to points
  while (page.scrollHeight > page.clientHeight && size > SMALLEST) {
    size -= STEP;
    page.style.fontSize = `${size}pt`;
  }
}

/** @type {(week: Week, count: number, about: About & { foot: string }) => HTMLElement} */
function page(week, count, { title, first, limits, steps, words, publisher, foot }) {
  const placed = week.sessions.filter(({ day }) => day !== null);
  const order = daysFrom(publisher.first_day);
  const at = (/** @type {Session} */ { day }) => order.indexOf(Number(day));
  placed.sort((one, other) => one.weeks - other.weeks || at(one) - at(other));
  return make(
    "section",
    { className: "sg-page", data: { week: week.number } },
    header(week, count, { title, words, publisher }),
    ...first.map((text, i) => make("p", { className: "sg-first" }, i ? text : make("strong", {}, text))),
    progression(week, limits),
    days(week, order, words),
    ...(week.walk?.runs.length ? [runTable(week, week.walk, words)] : []),
    ...placed.map((session) => sessionTable(session, words)),
    make("footer", {}, ...[steps, publisher.disclaimer].flatMap((text) => (text ? make("p", {}, text) : [])), foot),
  );
}

/** @type {(week: Week, limits: string) => HTMLElement} */
function progression({ phase, limited }, limits) {
  if (!limited) return make("p", {}, phase.progression);
  return make("p", {}, make("strong", {}, limits), " ", make("s", {}, phase.progression));
}

/** @type {(week: Week, all: number, about: Omit<About, "first" | "limits">) => HTMLElement} */
function header({ number, phase, start }, all, { title, words, publisher }) {
  const week = make("strong", {}, words.text("week_of", { number, all }));
  const about = make("p", {}, week, ...[phase.title, phase.mark].map((text) => text && ` · ${text}`));
  const starts = make("p", { className: "sg-starts" }, words.text("starts"), start && ` ${start}`);
  return make("header", {}, make("p", { className: "sg-by" }, publisher.name), make("h1", {}, title), about, starts);
}

/** @type {(week: Week, order: number[], words: Words<Guide.PlanWord>) => HTMLElement} */
function days({ pattern, waits, sessions, race, guests, walk }, order, words) {
  const head = order.map((day) => make("th", { scope: "col" }, words.day(day)));
  const name = (/** @type {string} */ run, /** @type {number} */ day) =>
    waits[day] ? [make("s", {}, run), " ", words.text("waits")] : [run];
  const run = (/** @type {number} */ kind, /** @type {number} */ day) =>
    day === race ? [make("strong", {}, words.text("race.day"))] : name(runName(kind, words, walk !== null), day);
  const runs = order.map((day) => make("td", {}, ...run(pattern[day], day)));
  const own = sessions.filter(({ weeks }) => !weeks);
  const on = (/** @type {number} */ day) => own.filter((session) => session.day === day).map(({ short }) => short);
  const here = order.map((day) => make("td", {}, [...on(day), ...(guests.get(day) ?? [])].join(", ")));
  const rows = [head, runs, here].map((cells) => make("tr", {}, ...cells));
  const body = make("tbody", {}, ...rows.slice(1));
  return make("table", { className: "sg-days" }, make("thead", {}, rows[0]), body);
}

/**
 * The runs of a week that follow a schedule, each with a box for how it went.
 * @type {(week: Week, walk: Walked, words: Words<Guide.PlanWord>) => HTMLElement}
 */
function runTable({ runs: dates }, { step, all, runs, rule }, words) {
  const rows = runs.map(({ day, text }) => {
    const date = dates[day];
    const on = make("th", { scope: "row" }, date ? words.date(date) : words.day(day));
    const box = make("td", { className: "sg-boxes" }, make("span", { className: "sg-box-tick" }));
    return make("tr", {}, on, make("td", {}, text), box);
  });
  const caption = make("caption", {}, `${words.text("walk_run.step", { number: step, all })} · ${rule}`);
  return make("table", { className: "sg-moves sg-runs" }, caption, make("tbody", {}, ...rows));
}

/** @type {(session: Session, words: Words<Guide.PlanWord>) => HTMLElement} */
function sessionTable({ title, day, date, due, minutes, moves }, words) {
  const on = date ? words.date(date) : words.day(Number(day));
  const caption = [title, on, `${minutes} ${words.text("minutes")}`, due].filter(Boolean).join(" · ");
  return make(
    "table",
    { className: "sg-moves" },
    make("caption", {}, caption),
    make("tbody", {}, ...moves.map((move) => moveRow(move, words))),
  );
}

/** @type {(move: Move, words: Words<Guide.PlanWord>) => HTMLElement} */
function moveRow(move, words) {
  const { isOut, log, notes } = move;
  const box = () => make("span", { className: `sg-box-${log}` }, ...labels(log, words));
  const why = notes.map((note) => make("small", { className: "sg-why" }, note));
  return make(
    "tr",
    { data: { move: move.id } },
    make("th", { scope: "row" }, ...name(move, words), ...why),
    make("td", {}, isOut ? "" : doseOf(move, words).join(" · ")),
    make("td", { className: "sg-boxes" }, ...Array.from({ length: isOut ? 0 : setsOf(move) }, box)),
  );
}

/**
 * The name of a move, or the old name struck through with what is done instead.
 * @type {(move: Move, words: Words<Guide.PlanWord>) => Content[]}
 */
function name({ title, isOut, instead }, words) {
  if (!isOut && !instead) return [title];
  return [make("s", {}, title), " ", instead && !isOut ? instead.title : words.text("out")];
}

/**
 * What is written into the box of a set.
 * @type {(log: Move["log"], words: Words<Guide.PlanWord>) => HTMLElement[]}
 */
function labels(log, words) {
  /** @type {Record<typeof log, Guide.PlanWord[]>} */
  const units = { times: ["weight", "times"], seconds: ["weight", "seconds"], minutes: ["minutes"], tick: [] };
  return units[log].map((unit) => make("i", {}, words.text(unit)));
}
