// What counts as a failure to go live: whoever leaves meanwhile has not failed.

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const LONG = 10_000;
let failures;
let count = 0;

beforeEach(async () => {
  const kept = new Map();
  const sessionStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  };
  const window = new EventTarget();
  const document = { body: { dataset: { live: "live.js" } } };
  Object.assign(window, { WebSocket: class {} });
  Object.assign(globalThis, { sessionStorage, window, document });
  globalThis.addEventListener = window.addEventListener.bind(window);
  mock.method(console, "error", () => {});
  mock.timers.enable({ apis: ["setTimeout"] });
  count += 1;
  failures = await import(`../../../widgets/pages/live_failures.js?${count}`);
  return () => mock.reset();
});

/** Fail, and see what becomes of the page meanwhile. */
async function fails(meanwhile) {
  const counted = failures.countFailure(new Error("cut off"));
  meanwhile();
  await counted;
}
const stays = () => mock.timers.tick(LONG);
const leaves = () => window.dispatchEvent(new Event("pagehide"));

const VISITS = {
  "who stayed twice has failed twice": [[stays, stays], false],
  "who failed once may try again": [[stays], true],
  "who left has not failed": [[leaves, leaves, leaves], true],
  "who left once and stayed once has failed once": [[leaves, stays], true],
};
for (const [name, [visits, expected]] of Object.entries(VISITS)) {
  test(name, async () => {
    for (const meanwhile of visits) await fails(meanwhile);
    assert.equal(failures.canGoLive(), expected);
    mock.timers.reset();
  });
}
