// What the modules of the browser's half say, as plain data: the other side of the table in properties.py. Each
// function gets a world and a list of what is given, and answers, in their order, with the properties of each.

import { tidied as tidy } from "../../plugins/strideguide/assets/parts/address.js";
import { Allowed } from "../../plugins/strideguide/assets/parts/allowed.js";
import { format, parse } from "../../plugins/strideguide/assets/parts/answers.js";
import { calendar } from "../../plugins/strideguide/assets/parts/calendar.js";
import { eventsOf, weeksOf } from "../../plugins/strideguide/assets/parts/course.js";
import { dateOf } from "../../plugins/strideguide/assets/parts/dates.js";
import { Matcher } from "../../plugins/strideguide/assets/parts/match.js";
import { reasonsOf } from "../../plugins/strideguide/assets/parts/offered.js";
import { courseOf } from "../../plugins/strideguide/assets/parts/own_course.js";
import { OwnWeek } from "../../plugins/strideguide/assets/parts/own_week.js";
import { Phrases } from "../../plugins/strideguide/assets/parts/phrases.js";
import { asItIs, resolved } from "../../plugins/strideguide/assets/parts/resolved.js";
import { Words } from "../../plugins/strideguide/assets/parts/say.js";
import { Verdict } from "../../plugins/strideguide/assets/parts/verdict.js";
import { Arranger, breaks } from "../../plugins/strideguide/assets/parts/week.js";
import { broken, flaw, reasonOf, tell } from "../../plugins/strideguide/assets/parts/reasons.js";
import { changeOf, stateOf } from "./asked.mjs";
import { withoutPage } from "./elements.mjs";

export { race_week, schedule, walk_run } from "./courses.mjs";
export { outputs } from "./outputs.mjs";

// What the search finds; it reads files, so a browser, which has the other functions too, never asks for it.
export const found = async (...given) => (await import("./search.mjs")).found(...given);

const [TODAY, WEEK] = [20000, 19996]; // as in properties.py

const ofSwap = ({ move, instead, why }) => [move, instead, why];
const ofBreak = ({ rule, slots }) => [rule, slots];

export function picker(payload, given) {
  const matcher = new Matcher(payload, TODAY, WEEK);
  return given.map(answersOf).map((answers) => {
    const found = matcher.matches(answers);
    const swapped = matcher.plans.map((_, plan) => [...matcher.swaps(plan, answers.kit, answers.pain)]);
    return {
      start: matcher.start(answers.pain),
      limits: matcher.limits(answers.pain),
      plans: found.map(({ plan }) => plan),
      relaxed: found.map(({ relaxed }) => relaxed),
      swaps: found.map(({ swaps }) => swaps.map(ofSwap)),
      care: found.map(({ care }) => care),
      key: found.map(({ key }) => key),
      "swaps of each plan": swapped.map((swaps) => swaps.map(ofSwap)),
      "care of each plan": swapped.map((swaps, plan) => matcher.care(plan, answers.pain, swaps)),
      address: format(answers, payload),
      "address read back": told(parse(format(answers, payload), payload)),
    };
  });
}

export function verdicts(payload, given) {
  const matcher = new Matcher(payload, TODAY, WEEK);
  return given.map((pain) => ({ start: matcher.start(new Set(pain)), limits: matcher.limits(new Set(pain)) }));
}

// Why the first plan of each payload is offered for some answers: [[question, found, values], ...].
export const reasons = (_, given) =>
  given.map(([payload, asked]) => {
    const [matcher, answers] = [new Matcher(payload, TODAY, WEEK), answersOf(asked)];
    const found = reasonsOf(matcher, matcher.match(0, answers), answers);
    return found.map(({ question, found, values }) => [question, found, values]);
  });

export function week({ rules, sessions, hours }, given) {
  const arranger = new Arranger(rules, sessions, hours);
  return given.map(({ pattern, placed }) => {
    const { best, inTheWay } = arranger.arrange(pattern);
    return {
      best: best.map(({ days }) => days),
      breaks: best.map((way) => way.breaks.map(ofBreak)),
      "in the way": [...inTheWay],
      "breaks by hand": breaks(rules, sessions, pattern, placed, hours).map(ofBreak),
    };
  });
}

