// A reader's own week: which run is on which day, how many sessions, and where they stand. No page is touched here.

// A state is { pattern, count, hours, placed }: a kind of run for each day, sessions a week, the hours there are between
// a run and a session on one day, and the days that the reader chose: null, or a Map from keys of sessions to days.
// Everything in it has its place in the address, so that a link carries it.

import { Arranger, breaks } from "./week.js";

const OPEN = "-"; // a session without a day of the reader's choice
const OUT = "x"; // a session that the reader left out

// Whether a text can be read, by what its key holds: see training/keys.py.
const READABLE = {
  week: (text, { letters }) => isMade(text, letters, 7),
  days: (text, { sessions }) => isMade(text, `1234567${OUT}${OPEN}`, sessions.length),
  hours: (text, { hours }) => hours.some((some) => String(some) === text),
};
const isMade = (text, signs, count) => text.length === count && [...text].every((sign) => signs.includes(sign));

function signOf(key, placed) {
  if (!placed.has(key)) return OPEN;
  return placed.get(key) === null ? OUT : placed.get(key) + 1;
}

export class OwnWeek {
  constructor(data) {
    this.data = data;
    this.arrangers = new Map();
  }

  // The state in an address; what it does not say, or says of another world, is as the page begins.
  read(query) {
    const { letters, hours } = this.data;
    const week = this.said(query, "week") || this.usual(query);
    return {
      pattern: [...week].map((letter) => letters.indexOf(letter)),
      count: this.count(query.get("sessions")),
      hours: Number(this.said(query, "hours") || hours.at(-1)),
      placed: this.placed(this.said(query, "on")),
    };
  }

  // What an address says of a week and can't be read.
  passedOver(query) {
    const { keys } = this.data.address;
    const names = Object.keys(keys).filter((name) => Object.hasOwn(READABLE, keys[name]));
    return names.filter((name) => query.get(name) && !this.said(query, name)).map((name) => query.get(name));
  }

  // What an address says of one of these, "" if that is nothing that can be read.
  said(query, name) {
    const text = query.get(name) ?? "";
    return READABLE[this.data.address.keys[name]](text, this.data) ? text : "";
  }

  // A usual week of as many runs as the address says, or as the plan's readers may have.
  usual(query) {
    const { weeks, runs } = this.data;
    const given = /^\d{1,2}$/.test(query.get("runs") ?? "") ? Number(query.get("runs")) : runs;
    return weeks[Math.min(Math.max(given, 1), weeks.length) - 1];
  }

  count(text) {
    const [low, high] = this.data.range;
    const given = /^\d{1,2}$/.test(text ?? "") ? Number(text) : this.data.count;
    return Math.min(Math.max(given, low), high);
  }

  placed(given) {
    const signs = [...given].map((sign, at) => [this.data.sessions[at].key, sign]).filter(([, sign]) => sign !== OPEN);
    return signs.length ? new Map(signs.map(([key, sign]) => [key, sign === OUT ? null : Number(sign) - 1])) : null;
  }

  // The address of a state: it says only what would be read otherwise without it.
  write(query, state) {
    const { letters, sessions } = this.data;
    const written = { ...state, pattern: state.pattern.map((kind) => letters[kind]).join("") };
    for (const [name, field] of [["week", "pattern"], ["sessions", "count"], ["hours", "hours"]]) {
      if (String(this.read(query)[field]) !== String(state[field])) query.set(name, written[field]);
    }
    query.delete("on");
    if (state.placed) query.set("on", sessions.map(({ key }) => signOf(key, state.placed)).join(""));
    return query;
  }

  // The sessions of a phase that a reader with so many a week does: optional ones are added in their order.
  sessions(phase, count) {
    const core = this.data.sessions.filter(({ optional }) => !optional);
    const others = this.data.sessions.filter(({ optional }) => optional).slice(0, Math.max(0, count - core.length));
    const keys = new Set([...core, ...others].map(({ key }) => key));
    return this.data.phases[phase].sessions.filter(({ key }) => keys.has(key));
  }

  // A week of a phase: { sessions, days, breaks, best, inTheWay, byHand }. Later phases keep the days of the first one
  // where the rules let them, so that the sessions do not wander.
  week(state, phase) {
    const sessions = this.sessions(phase, state.count);
    const { best, inTheWay } = this.arranger(phase, state, sessions).arrange(state.pattern);
    const own = best[0].days;
    const byHand = state.placed !== null;
    const days = (byHand ? this.byHand(state, sessions, own) : phase && this.steady(state, sessions, own)) || own;
    return { sessions, days, breaks: this.breaks(state, sessions, days), best, inTheWay, byHand };
  }

  arranger(phase, { count, hours }, sessions) {
    const name = `${phase} ${count} ${hours}`;
    if (!this.arrangers.has(name)) this.arrangers.set(name, new Arranger(this.data.rules, sessions, hours));
    return this.arrangers.get(name);
  }

  breaks({ pattern, hours }, sessions, days) {
    return breaks(this.data.rules, sessions, pattern, days, hours);
  }

  byHand({ placed }, sessions, own) {
    return sessions.map(({ key }, at) => (placed.has(key) ? placed.get(key) : own[at]));
  }

  // The days of the first phase for other sessions, if they break no rule that must be kept and leave no more out.
  steady(state, sessions, own) {
    const first = this.week(state, 0);
    const known = new Map(first.sessions.map(({ key }, at) => [key, first.days[at]]));
    const days = sessions.map(({ key }) => known.get(key) ?? null);
    const missing = (some) => some.filter((day) => day === null).length;
    const broken = this.breaks(state, sessions, days).some(({ rule }) => this.data.rules[rule].must);
    return broken || missing(days) > missing(own) ? null : days;
  }
}
