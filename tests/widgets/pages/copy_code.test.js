// Code is copied by the button beside it, and the button says so for a moment.

import assert from "node:assert/strict";
import { mock, test } from "node:test";

/** @type {Record<string, (event: unknown) => void>} */
const heard = {};
const classes = new Set();
/** @type {string[]} */
const copied = [];
class Fake {
  dataset = { done: "Copied" };
  textContent = "Copy";
  previousElementSibling = { textContent: "ping {host}\n" };
  closest = (/** @type {string} */ selector) => (selector === ".copy" ? this : null);
  setAttribute() {}
}
Object.assign(globalThis, {
  Element: Fake,
  addEventListener: (/** @type {string} */ name, /** @type {any} */ listen) => {
    heard[name] = listen;
  },
  document: { documentElement: { classList: classes } },
});
Object.defineProperty(globalThis, "navigator", {
  value: { clipboard: { writeText: async (/** @type {string} */ text) => copied.push(text) } },
});
mock.timers.enable({ apis: ["setTimeout"] });
await import("../../../widgets/pages/copy_code.js");

test("a tap copies the code as it is written", async () => {
  const button = new Fake();
  heard.click({ target: button });
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(copied, ["ping {host}\n"]);
  assert.equal(button.textContent, "Copied");
  mock.timers.tick(2000);
  assert.equal(button.textContent, "Copy");
});

test("buttons are there only where something can copy", () => {
  assert.ok(classes.has("copies"));
});

test("a tap elsewhere copies nothing", () => {
  heard.click({ target: {} });
  assert.equal(copied.length, 1);
});
