// The theme's own search, as readers get it: the worker that the site brings, run over the site's index. A page starts
// it with messages and sends what is typed; what it makes of the words is its own affair.

import { readFileSync, readdirSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

const [SETUP, QUERY] = [0, 2];

// What the theme's worker answers to a message.
function started(site) {
  const folder = `${site}/assets/javascripts/workers`;
  const [name] = readdirSync(folder).filter((file) => /^search\..*\.js$/.test(file));
  const heard = [];
  const hear = (said) => heard.push(said);
  const page = { addEventListener: (_, listen) => hear(listen), postMessage: hear, console };
  page.self = page;
  runInContext(readFileSync(`${folder}/${name}`, "utf8"), createContext(page));
  const [listen] = heard;
  return async (type, data) => {
    await listen({ data: { type, data } });
    return heard.pop().data;
  };
}

// For each query the pages that are found, the best first: [[address, text], ...].
export async function found(site, queries, shown = 5) {
  const ask = started(site);
  const index = JSON.parse(readFileSync(`${site}/search/search_index.json`, "utf8"));
  await ask(SETUP, { ...index, options: { suggest: true } });
  const answers = [];
  for (const query of queries) {
    const { items } = await ask(QUERY, query);
    answers.push(items.slice(0, shown).map(([best]) => [best.location.split("#")[0], best.text]));
  }
  return answers;
}
