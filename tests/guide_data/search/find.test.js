// What is found, in which order, and why.

import assert from "node:assert/strict";
import { test } from "node:test";

import { finder } from "../../../guide_data/search/find.js";

const step = (id, title, said = [], options = []) => ({ id, title, said, options });
const STEPS = [
  step("start", "どうしましたか", [], [{ text: "確認コードが届かない", to: "code" }]),
  step("code", "コードを待つ", ["SMSは遅れることがあります。"]),
  step("locked", "ロックされた", ["電話でしか外せません。"]),
  step("human", "電話する", ["電話がつながります。"]),
];
const INDEX = [
  { word: "凍結", reading: "とうけつ", steps: ["locked", "human"] },
  { word: "迷惑メールに入る", reading: "めいわく|はい", steps: ["code"] },
];
const entry = (kind, forms, steps = []) => ({ kind, steps, forms });
const VOCABULARY = [
  entry("synonym", ["届かない", "来ない", "きてない"]),
  entry("synonym", ["ない", "ません"]),
  entry("synonym", ["凍結", "ロックされ", "blocked"]),
  entry("synonym", ["送った", "あげた"]),
  entry("danger", ["怪しい", "お金を送"], ["locked"]),
  entry("filler", ["助けて", "どうすればいいですか"]),
  entry("outside", ["配達", "荷物"]),
  entry("inside", ["凍結"]),
];
const data = (language = "ja", steps = STEPS, vocabulary = VOCABULARY) => {
  return { language, steps, index: INDEX, vocabulary, ways: [] };
};
const find = finder(data());
const stepsFor = (query) => find(query).map((found) => found.step);

const FIRST = {
  "by its title": ["電話する", "human"],
  "by what it says": ["SMS", "code"],
  "by the answer that leads there": ["届かない", "code"],
  "by a word of the index": ["凍結", "locked"],
  "by that word's reading": ["トウケツ", "locked"],
  "by a reading whose kana are in the word": ["めいわくめーるにはいる", "code"],
  "by words apart": ["SMS 遅れる", "code"],
  "with a slip of the finger": ["確認コードが届かなぃ", "code"],
  "by another word for it": ["確認コードがきてない", "code"],
  "by another word that ends otherwise": ["確認コードが来ません", "code"],
  "by a word in letters": ["Blocked", "locked"],
  "in a whole sentence": ["助けて 確認コードが届かないのです どうすればいいですか", "code"],
  "by danger, before all that is said": ["怪しい電話", "locked"],
  "by danger, however it is spaced": ["お金 を送った", "locked"],
  "by danger, without its を": ["お金送った", "locked"],
  "by danger, in another word for it": ["お金あげた", "locked"],
};

for (const [name, [query, first]] of Object.entries(FIRST)) {
  test(`found first ${name}`, () => assert.equal(stepsFor(query)[0], first));
}

test("of a word of the index, its first step fits best", () => {
  assert.deepEqual(stepsFor("凍結"), ["locked", "human"]);
});

test("danger comes first, and what is said is not lost", () => {
  assert.deepEqual(stepsFor("怪しい 電話する"), ["locked", "human"]);
});

test("danger in letters is a word, or begins one", () => {
  const english = finder(data("en", STEPS, [entry("danger", ["scam"], ["locked"])]));
  assert.equal(english("a SCAMMER called")[0]?.step, "locked");
  assert.deepEqual(english("escaped"), []);
});

test("what the guide has no way for is found only where it says just that", () => {
  assert.deepEqual(stepsFor("荷物が届かない"), []);
  assert.deepEqual(stepsFor("荷物 電話する"), ["human"]);
});

test("what the guide helps with outweighs what it has no way for", () => {
  assert.equal(stepsFor("荷物を見たいのにロックされた")[0], "locked");
});

test("an end that is not told of is never found", () => {
  const told = STEPS.filter(({ id }) => id !== "locked");
  const found = finder(data("ja", told))("凍結");
  assert.deepEqual(
    found.map(({ step }) => step),
    ["human"],
  );
});

for (const query of ["ラクダ", "xyzzy", "、", "", "助けて", "配達"]) {
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
  const english = finder({ ...data("en", steps, []), index: [] });
  assert.deepEqual(english("authentcation app")[0]?.step, "app");
  assert.deepEqual(english("camel"), []);
});
