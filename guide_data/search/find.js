// The finding: steps by the visitor's own words, in what the guide says. Nothing leaves it.

import { wordsIn } from "./grams.js";
import { reader } from "./vocabulary.js";

/**
 * @import { VocabularyEntry } from "./vocabulary.js"
 *
 * An answer, and the step that it leads to.
 * @typedef {{ text: string, to: string }} SearchedOption
 *
 * What a step says: its title, its texts, and its answers.
 * @typedef {{ id: string, title: string, said: string[], options: SearchedOption[] }} SearchedStep
 *
 * A word of the index, how those parts of it are read that are no kana, and the steps it leads to,
 * the best first.
 * @typedef {{ word: string, reading: string, steps: string[] }} SearchedWord
 *
 * A step to go on to when nothing is found.
 * @typedef {{ step: string, title: string }} Way
 *
 * All that is searched: what the page says, in its order.
 * @typedef {{ steps: SearchedStep[], index: SearchedWord[], vocabulary: VocabularyEntry[] }} SearchData
 *
 * All that is searched, and where to go on when nothing is found.
 * @typedef {SearchData & { ways: Way[] }} PageSearchData
 *
 * A step that fits, and the words that led to it, if they are not its title.
 * @typedef {Way & { why: string }} Find
 *
 * A text that tells of a step, how much it does, and what to show of it.
 * @typedef {{ step: string, weight: number, said: string, text: string }} Phrase
 *
 * What is compared as a whole, a word or all of a text: how much it tells, and the weightiest phrase
 * of each step that says it.
 * @typedef {{ grams: string[], size: number, steps: Map<string, Phrase> }} Saying
 * @typedef {Map<string, Saying[]>} ByGram
 *
 * The words and the texts with a gram, how much grams tell, and how much of them each has that has
 * one of them.
 * @typedef {object} Tables
 * @property {ByGram} words
 * @property {ByGram} texts
 * @property {(grams: string[]) => number} size
 * @property {(grams: string[], byGram: ByGram) => Map<Saying, number>} sharing
 */

const MOST = 5;
// Less than this, or than this part of the best, is no find.
const ENOUGH = 0.2;
const NEAR = 0.4;
// Of two words, the shorter one, so much of which is in the other, may be it or a part of it; of
// what is asked, so much must be in such words. Letters are alike by chance sooner than kanji.
const LIKE = 0.6;
// How much more it takes beside danger, and where a query tells of what the guide does not help with.
const BESIDE = 0.8;
const OUTSIDE = 0.9;
// How much it tells against a phrase what it leaves out of a query, and what it says beside it.
const OWN = 0.4;
const THEIRS = 0.8;
// How much a phrase tells of a step.
const WEIGHT = { word: 1, title: 0.83, leading: 0.67, text: 0.33 };

/** @type {(step: string, weight: number, said: string, text?: string) => Phrase} */
const phrase = (step, weight, said, text = said) => ({ step, weight, said, text });

/** @type {(step: SearchedStep) => Phrase[]} */
const phrasesOf = ({ id, title, said, options }) => [
  phrase(id, WEIGHT.title, title),
  ...said.map((text) => phrase(id, WEIGHT.text, text)),
  ...options.flatMap(({ text, to }) => [
    phrase(id, WEIGHT.text, text),
    phrase(to, WEIGHT.leading, text),
  ]),
];

/** @type {(word: SearchedWord) => string} */
function spoken({ word, reading }) {
  const parts = reading ? reading.split("|") : [];
  return word.replace(/[^ぁ-んァ-ヶー]+/g, (part) => parts.shift() ?? part);
}

/** @type {(entry: SearchedWord) => Phrase[]} */
const phrasesOfIndex = (entry) =>
  [...new Set([entry.word, spoken(entry)])].flatMap((said) =>
    // The first of a word's steps fits it best.
    entry.steps.map((step, place) => phrase(step, WEIGHT.word - place / 12, said, entry.word)),
  );

/**
 * @template Key, Value
 * @param {Map<Key, Value>} map
 * @param {Key} key
 * @param {() => Value} make
 */
function getOrMake(map, key, make) {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** @type {<Key>(map: Map<Key, number>, key: Key, value: number) => void} */
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);

/** @type {(words: string[][]) => string[]} */
const gramsOf = (words) => [...new Set(words.flat())];

/**
 * What phrases say, each once, by its grams.
 * @param {Phrase[]} phrases
 * @param {(said: string) => string[][]} partsOf
 */
function sayingsIn(phrases, partsOf) {
  /** @type {ByGram} */
  const byGram = new Map();
  /** @type {Map<string, Saying>} */
  const known = new Map();
  for (const one of phrases) {
    for (const grams of partsOf(one.said)) {
      const { steps } = getOrMake(known, grams.join(), () => {
        const saying = { grams, size: 0, steps: new Map() };
        for (const gram of grams) getOrMake(byGram, gram, () => []).push(saying);
        return saying;
      });
      if (one.weight > (steps.get(one.step)?.weight ?? 0)) steps.set(one.step, one);
    }
  }
  return byGram;
}

