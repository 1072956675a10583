// What the browser's side of the picker says, as texts that Python compares with its own: see test_two_runtimes.py.

import { format, parse } from "./answers.js";
import { Matcher } from "./match.js";
import { Arranger, breaks } from "./week.js";

const QUESTIONS = ["goal", "level", "runs", "sessions", "minutes", "season", "weak"];
const known = new Map();

// A digest of each text.
const digests = (texts) => Promise.all(texts.map(digest));

async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Read a file beside this one, once.
async function load(file) {
  if (!known.has(file)) known.set(file, await (await fetch(file)).json());
  return known.get(file);
}

const answersOf = (list) => ({
  ...Object.fromEntries(QUESTIONS.map((question, index) => [question, list[index]])),
  kit: list[7] && new Set(list[7]),
  pain: new Set(list[8]),
});

const valuesOf = (values) => Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));

function told(matcher, answers, explained) {
  const found = matcher.matches(answers);
  const swaps = (match) => match.swaps.map(({ move, instead, why }) => [move, instead, why]);
  const plans = found.map((match) => [match.plan, match.relaxed, swaps(match), match.care]);
  const reasons = found.slice(0, explained).map((match) => matcher.reasons(match, answers));
  const listed = ({ question, found, values }) => [question, found, valuesOf(values)];
  return JSON.stringify([matcher.start(answers.pain), plans, reasons.map((some) => some.map(listed))]);
}

// What the matcher says to some sets of answers; the best `explained` plans with their reasons.
export async function explained(payload, file, start, end, explained) {
  const matcher = new Matcher(await load(payload));
  return (await load(file)).slice(start, end).map((list) => told(matcher, answersOf(list), explained));
}

// The same for all of them, as a digest for each `size` of them.
export async function ranked(payload, file, size, reasons) {
  const lines = await explained(payload, file, 0, undefined, reasons);
  const starts = Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => at * size);
  return digests(starts.map((start) => lines.slice(start, start + size).join("\n")));
}

const pairsOf = (found) => found.map(({ rule, slots }) => [rule, slots]);

function placed(arranger, pattern) {
  const { best, inTheWay } = arranger.arrange(pattern);
  return JSON.stringify([best.map(({ days, breaks }) => [days, pairsOf(breaks)]), [...inTheWay]]);
}

// For each group of mixes of sessions a text: a line for each pattern, with the mixes of the group taking turns.
function groups({ rules, groups, patterns }, hours) {
  return groups.map((mixes) => {
    const arrangers = mixes.map((mix) => new Arranger(rules, mix, hours));
    return patterns.map((pattern, index) => placed(arrangers[index % arrangers.length], pattern)).join("\n");
  });
}

export const arranged = async (file, hours) => digests(groups(await load(file), hours));
export const weeks = async (file, hours, group) => groups(await load(file), hours)[group].split("\n");

// For rules, sessions, a pattern, days and hours: the breaks of these days, and what the arranger says.
export async function odd(file) {
  return (await load(file)).map(([rules, slots, pattern, days, hours]) => [
    JSON.stringify(pairsOf(breaks(rules, slots, pattern, days, hours))),
    placed(new Arranger(rules, slots, hours), pattern),
  ]);
}

// For addresses the answers as lists, what was passed over, and the address of the answers.
export async function addresses(file, searches) {
  const payload = await load(file);
  const lists = (value) => (value instanceof Set ? [...value].sort((one, other) => one - other) : value);
  return searches.map((search) => {
    const { answers, passedOver } = parse(search, payload);
    const told = Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, lists(answer)]));
    return { answers: told, passedOver, address: format(answers, payload) };
  });
}
