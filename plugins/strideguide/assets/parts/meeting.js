// How what a plan has meets an answer, for each word of the table of questions, and what is said of it:
// training/meeting.py for a browser, which says nothing. Tests hold the two together: a change here is a change there.

/**
 * @typedef {{ answer?: number, n?: number, left?: number, care?: number, low?: number, high?: number,
 *   weeks?: number }} Figures
 */
/** @typedef {Figures & { of?: number[] }} Told what a reason tells */
/** @typedef {number | number[]} Held what a plan has for a question: one number, or several */

/**
 * How what a plan has meets an answer: whether it does, how much it is off, how many quarters of the answer are spare,
 * and how loosely it fits, be there an answer or none; whether it is far from it; and, for a reason, how it fits and
 * what is said of it.
 * @template {Held} Has
 * @typedef {{ meets(held: Has, answer: number): boolean, off(held: Has, answer: number): number,
 *   spare(held: Has, answer: number): number, loose(held: Has, answer: number | null): number,
 *   far?(held: Has, answer: number): boolean, how?(held: Has, answer: number): string,
 *   said(held: Has): Told }} Meeting
 */

const QUARTERS = 4;
const FAR = 3;
const none = () => 0;
const others = (/** @type {number[]} */ { length }) => length;
/** @type {(held: number[], answer: number) => boolean} */
const isIn = (held, answer) => held.includes(answer);
/** @type {(answer: number, held: number[]) => number} */
const distance = (answer, held) => (held.length ? Math.min(...held.map((one) => Math.abs(answer - one))) : 0);

/** @type {(held: number[], answer: number) => number} the weeks that a plan lacks up to a race */
const lacking = ([weeks, toRace], answer) => Math.max(0, toRace ? toRace - answer : weeks + 1 - answer);
/** @type {(held: number[]) => number} the weeks of a plan that may lie before a race, with that of its own */
const whole = ([weeks, toRace]) => Math.max(1, toRace || weeks);

/** @type {Record<string, Meeting<number[]>>} as in training/meeting.py */
const OF_SEVERAL = {
  in: { meets: isIn, off: none, spare: none, loose: others, said: (of) => ({ of }) },
  near: {
    meets: isIn,
    off: (held, answer) => distance(answer, held),
    spare: none,
    loose: others,
    said: (of) => ({ of }),
  },
  reached: {
    meets: isIn,
    off: (held, answer) => distance(answer, held.filter((one) => one <= answer)),
    spare: none,
    loose: others,
    said: (of) => ({ of }),
  },
  between: {
    meets: ([low, high], answer) => low <= answer && answer <= high,
    off: ([low, high], answer) => Math.max(0, low - answer, answer - high),
    spare: none,
    loose: ([low, high]) => high - low,
    said: ([low, high]) => ({ low, high }),
  },
  ahead: {
    meets: (held, answer) => 2 * lacking(held, answer) < whole(held),
    off: (held, answer) => Math.floor((QUARTERS * lacking(held, answer)) / whole(held)),
    spare: none,
    loose: ([, toRace], answer) => (answer !== null && !toRace ? 1 : 0),
    how: (held, answer) => (held[1] ? "counted" : "before") + (lacking(held, answer) ? "-cut" : ""),
    said: (held) => ({ weeks: whole(held) }),
  },
};
/** @type {Record<string, Meeting<number>>} */
const OF_ONE = {
  most: {
    meets: (held, answer) => held <= answer && answer < 2 * held,
    off: (held, answer) => (held <= answer && answer < 2 * held ? 0 : Math.abs(held - answer)),
    spare: (held, answer) => Math.floor((QUARTERS * Math.max(0, answer - held)) / Math.max(1, answer)),
    loose: (held, answer) => Math.max(0, (answer ?? 0) - held),
    far: (held, answer) => held > FAR * answer,
    said: (n) => ({ n }),
  },
};
/** @type {Record<string, Meeting<Held>>} */
export const MEETINGS = { ...OF_SEVERAL, ...OF_ONE };
