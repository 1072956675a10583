// Answers calls of the functions in calls.mjs: a line of JSON each, ["name", [argument ...]] from stdin, and to stdout
// {"answer": value}, or {"error": stack} if the function threw. What modules print goes to stderr.

import { createInterface } from "node:readline";
import * as calls from "./calls.mjs";

console.log = console.info = console.debug = console.error;

async function answered(line) {
  try {
    const [name, given] = JSON.parse(line);
    return { answer: (await calls[name](...given)) ?? null };
  } catch (error) {
    return { error: error?.stack ?? String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answered(line))}\n`);
}
