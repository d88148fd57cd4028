// Whatever stands in a tab's memory, scripts read what they can use of it, or nothing.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import fc from "fast-check";

import { expected, timed } from "../../../widgets/live/parts/timer_state.js";
import { moment } from "../../../widgets/static/moment.js";
import { countInSession, inSession, recall, remember } from "../../../widgets/static/session.js";

const kept = new Map();
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  },
  history: { state: null, replaceState: (state) => Object.assign(history, { state }) },
});
const NOW = Date.UTC(2026, 10, 22, 6, 4);
const YEAR = 366 * 24 * 3600 * 1000;

// Values that are almost right, beside all others.
const almostTrail = fc.oneof(
  fc.array(fc.anything()),
  fc.array(fc.string({ maxLength: 200 }), { maxLength: 300 }),
  // Other than JSON, the browser's history keeps holes.
  fc.sparseArray(fc.string({ maxLength: 100 })),
);
const almostVisit = fc.record({
  step: fc.constantFrom("code", ["code"], null),
  trail: fc.oneof(almostTrail, fc.anything()),
  began: fc.oneof(fc.double(), fc.string(), fc.anything()),
});
const json = fc.oneof(
  fc.json(),
  almostVisit.map((visit) => JSON.stringify(visit) ?? ""),
  fc.string(),
);
const number = fc.oneof(
  fc.double().map(String),
  fc.string(),
  fc.constantFrom("1e999", "-5e9", "0x9"),
);

test("a visit that is recalled has the shape of one", () => {
  fc.assert(
    fc.property(json, fc.oneof(fc.anything(), fc.record({ guide: almostVisit })), (text, state) => {
      kept.set("guide-trail", text);
      history.state = state;
      const visit = recall("code");
      if (visit === null) return;
      assert.equal(visit.step, "code");
      assert.ok(visit.trail.length > 0 && visit.trail.length <= 200);
      assert.ok(
        Array.from(visit.trail).every((part) => typeof part === "string" && part.length <= 100),
      );
    }),
  );
});

test("whatever was kept, what is remembered next is recalled", () => {
  fc.assert(
    fc.property(json, (text) => {
      kept.set("guide-trail", text);
      history.state = null;
      remember("code", ["start", "a"]);
      history.state = null;
      assert.deepEqual(recall("code").trail, ["start", "a"]);
    }),
  );
});

test("a count is a small number, or else 0", () => {
  fc.assert(
    fc.property(number, (text) => {
      inSession("guide-tries", text);
      const count = countInSession("guide-tries");
      assert.ok(count === 0 || (String(count) === text && count < 1000));
    }),
  );
});

const TYPOGRAPHY = { locale: "ja", comma: "、", brackets: { open: "（", close: "）" } };
const WORDS = new Proxy({}, { get: (_, name) => `${String(name)} {minutes} {until} {late}` });

test("whatever a moment was, the timer tells of one that can be", () => {
  const any = fc.oneof(number, fc.double(), fc.anything());
  fc.assert(
    fc.property(any, fc.constantFrom("hours", "days"), (value, unit) => {
      const began = moment(value, NOW);
      assert.ok(began === 0 || (began > NOW - YEAR && began <= NOW));
      const { share = 0 } = timed({ most: 5 }, began, NOW, WORDS, "");
      assert.ok(share >= 0 && share < 1);
      expected({ least: 1, most: 2, unit }, began || NOW, NOW, WORDS, "", TYPOGRAPHY);
    }),
  );
});

test("a moment that a clock was set back behind is now", () => {
  assert.equal(moment(NOW + 9 * 3600 * 1000, NOW), NOW);
  assert.equal(moment(String(NOW - 5), NOW), NOW - 5);
});

// Elsewhere, nobody could say what is read of it.
const MAY_READ = {
  "(?:session|local)Storage": ["static/session.js"],
  "history\\.(?:state|replaceState)": ["static/session.js"],
  "documentElement\\.lang": [],
  "\\bkeyCode": ["static/dom.js"],
  "performance\\.now": ["static/steady_clock.js"],
};
const WIDGETS = new URL("../../../widgets/", import.meta.url);
const FILES = readdirSync(WIDGETS, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".js"));

for (const [what, where] of Object.entries(MAY_READ)) {
  test(`${what} is read in ${where.join(", ") || "no script"} alone`, () => {
    const code = (name) =>
      readFileSync(new URL(name, WIDGETS), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
    assert.deepEqual(FILES.filter((name) => code(name).match(what)).sort(), [...where].sort());
  });
}

test("keys are looked at only after the input method was asked", () => {
  // The map's own keys are pressed where nobody types.
  const unasked = FILES.filter((name) => name !== "map_view/map_tool.js").filter((name) => {
    const text = readFileSync(new URL(name, WIDGETS), "utf8");
    return /event\.key\b|keydown.*\{ key/.test(text) && !text.includes("isComposing(event)");
  });
  assert.deepEqual(unasked, []);
});
