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
// First what is written without gaps between words, or may as well be; then all other letters.
const RUNS = /[ぁ-ヺー\p{sc=Han}\p{N}]+|((?![ぁ-ヺー\p{sc=Han}])\p{L})+/gu;
/** @type {(by: number) => (sign: string) => string} */
const moved = (by) => (sign) => String.fromCharCode(sign.charCodeAt(0) + by);

/**
 * What makes all ways to write something read alike: width, case, accents, apostrophes, kana,
 * voicing, small kana, long vowels, kanji numerals, and what a language's own spellings say:
 * patterns, in small letters without accents, each with what it reads as.
 * @param {{ forms: string[] }[]} spellings
 * @returns {(text: string) => string}
 */
export const folder = (spellings) => (text) =>
  spellings
    .reduce(
      (said, { forms: [pattern, reads] }) => said.replace(new RegExp(pattern, "gu"), reads),
      text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, ""),
    )
    .replace(/['’]/g, "")
    .replace(/[ァ-ヶ]/g, moved(-96))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, moved(1))
    .replace(/[〇一二三四五六七八九]/g, (sign) => String(DIGITS.indexOf(sign)))
    .replace(/([ぁ-ん])[-‐―−]/g, "$1ー")
    .replace(/(.)([ーうい])/g, (both, sign, long) => {
      const row = ROWS.findIndex((signs) => signs.includes(sign));
      return LONG[row]?.includes(long) ? sign + ROWS[row][0] : both;
    });

/**
 * @param {string} signs
 * @param {number} size
 */
function pieces(signs, size) {
  const found = [];
  for (let end = size; end <= signs.length; end++) found.push(signs.slice(end - size, end));
  return found;
}

/**
 * What is compared as a whole, each as its grams: the words that stand apart by the threes of their
 * letters; of other signs, their twos and threes, kanji and numerals each for itself.
 * @param {string} folded
 */
export const wordsIn = (folded) =>
  [...folded.matchAll(RUNS)].flatMap(([run, letter]) =>
    letter
      ? [[...new Set(pieces(`_${run}_`, 3))]]
      : [...pieces(run, 2), ...pieces(run, 3), ...(run.match(/[\p{sc=Han}\p{N}]/gu) ?? [])].map(
          (gram) => [gram],
        ),
  );
