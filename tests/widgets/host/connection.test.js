// Messages are dealt with in order, one after the other; a line that is closed is silent.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Connection } from "../../../widgets/host/connection.js";
import { PROTOCOL, packMessage, unpackMessage } from "../../../widgets/host/messages.js";

class FakeSocket extends EventTarget {
  constructor(given) {
    super();
    Object.assign(this, { OPEN: 1, readyState: 1, protocol: PROTOCOL, sent: [] }, given);
  }
  send(frame) {
    this.sent.push(unpackMessage(frame));
  }
  close() {
    this.readyState = 3;
    this.tell("close", { code: 1000 });
  }
  tell(event, given = {}) {
    this.dispatchEvent(Object.assign(new Event(event), given));
  }
}

const frame = (msg_type) =>
  packMessage({ channel: "iopub", header: { msg_type }, metadata: {}, content: {}, buffers: [] });

/** A connection that listens, and what it told of. */
function connected(given = {}, onMessage = () => {}) {
  const socket = new FakeSocket(given);
  const told = [];
  const connection = new Connection(socket);
  connection.listen({
    onOpen: () => told.push("open"),
    onMessage: async (message) => {
      told.push(message.header.msg_type);
      await onMessage(message, told);
    },
    onError: (error) => told.push(`error: ${error.message}`),
    onClose: (error) => told.push(`close: ${error.message}`),
  });
  return { socket, connection, told };
}

const later = () => new Promise((resolve) => setImmediate(resolve));

test("a line that is opening is told of once it is open", () => {
  const { socket, told } = connected({ readyState: 0 });
  assert.deepEqual(told, []);
  socket.readyState = 1;
  socket.tell("open");
  assert.deepEqual(told, ["open"]);
});

test("a server of another protocol is an error, and the line is closed", () => {
  const { socket, told } = connected({ protocol: "" });
  assert.match(told[0], /does not speak/);
  assert.equal(socket.readyState, 3);
});

test("a message waits until the one before it is dealt with", async () => {
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  const { socket, told } = connected({}, async ({ header }, log) => {
    if (header.msg_type === "a") await held;
    log.push(`done ${header.msg_type}`);
  });
  for (const name of ["a", "b"]) socket.tell("message", { data: frame(name) });
  await later();
  assert.deepEqual(told, ["open", "a"]);
  release();
  await later();
  assert.deepEqual(told, ["open", "a", "done a", "b", "done b"]);
});

test("after a message that is not understood, the next one is taken", async () => {
  const { socket, told } = connected();
  for (const data of ["no frame", frame("b")]) socket.tell("message", { data });
  await later();
  assert.match(told[1], /error: Malformed/);
  assert.equal(told[2], "b");
});

test("what is sent has a header of its own, as the protocol has it", () => {
  const { socket, connection } = connected();
  connection.send("comm_msg", { a: 1 }, { version: "2.1.0" });
  connection.send("comm_msg", {});
  const [{ channel, header, metadata, content }, second] = socket.sent;
  assert.deepEqual([channel, metadata, content], ["shell", { version: "2.1.0" }, { a: 1 }]);
  const { msg_id, session, date, ...rest } = header;
  assert.deepEqual(rest, { msg_type: "comm_msg", username: "", version: "5.4" });
  assert.equal(second.header.session, session);
  assert.notEqual(second.header.msg_id, msg_id);
  // The guide's server lets no other characters through.
  for (const value of [msg_id, session, date]) assert.match(value, /^[\w:.+-]{8,100}$/);
});

test("to a line that is closed nothing is sent, and nothing is thrown", (t) => {
  const warned = t.mock.method(console, "warn", () => {});
  const { connection, socket, told } = connected();
  connection.close();
  connection.send("comm_msg", {});
  assert.deepEqual(socket.sent, []);
  assert.match(told[1], /close: .*closed \(1000\)/);
  assert.equal(warned.mock.callCount(), 1);
});
