// What is compared of two texts, however they are written.

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
/** @type {(by: number) => (sign: string) => string} */
const moved = (by) => (sign) => String.fromCharCode(sign.charCodeAt(0) + by);

/**
 * Width, case, apostrophes, kana, voicing, small kana, long vowels and kanji numerals all read
 * alike.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[ァ-ヶ]/g, moved(-96))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, moved(1))
    .replace(/[〇一二三四五六七八九]/g, (sign) => String(DIGITS.indexOf(sign)))
    .replace(/([ぁ-ん])[-‐―−]/g, "$1ー")
    .replace(/(.)([ーうい])/g, (both, sign, long) => {
      const row = ROWS.findIndex((signs) => signs.includes(sign));
      return LONG[row]?.includes(long) ? sign + ROWS[row][0] : both;
    });

/**
 * @param {string} run
 * @returns {Generator<string>}
 */
function* pieces(run) {
  const latin = /[a-z]/.test(run);
  const signs = latin ? `_${run}_` : run;
  for (let size = latin ? 3 : 2; size <= 3; size++) {
    for (let end = size; end <= signs.length; end++) yield signs.slice(end - size, end);
  }
  if (!latin) yield* signs.match(/[\p{Script=Han}\p{N}]/gu) ?? [];
}

/**
 * Kanji and numerals, twos and threes of signs, threes of the letters of a word.
 * @param {string} folded
 */
export function gramsIn(folded) {
  /** @type {Set<string>} */
  const grams = new Set();
  for (const [run] of folded.matchAll(/[a-z]+|(?:(?![a-z])[\p{L}\p{N}])+/gu)) {
    for (const piece of pieces(run)) grams.add(piece);
  }
  return grams;
}

/** @type {(text: string) => Set<string>} */
export const gramsOf = (text) => gramsIn(fold(text));
