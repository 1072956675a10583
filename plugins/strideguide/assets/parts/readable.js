// What can be read of a reader's own week in the address of a plan's page.

import { dateFrom } from "./dates.js";

/**
 * Whether a text can be read, by what its key holds: see training/keys.py. Of days, "x" is a session that was left out
 * and "-" one without a day of the reader's choice.
 * @type {Partial<Record<string, (text: string, data: Guide.PlanPage) => boolean>>}
 */
export const READABLE = {
  week: (text, { letters }) => isMade(text, letters, 7),
  days: (text, { sessions }) => isMade(text, `1234567x-`, sessions.length),
  hours: (text, { hours }) => hours.some((some) => String(some) === text),
  number: (text) => /^[1-9]\d?$/.test(text),
  numbers: (text) => /^[1-9]\d?(,[1-9]\d?)*$/.test(text),
  steps: (text, { walk_run: walk }) =>
    /^[1-9]\d?(,[1-9]\d?)*$/.test(text) && text.split(",").every((step) => Number(step) <= (walk?.steps.length ?? 0)),
  begin: (text, { course }) => /^[1-9]\d?$/.test(text) && Number(text) <= course.weeks.length,
  date: (text) => dateFrom(text) !== null,
  rules: (text, { rules }) =>
    text.split(",").every((id) => rules.some((rule) => rule.id === id && rule.instead_of !== undefined)),
};
/** @type {(text: string, signs: string, count: number) => boolean} */
const isMade = (text, signs, count) => text.length === count && [...text].every((sign) => signs.includes(sign));
