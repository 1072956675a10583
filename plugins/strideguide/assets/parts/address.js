// The end of an address, such as ?v=1&goal=first-5k#session-a&pain=calf-strain: a query, and behind "#" the part of the
// page and what is about the reader's body, which no browser sends to anybody. Which questions are about the body, and
// what else stands in an address, is a table of training/keys.py: `keys` with what each holds, and `private`.

const LONGEST = 4000; // characters of an address that are read
// What others hang on to an address, and what the site's own searches and websites with a frame put there.
const FOREIGN = [
  /^(embed|open|scheme)$/,
  /^(q|h|find|lang|hl|from|ref|source|usp|amp|si|igsh(id)?|mibextid|isappinstalled|li_fat_id|srsltid|gclsrc)$/i,
  /^(\w*(clk?id|braid)|(utm|mtm|pk|mc|hsa|vero|mkt|gad|ref|wt)_\w*|_\w*)$/i,
];
// What becomes of "&" and "=" when an address is written into HTML or a mail, is encoded once more, or is hung another
// query on. No answer has any of these signs, so that they can be read as they were meant where something looks
// damaged.
const DAMAGED = /[&=;?#%\\]|^3D/;
/** @type {Array<[damage: RegExp, sign: string | ((...found: string[]) => string)]>} */
const REPAIRS = [
  [/%(25)+/g, "%"],
  [/%(23|26|3b|3d|5c)/gi, (text) => decodeURIComponent(text)],
  [/\\u00([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))],
  [/&(?:amp;?|#0*38;?|#x0*26;?)+/gi, "&"],
  [/&#x0*([0-9a-f]{2});?/gi, (_, code) => String.fromCharCode(parseInt(code, 16))],
  [/&#0*(\d{2});?/g, (_, code) => String.fromCharCode(Number(code))],
  [/=3D/g, "="],
  [/[;?#]|%3f/gi, "&"],
];
const GOES_ON = /^(0*(35|38|44|61)|x0*(23|26|2c|3d))/i; // of a "#": its query had "#", "&", "," or "=" as "&#38;"
const SAYS = /=|(%(25)*|u00)3d/i; // a part of a page has no such sign
const ANSWERS = new Set(["id", "count", "ids", "places"]); // what a key holds that is an answer
const VERSION = /^\d*(?:\.(\d{1,3}))?$/; // of the answers, and from the second on the format

/**
 * What an address says as it was meant, the rest of it that is too long to be read, and the part of the page, "" if
 * it leads to none.
 * @typedef {{ query: URLSearchParams, rest: string, anchor: string }} Said
 */

/** @type {(table: Guide.AddressData) => string[]} the keys of a table that hold answers */
export const asks = ({ keys }) => Object.keys(keys).filter((key) => ANSWERS.has(keys[key]));

/**
 * The format of an address by what its key `v` holds; the first one if that names none, NaN if it can't be read.
 * @param {string} version
 */
export const formatOf = (version) => (VERSION.test(version) ? Number(VERSION.exec(version)?.[1] ?? 1) : NaN);

/**
 * What the end of an address says, before and behind "#".
 * @type {(end: string, table: Guide.AddressData) => Said}
 */
export function said(end, table) {
  const [search, ...behind] = String(end).split("#");
  const hash = behind.join("#");
  if (GOES_ON.test(hash)) return { ...queryOf(`${search}#${hash}`, table), anchor: "" };
  const anchor = anchorOf(hash, table);
  const body = hash.slice(anchor.length);
  return { ...queryOf(body ? `?&${body}&${search.slice(1)}` : search, table), anchor };
}

/**
 * The part of the page in what stands behind "#"; the beginning of a question's name is none, as something broke off.
 * @type {(hash: string, table: Guide.AddressData) => string}
 */
function anchorOf(hash, { private: asked }) {
  const [first] = hash.split("&", 1);
  const isAnswer = SAYS.test(first) || asked.some((name) => name.startsWith(first.toLowerCase()));
  return isAnswer ? "" : first;
}

/** @type {(text: string, table: Guide.AddressData) => { query: URLSearchParams, rest: string }} */
function queryOf(text, table) {
  const read = cut(text);
  const rest = text.slice(read.length).replace(/^&/, "");
  const query = pairsOf(read, table);
  if (!isDamaged(query, table)) return { query, rest };
  const meant = REPAIRS.reduce((found, [damage, sign]) => found.replace(damage, /** @type {string} */ (sign)), read);
  return { query: pairsOf(meant, table), rest };
}

/**
 * A query whose questions have their own names, however they were written.
 * @type {(text: string, table: Guide.AddressData) => URLSearchParams}
 */
function pairsOf(text, table) {
  const asked = asks(table);
  const pairs = [...new URLSearchParams(text)].map(([key, value]) => {
    const plain = key.toLowerCase().replace(/^[^a-z]+/, "");
    return [asked.includes(plain) ? plain : key, value];
  });
  return new URLSearchParams(pairs);
}

/** @type {(query: URLSearchParams, table: Guide.AddressData) => boolean} */
function isDamaged(query, table) {
  const isOdd = (/** @type {string[]} */ [key, value]) => asks(table).includes(key) && DAMAGED.test(value);
  return strays(query, table).length > 0 || [...query].some(isOdd);
}

/**
 * The beginning of an address that is too long, without the answer at which it breaks off.
 * @param {string} text
 */
function cut(text) {
  const part = text.slice(0, LONGEST);
  return part === text ? text : part.slice(0, Math.max(0, part.lastIndexOf("&")));
}

/**
 * What of a query is nobody's: other keys, and values of keys that are none of a question but may hold an answer.
 * @type {(query: URLSearchParams, table: Guide.AddressData) => string[]}
 */
export function strays(query, table) {
  const asked = asks(table);
  const holdsAnswer = new RegExp(`(${asked.join("|")})=`);
  const others = [...query].filter(([key]) => !asked.includes(key));
  return others.flatMap(([key, value]) => {
    const isForeign = FOREIGN.some((known) => known.test(key)) && !asked.includes(key.replace(/^_+/, ""));
    if (key && !Object.hasOwn(table.keys, key) && !isForeign) return [key];
    const strange = key ? holdsAnswer.test(value) : value;
    return strange || (key === "v" && !(formatOf(value) <= table.former.length + 1)) ? [value] : [];
  });
}

/** @type {(pairs: Iterable<string[]>) => string} */
const listed = (pairs) => `${new URLSearchParams([...pairs])}`.replaceAll("%2C", ",").replaceAll("%3A", ":");
/** @type {(pairs: Iterable<string[]>, table: Guide.AddressData) => boolean} whether anything may be about the body */
const isBody = (pairs, { private: asked }) => {
  const about = new RegExp(`(^|[^a-z0-9-])(${asked.join("|")})=`, "i");
  return [...pairs].some(([key, value]) => about.test(`${key}=${value}`));
};

/**
 * The end of an address that says this, with what is about the body behind "#". That something was too long to be read
 * is said there by a question without an answer.
 * @type {(said: Said, table: Guide.AddressData) => string}
 */
export function written({ query, rest, anchor }, table) {
  const open = listed([...query].filter((pair) => !isBody([pair], table)));
  const body = [...query].filter((pair) => isBody([pair], table));
  const fragment = [anchor, listed(rest ? [...body, [table.private[0], ""]] : body)].filter(Boolean).join("&");
  return `${open && `?${open}`}${fragment && `#${fragment}`}`;
}

/**
 * The same end of an address, with nothing about the body before "#".
 * @type {(end: string, table: Guide.AddressData) => string}
 */
export function tidied(end, table) {
  const [search, hash = ""] = end.split("#");
  const { query, rest } = said(GOES_ON.test(hash) ? end : search, table);
  return isBody([...query, ["", rest]], table) ? written(said(end, table), table) : end;
}

/**
 * Whether an address says anything about the body, or may do so.
 * @type {(end: string, table: Guide.AddressData) => boolean}
 */
export const saysBody = (end, table) => isBody(said(end, table).query, table);

/**
 * An address with what another one says about the body.
 * @type {(end: string, other: string, table: Guide.AddressData) => string}
 */
export function withBody(end, other, table) {
  const here = said(end, table);
  for (const [key, value] of said(other, table).query) if (table.private.includes(key)) here.query.append(key, value);
  return written(here, table);
}
