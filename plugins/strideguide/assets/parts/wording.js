// Words as they are compared: without capitals, accents, apostrophes and endings. What is written and what is looked
// for go the same way, so that nobody has to list the forms of a word.

const BREAKS = /[^\p{L}\p{N}]+/u;
const MARKS = /\p{M}/gu;
const APOSTROPHES = /['’ʼ`´]/g; // "runner's knee" is typed as "runners knee" too
const PLAIN = /^[\x20-\x7e]*$/;
/** @type {Array<[RegExp, string]>} */
const MANY = [
  [/(ss|us|is)$/, "$1"],
  [/ies$/, "y"],
  [/(ch|sh|x|z|ss)es$/, "$1"],
  [/s$/, ""],
];
const DONE = /(?<=[aeiouy].*.)(?:ing|ed)$/;
const DOUBLED = /([bdgmnprt])\1$/;
const SILENT = /(?<=..[^aeiou])e$/;

/**
 * The words of a text.
 * @param {string} text
 */
export function plain(text) {
  const bare = PLAIN.test(text) ? text : text.normalize("NFKD").replace(MARKS, "");
  return bare.toLowerCase().replace(APOSTROPHES, "").split(BREAKS).filter(Boolean);
}

/**
 * A word without the ending that tells how many or when; what is left is no word, but the same for all of its forms.
 * @param {string} word
 */
export function stem(word) {
  if (/\d/.test(word)) return word.replace(/s$/, "");
  if (word.length < 3) return word;
  const many = word.endsWith("s") ? MANY.find(([ending]) => ending.test(word)) : undefined;
  const one = many ? word.replace(...many) : word;
  const done = one.replace(DONE, "");
  return (done === one ? one : done.replace(DOUBLED, "$1")).replace(SILENT, "");
}

/**
 * How many letters are wrong, missing, too many or swapped between two words; of more than `most` only that.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function apart(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let at = 1; at <= other.length; at++) {
      const wrong = one[row - 1] === other[at - 1] ? 0 : 1;
      next[at] = Math.min(next[at - 1] + 1, last[at] + 1, last[at - 1] + wrong);
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwapped) next[at] = Math.min(next[at], before[at - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
}
