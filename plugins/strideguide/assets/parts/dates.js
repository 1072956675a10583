// Dates of a course, at midnight UTC, and the texts of date fields: "2027-01-18". Nothing here touches the page.

const DAY = 86400000; // milliseconds
const WRITTEN = /^20\d\d-\d\d-\d\d$/;

/** @type {(date: Date) => string} */
export const textOf = (date) => date.toISOString().slice(0, 10);

/** @type {(text: string) => Date | null} */
export function dateFrom(text) {
  const date = new Date(`${WRITTEN.test(text) ? text : ""}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && textOf(date) === text ? date : null; // the 31st of February is none
}

/** @type {(date: Date) => number} the number of a day from the first of 1970 on */
export const numberOf = (date) => Math.floor(date.getTime() / DAY);

/** @type {(number: number) => Date} the day with this number */
export const dayWith = (number) => new Date(number * DAY);

/** @type {(date: Date, days: number) => Date} */
export const later = (date, days) => new Date(date.getTime() + days * DAY);

/** @type {(date: Date) => number} 0 for Monday */
export const weekday = (date) => (date.getUTCDay() + 6) % 7;

/**
 * The date on which a day of a week falls, 0 for Monday. Weeks are counted from 1 and begin on the weekday of `start`.
 * @param {Date} start
 * @param {number} week
 * @param {number} day
 */
export const dateOf = (start, week, day) => later(start, (week - 1) * 7 + ((day - weekday(start) + 7) % 7));

/** @type {(start: Date, date: Date) => number} the number of the week that has a date, from 1; less if it is before */
export const weekWith = (start, date) => 1 + Math.floor((date.getTime() - start.getTime()) / DAY / 7);

/** @type {(now: Date) => Date} today, wherever the reader is */
export const dayOf = (now) => new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));

/**
 * The first day of the week that has a date; weeks begin on `day`, 0 for Sunday.
 * @type {(date: Date, day: number) => Date}
 */
export const weekOf = (date, day) => later(date, -((7 + date.getUTCDay() - day) % 7));

/** @type {(day: number) => number[]} the days of a week, 0 for Monday, from its first on, which is 0 for Sunday */
export const daysFrom = (day) => Array.from({ length: 7 }, (_, at) => (at + day + 6) % 7);

/** @type {(today: Date, day: number) => [number, number]} the number of a day, and that of the first of its week */
export const numbersOf = (today, day) => [numberOf(today), numberOf(weekOf(today, day))];
