// What the picker knows. A file that is older than these scripts, as a cache may hold one, does not know all that they
// ask it, and is as good as none.

const NEEDED = /** @type {const} */ (["asked", "address", "conditions", "states", "places", "moves", "plans"]);

/** @type {(address: string) => Promise<Guide.Payload>} */
export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const payload = await answer.json();
  if (!NEEDED.every((name) => payload[name])) throw new Error(`${address} is older than this page`);
  return payload;
}
