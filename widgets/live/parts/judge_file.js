// What is to be said of a file that somebody chose: whether it can be sent.

import { fill } from "../../static/dom.js";

/** @import { Typography } from "../../static/traits.js" */

/**
 * A type of file: how its name ends, what it is called, and which kind its bytes are.
 * @typedef {{ id: string, name: string, kind: string }} FileKind
 *
 * A kind of file that cannot be sent, and what to do about it.
 * @typedef {{ id: string, kind: string, text: string }} UnfitFile
 *
 * @typedef {{ types: FileKind[], unfit: UnfitFile[], smallest: number }} FileRules
 * @typedef {Record<"file_ok" | "file_look" | "file_empty" | "file_unreadable" | "file_small"
 *   | "file_broken" | "file_unknown" | "file_types" | "file_rename" | "file_again"
 *   | "file_not_yet", string>} FileWords
 *
 * What is said of a file, and whether it can be sent.
 * @typedef {{ tone: "enough" | "short", lines: string[] }} FileVerdict
 */

/** @type {[kind: string, at: number, magic: number[]][]} */
const MAGIC = [
  ["jpeg", 0, [0xff, 0xd8, 0xff]],
  ["png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["doc", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["docx", 0, [0x50, 0x4b, 0x03, 0x04]],
  // What comes before the brand is the length of the box, which varies.
  ["heic", 4, signs("ftypheic")],
  ["heic", 4, signs("ftypheix")],
  ["heic", 4, signs("ftypheim")],
  ["heic", 4, signs("ftypheis")],
  ["heic", 4, signs("ftyphevc")],
  ["heic", 4, signs("ftypmif1")],
  ["heic", 4, signs("ftypmsf1")],
];
const HEAD = 16;

/** @param {string} text */
function signs(text) {
  return [...text].map((sign) => sign.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
export const kindOf = (bytes) =>
  MAGIC.find(([, at, magic]) => magic.every((byte, n) => bytes[at + n] === byte))?.[0];

/**
 * What is to be said of a file: whether it can be sent, and in which lines.
 * @param {File} file
 * @param {FileRules} rules
 * @param {FileWords} words
 * @param {Pick<Typography, "comma">} typography
 * @returns {Promise<FileVerdict>}
 */
export async function judgeFile(file, { types, unfit, smallest }, words, { comma }) {
  /** @type {(...lines: string[]) => FileVerdict} */
  const no = (...lines) => ({ tone: "short", lines });
  if (!file.size) return no(words.file_empty, words.file_again);
  /** @type {string | undefined} */
  let kind;
  try {
    kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  } catch {
    return no(words.file_unreadable);
  }
  const ending = /\.([^.]*)$/.exec(file.name)?.[1].toLowerCase();
  const type = types.find(({ id }) => id === ending);
  const within = types.find((one) => one.kind === kind);
  const known = unfit.find((one) => one.kind === kind || (!within && one.id === ending));
  if (known) return no(words.file_not_yet, known.text);
  if (type && kind !== type.kind && !within) {
    return no(fill(words.file_broken, { type: type.name }), words.file_again);
  }
  if (within && kind !== type?.kind) {
    return no(
      words.file_not_yet,
      fill(words.file_rename, { type: within.name, ending: within.id }),
    );
  }
  if (!type) {
    const names = types.map(({ name }) => name).join(comma);
    return no(words.file_unknown, fill(words.file_types, { types: names }));
  }
  if (file.size < smallest) return no(words.file_small, words.file_again);
  return { tone: "enough", lines: [fill(words.file_ok, { type: type.name }), words.file_look] };
}
