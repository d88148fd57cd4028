// Ways of writing that must read alike.

import assert from "node:assert/strict";
import { test } from "node:test";

import { folder, wordsIn } from "../../../guide_data/search/grams.js";

const fold = folder([]);
const gramsOf = (text) => [...new Set(wordsIn(fold(text)).flat())];

const ALIKE = {
  "half width": ["アマゾン", "ｱﾏｿﾞﾝ"],
  "full width": ["SMS 届かない", "ＳＭＳ　届かない"],
  kana: ["ぱすわーど", "パスワード"],
  capitals: ["iphone", "IPHONE"],
  apostrophes: ["cant", "can’t"],
  numerals: ["6桁", "六桁"],
  "small kana": ["のっとり", "のつとり"],
  voicing: ["でんわばんごう", "てんわはんこう"],
  "long vowels": ["コード", "こうど"],
  "long vowels of e": ["けーたい", "けいたい"],
  "a dash": ["コード", "コ−ド"],
};

for (const [name, [one, other]] of Object.entries(ALIKE)) {
  test(`read alike: ${name}`, () => assert.deepEqual(gramsOf(one), gramsOf(other)));
}

test("what is another word stays another", () => {
  assert.notEqual(fold("コード"), fold("カード"));
});

for (const text of ["", " ", "、", "あ", "?!", "😀"]) {
  test(`says nothing: ${JSON.stringify(text)}`, () => assert.equal(gramsOf(text).length, 0));
}

const GRAMS = {
  "twos and threes of kana": ["あかさ", ["あか", "かさ", "あかさ"]],
  "each kanji alone, too": ["電話", ["電話", "電", "話"]],
  "threes of the letters of a word, its ends marked": ["sms", ["_sm", "sms", "ms_"]],
  "words apart": ["ab 電", ["_ab", "ab_", "電"]],
};

for (const [name, [text, grams]] of Object.entries(GRAMS)) {
  test(`compared: ${name}`, () => assert.deepEqual([...gramsOf(text)].sort(), grams.sort()));
}
