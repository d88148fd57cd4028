// One message of a kernel as one binary frame, and back.
//
// Source: Jupyter Server, "WebSocket kernel wire protocols", v1.kernel.websocket.jupyter.org: a
// count and that many offsets (64 bits, little endian), then the channel, header, parent header,
// metadata and content (JSON in UTF-8) and the buffers; the last offset is where the frame ends.

/**
 * @typedef {{ msg_id: string, msg_type: string, session: string, username: string, date: string,
 *   version: string }} Header
 *
 * @typedef {Record<string, unknown>} Json
 *
 * @typedef {{ channel: string, header: Header, parent_header: Json, metadata: Json,
 *   content: any, buffers: DataView[] }} Message
 */

export const PROTOCOL = "v1.kernel.websocket.jupyter.org";

const OFFSET_BYTES = 8;
const TWO_32 = 2 ** 32;
// Where the channel and four parts of JSON begin, and where the last of them ends.
const LEAST_OFFSETS = 6;

/**
 * @param {{ channel: string, header: Header, metadata: Json, content: Json,
 *   buffers: (ArrayBuffer | ArrayBufferView)[] }} message
 * @returns {ArrayBuffer}
 */
export function packMessage({ channel, header, metadata, content, buffers }) {
  const encoder = new TextEncoder();
  const json = [header, {}, metadata, content].map((part) => JSON.stringify(part));
  const parts = [
    ...[channel, ...json].map((text) => encoder.encode(text)),
    ...buffers.map(bytesOf),
  ];
  const count = parts.length + 1;
  const first = OFFSET_BYTES * (1 + count);
  const frame = new Uint8Array(parts.reduce((sum, part) => sum + part.length, first));
  const table = new DataView(frame.buffer);
  setOffset(table, 0, count);
  const end = parts.reduce((offset, part, index) => {
    setOffset(table, index + 1, offset);
    frame.set(part, offset);
    return offset + part.length;
  }, first);
  setOffset(table, count, end);
  return frame.buffer;
}

/**
 * @param {unknown} frame
 * @returns {Message}
 * @throws {Error} for what is no frame of this protocol
 */
export function unpackMessage(frame) {
  if (!(frame instanceof ArrayBuffer)) throw malformed("it is no binary message");
  const offsets = offsetsOf(frame);
  const parts = offsets.slice(1).map((end, index) => frame.slice(offsets[index], end));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const [channel, ...json] = parts.slice(0, LEAST_OFFSETS - 1).map((part) => decoder.decode(part));
  const [header, parent_header, metadata, content] = json.map((text) => JSON.parse(text));
  if (typeof header?.msg_type !== "string") throw malformed("it has no type");
  if (!content || typeof content !== "object") throw malformed("it has no content");
  // Each buffer begins an ArrayBuffer of its own, as typed arrays need it.
  const buffers = parts.slice(LEAST_OFFSETS - 1).map((part) => new DataView(part));
  return { channel, header, parent_header, metadata, content, buffers };
}

/** @param {ArrayBuffer} frame */
function offsetsOf(frame) {
  const table = new DataView(frame);
  const count = frame.byteLength < OFFSET_BYTES ? 0 : getOffset(table, 0);
  const first = OFFSET_BYTES * (1 + count);
  if (count < LEAST_OFFSETS || first > frame.byteLength) throw malformed("its table does not fit");
  const offsets = Array.from({ length: count }, (_, index) => getOffset(table, index + 1));
  const inOrder = offsets.every((offset, index) => offset >= (offsets[index - 1] ?? first));
  if (!inOrder || offsets[count - 1] > frame.byteLength) throw malformed("its parts do not fit");
  return offsets;
}

// Numbers of 64 bits by halves: older browsers have no DataView.getBigUint64.
/**
 * @param {DataView} table
 * @param {number} index
 */
function getOffset(table, index) {
  const at = index * OFFSET_BYTES;
  return table.getUint32(at, true) + table.getUint32(at + 4, true) * TWO_32;
}

/**
 * @param {DataView} table
 * @param {number} index
 * @param {number} value
 */
function setOffset(table, index, value) {
  const at = index * OFFSET_BYTES;
  table.setUint32(at, value % TWO_32, true);
  table.setUint32(at + 4, Math.floor(value / TWO_32), true);
}

/** @param {ArrayBuffer | ArrayBufferView} buffer */
function bytesOf(buffer) {
  if (!ArrayBuffer.isView(buffer)) return new Uint8Array(buffer);
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** @param {string} why */
const malformed = (why) => new Error(`Malformed message of a kernel: ${why}`);
