// The finding: steps by the visitor's own words, in what the guide says. Nothing leaves it.

import { gramsIn } from "./grams.js";
import { rewriter, toucher } from "./vocabulary.js";

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
 * @typedef {{ language: string, steps: SearchedStep[], index: SearchedWord[],
 *   vocabulary: VocabularyEntry[], ways: Way[] }} SearchData
 *
 * A step that fits, and the words that led to it, if they are not its title.
 * @typedef {Way & { why: string }} Find
 *
 * A text that tells of a step, how much it does, and what to show of it.
 * @typedef {{ step: string, weight: number, said: string, text: string }} Phrase
 * @typedef {Phrase & { grams: Set<string>, size: number }} Measured
 *
 * The phrases with a gram, and how much a gram, or many, tell.
 * @typedef {object} Tables
 * @property {Map<string, Measured[]>} holding
 * @property {(gram: string) => number} rare
 * @property {(grams: Set<string>) => number} size
 */

const MOST = 5;
// Less than this, or than this part of the best, is no find. Letters are alike by chance sooner.
const ENOUGH = new Map([["ja", 0.2]]);
const ENOUGH_LETTERS = 0.65;
const NEAR = 0.4;
// How much more it takes beside danger, and where a query tells of what the guide does not help with.
const MORE = 0.8;
// How much it tells against a phrase what it leaves out of a query, and what it says beside it.
const OWN = 0.4;
const THEIRS = 0.8;
// How much a phrase tells of a step.
const WEIGHT = { word: 3, title: 2.5, leading: 2, text: 1 };

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
    entry.steps.map((step, place) => phrase(step, WEIGHT.word - place / 4, said, entry.word)),
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
const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value));
/** @type {<Key>(map: Map<Key, number>, key: Key, value: number) => void} */
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);

/**
 * @param {SearchData} data
 * @param {(text: string) => string} read
 * @returns {Measured[]}
 */
function phrasesIn({ steps, index }, read) {
  const known = new Map(); // by text: many say the same of several steps
  return [...steps.flatMap(phrasesOf), ...index.flatMap(phrasesOfIndex)].map((one) => {
    const grams = getOrMake(known, one.said, () => gramsIn(read(one.said)));
    return { ...one, grams, size: 0 };
  });
}

/**
 * @param {SearchData} data
 * @param {(text: string) => string} read
 * @returns {Tables}
 */
function build(data, read) {
  const phrases = phrasesIn(data, read);
  /** @type {Tables["holding"]} */
  const holding = new Map();
  for (const one of phrases) {
    for (const gram of one.grams) getOrMake(holding, gram, () => []).push(one);
  }
  /** @type {Map<string, number>} */
  const rarity = new Map();
  for (const [gram, those] of holding) {
    const { size } = new Set(those.map(({ step }) => step));
    rarity.set(gram, Math.log(1 + data.steps.length / size) * (gram.length > 1 ? 1 : 0.5));
  }
  // A gram that stands nowhere is likely mistyped: it counts against all, but not much.
  /** @type {Tables["rare"]} */
  const rare = (gram) => rarity.get(gram) ?? 2;
  /** @type {Tables["size"]} */
  const size = (grams) => [...grams].reduce((sum, gram) => sum + rare(gram), 0);
  for (const one of phrases) one.size = size(one.grams);
  return { holding, rare, size };
}

/**
 * How much of one word each step says, wherever it says it.
 * @param {Set<string>} grams
 * @param {Tables} tables
 * @returns {Generator<[step: string, part: number]>}
 */
function* covering(grams, { holding, rare, size }) {
  const most = size(grams) * WEIGHT.word;
  for (const gram of grams) {
    const best = new Map();
    for (const { step, weight } of holding.get(gram) ?? []) raise(best, step, weight);
    for (const [step, weight] of best) yield [step, (rare(gram) * weight) / most];
  }
}

/**
 * The phrase of each step that most nearly says just this, and how nearly.
 * @param {Set<string>} grams
 * @param {Tables} tables
 */
function nearest(grams, { holding, rare, size }) {
  const own = size(grams);
  /** @type {Map<Measured, number>} */
  const shared = new Map();
  for (const gram of grams) for (const one of holding.get(gram) ?? []) add(shared, one, rare(gram));
  /** @type {Map<string, { close: number, phrase: Phrase }>} */
  const near = new Map();
  for (const [one, common] of shared) {
    const close =
      ((one.weight / WEIGHT.word) * common) /
      (OWN * (own - common) + THEIRS * (one.size - common) + common);
    if (close > (near.get(one.step)?.close ?? 0)) near.set(one.step, { close, phrase: one });
  }
  return near;
}

/**
 * How well each step fits a text: by the phrase that most nearly says it, and by its words.
 * @param {string} text
 * @param {ReturnType<typeof nearest>} near
 * @param {Tables} tables
 */
function scoresOf(text, near, tables) {
  const scores = new Map([...near].map(([step, { close }]) => [step, close]));
  const words = text.split(/\s+/).map(gramsIn);
  const said = words.filter(({ size }) => size);
  for (const grams of said) {
    for (const [step, part] of covering(grams, tables)) add(scores, step, part / said.length);
  }
  return scores;
}

/**
 * What answers a query with the steps that fit best, those for danger before all others, each
 * with the words that led to it.
 * @param {SearchData} data
 * @returns {(query: string) => Find[]}
 */
export function finder(data) {
  const read = rewriter(data.vocabulary);
  const dangers = toucher(data.vocabulary, "danger");
  const outside = toucher(data.vocabulary, "outside");
  const inside = toucher(data.vocabulary, "inside");
  const tables = build(data, read);
  const titles = new Map(data.steps.map(({ id, title }) => [id, title]));
  const usual = ENOUGH.get(data.language) ?? ENOUGH_LETTERS;
  return (query) => {
    const text = read(query);
    const near = nearest(gramsIn(text), tables);
    // What is not told of is nowhere to go: how it ends when all is well.
    const ranked = [...scoresOf(text, near, tables)]
      .filter(([step]) => titles.has(step))
      .sort(([, a], [, b]) => b - a);
    const first = dangers(`${query} ${text}`).flatMap(({ steps }) => steps);
    const elsewhere = outside(text).length && !inside(text).length;
    const enough = usual + (first.length || elsewhere ? MORE : 0);
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
