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

export function noAnswers() {
  const answers = Object.fromEntries(ORDER.map((question) => [question, null]));
  return { ...answers, pain: new Set() };
}

// The answers in an address, and `passedOver`: what is given there as an answer and is none now. Whatever `v` is, what
// can be read is read; it is there to tell addresses apart once an answer comes to mean something else.
export function parse(search, payload) {
  const query = new URLSearchParams(cut(String(search)));
  const answers = noAnswers();
  const passedOver = new Set();
  const read = (question, text) => {
    const found = COUNTS.has(question) ? nearest(question, text, payload) : numberOf(question, text, payload);
    if (found === null) passedOver.add(text.slice(0, NAMED));
    return found;
  };
  for (const question of ORDER) {
    const text = query.get(question);
    if (!text) continue;
    if (question === "kit" && text === NONE) answers.kit = new Set();
    else if (!SETS.has(question)) answers[question] = read(question, text);
    else {
      const ids = text.split(",").filter(Boolean);
      const known = ids.map((id) => read(question, id)).filter((number) => number !== null);
      if (known.length) answers[question] = new Set(known);
    }
  }
  return { answers, passedOver: [...passedOver].slice(0, NAMES) };
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