/**
 * @param {SearchData} data
 * @param {(text: string) => string} read
 * @returns {Tables}
 */
function build({ steps, index }, read) {
  const phrases = [...steps.flatMap(phrasesOf), ...index.flatMap(phrasesOfIndex)];
  // By text: many say the same of several steps.
  const known = new Map();
  /** @type {(said: string) => string[][]} */
  const wordsOf = (said) => getOrMake(known, said, () => wordsIn(read(said)));
  const words = sayingsIn(phrases, wordsOf);
  const texts = sayingsIn(phrases, (said) => [gramsOf(wordsOf(said))]);
  /** @type {Map<string, number>} */
  const rarity = new Map();
  for (const [gram, those] of words) {
    const { size } = new Set(those.flatMap((one) => [...one.steps.keys()]));
    rarity.set(gram, Math.log(1 + steps.length / size) * (gram.length > 1 ? 1 : 0.5));
  }
  // A gram that stands nowhere is likely mistyped: it counts against all, but not much.
  /** @type {(gram: string) => number} */
  const rare = (gram) => rarity.get(gram) ?? Math.log(1 + steps.length) / 2;
  /** @type {Tables["size"]} */
  const size = (grams) => grams.reduce((sum, gram) => sum + rare(gram), 0);
  /** @type {Tables["sharing"]} */
  const sharing = (grams, byGram) => {
    const shared = new Map();
    for (const gram of grams) {
      for (const one of byGram.get(gram) ?? []) {
        one.size = one.size || size(one.grams);
        add(shared, one, rare(gram));
      }
    }
    return shared;
  };
  return { words, texts, size, sharing };
}

/**
 * The phrase of each step that most nearly says just this, and how nearly.
 * @param {string[]} grams
 * @param {Tables} tables
 */
function nearest(grams, { texts, size, sharing }) {
  const own = size(grams);
  /** @type {Map<string, { close: number, phrase: Phrase }>} */
  const near = new Map();
  for (const [one, common] of sharing(grams, texts)) {
    const all = OWN * (own - common) + THEIRS * (one.size - common) + common;
    for (const [step, phrase] of one.steps) {
      const close = (phrase.weight * common) / all;
      if (close > (near.get(step)?.close ?? 0)) near.set(step, { close, phrase });
    }
  }
  return near;
}

/**
 * How much of one word each step says, in words that are like it; and what that tells.
 * @param {string[]} grams
 * @param {Tables} tables
 */
function covering(grams, { words, size, sharing }) {
  const own = size(grams);
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const [word, common] of sharing(grams, words)) {
    if (common < LIKE * Math.min(own, word.size)) continue;
    for (const [step, { weight }] of word.steps) {
      const [part, told] = found.get(step) ?? [0, 0];
      const more = Math.min(common, own - part);
      found.set(step, [part + more, told + more * weight]);
    }
  }
  return [...found].filter(([, [part]]) => part >= LIKE * own);
}

/**
 * What answers a query with the steps that fit best, those for danger before all others, each
 * with the words that led to it.
 * @param {SearchData} data
 * @returns {(query: string) => Find[]}
 */
export function finder(data) {
  const { read, toucher } = reader(data.vocabulary);
  const dangers = toucher("danger");
  const outside = toucher("outside");
  const inside = toucher("inside");
  const tables = build(data, read);
  const titles = new Map(data.steps.map(({ id, title }) => [id, title]));
  return (query) => {
    const text = read(query);
    const words = wordsIn(text);
    const near = nearest(gramsOf(words), tables);
    const all = tables.size(words.flat());
    // How well each step fits: by the phrase that most nearly says it, and by its words.
    const scores = new Map([...near].map(([step, { close }]) => [step, close]));
    for (const [step, [, told]] of words.flatMap((grams) => covering(grams, tables))) {
      add(scores, step, told / all);
    }
    // What is not told of is nowhere to go: how it ends when all is well.
    const ranked = [...scores].filter(([step]) => titles.has(step)).sort(([, a], [, b]) => b - a);
    const first = dangers(`${query} ${text}`).flatMap(({ steps }) => steps);
    const elsewhere = outside(text).length && !inside(text).length;
    const enough = ENOUGH + (elsewhere ? OUTSIDE : first.length && BESIDE);
    const least = Math.max(enough, NEAR * (ranked[0]?.[1] ?? 0));
    const best = ranked.filter(([, score]) => score >= least).map(([step]) => step);
    return [...new Set([...first, ...best])].slice(0, MOST).map((step) => {
      const { weight = 0, text = "" } = near.get(step)?.phrase ?? {};
      const title = titles.get(step) ?? "";
      // A title may be a question: the words that led to it tell why it is offered.
      return { step, title, why: weight >= WEIGHT.leading && text !== title ? text : "" };
    });
  };
}
