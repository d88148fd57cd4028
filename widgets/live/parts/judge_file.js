// What is to be said of a file that somebody chose: whether it can be sent.

import { fill } from "../../static/dom.js";

/**
 * A type of file: how its name ends, what it is called, and which kind its bytes are.
 * @typedef {{ id: string, name: string, kind: string }} FileKind
 *
 * A kind of file that cannot be sent, and what to do about it.
 * @typedef {{ id: string, kind: string, text: string }} UnfitFile
 */

const MAGIC = [
  ["jpeg", 0, [0xff, 0xd8, 0xff]],
  ["png", 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["doc", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["docx", 0, [0x50, 0x4b, 0x03, 0x04]],
  // What comes before the brand is the length of the box, which varies.
  ...["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"].map((brand) => [
    "heic",
    4,
    [..."ftyp", ...brand].map((letter) => letter.charCodeAt(0)),
  ]),
];
const HEAD = 16;

export function kindOf(bytes) {
  const fits = ([, at, magic]) => magic.every((byte, n) => bytes[at + n] === byte);
  return MAGIC.find(fits)?.[0];
}

// What is to be said of a file: whether it can be sent, and in which lines.
export async function judgeFile(file, { types, unfit, smallest }, words, { comma }) {
  const no = (...lines) => ({ tone: "short", lines });
  if (!file.size) return no(words.file_empty, words.file_again);
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
