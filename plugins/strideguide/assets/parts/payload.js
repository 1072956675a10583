// What the picker knows. A file that is older than these scripts, as a cache may hold one, does not know what is asked.

/** @type {(address: string) => Promise<Guide.Payload>} */
export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const payload = await answer.json();
  if (!payload.asked) throw new Error(`${address} is older than this page`);
  return payload;
}
