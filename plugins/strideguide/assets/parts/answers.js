// Answers to the picker's questions, to and from an address such as ?v=1&goal=first-5k&kit=step,chair. The address
// names things by their ids, so that it keeps its meaning when the guide grows. Answers are as in match.js. What stands
// in an address is a table of training/keys.py: `keys` with what each holds, and `former` for older formats.

export const NONE = "none"; // for kit: no kit at all, which is an answer
const LONGEST = 4000; // characters of an address that are read
const HIGHEST = 240; // what is above it is no count of anything
const RENAMED = 20; // how often an id may have been renamed
const NAMED = 60; // characters of what is passed over, as long as an id may be
const NAMES = 10; // how many of them are told
// What others hang on to an address, and what the site's own searches put there.
const FOREIGN = [
  /^(q|h|find|lang|hl|from|ref|source|usp|amp|si|igsh(id)?|mibextid|isappinstalled|li_fat_id|srsltid|gclsrc)$/i,
  /^(\w*(clk?id|braid)|(utm|mtm|pk|mc|hsa|vero|mkt|gad|ref|wt)_\w*|_\w*)$/i,
];
// What becomes of "&" and "=" when an address is written into HTML or a mail, is encoded once more, or is hung another
// query on. No answer has any of these signs, so that they can be read as they were meant where something looks
// damaged.
const DAMAGED = /[&=;?#%\\]|^3D/;
/** @type {Array<[damage: RegExp, sign: string | ((...found: string[]) => string)]>} */
const REPAIRS = [
  [/%(25)+/g, "%"],
  [/%(23|26|3b|3d|5c)/gi, (text) => decodeURIComponent(text)],
  [/\\u00([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))],
  [/&(?:amp;?|#0*38;?|#x0*26;?)+/gi, "&"],
  [/&#x0*([0-9a-f]{2});?/gi, (_, code) => String.fromCharCode(parseInt(code, 16))],
  [/&#0*(\d{2});?/g, (_, code) => String.fromCharCode(Number(code))],
  [/=3D/g, "="],
  [/[;?]|%3f/gi, "&"],
];
const ANSWERS = new Set(["id", "count", "ids"]); // what a key holds that is an answer
const VERSION = /^\d*(?:\.(\d{1,3}))?$/; // of the answers, and from the second on the format

/** @import { Answer, Answers } from "./match.js" */

/** @type {(table: Guide.AddressData) => string[]} the keys of a table that hold answers */
const asks = ({ keys }) => Object.keys(keys).filter((key) => ANSWERS.has(keys[key]));

/**
 * The format of an address by what its key `v` holds; the first one if that names none, NaN if it can't be read.
 * @param {string} version
 */
const formatOf = (version) => (VERSION.test(version) ? Number(VERSION.exec(version)?.[1] ?? 1) : NaN);

/** @type {(payload: Guide.Payload) => Answers} */
function noAnswers({ asked }) {
  const none = asked.map(({ name, form, empty }) => [name, form === "ids" && !empty ? new Set() : null]);
  return Object.fromEntries(none);
}

/**
 * The query of an address. It goes on behind "#" where "&", "," or "=" was written as "&#38;" or the like on the way.
 * @param {Location} address
 */
export function searchOf({ search, hash }) {
  return /^#(0*(38|44|61)|x0*(26|2c|3d))/i.test(hash) ? `${search}${hash}` : search;
}

/**
 * The query as it was meant, and the rest of it that is too long to be read.
 * @param {string} search
 * @param {Guide.AddressData} table
 */
export function queryOf(search, table) {
  const text = String(search);
  const read = cut(text);
  const rest = text.slice(read.length).replace(/^&/, "");
  const query = new URLSearchParams(read);
  if (!isDamaged(query, table)) return { query, rest };
  const meant = REPAIRS.reduce((found, [damage, sign]) => found.replace(damage, /** @type {string} */ (sign)), read);
  return { query: new URLSearchParams(meant), rest };
}

/** @type {(query: URLSearchParams, table: Guide.AddressData) => boolean} */
function isDamaged(query, table) {
  const isOdd = (/** @type {string[]} */ [key, value]) => asks(table).includes(key) && DAMAGED.test(value);
  return strays(query, table).length > 0 || [...query].some(isOdd);
}

/**
 * Whether an address says anything that is, or may have been, an answer.
 * @type {(search: string, table: Guide.AddressData) => boolean}
 */
export function isAnswered(search, table) {
  const { query, rest } = queryOf(search, table);
  return rest !== "" || asks(table).some((question) => query.has(question)) || strays(query, table).length > 0;
}

/**
 * The answers in an address, and `passedOver`: what is given there, may have been an answer, and can't be read now.
 * Whatever `v` is, what can be read is read; an address of an older format is read as it was written.
 * @param {string} search
 * @param {Guide.Payload} payload
 */
export function parse(search, payload) {
  const table = payload.address;
  const { query, rest } = queryOf(search, table);
  const passedOver = new Set([...strays(query, table), rest].map((text) => text.slice(0, NAMED)).filter(Boolean));
  /** @type {(question: Guide.QuestionData, text: string) => number | null} */
  const read = ({ name, form }, text) => {
    const found = form === "count" ? nearest(name, text, payload) : numberOf(name, text, payload);
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
    if (/^$|,$/m.test(texts.join("\n"))) passedOver.add(question.name);
    if (question.empty && ids.length && ids.every((id) => id === NONE)) return new Set();
    const known = ids.map((id) => read(question, id)).filter((number) => number !== null);
    return known.length ? new Set(known) : null;
  };
  const answers = noAnswers(payload);
  const holds = { ...table.keys, ...table.former[formatOf(query.get("v") ?? "") - 1] };
  for (const question of payload.asked.filter(({ name }) => query.has(name))) {
    const { name } = question;
    const texts = query.getAll(name);
    const found = holds[name] === "ids" ? readSet(question, texts) : readOne(question, texts.filter(Boolean));
    if (found !== null) answers[name] = question.form === "ids" ? setOf(found) : oneOf(found);
  }
  return { answers, passedOver: [...passedOver].slice(0, NAMES) };
}

// An answer of an older format may be one where several are read now, or several where it is one.
/** @type {(found: number | Set<number>) => Set<number>} */
const setOf = (found) => (found instanceof Set ? found : new Set([found]));
/** @type {(found: number | Set<number>) => number | null} */
const oneOf = (found) => (found instanceof Set ? ([...found][0] ?? null) : found);

/**
 * What of a query is nobody's: other keys, and values of keys that are none of a question but may hold an answer.
 * @type {(query: URLSearchParams, table: Guide.AddressData) => string[]}
 */
function strays(query, table) {
  const asked = asks(table);
  const holdsAnswer = new RegExp(`(${asked.join("|")})=`);
  const others = [...query].filter(([key]) => !asked.includes(key));
  return others.flatMap(([key, value]) => {
    const isForeign = FOREIGN.some((known) => known.test(key)) && !asked.includes(key.replace(/^_+/, ""));
    if (key && !Object.hasOwn(table.keys, key) && !isForeign) return [key];
    const strange = key ? holdsAnswer.test(value) : value;
    return strange || (key === "v" && !(formatOf(value) <= table.former.length + 1)) ? [value] : [];
  });
}

/**
 * The address of answers, "" if there are none. Equal answers have equal addresses: everything has its order.
 * @type {(answers: Answers, payload: Guide.Payload) => string}
 */
export function format(answers, payload) {
  const parts = payload.asked.map((question) => [question.name, written(question, answers[question.name], payload)]);
  const given = parts.filter(([, text]) => text).map(([name, text]) => `${name}=${text}`);
  const { version, address: { former } } = payload;
  const made = former.length ? `${version}.${former.length + 1}` : version;
  return given.length ? `?${[`v=${made}`, ...given].join("&")}` : "";
}

/** @type {(question: Guide.QuestionData, answer: Answer, payload: Guide.Payload) => string} */
function written({ name, form, empty }, answer, payload) {
  const offered = /** @type {string[]} */ (payload.questions[name]);
  if (answer === null) return "";
  if (form === "count") return payload.questions[name].includes(answer) ? String(answer) : "";
  if (typeof answer === "number") return offered[answer] ?? "";
  const ids = offered.filter((_, number) => answer.has(number)).sort();
  return ids.length || !empty ? ids.join(",") : NONE;
}

/**
 * The beginning of an address that is too long, without the answer at which it breaks off.
 * @param {string} text
 */
function cut(text) {
  const part = text.slice(0, LONGEST);
  return part === text ? text : part.slice(0, Math.max(0, part.lastIndexOf("&")));
}

/**
 * The number of an id, or of the one that it is called now; null if there is none.
 * @type {(question: string, text: string, payload: Guide.Payload) => number | null}
 */
function numberOf(question, text, payload) {
  const offered = /** @type {string[]} */ (payload.questions[question]);
  const former = payload.former[question] ?? {};
  let id = text;
  for (let step = 0; step < RENAMED && !offered.includes(id) && Object.hasOwn(former, id); step += 1) id = former[id];
  return offered.includes(id) ? offered.indexOf(id) : null;
}

/**
 * The count that is offered and asks for no more than the one in the address; the lowest if all ask for more.
 * @type {(question: string, text: string, payload: Guide.Payload) => number | null}
 */
function nearest(question, text, payload) {
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > HIGHEST) return null;
  const offered = /** @type {number[]} */ (payload.questions[question]);
  const lower = offered.filter((count) => count <= Number(text));
  return lower.length ? Math.max(...lower) : Math.min(...offered);
}
