// What the timer shows at a moment.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expected, timed } from "../../../../widgets/live/parts/timer_state.js";

process.env.TZ = "Asia/Tokyo";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEGAN = Date.parse("2026-11-22T15:04:00+09:00");
// Each word is its own name, and tells what it was filled with.
const gaps = ["minutes", "began", "until", "late", "then"].map((gap) => `{${gap}}`).join("");
const words = new Proxy({}, { get: (_, name) => `${String(name)} ${gaps}` });
const shown = (text) => text?.replace(/\{\w+\}/g, "").trim();
const typography = { locale: "ja-JP", brackets: { open: "（", close: "）" } };

const FIVE = { least: 1, most: 5, unit: "minutes" };
const MINUTES = {
  "not begun": [0, BEGAN, { tool: "start 5", act: "begin" }],
  "just begun": [BEGAN, BEGAN, { left: "left 5", share: 0, said: "begun", act: "stop" }],
  "before the half": [BEGAN, BEGAN + 2 * MINUTE, { left: "left 3", share: 0.4, said: "begun" }],
  "at the half": [BEGAN, BEGAN + 2.5 * MINUTE, { left: "left 3", share: 0.5, said: "half" }],
  "in the last second": [BEGAN, BEGAN + 299_000, { left: "left 1", said: "half", over: undefined }],
  "at the end": [BEGAN, BEGAN + 5 * MINUTE, { said: "over", tool: "again 5", over: true }],
  "on a phone that slept": [BEGAN, BEGAN + HOUR, { said: "over", act: "begin", left: undefined }],
  "on a clock set back": [BEGAN, BEGAN - HOUR, { left: "left 5", share: 0, act: "stop" }],
};
for (const [name, [began, now, state]] of Object.entries(MINUTES)) {
  test(`minutes: ${name}`, () => compare(timed(FIVE, began, now, words, ""), state));
}

test("minutes: at the end the answer to give is named", () => {
  assert.equal(shown(timed(FIVE, BEGAN, BEGAN + HOUR, words, "yes").said), "then yes");
});

const DAYS = { least: 1, most: 2, unit: "days" };
const HOURS = { least: 2, most: 6, unit: "hours" };
const DATES = { from: ";VALUE=DATE:20261123", to: ";VALUE=DATE:20261125" };
const MOMENTS = { from: ":20261122T090000Z", to: ":20261122T130000Z" };
const LONG = {
  "days: begun": [DAYS, 0, { until: "until 11月24日（火）", late: "late 11月25日（水）" }],
  "days: to the calendar": [DAYS, 0, { act: "save", event: DATES }],
  "days: their first is told": [DAYS, HOUR, { hint: "counted 11月22日（日）" }],
  "days: up to midnight": [DAYS, 57 * HOUR - 5 * MINUTE, undefined],
  "days: over": [DAYS, 57 * HOUR, { until: "past", act: "begin", over: true, event: undefined }],
  "hours: begun": [HOURS, 0, { until: "until 11月22日（日）22:00", late: "retry" }],
  "hours: to the calendar": [HOURS, 0, { act: "save", event: MOMENTS }],
  "hours: up to the full one": [HOURS, 6 * HOUR + 55 * MINUTE, { act: "save", over: undefined }],
  "hours: over": [HOURS, 6 * HOUR + 56 * MINUTE, { until: "past", tool: "recount", over: true }],
};
for (const [name, [wait, passed, state = { over: undefined }]] of Object.entries(LONG)) {
  test(name, () => compare(expected(wait, BEGAN, BEGAN + passed, words, "", typography), state));
}

test("days: at the end the answer to give is named", () => {
  const late = BEGAN + 99 * HOUR;
  assert.equal(shown(expected(DAYS, BEGAN, late, words, "yes", typography).until), "then yes");
});

test("another language writes its dates its own way", () => {
  const english = { locale: "en-GB", brackets: { open: "(", close: ")" } };
  const { until } = expected(DAYS, BEGAN, BEGAN, words, "", english);
  assert.match(shown(until), /^until Tue,? 24 November$/);
});

function compare(state, wanted) {
  for (const [name, value] of Object.entries(wanted)) {
    const found = typeof state[name] === "string" ? shown(state[name]) : state[name];
    assert.deepEqual(found, value, name);
  }
}
