// Where a link leads that names no step.

import assert from "node:assert/strict";
import { test } from "node:test";

import { nearestStep } from "../../../widgets/static/nearest_step.js";

const STEPS = [
  "unknown",
  "details-check",
  "details-id",
  "two-step-start",
  "two-step-paper",
  "takeover",
  "takeover-deny",
  "human",
  "index",
  "start",
];

const SURE = {
  "as it is": ["details-check", "details-check"],
  "in capitals": ["Details-Check", "details-check"],
  "in wide letters": ["ｄｅｔａｉｌｓ－ｃｈｅｃｋ", "details-check"],
  "with underscores": ["details_check", "details-check"],
  "with a long vowel's sign for a hyphen": ["detailsーcheck", "details-check"],
  "with a space": ["two step paper", "two-step-paper"],
  "of a heading": ["_details-check", "details-check"],
  "with a full stop behind": ["human。", "human"],
  "with a bracket behind": ["two-step-paper)", "two-step-paper"],
  "with a sentence behind": ["takeover」を見てください", "takeover"],
  "with a query behind": ["takeover?from=mail", "takeover"],
  "with a hyphen behind": ["takeover-", "takeover"],
  "behind a slash": ["/human", "human"],
};
for (const [name, [named, step]] of Object.entries(SURE)) {
  test(`surely meant: ${name}`, () => {
    assert.deepEqual(nearestStep(named, STEPS), { step, sure: true });
  });
}

const NEAR = {
  "a wrong letter": ["details-chexk", "details-check"],
  "a letter missing": ["detals-check", "details-check"],
  "a letter too many": ["hummman", ""],
  "one too many of few": ["humman", "human"],
  "letters that changed places": ["hmuan", "human"],
  "no hyphens": ["twosteppaper", "two-step-paper"],
  "the beginning of a group": ["two-step", "two-step-start"],
  "one word of it": ["two", "two-step-start"],
  "that beginning with a slip": ["two-stp", "two-step-start"],
  "cut off": ["two-step-pa", "two-step-paper"],
  "cut off at once": ["detai", "details-check"],
  "of two that are near, the nearer": ["takeover-deni", "takeover-deny"],
};
for (const [name, [named, step]] of Object.entries(NEAR)) {
  test(`not surely: ${name}`, () => {
    assert.deepEqual(nearestStep(named, STEPS), { step, sure: false });
  });
}

for (const named of ["", "。", "de", "a", "nonsense", "%E0%A4%A", "二段階", "x".repeat(100_000)]) {
  test(`near nothing: ${named.slice(0, 20)}`, () => {
    assert.deepEqual(nearestStep(named, STEPS), { step: "", sure: false });
  });
}
