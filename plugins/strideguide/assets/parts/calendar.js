// A plan as a calendar file (RFC 5545). Nothing here touches the page.

import { later, textOf } from "./dates.js";

const LONGEST = 75; // octets of a line, its end not counted
const BEGAN = Date.UTC(2020, 0, 1); // from which on the seconds of SEQUENCE are counted, so that it stays small
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
  const sequence = Math.floor((now.getTime() - BEGAN) / 1000);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${escaped(publisher)}//plans//EN`,
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => linesOf(event, stamp, sequence)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/**
 * An event; a later file says of it that it is a later version of the same, as nothing here knows earlier files.
 * @type {(event: Event, stamp: string, sequence: number) => string[]}
 */
function linesOf({ uid, date, time, minutes, summary, description, url }, stamp, sequence) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequence}`,
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
  `DTEND;VALUE=DATE:${dayOf(later(date, 1))}`,
  "TRANSP:TRANSPARENT",
];

/** @type {(date: Date) => string} */
const dayOf = (date) => textOf(date).replace(/-/g, "");

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
