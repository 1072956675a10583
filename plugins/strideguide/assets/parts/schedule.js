// The weeks of a plan as its reader does them: counted back from a race, begun late, done again, or missed.
// training/schedule.py for a browser: tests hold the two together, so a change here is a change there.

const MOST_WEEKS = 60; // of a course that a reader may change; what is said of later ones is not read
const MOST_FULL = 5; // full weeks in a row, where a shorter course has the choice
const TAPER = ["taper", "race"];
const LIGHTER = ["deload", "taper", "race", "recovery"]; // kinds of week that are lighter on purpose

/**
 * What a reader says of the course. `begin` is the week of the plan to begin with, from 0. The weeks of the course,
 * from 0, in which nothing is done, that are done again in the next one, and before which the reader goes back to the
 * week after the last lighter one. `toRace` is how many weeks there are up to the race, with its own.
 * @typedef {{ begin: number, missed: number[], again: number[], back: number[], toRace: number | null }} Said
 */
/**
 * A week of the course: the week of the plan that is done, or is not, as the reader misses it; and the place in the
 * course at which it was due, null if that is here, or nowhere as it is done once more.
 * @typedef {{ week: number, due: number | null, done: boolean }} Entry
 */
/** @typedef {[due: number | null, week: number]} Planned where in the course a week was due, and the week */

/**
 * The course of a plan whose weeks are of these kinds. A race that is over, or that the plan has none of, counts as
 * none. `wait` is how many weeks the plan begins later than it could.
 * @type {(kinds: string[], said: Said) => { entries: Entry[], wait: number, hasRace: boolean }}
 */
export function course(kinds, said) {
  const { begin, toRace } = said;
  const weeks = [...kinds.keys()].slice(Math.min(begin, kinds.length - 1));
  const race = kinds.lastIndexOf("race");
  if (toRace === null || toRace < 1 || race < weeks[0]) {
    return { entries: walk(kinds, said, planned(weeks), Infinity), wait: 0, hasRace: false };
  }
  const { wanted, wait } = fitted(kinds, weeks.filter((week) => week <= race), toRace);
  const after = weeks.filter((week) => week > race).map((week) => ({ week, due: null, done: true }));
  return { entries: [...walk(kinds, said, planned(wanted), wanted.length), ...after], wait, hasRace: true };
}

/** @type {(weeks: number[]) => Planned[]} */
const planned = (weeks) => weeks.map((week, at) => [at, week]);

/**
 * A way through weeks, of which no more are done than there is room for.
 * @type {(kinds: string[], said: Said, weeks: Planned[], room: number) => Entry[]}
 */
function walk(kinds, said, weeks, room) {
  /** @type {Entry[]} */
  const found = [];
  /** @type {string[]} kinds of the weeks behind, "" for one that was missed */
  const done = [];
  const says = (/** @type {number[]} */ places) => done.length < MOST_WEEKS && places.includes(done.length);
  let left = weeks;
  while (left.length) {
    if (says(said.back)) left = shortened(kinds, goneBack(kinds, left, said.begin), room - done.length, done);
    const [due, week] = left[0];
    const isMissed = says(said.missed);
    found.push({ week, due: due !== null && due < done.length ? due : null, done: !isMissed });
    if (!isMissed) left = [...(says(said.again) ? [/** @type {Planned} */ ([null, week])] : []), ...left.slice(1)];
    done.push(isMissed ? "" : kinds[week]);
    left = shortened(kinds, left, room - done.length, done);
  }
  return found;
}

/** @type {(kinds: string[], left: Planned[], begin: number) => Planned[]} */
function goneBack(kinds, left, begin) {
  const [, week] = left[0];
  const first = 1 + kinds.slice(0, week).findLastIndex((kind) => LIGHTER.includes(kind));
  const weeks = [...kinds.keys()].slice(Math.max(first, begin), week);
  return [...weeks.map((at) => /** @type {Planned} */ ([null, at])), ...left];
}

/**
 * Weeks of a plan, of which the last one has the race, for a reader who has so many; and how many of these to wait.
 * With fewer than the plan has, the last weeks before the taper are left out. With more, each block of full weeks and
 * the deload after it may be done twice, the first one first; what is left is time to wait.
 * @type {(kinds: string[], weeks: number[], have: number) => { wanted: number[], wait: number }}
 */
function fitted(kinds, weeks, have) {
  let wanted = shortened(kinds, planned(weeks), have, []).map(([, week]) => week);
  for (const block of blocks(kinds, wanted)) {
    const at = wanted.indexOf(block[0]);
    if (wanted.length + block.length <= have) wanted = wanted.toSpliced(at, 0, ...block);
  }
  return { wanted, wait: have - wanted.length };
}

/**
 * The first weeks and the taper. A deload just before that makes room for the full week after it, if these do not
 * become too many in a row.
 * @type {(kinds: string[], left: Planned[], room: number, done: string[]) => Planned[]}
 */
function shortened(kinds, left, room, done) {
  if (left.length <= room) return left;
  const first = left.findIndex(([, week]) => TAPER.includes(kinds[week]));
  const taper = first < 0 ? left.length : first;
  const kept = left.slice(0, Math.max(0, room - left.length + taper));
  const before = [...done, ...kept.slice(0, -1).map(([, week]) => kinds[week])];
  const isDeload = kept.length > 0 && kinds[kept[kept.length - 1][1]] === "deload";
  if (isDeload && full(before) < MOST_FULL) kept[kept.length - 1] = left[kept.length];
  return room > 0 ? [...kept, ...left.slice(taper)].slice(-room) : [];
}

/** @type {(kinds: string[]) => number} how many full weeks there are at the end */
const full = (kinds) => kinds.length - 1 - kinds.findLastIndex((kind) => !kind || LIGHTER.includes(kind));

/**
 * Full weeks before the taper, each run of them with the deload after it; a run without one is no block.
 * @type {(kinds: string[], weeks: number[]) => number[][]}
 */
function blocks(kinds, weeks) {
  const taper = weeks.findIndex((week) => TAPER.includes(kinds[week]));
  const building = weeks.slice(0, taper < 0 ? weeks.length : taper);
  const ends = building.flatMap((week, at) => (LIGHTER.includes(kinds[week]) ? [at + 1] : []));
  return ends.map((end, at) => building.slice(ends[at - 1] ?? 0, end)).filter((block) => block.length > 1);
}
