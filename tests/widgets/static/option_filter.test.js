// What of many answers stays in sight while somebody types.

import assert from "node:assert/strict";
import { test } from "node:test";

import { folder } from "../../../guide_data/search/grams.js";
import { having } from "../../../widgets/static/option_filter.js";

const fold = folder([]);
const ANSWERS = ["Österreich", "Côte d’Ivoire", "コートジボワール", "South Africa", "ドイツ"];
const TYPED = {
  nothing: ["", ANSWERS],
  "only spaces": [" 　", ANSWERS],
  "without accents": ["osterr", ["Österreich"]],
  capitals: ["ÖSTER", ["Österreich"]],
  "another apostrophe": ["cote d'i", ["Côte d’Ivoire"]],
  "other kana": ["こーと", ["コートジボワール"]],
  "half width": ["ﾄﾞｲﾂ", ["ドイツ"]],
  "words in any order": ["africa south", ["South Africa"]],
  "a word that no answer has": ["africa north", []],
};

for (const [name, [typed, left]] of Object.entries(TYPED)) {
  test(`typed: ${name}`, () => {
    const rows = ANSWERS.map((text) => ({ text, said: fold(text) }));
    assert.deepEqual(
      having(rows, typed).map(({ text }) => text),
      left,
    );
  });
}
