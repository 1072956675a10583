/**
 * Looks again as soon as the preview shows something else. A page that nobody sees waits until somebody does, as a
 * browser has few connections to one server.
 */

const here = new URL(import.meta.url);
const shown = here.search.slice(1);
/** @type {EventSource | undefined} */
let changes;

function rest() {
  changes?.close();
  changes = undefined;
}

function follow() {
  rest();
  if (document.hidden) return;
  changes = new EventSource(new URL(`changes?${shown}`, here));
  changes.onmessage = ({ data }) => {
    if (data === shown) return;
    rest();
    location.reload();
  };
}

follow();
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", rest);
addEventListener("pageshow", follow);
