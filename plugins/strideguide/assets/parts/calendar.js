// A plan as a calendar file (RFC 5545). Nothing here touches the page.

const LONGEST = 75; // octets of a line, its end not counted
const DAY = 86400000; // milliseconds
const encoder = new TextEncoder();

/**
 * A session. The date is at midnight UTC, and the time "18:30", or "" for all of the day. A time has no zone: it is
 * that of whoever reads the calendar.
 * @typedef {{ uid: string, date: Date, time: string, minutes: number,
 *   summary: string, description: string, url: string }} Event
 */

/**
 * The text of the file; `publisher` is who made it.
 * @param {{ name: string, publisher?: string, events: Event[] }} plan
 * @param {Date} now
 */
export function calendar({ name, publisher = name, events }, now = new Date()) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(publisher)}//plans//EN`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => linesOf(event, stamp)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @type {(event: Event, stamp: string) => string[]} */
function linesOf({ uid, date, time, minutes, summary, description, url }, stamp) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(time ? timed(date, time, minutes) : wholeDay(date)),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "END:VEVENT",
  ];
}

/** @type {(date: Date, time: string, minutes: number) => string[]} */
const timed = (date, time, minutes) => [
  `DTSTART:${dayOf(date)}T${time.replace(":", "")}00`,
  `DURATION:PT${Math.max(1, minutes)}M`,
];

/** @type {(date: Date) => string[]} */
const wholeDay = (date) => [
  `DTSTART;VALUE=DATE:${dayOf(date)}`,
  `DTEND;VALUE=DATE:${dayOf(new Date(date.getTime() + DAY))}`,
  "TRANSP:TRANSPARENT",
];

/** @type {(date: Date) => string} */
const dayOf = (date) => date.toISOString().slice(0, 10).replace(/-/g, "");

/**
 * The date on which a day of a week falls, 0 for Monday. Weeks are counted from 1 and begin on the weekday of `start`.
 * @param {Date} start
 * @param {number} week
 * @param {number} day
 */
export function dateOf(start, week, day) {
  const first = (start.getUTCDay() + 6) % 7;
  return new Date(start.getTime() + ((week - 1) * 7 + ((day - first + 7) % 7)) * DAY);
}

/**
 * Text as a calendar takes it: on one line, without control characters.
 * @param {string} text
 */
function escaped(text) {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/[\u0000-\u001f\u007f]/g, " ");
}

/**
 * A line broken where it grows too long, never inside a character.
 * @param {string} line
 */
function folded(line) {
  const parts = [];
  let [part, size] = ["", 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > LONGEST) {
      parts.push(part);
      [part, size] = ["", 1]; // the space with which the next line begins
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}
