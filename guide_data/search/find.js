// The finding: steps by the visitor's own words, in what the guide says. Nothing leaves it.

import { gramsIn, wordsIn } from "./grams.js";
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
 * What is compared as a whole, how much it tells, and how much of that is in what is asked now.
 * @typedef {{ grams: string[], size: number, shared: number }} Measured
 *
 * A word, and how much each step makes of it.
 * @typedef {Measured & { steps: Map<string, number> }} Word
 *
 * What phrases say, many of them the same.
 * @typedef {Measured & { phrases: Phrase[] }} Saying
 *
 * The words and the sayings with a gram, and how much grams tell.
 * @typedef {object} Tables
 * @property {Map<string, Word[]>} words
 * @property {Map<string, Saying[]>} sayings
 * @property {(gram: string) => number} rare
 * @property {(grams: Iterable<string>) => number} size
 */

const MOST = 5;
// Less than this, or than this part of the best, is no find.
const ENOUGH = 0.2;
const NEAR = 0.4;
// Of two words, the shorter one, so much of which is in the other, may be it or a part of it; of
// what is asked, so much must be in such words. Letters are alike by chance sooner than kanji.
const LIKE = 0.6;
// How much more it takes beside danger, and where a query tells of what the guide does not help with.
const BESIDE_DANGER = 0.8;
const OUTSIDE = 0.9;
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
 * @template {Measured} Item
 * @param {Iterable<Item>} items
 */
function byGram(items) {
  /** @type {Map<string, Item[]>} */
  const found = new Map();
  for (const item of items) {
    for (const gram of item.grams) getOrMake(found, gram, () => []).push(item);
  }
  return found;
}

/**
 * @param {SearchData} data
 * @param {(text: string) => string} read
 */
function wordsAndSayings({ steps, index }, read) {
  /** @type {Map<string, Word>} */
  const words = new Map();
  /** @type {Map<string, Saying & { words: Word[] }>} */
  const sayings = new Map();
  /** @type {(grams: string[]) => Word} */
  const word = (grams) =>
    getOrMake(words, grams.join(), () => ({ grams, size: 0, shared: 0, steps: new Map() }));
  for (const one of [...steps.flatMap(phrasesOf), ...index.flatMap(phrasesOfIndex)]) {
    const saying = getOrMake(sayings, one.said, () => {
      const said = wordsIn(read(one.said));
      return {
        grams: [...new Set(said.flat())],
        size: 0,
        shared: 0,
        phrases: [],
        words: said.map(word),
      };
    });
    saying.phrases.push(one);
    for (const { steps } of saying.words) raise(steps, one.step, one.weight);
  }
  return { words: [...words.values()], sayings: [...sayings.values()] };
}

/**
 * @param {SearchData} data
 * @param {(text: string) => string} read
 * @returns {Tables}
 */
function build(data, read) {
  const { words, sayings } = wordsAndSayings(data, read);
  const withGram = byGram(words);
  /** @type {Map<string, number>} */
  const rarity = new Map();
  for (const [gram, those] of withGram) {
    const { size } = new Set(those.flatMap(({ steps }) => [...steps.keys()]));
    rarity.set(gram, Math.log(1 + data.steps.length / size) * (gram.length > 1 ? 1 : 0.5));
  }
  // A gram that stands nowhere is likely mistyped: it counts against all, but not much.
  /** @type {Tables["rare"]} */
  const rare = (gram) => rarity.get(gram) ?? 2;
  /** @type {Tables["size"]} */
  const size = (grams) => {
    let sum = 0;
    for (const gram of grams) sum += rare(gram);
    return sum;
  };
  for (const one of [...words, ...sayings]) one.size = size(one.grams);
  return { words: withGram, sayings: byGram(sayings), rare, size };
}

/**
 * How much of these grams each that has one of them has.
 * @template {Measured} Item
 * @param {string[]} grams
 * @param {Map<string, Item[]>} having
 * @param {Tables["rare"]} rare
 */
function sharing(grams, having, rare) {
  /** @type {Item[]} */
  const met = [];
  for (const gram of grams) {
    const more = rare(gram);
    for (const one of having.get(gram) ?? []) {
      if (!one.shared) met.push(one);
      one.shared += more;
    }
  }
  return met.map((one) => {
    const { shared } = one;
    one.shared = 0;
    return /** @type {const} */ ([one, shared]);
  });
}

/**
 * How much of one word each step says, in words that are like it.
 * @param {string[]} grams
 * @param {Tables} tables
 */
function covering(grams, { words, rare, size }) {
  if (grams.length === 1) {
    // Most are: a sign or two, that are nothing but themselves.
    const [word] = words.get(grams[0]) ?? [];
    return [...(word?.steps ?? [])].map(
      ([step, weight]) => /** @type {const} */ ([step, (rare(grams[0]) * weight) / WEIGHT.word]),
    );
  }
  const least = LIKE * size(grams);
  const like = sharing(grams, words, rare).filter(
    ([word, common]) => common >= Math.min(least, LIKE * word.size),
  );
  /** @type {Map<string, number>} */
  const covered = new Map();
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const gram of grams) {
    /** @type {Map<string, number>} */
    const best = new Map();
    for (const [word] of like) {
      if (!word.grams.includes(gram)) continue;
      for (const [step, weight] of word.steps) raise(best, step, weight);
    }
    for (const [step, weight] of best) {
      add(covered, step, rare(gram));
      add(parts, step, (rare(gram) * weight) / WEIGHT.word);
    }
  }
  return [...parts].filter(([step]) => (covered.get(step) ?? 0) >= least);
}

/**
 * The phrase of each step that most nearly says just this, and how nearly.
 * @param {string[]} grams
 * @param {Tables} tables
 */
function nearest(grams, { sayings, rare, size }) {
  const own = size(grams);
  /** @type {Map<string, { close: number, phrase: Phrase }>} */
  const near = new Map();
  for (const [{ size: all, phrases }, common] of sharing(grams, sayings, rare)) {
    const part = common / (OWN * (own - common) + THEIRS * (all - common) + common);
    for (const phrase of phrases) {
      const close = (phrase.weight / WEIGHT.word) * part;
      if (close > (near.get(phrase.step)?.close ?? 0)) near.set(phrase.step, { close, phrase });
    }
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
  const words = wordsIn(text);
  const all = tables.size(words.flat());
  for (const grams of words) {
    for (const [step, part] of covering(grams, tables)) add(scores, step, part / all);
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
  return (query) => {
    const text = read(query);
    const near = nearest(gramsIn(text), tables);
    // What is not told of is nowhere to go: how it ends when all is well.
    const ranked = [...scoresOf(text, near, tables)]
      .filter(([step]) => titles.has(step))
      .sort(([, a], [, b]) => b - a);
    const first = dangers(`${query} ${text}`).flatMap(({ steps }) => steps);
    const elsewhere = outside(text).length && !inside(text).length;
    const enough = ENOUGH + (elsewhere ? OUTSIDE : first.length && BESIDE_DANGER);
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
