// The weeks of a plan as its reader does them: counted back from a race, begun late, done again, or missed.
// training/schedule.py for a browser: tests hold the two together, so a change here is a change there.

const MOST_WEEKS = 60; // that a course may have; what is said beyond them is not read
const LIGHTER = ["deload", "taper", "race", "recovery"]; // kinds of week that are lighter on purpose

/**
 * What a reader says of the course: the week of the plan to begin with, from 0; the weeks of the course, from 0, in
 * which nothing is done, and those that are done again; and how many weeks there are up to the race, with its own.
 * @typedef {{ begin: number, missed: number[], again: number[], toRace: number | null }} Said
 */
/**
 * A week of the course: the week of the plan that is done, null for none, and the one that was due if all had gone as
 * the plan says; null for a week that the plan never had there.
 * @typedef {{ week: number | null, due: number | null }} Entry
 */

/**
 * The course of a plan whose weeks are of these kinds; `wait` is how many weeks the plan begins later than it could.
 * @type {(kinds: string[], said: Said) => { entries: Entry[], wait: number }}
 */
export function course(kinds, { begin, missed, again, toRace }) {
  const gaps = missed.filter((at) => at < MOST_WEEKS);
  const all = [...kinds.keys()];
  const weeks = all.slice(Math.min(begin, kinds.length - 1));
  const race = kinds.lastIndexOf("race");
  if (toRace === null || race < 0) return { entries: walk(weeks, weeks, gaps, again), wait: 0 };
  const have = Math.max(0, Math.min(toRace, MOST_WEEKS));
  const here = gaps.filter((at) => at < have);
  const before = here.length + again.filter((at) => at < have - 1).length;
  const due = fitted(kinds, weeks, have).wanted;
  const { wanted, wait } = fitted(kinds, weeks, Math.max(0, have - before));
  const after = weeks.filter((week) => week > race).map((week) => ({ week, due: week }));
  return { entries: [...walk(wanted, due, here, again).slice(0, have), ...after], wait };
}

/** @type {(weeks: number[], due: number[], missed: number[], again: number[]) => Entry[]} */
function walk(weeks, due, missed, again) {
  const left = [...weeks];
  /** @type {Entry[]} */
  const found = [];
  while (left.length) {
    const place = found.length;
    found.push({ week: missed.includes(place) ? null : left[0], due: due[place] ?? null });
    if (!missed.includes(place) && !again.includes(place)) left.shift();
  }
  return found;
}

/**
 * Weeks up to the race for a reader who has so many, and how many of these to wait. With fewer than the plan has, the
 * last weeks before the taper are left out; a deload just before the taper makes room for the full week after it. With
 * more, each block of full weeks and the deload after it may be done twice, the first one first.
 * @type {(kinds: string[], weeks: number[], have: number) => { wanted: number[], wait: number }}
 */
function fitted(kinds, weeks, have) {
  const own = weeks.filter((week) => week <= kinds.lastIndexOf("race"));
  const taper = own.findIndex((week) => kinds[week] === "taper" || kinds[week] === "race");
  const end = taper < 0 ? [] : own.slice(taper);
  let building = taper < 0 ? own : own.slice(0, taper);
  const room = have - end.length;
  if (room <= 0) return { wanted: have ? end.slice(-have) : [], wait: 0 };
  if (room < building.length) return { wanted: [...shortened(kinds, building, room), ...end], wait: 0 };
  for (const block of blocks(kinds, building)) {
    const at = building.indexOf(block[0]);
    if (building.length + block.length <= room) building = building.toSpliced(at, 0, ...block);
  }
  return { wanted: [...building, ...end], wait: room - building.length };
}

/** @type {(kinds: string[], building: number[], room: number) => number[]} */
function shortened(kinds, building, room) {
  const kept = building.slice(0, room);
  const last = room - 1;
  return kinds[kept[last]] === "deload" ? kept.with(last, building[room]) : kept;
}

/** @type {(kinds: string[], building: number[]) => number[][]} runs of full weeks with the deload after each */
function blocks(kinds, building) {
  const ends = building.flatMap((week, at) => (LIGHTER.includes(kinds[week]) ? [at + 1] : []));
  return ends.map((end, at) => building.slice(ends[at - 1] ?? 0, end));
}
