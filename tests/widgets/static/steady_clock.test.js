// A device's clock may be set while somebody waits.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const times = { wall: 0, ticks: 0 };
Date.now = () => times.wall;
performance.now = () => times.ticks;
let count = 0;
/** @type {() => number} */
let steadyNow;

beforeEach(async () => {
  Object.assign(times, { wall: 1_000_000, ticks: 0 });
  count += 1;
  ({ steadyNow } = await import(`../../../widgets/static/steady_clock.js?${count}`));
});

/** Lets time pass, by the clock and by what only ticks. */
const pass = (wall, ticks = wall) => {
  times.wall += wall;
  times.ticks += ticks;
};

const PASSES = {
  "as always": [[60_000, 60_000], 60_000],
  "while the device sleeps": [[60_000, 0], 60_000],
  "and the clock is set back by an hour": [[-3_540_000, 60_000], 60_000],
  "and the clock is set forth": [[3_660_000, 60_000], 3_660_000],
  "and the clock is corrected by a moment": [[59_500, 60_000], 59_500],
};
for (const [name, [passed, seen]] of Object.entries(PASSES)) {
  test(`time passes ${name}`, () => {
    const before = steadyNow();
    pass(...passed);
    assert.equal(steadyNow() - before, seen);
  });
}

test("it goes on from there, however often the clock is set back", () => {
  const before = steadyNow();
  for (let hour = 0; hour < 3; hour += 1) {
    pass(-3_600_000, 1000);
    steadyNow();
  }
  pass(1000);
  assert.equal(steadyNow() - before, 4000);
});
