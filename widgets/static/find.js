// The finding: steps by the visitor's own words, in what the guide says. Nothing leaves it.
const MOST = 5;
// Less than this, or than this part of the best, is no find. Letters are alike by chance sooner.
const ENOUGH = { ja: 0.2 };
const ENOUGH_LETTERS = 0.6;
const NEAR = 0.4;
// How much a phrase tells of a step.
const WEIGHT = { word: 3, title: 2.5, leading: 2, text: 1 };
const ROWS = [
  "あかさたなはまやらわ",
  "いきしちにひみり",
  "うくすつぬふむゆる",
  "えけせてねへめれ",
  "おこそとのほもよろを",
];
// What draws out each row's vowel: こうど and コード, けーたい and けいたい read alike.
const LONG = ["ー", "ー", "ー", "ーい", "ーう"];
const DIGITS = "〇一二三四五六七八九";
const moved = (by) => (sign) => String.fromCharCode(sign.charCodeAt() + by);

// Width, case, kana, voicing, small kana, long vowels and kanji numerals all read alike.
const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[ァ-ヶ]/g, moved(-96))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, moved(1))
    .replace(/[〇一二三四五六七八九]/g, (sign) => DIGITS.indexOf(sign))
    .replace(/([ぁ-ん])[-‐―−]/g, "$1ー")
    .replace(/(.)([ーうい])/g, (both, sign, long) => {
      const row = ROWS.findIndex((signs) => signs.includes(sign));
      return LONG[row]?.includes(long) ? sign + ROWS[row][0] : both;
    });

function* pieces(run) {
  const latin = /[a-z]/.test(run);
  const signs = latin ? `_${run}_` : run;
  for (let size = latin ? 3 : 2; size <= 3; size++) {
    for (let end = size; end <= signs.length; end++) yield signs.slice(end - size, end);
  }
  if (!latin) yield* signs.match(/[\p{Script=Han}\p{N}]/gu) ?? [];
}

// What is compared: kanji and numerals, twos and threes of signs, threes of the letters of a word.
function grams(text) {
  const all = new Set();
  for (const [run] of fold(text).matchAll(/[a-z]+|(?:(?![a-z])[\p{L}\p{N}])+/gu)) {
    for (const piece of pieces(run)) all.add(piece);
  }
  return all;
}

function* phrasesOf({ id, title, said, options }) {
  yield [id, WEIGHT.title, title];
  for (const text of said) yield [id, WEIGHT.text, text];
  for (const { text, to } of options) {
    yield [id, WEIGHT.text, text];
    yield [to, WEIGHT.leading, text];
  }
}

function* phrasesOfIndex({ word, reading, steps }) {
  for (const said of new Set([word, reading])) {
    // The first of a word's steps fits it best.
    yield* steps.map((step, place) => [step, WEIGHT.word - place / 4, said, word]);
  }
}

function build({ steps, index }) {
  const known = new Map(); // by text: many say the same of several steps
  const gramsOf = (text) => known.get(text) ?? known.set(text, grams(text)).get(text);
  const all = [
    ...steps.flatMap((step) => [...phrasesOf(step)]),
    ...index.flatMap((word) => [...phrasesOfIndex(word)]),
  ];
  const phrases = all.map(([step, weight, said, text = said]) => ({
    step,
    weight,
    text,
    all: gramsOf(said),
  }));
  const holding = new Map(); // the phrases with a gram
  for (const phrase of phrases) {
    for (const gram of phrase.all)
      (holding.get(gram) ?? holding.set(gram, []).get(gram)).push(phrase);
  }
  const rarity = new Map();
  for (const [gram, those] of holding) {
    const [{ length }, { size }] = [steps, new Set(those.map(({ step }) => step))];
    rarity.set(gram, Math.log(1 + length / size) * (gram.length > 1 ? 1 : 0.5));
  }
  // A gram that stands nowhere is likely mistyped: it counts against all, but not much.
  const rare = (gram) => rarity.get(gram) ?? 2;
  const size = (all) => [...all].reduce((sum, gram) => sum + rare(gram), 0);
  for (const phrase of phrases) phrase.size = size(phrase.all);
  return { holding, rare, size };
}

const raise = (map, key, value) => map.set(key, Math.max(map.get(key) ?? 0, value));
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0) + value);

// How much of one word each step says, wherever it says it.
function* covering(all, { holding, rare, size }) {
  const most = size(all) * WEIGHT.word;
  for (const gram of all) {
    const best = new Map();
    for (const { step, weight } of holding.get(gram) ?? []) raise(best, step, weight);
    for (const [step, weight] of best) yield [step, (rare(gram) * weight) / most];
  }
}

// The phrase of each step that most nearly says just this, and how nearly.
function closest(all, { holding, rare, size }) {
  const own = size(all);
  const shared = new Map();
  for (const gram of all)
    for (const phrase of holding.get(gram) ?? []) add(shared, phrase, rare(gram));
  const near = new Map();
  for (const [phrase, common] of shared) {
    const close = ((phrase.weight / WEIGHT.word) * common) / (own + phrase.size - common);
    if (close > (near.get(phrase.step)?.close ?? 0)) near.set(phrase.step, { close, phrase });
  }
  return near;
}

// What answers a query with the steps that fit best, each with the words that led to it.
export function finder(data) {
  const tables = build(data);
  const titles = new Map(data.steps.map(({ id, title }) => [id, title]));
  const enough = ENOUGH[data.language] ?? ENOUGH_LETTERS;
  return (query) => {
    const words = query
      .split(/\s+/)
      .map(grams)
      .filter(({ size }) => size);
    const near = closest(grams(query), tables);
    const scores = new Map([...near].map(([step, { close }]) => [step, close]));
    for (const all of words) {
      for (const [step, part] of covering(all, tables)) add(scores, step, part / words.length);
    }
    const ranked = [...scores].sort(([, a], [, b]) => b - a);
    const least = Math.max(enough, NEAR * ranked[0]?.[1]);
    const best = ranked.filter(([, score]) => score >= least).slice(0, MOST);
    return best.map(([step]) => {
      const { weight, text } = near.get(step).phrase;
      const title = titles.get(step);
      // A title may be a question: the words that led to it tell why it is offered.
      return { step, title, why: weight >= WEIGHT.leading && text !== title ? text : "" };
    });
  };
}

// Whether a query says anything that could be found.
export const isQuery = (text) => grams(text).size > 0;
