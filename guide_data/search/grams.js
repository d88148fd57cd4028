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
// Letters that no normal form takes apart, or that are written for each other, each with what it
// reads as: ligatures, strokes, ends of words, hamza, the stroke that only draws a word out.
const ALIKE = new Map(
  "ßss œoe æoe øo łl đd ıi ςσ ىي یي کك ةه ٱا ـ ךכ םמ ןנ ףפ ץצ"
    .split(" ")
    .map(([sign, ...others]) => [sign, others.join("")]),
);
// Signs of those who write no gaps between words, or may as well leave them out.
const SOLID =
  "\\p{N}ー\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";
const LETTER = new RegExp(`(?![${SOLID}])\\p{L}`, "u");
const RUN = new RegExp(`[${SOLID}]+|(?:${LETTER.source})+`, "gu");
const ALONE = /[\p{sc=Han}\p{N}]/gu;
/** @type {(by: number) => (sign: string) => string} */
const moved = (by) => (sign) => String.fromCharCode(sign.charCodeAt(0) + by);

/**
 * Width, case, accents, ligatures, umlauts (ae is ä is a), what is left out before an apostrophe,
 * the article of Arabic, kana, voicing, small kana, long vowels and other numerals all read alike.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[ß-ی]/g, (sign) => ALIKE.get(sign) ?? sign)
    .replace(/([aou])e/g, "$1")
    .replace(/\b([a-z]|qu|[a-z]*ll)['’](?=[a-z]{3})|['’]/g, "")
    .replace(/(^|\P{L})[وفبك]?(?:ال|لل)(?=\p{L}{3})/gu, "$1")
    .replace(/[٠-٩۰-۹]/g, (sign) => String(sign.charCodeAt(0) & 15))
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
  (folded.match(RUN) ?? []).flatMap((run) =>
    LETTER.test(run)
      ? [[...new Set(pieces(`_${run}_`, 3))]]
      : [...pieces(run, 2), ...pieces(run, 3), ...(run.match(ALONE) ?? [])].map((gram) => [gram]),
  );

/** @type {(folded: string) => string[]} */
export const gramsIn = (folded) => [...new Set(wordsIn(folded).flat())];
/** @type {(text: string) => string[]} */
export const gramsOf = (text) => gramsIn(fold(text));
