// Answers to the picker's questions, to and from an address such as ?v=1&goal=first-5k&kit=step,chair. The address
// names things by their ids, so that it keeps its meaning when the guide grows. Answers are as in match.js.

const ORDER = ["goal", "level", "runs", "sessions", "minutes", "season", "weak", "kit", "pain"];
const COUNTS = new Set(["runs", "sessions", "minutes"]);
const SETS = new Set(["kit", "pain"]);
const NONE = "none"; // for kit: no kit at all, which is an answer
const LONGEST = 4000; // characters of an address that are read
const HIGHEST = 240; // what is above it is no count of anything
const RENAMED = 20; // how often an id may have been renamed
const NAMED = 60; // characters of what is passed over, as long as an id may be
const NAMES = 10; // how many of them are told
const OWN = new Set(["v", "week", "on", "hours"]); // what an address of a plan's page holds beside answers
// What others hang on to an address, and what the site's own searches put there.
const FOREIGN = [
  /^(q|h|find|lang|hl|from|ref|source|usp|amp|si|igsh(id)?|mibextid|isappinstalled|li_fat_id|srsltid|gclsrc)$/i,
  /^(\w*(clk?id|braid)|(utm|mtm|pk|mc|hsa|vero|mkt|gad|ref|wt)_\w*|_\w*)$/i,
];
// What becomes of "&" and "=" when an address is written into HTML or a mail, is encoded once more, or is hung another
// query on. No answer has any of these signs, so that they can be read as they were meant where something looks damaged.
const DAMAGED = /[&=;?#%\\]|^3D/;
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
const HOLDS_ANSWER = new RegExp(`(${ORDER.join("|")})=`); // the value of a key that is none of ours

export function noAnswers() {
  const answers = Object.fromEntries(ORDER.map((question) => [question, null]));
  return { ...answers, pain: new Set() };
}

// The query of an address. It goes on behind "#" where "&", "," or "=" was written as "&#38;" or the like on the way.
export function searchOf({ search, hash }) {
  return /^#(0*(38|44|61)|x0*(26|2c|3d))/i.test(hash) ? `${search}${hash}` : search;
}

// The query as it was meant, and the rest of it that is too long to be read.
export function queryOf(search) {
  const text = String(search);
  const read = cut(text);
  const rest = text.slice(read.length).replace(/^&/, "");
  const query = new URLSearchParams(read);
  if (!isDamaged(query)) return { query, rest };
  const meant = REPAIRS.reduce((found, [damage, sign]) => found.replace(damage, sign), read);
  return { query: new URLSearchParams(meant), rest };
}

function isDamaged(query) {
  const isOdd = ([key, value]) => ORDER.includes(key) && DAMAGED.test(value);
  return strays(query).length > 0 || [...query].some(isOdd);
}

// Whether an address says anything that is, or may have been, an answer.
export function isAnswered(search) {
  const { query, rest } = queryOf(search);
  return rest !== "" || ORDER.some((question) => query.has(question)) || strays(query).length > 0;
}

// The answers in an address, and `passedOver`: what is given there, may have been an answer, and can't be read now.
// Whatever `v` is, what can be read is read; it is there to tell addresses apart once an answer comes to mean something
// else.
export function parse(search, payload) {
  const { query, rest } = queryOf(search);
  const passedOver = new Set([...strays(query), rest].map((text) => text.slice(0, NAMED)).filter(Boolean));
  const read = (question, text) => {
    const found = COUNTS.has(question) ? nearest(question, text, payload) : numberOf(question, text, payload);
    if (found === null) passedOver.add(text.slice(0, NAMED));
    return found;
  };
  // The first of several answers counts, and the others are told.
  const readOne = (question, [first, ...others]) => {
    others.filter((text) => text !== first).forEach((text) => passedOver.add(text.slice(0, NAMED)));
    return first === undefined ? null : read(question, first);
  };
  // Several sets are one: whoever names two pains has both. Where a name is missing, something was cut off.
  const readSet = (question, texts) => {
    const ids = texts.flatMap((text) => text.split(",")).filter(Boolean);
    if (/^$|,$/m.test(texts.join("\n"))) passedOver.add(question);
    if (question === "kit" && ids.length && ids.every((id) => id === NONE)) return new Set();
    const known = ids.map((id) => read(question, id)).filter((number) => number !== null);
    return known.length ? new Set(known) : null;
  };
  const answers = noAnswers();
  for (const question of ORDER.filter((question) => query.has(question))) {
    const texts = query.getAll(question);
    if (SETS.has(question)) answers[question] = readSet(question, texts) ?? answers[question];
    else answers[question] = readOne(question, texts.filter(Boolean));
  }
  return { answers, passedOver: [...passedOver].slice(0, NAMES) };
}

// What of a query is nobody's: other keys, and values of keys that are none of a question but may hold an answer.
function strays(query) {
  const others = [...query].filter(([key]) => !ORDER.includes(key));
  return others.flatMap(([key, value]) => {
    const isForeign = FOREIGN.some((known) => known.test(key)) && !ORDER.includes(key.replace(/^_+/, ""));
    if (key && !OWN.has(key) && !isForeign) return [key];
    const strange = key ? HOLDS_ANSWER.test(value) : value;
    return strange || (key === "v" && !/^\d*$/.test(value)) ? [value] : [];
  });
}

// The address of answers, "" if there are none. Equal answers have equal addresses: everything has its order.
export function format(answers, payload) {
  const parts = ORDER.map((question) => [question, written(question, answers[question], payload)]);
  const given = parts.filter(([, text]) => text).map(([question, text]) => `${question}=${text}`);
  return given.length ? `?${[`v=${payload.version}`, ...given].join("&")}` : "";
}

function written(question, answer, payload) {
  const offered = payload.questions[question];
  if (answer === null) return "";
  if (COUNTS.has(question)) return offered.includes(answer) ? String(answer) : "";
  if (!SETS.has(question)) return offered[answer] ?? "";
  const ids = offered.filter((_, number) => answer.has(number)).sort();
  return ids.length || question === "pain" ? ids.join(",") : NONE;
}

// The beginning of an address that is too long, without the answer at which it breaks off.
function cut(text) {
  const part = text.slice(0, LONGEST);
  return part === text ? text : part.slice(0, Math.max(0, part.lastIndexOf("&")));
}

// The number of an id, or of the one that it is called now; null if there is none.
function numberOf(question, text, payload) {
  const offered = payload.questions[question];
  const former = payload.former[question] ?? {};
  let id = text;
  for (let step = 0; step < RENAMED && !offered.includes(id) && Object.hasOwn(former, id); step += 1) id = former[id];
  return offered.includes(id) ? offered.indexOf(id) : null;
}

// The count that is offered and asks for no more than the one in the address; the lowest if all ask for more.
function nearest(question, text, payload) {
  if (!/^[1-9]\d{0,2}$/.test(text) || Number(text) > HIGHEST) return null;
  const offered = payload.questions[question];
  const lower = offered.filter((count) => count <= Number(text));
  return lower.length ? Math.max(...lower) : Math.min(...offered);
}
