// Which steps a trail went through.

import assert from "node:assert/strict";
import { test } from "node:test";

import { stepsOf } from "../../../widgets/pages/trail_steps.js";

const LINKS = { start: { a: "one", b: "two" }, one: { on: "end" } };
const target = (step, answer) => LINKS[step]?.[answer];

const TRAILS = {
  "of one step": [["start"], ["start"]],
  "by answers": [
    ["start", "a", "on"],
    ["start", "one", "end"],
  ],
  "by a jump": [
    ["start", "a", "#human"],
    ["start", "one", "human"],
  ],
  "on from a jump": [
    ["start", "#one", "on"],
    ["start", "one", "end"],
  ],
};

for (const [name, [trail, steps]] of Object.entries(TRAILS)) {
  test(`a trail ${name}`, () => assert.deepEqual(stepsOf(trail, target), steps));
}
