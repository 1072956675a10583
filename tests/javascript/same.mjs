// Tells of pairs of scripts, JSON from stdin, whether both are the same to whoever parses them: "" or what differs.
// The argument is the folder with the parser.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { parse } = createRequire(`${process.argv[2]}/`)("acorn");

const ASIDE = new Set(["start", "end"]); // where a node stands
const tree = (text) =>
  JSON.stringify(parse(text, { ecmaVersion: "latest", sourceType: "module" }), (key, value) =>
    ASIDE.has(key) ? undefined : value,
  );

function difference([one, other]) {
  const [left, right] = [tree(one), tree(other)];
  if (left === right) return "";
  const at = [...left].findIndex((sign, index) => sign !== right[index]);
  return `${left.slice(at - 80, at + 40)} became ${right.slice(at - 80, at + 40)}`;
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(difference)));
