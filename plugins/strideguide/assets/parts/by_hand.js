// Days of sessions that the reader chose, as an address has them: a sign for each session of the plan, in their order.

const OPEN = "-"; // a session without a day of the reader's choice
const OUT = "x"; // a session that the reader left out

/** @typedef {Map<string, number | null>} Placed from keys of sessions to days */
/** @typedef {Array<{ key: string }>} Sessions */

/** @type {(signs: string, sessions: Sessions) => Placed | null} */
export function placedIn(signs, sessions) {
  const placed = new Map();
  [...signs].forEach((sign, at) => {
    if (sign !== OPEN) placed.set(sessions[at].key, sign === OUT ? null : Number(sign) - 1);
  });
  return placed.size ? placed : null;
}

/** @type {(placed: Placed, sessions: Sessions) => string} */
export const signsOf = (placed, sessions) => sessions.map(({ key }) => signOf(placed.get(key))).join("");

/** @type {(day: number | null | undefined) => string} */
function signOf(day) {
  if (day === undefined) return OPEN;
  return day === null ? OUT : String(day + 1);
}
