// What a plan's page, its print sheet, its calendar file and its chart hold for some weeks of a reader.

import { calendar } from "../../plugins/strideguide/assets/parts/calendar.js";
import { eventsOf, weeksOf } from "../../plugins/strideguide/assets/parts/course.js";
import { courseOf } from "../../plugins/strideguide/assets/parts/own_course.js";
import { OwnWeek } from "../../plugins/strideguide/assets/parts/own_week.js";
import { asItIs, resolved } from "../../plugins/strideguide/assets/parts/resolved.js";
import { Words } from "../../plugins/strideguide/assets/parts/say.js";
import { print } from "../../plugins/strideguide/assets/parts/sheet.js";
import { Tables } from "../../plugins/strideguide/assets/parts/tables.js";
import { changeOf, stateOf } from "./asked.mjs";
import { withoutPage } from "./elements.mjs";

export const outputs = (data, given) => given.map((asked) => outputsOf(data, asked));

function outputsOf(data, asked) {
  withoutPage();
  const own = new OwnWeek(data);
  own.apply(changeOf(data, asked));
  const words = new Words(data.words);
  const state = { ...stateOf(data, asked), start: asked.start };
  const about = { words, first: [], limits: asked.limits, address: asked.address, publisher: data.publisher };
  const weeks = weeksOf(own, state, words);
  const course = courseOf(data, state);
  print(weeks, { ...about, all: course.entries.length, title: data.title, paper: "a4" });
  const events = eventsOf(weeks, course, { ...about, data, host: "guide.example", time: asked.time });
  return {
    page: data.course.weeks.map((_, at) => pageOf(own, state, at, words)),
    sheet: document.body.children.pop().outerHTML,
    calendar: calendar({ name: data.title, events }),
    loads: own.loads(),
  };
}

// The tables of a week, by the keys of its sessions.
function pageOf(own, state, at, words) {
  const { data } = own;
  const tables = new Tables(null, own, words);
  const plain = resolved(data, at, new Set(data.sessions.map(({ key }) => key)), asItIs());
  const shown = own.week(state, at).sessions.map((session) => {
    const bodies = tables.bodies(session, plain.find(({ key }) => key === session.key));
    return [session.key, `<table>${bodies.map(({ outerHTML }) => outerHTML).join("")}</table>`];
  });
  return Object.fromEntries(shown);
}
