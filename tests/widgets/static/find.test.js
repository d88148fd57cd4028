// What is found, in which order, and why.

import assert from "node:assert/strict";
import { test } from "node:test";

import { finder } from "../../../widgets/static/find.js";

const step = (id, title, said = [], options = []) => ({ id, title, said, options });
const STEPS = [
  step("start", "どうしましたか", [], [{ text: "確認コードが届かない", to: "code" }]),
  step("code", "コードを待つ", ["SMSは遅れることがあります。"]),
  step("locked", "ロックされた", ["電話でしか外せません。"]),
  step("human", "電話する", ["電話がつながります。"]),
];
const INDEX = [{ word: "凍結", reading: "とうけつ", steps: ["locked", "human"] }];
const data = (language = "ja", steps = STEPS) => ({ language, steps, index: INDEX, ways: [] });
const find = finder(data());
const stepsFor = (query) => find(query).map((found) => found.step);

const FIRST = {
  "by its title": ["電話する", "human"],
  "by what it says": ["SMS", "code"],
  "by the answer that leads there": ["届かない", "code"],
  "by a word of the index": ["凍結", "locked"],
  "by that word's reading": ["トウケツ", "locked"],
  "by words apart": ["SMS 遅れる", "code"],
  "with a slip of the finger": ["確認コードが届かなぃ", "code"],
};

for (const [name, [query, first]] of Object.entries(FIRST)) {
  test(`found first ${name}`, () => assert.equal(stepsFor(query)[0], first));
}

test("of a word of the index, its first step fits best", () => {
  assert.deepEqual(stepsFor("凍結"), ["locked", "human"]);
});

for (const query of ["ラクダ", "xyzzy", "、", ""]) {
  test(`found nowhere: ${JSON.stringify(query)}`, () => assert.deepEqual(find(query), []));
}

const WHY = {
  "the answer that leads there": ["届かない", "確認コードが届かない"],
  "a word of the index, however it was typed": ["とうけつ", "凍結"],
  "nothing, where the title says it": ["電話する", ""],
  "nothing, where the step only mentions it": ["SMS", ""],
};

for (const [name, [query, why]] of Object.entries(WHY)) {
  test(`the reason told is ${name}`, () => assert.equal(find(query)[0].why, why));
}

test("no more than five are offered", () => {
  const many = Array.from({ length: 9 }, (_, n) => step(`s${n}`, "電話"));
  assert.equal(finder(data("ja", many))("電話").length, 5);
});

test("what fits much less than the best is left out", () => {
  assert.deepEqual(stepsFor("コードを待つ"), ["code"]);
});

test("letters are alike by chance sooner than kanji: in other languages more must fit", () => {
  const steps = [step("app", "Open the authenticator app"), step("call", "Call somebody")];
  const english = finder({ language: "en", steps, index: [], ways: [] });
  assert.deepEqual(english("authentcation app")[0]?.step, "app");
  assert.deepEqual(english("camel"), []);
});
