// A frame holds what was put into it, and what is no frame is refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { packMessage, unpackMessage } from "../../../widgets/host/messages.js";

const HEADER = { msg_id: "1", msg_type: "comm_msg", session: "s", username: "", date: "" };
const message = (given = {}) => ({
  channel: "shell",
  header: { ...HEADER, version: "5.4" },
  metadata: {},
  content: {},
  buffers: [],
  ...given,
});
const bytes = (...numbers) => new Uint8Array(numbers);
const numbersOf = (buffer) => [
  ...new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
];

const CARRIED = {
  nothing: {},
  "another channel": { channel: "iopub" },
  metadata: { metadata: { version: "2.1.0" } },
  "text of any script": { content: { a: "確認コード 🔑 \u0000 é" } },
  "what is nested": { content: { a: [{ b: [null, true, 1.5, ""] }] } },
  "a large text": { content: { a: "x".repeat(70_000) } },
};

for (const [name, given] of Object.entries(CARRIED)) {
  test(`carried: ${name}`, () => {
    const sent = message(given);
    assert.deepEqual(unpackMessage(packMessage(sent)), { ...sent, parent_header: {} });
  });
}

const BUFFERS = {
  "one, empty": [bytes()],
  "some, of odd lengths": [bytes(1, 2, 3), bytes(), bytes(255)],
  "an ArrayBuffer": [bytes(1, 2).buffer],
  "a DataView": [new DataView(bytes(7, 8).buffer)],
  "a part of a larger one": [bytes(1, 2, 3, 4).subarray(1, 3)],
};

for (const [name, buffers] of Object.entries(BUFFERS)) {
  test(`carried, buffers: ${name}`, () => {
    const carried = unpackMessage(packMessage(message({ buffers }))).buffers;
    const sent = buffers.map((one) => (ArrayBuffer.isView(one) ? one : new DataView(one)));
    assert.deepEqual(carried.map(numbersOf), sent.map(numbersOf));
    // A typed array can be made of each.
    assert.ok(carried.every(({ byteOffset }) => byteOffset === 0));
  });
}

test("the bytes are those of the protocol", () => {
  const frame = packMessage(message({ header: { msg_type: "a" }, buffers: [bytes(9)] }));
  const table = [...new BigUint64Array(frame.slice(0, 64))].map(Number);
  assert.deepEqual(table, [7, 64, 69, 85, 87, 89, 91, 92]);
  assert.equal(new TextDecoder().decode(frame.slice(64, 91)), 'shell{"msg_type":"a"}{}{}{}');
  assert.equal(frame.byteLength, 92);
});

/** A good frame with some of its numbers of 64 bits changed. */
function spoilt(changes) {
  const frame = packMessage(message());
  const table = new DataView(frame);
  for (const [index, value] of Object.entries(changes)) {
    table.setBigUint64(Number(index) * 8, BigInt(value), true);
  }
  return frame;
}

const END = packMessage(message()).byteLength;
const MALFORMED = {
  text: "{}",
  nothing: new ArrayBuffer(0),
  "less than a count": new ArrayBuffer(7),
  "no parts": new ArrayBuffer(8),
  "too few parts": spoilt({ 0: 5 }),
  "a table longer than the frame": spoilt({ 0: 1000 }),
  "a count of more than 32 bits": spoilt({ 0: 2 ** 40 + 6 }),
  "an offset into the table": spoilt({ 1: 8 }),
  "offsets that go back": spoilt({ 3: 57 }),
  "an end behind the frame": spoilt({ 6: END + 1 }),
  "an end far behind the frame": spoilt({ 6: 2 ** 40 }),
  "the end cut off": packMessage(message()).slice(0, END - 1),
  "a part that is no JSON": spoilt({ 3: 58 }),
  "no type": packMessage(message({ header: {} })),
  "a header that is null": packMessage(message({ header: null })),
  "content that is no object": packMessage(message({ content: 1 })),
};

for (const [name, frame] of Object.entries(MALFORMED)) {
  test(`refused: ${name}`, () => assert.throws(() => unpackMessage(frame), Error));
}
