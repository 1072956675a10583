// What is given to the functions of calls.mjs, as the modules know it.

import { Matcher } from "../../plugins/strideguide/assets/parts/match.js";
import { changes } from "../../plugins/strideguide/assets/parts/resolved.js";

// A reader's own week.
export const stateOf = ({ letters }, { week, sessions, hours, placed, rules }) => ({
  pattern: [...week].map((letter) => letters.indexOf(letter)),
  count: sessions,
  hours,
  placed: placed && new Map(Object.entries(placed)),
  ...{ at: 0, race: "", start: "", begin: 0, away: [], again: [], back: [], steps: [] },
  chosen: rules ?? [],
});

// What answers about kit and body change in a plan.
export const changeOf = (data, { kit, pain }) => {
  const matcher = new Matcher(data.payload);
  const plan = data.payload.plans.findIndex(({ id }) => id === data.id);
  return changes(matcher, plan, { kit: kit && new Set(kit), pain: new Set(pain) }, data.sessions);
};