export function own_week(data, given) {
  const own = new OwnWeek(data);
  return given.map((asked) => {
    own.apply(changeOf(data, asked));
    const query = own.write(new URLSearchParams(), stateOf(data, asked));
    const state = own.read(query);
    const weeks = data.course.weeks.map((_, at) => own.week(state, at));
    const [{ sessions: done, inTheWay, rules }] = weeks;
    const idOf = (rule) => rules[rule].id;
    const weekly = weeksOf(own, state, new Words(data.words));
    return {
      address: query.toString(),
      "read back": askedOf(data, state),
      days: weeks.map(({ sessions, days }) => Object.fromEntries(sessions.map(({ key }, at) => [key, days[at]]))),
      best: weeks.map(({ best }) => best.map(({ days }) => days)),
      breaks: weeks.map(({ sessions, breaks }) =>
        breaks.map(({ rule, slots }) => [idOf(rule), slots.map((at) => sessions[at].key)]),
      ),
      "in the way": Object.fromEntries([...inTheWay].map(([at, rules]) => [done[at].key, rules.map(idOf).sort()])),
      course: weekly.map(({ phase, sessions }) => [phase.title, sessions.map(ofSession)]),
      loads: own.loads().map((load) => Number(load.toFixed(6))),
    };
  });
}

// What is read of own weeks in addresses, and the addresses that are written of it.
export function ownWeeks(data, searches) {
  const own = new OwnWeek(data);
  return searches.map((search) => {
    const query = new URLSearchParams(search);
    const state = own.read(query);
    const passedOver = own.passedOver(query);
    return { says: askedOf(data, state), passedOver, written: own.write(query, state).toString() };
  });
}

const askedOf = ({ letters }, { pattern, count, hours, placed, chosen }) => ({
  week: pattern.map((kind) => letters[kind]).join(""),
  sessions: count,
  hours,
  placed: placed && Object.fromEntries(placed),
  rules: chosen,
});
const ofMove = ({ id, instead, dose, perSide, notes }) => {
  const name = instead?.id ?? id;
  if (!dose) return [name, null, "", [], "", "", "", notes];
  const each = dose.sets && (perSide || dose.per_side) ? `${dose.each} per side` : dose.each;
  const { sets, effort, scale, rest, weight } = dose;
  return [name, sets ?? null, each, effort, scale ?? "", rest ?? "", weight ?? "", notes];
};
const ofSession = ({ key, day, minutes, traits, muscles, days, moves }) => [
  day,
  minutes,
  { key, traits, muscles, days },
  ...moves.filter(({ isOut }) => !isOut).map(ofMove),
];

// What is done in each week, with all sessions, in some states of the body: ids of moves with their
// highest RPE and their contacts with the ground.
export function done(data, given) {
  const keys = new Set(data.sessions.map(({ key }) => key));
  return given.map((pain) => {
    const change = changeOf(data, { kit: null, pain });
    const weeks = data.course.weeks.map((_, at) => resolved(data, at, keys, change));
    const doneIn = ({ moves }) => moves.filter(({ isOut }) => !isOut);
    return weeks.map((sessions) => sessions.flatMap(doneIn).map(hardness));
  });
}
const hardness = ({ id, instead, dose, perSide }) => {
  const rpe = dose?.scale === "reserve" ? 10 - dose.effort[0] : (dose?.effort[1] ?? 0);
  return [instead?.id ?? id, rpe, (dose?.contacts ?? 0) * (dose?.sets?.[1] ?? 0) * (perSide ? 2 : 1)];
};

// What a plan's page says of some states of the body.
export function allowed({ payload, words }, given) {
  withoutPage();
  const matcher = new Matcher(payload, TODAY, WEEK);
  return given.map((some) => {
    const pain = new Set(some);
    const told = { pain, start: matcher.start(pain), limits: matcher.limits(pain) };
    const { lead, limited, rule, asks, hows, reasons } = new Allowed(told, payload, new Words(words), "../../");
    return { lead, limited, rule, asks, hows, reasons: reasons.map(textOf) };
  });
}

