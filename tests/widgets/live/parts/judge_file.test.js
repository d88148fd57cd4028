// What is said of a file: by its first bytes, its name and its size alone.

import assert from "node:assert/strict";
import { test } from "node:test";

import { judgeFile, kindOf } from "../../../../widgets/live/parts/judge_file.js";

const SMALLEST = 10_000;
const KINDS = { jpg: "jpeg", jpeg: "jpeg", png: "png", pdf: "pdf", doc: "doc", docx: "docx" };
const types = Object.entries(KINDS).map(([id, kind]) => ({ id, name: id.toUpperCase(), kind }));
const unfit = [{ id: "heic", kind: "heic", text: "unfit" }];
// Each word is its own name, and tells what it was filled with.
const words = new Proxy({}, { get: (_, name) => `${String(name)} {type}{types}{ending}` });
const said = ({ lines: [first] }) => first.split(" ")[0];

const bytes = (...parts) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part)] : part)),
  );
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0]);
const PNG = bytes([0x89], "PNG\r\n\x1a\n");
const OLE = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const box = (brand) => bytes([0, 0, 0, 0x24], "ftyp", brand);
const file = (name, head, size = SMALLEST + head.length) => {
  const content = new Uint8Array(size);
  content.set(head.subarray(0, size));
  return Object.assign(new Blob([content]), { name });
};
const judge = (...given) =>
  judgeFile(file(...given), { types, unfit, smallest: SMALLEST }, words, { comma: ", " });

const BYTES = {
  jpeg: [JPEG, "jpeg"],
  png: [PNG, "png"],
  pdf: [bytes("%PDF-1.7"), "pdf"],
  doc: [OLE, "doc"],
  docx: [bytes("PK\x03\x04"), "docx"],
  heic: [box("heic"), "heic"],
  "heic of another brand": [box("mif1"), "heic"],
  "a video in the same box": [box("isom"), undefined],
  "cut off": [JPEG.subarray(0, 2), undefined],
  nothing: [bytes(), undefined],
};
for (const [name, [head, kind]] of Object.entries(BYTES)) {
  test(`the kind of bytes: ${name}`, () => assert.equal(kindOf(head), kind));
}

const GOOD = "file_ok";
const [BROKEN, RENAME, UNFIT, UNKNOWN] = ["file_broken", "file_rename", "unfit", "file_unknown"];
const FILES = {
  jpg: ["a.jpg", JPEG, GOOD],
  "capital ending": ["A.JPEG", JPEG, GOOD],
  png: ["画面の写し.png", PNG, GOOD],
  "a point in the name": ["a.b.pdf", bytes("%PDF-1.7"), GOOD],
  doc: ["a.doc", OLE, GOOD],
  docx: ["a.docx", bytes("PK\x03\x04"), GOOD],
  heic: ["IMG_0001.HEIC", box("heic"), UNFIT],
  "heic by another name": ["IMG_0001.jpg", box("heic"), UNFIT],
  "heic of an odd brand": ["IMG_0001.heic", box("zzzz"), UNFIT],
  "jpeg called heic": ["IMG_0001.heic", JPEG, RENAME],
  "jpeg called png": ["a.png", JPEG, RENAME],
  "jpeg without ending": ["photo", JPEG, RENAME],
  jfif: ["a.jfif", JPEG, RENAME],
  damaged: ["a.jpg", bytes([0, 0, 0]), BROKEN],
  "text called pdf": ["a.pdf", bytes("hello"), BROKEN],
  webp: ["a.webp", bytes("RIFF\0\0\0\0WEBP"), UNKNOWN],
  video: ["a.mp4", box("isom"), UNKNOWN],
};
for (const [name, [called, head, expected]] of Object.entries(FILES)) {
  test(`what is said of a file: ${name}`, async () => {
    const { tone, lines } = await judge(called, head);
    assert.equal(tone, expected === GOOD ? "enough" : "short");
    assert.ok(lines.some((line) => line.startsWith(expected)));
  });
}

const SIZES = {
  empty: [0, "file_empty"],
  "one byte": [1, BROKEN],
  small: [SMALLEST - 1, "file_small"],
  "just large enough": [SMALLEST, GOOD],
};
for (const [name, [size, expected]] of Object.entries(SIZES)) {
  test(`what is said of its size: ${name}`, async () => {
    assert.equal(said(await judge("a.jpg", JPEG, size)), expected);
  });
}

test("whose bytes cannot be read is no error", async () => {
  const unreadable = {
    name: "a.jpg",
    size: 9,
    slice: () => ({ arrayBuffer: () => Promise.reject() }),
  };
  const verdict = await judgeFile(unreadable, { types, unfit, smallest: SMALLEST }, words, {});
  assert.equal(said(verdict), "file_unreadable");
});

test("a file of the wrong name is told its right one", async () => {
  const { lines } = await judge("a.png", JPEG);
  assert.match(lines[1], /JPG.*jpg$/);
});
