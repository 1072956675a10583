// What can be done with which kit: training/kit_at_hand.py for a browser. Tests hold the two together, so a change here
// is a change there.

/**
 * The kit that a plan needs itself: all that is `sure`, and of each of the others one piece, nobody knows which.
 * @typedef {{ sure: Set<number>, either: number[][] }} OwnKit
 */

/** @type {(moves: Guide.MoveData[]) => OwnKit} what moves need together */
export const ownKit = (moves) => ({
  sure: new Set(moves.flatMap(({ all }) => all)),
  either: moves.map(({ any }) => any).filter((any) => any.length),
});

/**
 * What is to be had: any one of each of these. A choice that another one settles is no more to be had.
 * @type {(own: OwnKit) => number[][]}
 */
export function pieces({ sure, either }) {
  const open = either.filter((some) => !some.some((piece) => sure.has(piece)));
  const different = [...new Map(open.map((some) => [[...some].sort().join(), some])).values()];
  const isWider = (/** @type {number[]} */ some, /** @type {number[]} */ other) =>
    other.length < some.length && isWithin(other, some);
  return [...[...sure].map((piece) => [piece]), ...different.filter((some) => !open.some((one) => isWider(some, one)))];
}

/**
 * Whether everybody who can do a plan can do a move, whatever pieces they have.
 * @type {(own: OwnKit, move: Guide.MoveData) => boolean}
 */
export function suits({ sure, either }, { all, any }) {
  const isOne = !any.length || any.some((piece) => sure.has(piece)) || either.some((some) => isWithin(some, any));
  return isOne && all.every((piece) => sure.has(piece));
}

/** @type {(some: number[], others: number[]) => boolean} */
const isWithin = (some, others) => some.every((piece) => others.includes(piece));

/** @type {(move: Guide.MoveData, kit: Set<number>) => boolean} whether a move can be done with the kit at hand */
export const doable = ({ all, any }, kit) =>
  all.every((piece) => kit.has(piece)) && (!any.length || any.some((piece) => kit.has(piece)));