// What the picker says of some states of the body before any plan: whom to see first, what is limited, and the line
// that is read out.
export function beforePlans({ payload, said }, given) {
  withoutPage();
  const [matcher, words] = [new Matcher(payload, TODAY, WEEK), new Phrases(said.words, payload)];
  const verdict = new Verdict({ querySelectorAll: () => [] }, matcher, said, words);
  return given.map((asked) => {
    const answers = answersOf(asked);
    const [start, chosen] = [matcher.start(answers.pain), [...answers.pain]];
    const isFirst = start === "stop" || start === "ask";
    return {
      first: isFirst ? verdict.first(chosen, start).textContent : "",
      limits: verdict.limited(answers.pain).map(textOf),
      told: verdict.told(chosen).map(textOf),
      count: words.counted(matcher.matches(answers), answers, start, "?"),
      holds: verdict.holds(answers.pain, start),
    };
  });
}

// Why each session of a week stands where it does, or nowhere, what is not right with it, and where these words lead.
export function whys(data, asked, at) {
  withoutPage();
  const state = stateOf(data, asked);
  const week = new OwnWeek(data).week(state, at);
  const words = new Words(data.words);
  return week.sessions.map((_, at) => {
    const parts = tell(reasonOf(at, week, state, data), words);
    const flaws = broken(at, week).map((rule) => tell(flaw(rule), words));
    const links = [parts, ...flaws].flat().filter((part) => typeof part !== "string");
    return { text: textOf(parts), flaws: flaws.map(textOf), links: links.map(({ href }) => href) };
  });
}

const textOf = (parts) => parts.map((part) => part.textContent ?? part).join("");

// The calendar file of a plan for a week of its reader; `swaps` are titles, or null, by the ids of moves, and `said` is
// what the reader says of the course.
export function planCalendar(data, asked, { swaps, said, ...about }) {
  const instead = Object.entries(swaps).map(([id, title]) => [`exercise:${id}`, title && { title }]);
  const own = new OwnWeek(data);
  own.apply({ ...asItIs(), instead: new Map(instead) });
  const state = { ...stateOf(data, asked), ...said };
  const words = new Words(data.words);
  const events = eventsOf(weeksOf(own, state, words), courseOf(data, state), { data, words, ...about });
  return calendar({ name: data.title, events });
}

// A calendar file of whole days with these titles, from `start` on.
export function titledCalendar(titles, start) {
  const events = titles.map((title, at) => ({
    uid: `${at}@${title}`,
    date: new Date(start),
    time: "",
    minutes: 0,
    summary: title,
    description: `${title}\n${title}`,
    url: "https://guide.example/plans/x/",
  }));
  return calendar({ name: titles.join(" "), events });
}

// What ical.js, a module at some address, reads in a calendar file.
export async function read(module, text) {
  const { default: ICAL } = await import(module);
  const file = new ICAL.Component(ICAL.parse(text));
  return file.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      url: component.getFirstPropertyValue("url"),
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      zone: event.startDate.zone?.tzid ?? null,
    };
  });
}

export const dates = (_, given) =>
  given.map(([start, week, day]) => ({ date: dateOf(new Date(start), week, day).toISOString().slice(0, 10) }));

// What is read of addresses: the answers and their own address, and what was passed over.
export const addresses = (payload, given) =>
  given.map((search) => {
    const read = parse(search, payload);
    return { ...told(read), address: format(read.answers, payload) };
  });

// The same addresses, with nothing about the body before "#".
export const tidied = ({ address }, given) => given.map((end) => tidy(end, address));

// The length of the longest text that is taken apart when an address is read.
export function longestRead(payload, search) {
  const { URLSearchParams } = globalThis;
  let longest = 0;
  globalThis.URLSearchParams = class extends URLSearchParams {
    constructor(text) {
      super(text);
      longest = Math.max(longest, text.length);
    }
  };
  parse(search, payload);
  globalThis.URLSearchParams = URLSearchParams;
  return longest;
}

const told = ({ answers, passedOver }) => ({
  answers: Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, listed(answer)])),
  passedOver,
});
const listed = (value) => (value instanceof Set ? [...value].sort((one, other) => one - other) : value);
const answersOf = (given) =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, Array.isArray(value) ? new Set(value) : value]));
