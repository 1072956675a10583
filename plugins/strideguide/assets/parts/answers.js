// Answers to the picker's questions, to and from the end of an address such as ?v=1&goal=first-5k#pain=shin-splints.
// The address names things by their ids, so that it keeps its meaning when the guide grows. Answers are as in match.js.
// What stands in an address is a table of training/keys.py: `keys` with what each holds, `private` for those about the
// body, and `former` for older formats.

import { asks, formatOf, said, strays } from "./address.js";
import { dateFrom, dayWith, numberOf, textOf } from "./dates.js";

export const NONE = "none"; // for kit: no kit at all, which is an answer
const HIGHEST = 240; // what is above it is no count of anything
const RENAMED = 20; // how often an id may have been renamed
const NAMED = 60; // characters of what is passed over, as long as an id may be
const NAMES = 10; // how many of them are told

/** @import { Answer, Answers } from "./match.js" */

/** @type {(payload: Guide.Payload) => Answers} */
function noAnswers({ asked }) {
  const none = asked.map(({ name, form, empty }) => [name, form === "ids" && !empty ? new Set() : null]);
  return Object.fromEntries(none);
}

/**
 * Whether an address says anything that is, or may have been, an answer.
 * @type {(end: string, table: Guide.AddressData) => boolean}
 */
export function isAnswered(end, table) {
  const { query, rest } = said(end, table);
  return rest !== "" || asks(table).some((question) => query.has(question)) || strays(query, table).length > 0;
}

/**
 * The answers in an address, and `passedOver`: what is given there, may have been an answer, and can't be read now.
 * Whatever `v` is, what can be read is read; an address of an older format is read as it was written.
 * @param {string} end
 * @param {Guide.Payload} payload
 */
export function parse(end, payload) {
  const table = payload.address;
  const { query, rest } = said(end, table);
  const passedOver = new Set([...strays(query, table), rest].map((text) => text.slice(0, NAMED)).filter(Boolean));
  /** @type {(question: Guide.QuestionData, text: string) => number | null} */
  const read = ({ name, form }, text) => {
    const found = READ[form](name, text, payload);
    if (found === null) passedOver.add(text.slice(0, NAMED));
    return found;
  };
  /**
   * The first of several answers counts, and the others are told.
   * @type {(question: Guide.QuestionData, texts: string[]) => number | null}
   */
  const readOne = (question, [first, ...others]) => {
    others.filter((text) => text !== first).forEach((text) => passedOver.add(text.slice(0, NAMED)));
    return first === undefined ? null : read(question, first);
  };
  /**
   * Several sets are one: whoever names two pains has both. Where a name is missing, something was cut off.
   * @type {(question: Guide.QuestionData, texts: string[]) => Set<number> | null}
   */
  const readSet = (question, texts) => {
    const ids = texts.flatMap((text) => text.split(",")).filter(Boolean);
    if (texts.some((text) => /^$|,$/.test(text))) passedOver.add(question.name);
    if (question.empty && ids.length && ids.every((id) => id === NONE)) return new Set();
    const known = ids.map((id) => read(question, id)).filter((number) => number !== null);
    return known.length ? new Set(known) : null;
  };
  const answers = noAnswers(payload);
  const holds = { ...table.keys, ...table.former[formatOf(query.get("v") ?? "") - 1] };
  for (const question of payload.asked) {
    const { name, places } = question;
    const texts = query.getAll(name);
    const given = holds[name] === "ids" ? readSet(question, texts) : readOne(question, texts.filter(Boolean));
    const found = given ?? (places ? kitOf(query.getAll("place"), payload, passedOver) : null);
    if (found !== null) answers[name] = question.form === "ids" ? setOf(found) : oneOf(found);
  }
  return { answers, passedOver: [...passedOver].slice(0, NAMES) };
}

/**
 * The kit of all places that are named together, null if none is known; the others are passed over.
 * @type {(texts: string[], payload: Guide.Payload, passedOver: Set<string>) => Set<number> | null}
 */
function kitOf(texts, { places, former: { place: old = {} } }, passedOver) {
  const isKnown = (/** @type {string} */ id) => places.some((place) => place.id === id);
  const ids = texts.flatMap((text) => text.split(",")).map((text) => currentId(text, old, isKnown));
  ids.filter((id) => !isKnown(id)).forEach((id) => passedOver.add(id.slice(0, NAMED)));
  const found = places.filter(({ id }) => ids.includes(id));
  return found.length ? new Set(found.flatMap(({ kit }) => kit)) : null;
}

// An answer of an older format may be one where several are read now, or several where it is one.
/** @type {(found: number | Set<number>) => Set<number>} */
const setOf = (found) => (found instanceof Set ? found : new Set([found]));
/** @type {(found: number | Set<number>) => number | null} */
const oneOf = (found) => (found instanceof Set ? ([...found][0] ?? null) : found);

/**
 * The end of an address for answers, "" if there are none. Equal answers have equal addresses, as all has its order.
 * @type {(answers: Answers, payload: Guide.Payload) => string}
 */
