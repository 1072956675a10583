// The search of a built site, as its pages load it.

import { readFileSync } from "node:fs";
import { Finder } from "../../plugins/strideguide/assets/parts/finder.js";

// For each query the pages that are found, of a kind or of all, the best first: [[address, text], ...]. With `hasAll`
// only those that are shown however little they fit.
export function found(site, queries, kind = "", shown = 5, hasAll = false) {
  const finder = new Finder(JSON.parse(readFileSync(`${site}/search/index.json`, "utf8")));
  return queries.map((query) => {
    const pages = new Map();
    for (const { thing, has } of finder.find(query)) {
      if ((kind && thing.group.kind !== kind) || (hasAll && !has)) continue;
      const page = thing.at.split("#")[0];
      if (!pages.has(page)) pages.set(page, [page, thing.text]);
    }
    return [...pages.values()].slice(0, shown);
  });
}
