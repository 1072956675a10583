// The whole course of a plan as its reader does it: every week, with sessions on the reader's days and moves as the
// reader does them. The print sheet and the calendar are made of it.

// `changes` are those of chosen.js: from a move to what is done instead. A week is { number, phase, pattern, sessions },
// a session { key, title, short, day, minutes, moves }, and a move has its name, its dose and what is written down of it.
export function course(own, state, changes) {
  const weeks = [];
  own.data.phases.forEach((phase, at) => {
    const { sessions, days } = own.week(state, at);
    const shown = sessions.map((session, i) => sessionOf(own.data, session, days[i], changes));
    for (let week = 0; week < phase.weeks; week += 1) {
      weeks.push({ number: weeks.length + 1, phase, pattern: state.pattern, sessions: shown });
    }
  });
  return weeks;
}

function sessionOf(data, { key, minutes, doses }, day, changes) {
  const { title, short, moves } = data.sessions.find((session) => session.key === key);
  return { key, title, short, day, minutes, moves: moves.map((move, at) => moveOf(move, doses[at], changes)) };
}

function moveOf(move, dose, changes) {
  const change = changes.get(`${move.kind}:${move.id}`);
  return { ...move, ...dose, swapped: Boolean(change?.swapped), instead: change?.instead ?? null };
}