export function format(answers, payload) {
  const { version, asked, address: { former, private: body } } = payload;
  const parts = asked.map((question) => shortly(question, answers[question.name], payload));
  const given = parts.filter(([, text]) => text);
  const texts = (/** @type {boolean} */ isBody) =>
    given.filter(([name]) => body.includes(name) === isBody).map(([name, text]) => `${name}=${text}`);
  const made = former.length ? `${version}.${former.length + 1}` : version;
  const fragment = texts(true).join("&");
  return given.length ? `?${[`v=${made}`, ...texts(false)].join("&")}${fragment && `#${fragment}`}` : "";
}

/**
 * The end of an address for what answers say about the body alone.
 * @type {(answers: Answers, payload: Guide.Payload) => string}
 */
export function formatBody(answers, payload) {
  const body = payload.address.private.map((name) => [name, answers[name]]);
  return format({ ...noAnswers(payload), ...Object.fromEntries(body) }, payload);
}

/**
 * The end of an address that goes on to another page: what could not be read may have been a pain, so that page says
 * so, too.
 * @type {(end: string, passedOver: string[], payload: Guide.Payload) => string}
 */
export function onward(end, passedOver, { address: { private: [name] } }) {
  return passedOver.length ? `${end}${end.includes("#") ? "&" : "#"}${name}=` : end;
}

/**
 * The answers as fields of a form have them: by questions, piece by piece.
 * @type {(answers: Answers, payload: Guide.Payload) => URLSearchParams}
 */
export function fields(answers, payload) {
  const all = payload.asked.map((question) => [question.name, written(question, answers[question.name], payload)]);
  return new URLSearchParams(all.filter(([, text]) => text));
}

/**
 * The places that have this kit together, without those that have no more than another one; none if these have less.
 * @type {(kit: Set<number>, payload: Guide.Payload) => Guide.PlaceData[]}
 */
export function placesOf(kit, { places }) {
  const inside = places.filter((place) => place.kit.every((piece) => kit.has(piece)));
  const isLess = (/** @type {Guide.PlaceData} */ one, /** @type {Guide.PlaceData} */ other) =>
    one.kit.length < other.kit.length && one.kit.every((piece) => other.kit.includes(piece));
  const widest = inside.filter((place) => !inside.some((other) => isLess(place, other)));
  return new Set(widest.flatMap((place) => place.kit)).size === kit.size ? widest : [];
}

/** @type {(question: Guide.QuestionData, answer: Answer, payload: Guide.Payload) => [key: string, text: string]} */
function shortly(question, answer, payload) {
  const places = question.places && answer instanceof Set ? placesOf(answer, payload) : [];
  const ids = places.map(({ id }) => id).sort();
  return ids.length ? ["place", ids.join(",")] : [question.name, written(question, answer, payload)];
}

/** @type {(question: Guide.QuestionData, answer: Answer, payload: Guide.Payload) => string} */
function written({ name, form, empty }, answer, payload) {
  const offered = /** @type {string[]} */ (payload.questions[name]);
  if (answer === null) return "";
  if (form === "date") return textOf(dayWith(Number(answer)));
  if (form === "count") return payload.questions[name].includes(answer) ? String(answer) : "";
  if (typeof answer === "number") return offered[answer] ?? "";
  const ids = offered.filter((_, number) => answer.has(number)).sort();
  return ids.length || !empty ? ids.join(",") : NONE;
}

/**
 * The number of an id, or of the one that it is called now; null if there is none. An id with a stage that is not known
 * is that of its first stage, which is the strictest, and signs that a text brings along are no part of it.
 * @type {(question: string, text: string, payload: Guide.Payload) => number | null}
 */
function placeOf(question, text, payload) {
  const plain = text.toLowerCase().replaceAll("_", "-").replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  const [id, ...stage] = plain.split(":");
  const offered = /** @type {string[]} */ (payload.questions[question]);
  const now = currentId(id, payload.former[question] ?? {}, (one) => offered.includes(one));
  const known = [text, [now, ...stage].join(":"), now].find((one) => offered.includes(one));
  return known === undefined ? null : offered.indexOf(known);
}

/** @type {(id: string, former: Record<string, string>, isOffered: (id: string) => boolean) => string} */
function currentId(id, former, isOffered) {
  let now = id;
  for (let step = 0; step < RENAMED && !isOffered(now) && Object.hasOwn(former, now); step += 1) now = former[now];
  return now;
}

/**
 * The count that is offered and asks for no more than the one in the address; the lowest if all ask for more.
 * @type {(question: string, text: string, payload: Guide.Payload) => number | null}
 */
function nearest(question, text, payload) {
  const offered = /** @type {number[]} */ (payload.questions[question]);
  if (text === "0") return offered.includes(0) ? 0 : null; // none is no small number
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > HIGHEST) return null;
  const some = offered.filter((count) => count > 0);
  if (!some.length) return null;
  const lower = some.filter((count) => count <= Number(text));
  return lower.length ? Math.max(...lower) : Math.min(...some);
}

/** @type {(question: string, text: string) => number | null} */
function dayOf(_, text) {
  const date = dateFrom(text);
  return date && numberOf(date);
}

/** @type {Record<string, (question: string, text: string, payload: Guide.Payload) => number | null>} by the form */
const READ = { id: placeOf, ids: placeOf, count: nearest, date: dayOf };
