// The line to a kernel: messages in both ways, in the order in which they were sent.
//
// Sources: Jupyter Client, "Messaging in Jupyter" 5.4 (header, channels); Jupyter Server,
// "WebSocket kernel wire protocols".

import { PROTOCOL, packMessage, unpackMessage } from "./messages.js";

/**
 * @import { Json, Message } from "./messages.js"
 *
 * Who is told that the line is open, of each message (the next one waits until that is dealt
 * with), of what was wrong with one, and that the line is closed.
 * @typedef {{ onOpen: () => void, onMessage: (message: Message) => Promise<void>,
 *   onError: (error: Error) => void, onClose: (error: Error) => void }} Listener
 */

const VERSION = "5.4";

export class Connection {
  /** @param {WebSocket} socket opening or open */
  constructor(socket) {
    this.socket = socket;
    this.session = randomId();
    this.sent = 0;
    socket.binaryType = "arraybuffer";
  }

  /** @param {Listener} listener */
  listen(listener) {
    const { socket } = this;
    receiveInOrder(socket, listener);
    socket.addEventListener("close", ({ code }) =>
      listener.onClose(new Error(`The connection to the kernel was closed (${code})`)),
    );
    if (socket.readyState === socket.OPEN) begin(socket, listener);
    else socket.addEventListener("open", () => begin(socket, listener));
  }

  /**
   * Sends a message to the kernel's shell; once the line is closed, nothing.
   * @param {string} msg_type
   * @param {Json} content
   * @param {Json} [metadata]
   * @param {(ArrayBuffer | ArrayBufferView)[]} [buffers]
   * @returns {string} the id of the message; empty where it was not sent
   */
  send(msg_type, content, metadata = {}, buffers = []) {
    if (this.socket.readyState !== this.socket.OPEN) {
      console.warn(`The kernel is gone: no ${msg_type} was sent`);
      return "";
    }
    this.sent += 1;
    const [session, date] = [this.session, new Date().toISOString()];
    const msg_id = `${session}_${this.sent}`;
    const header = { msg_id, msg_type, session, username: "", date, version: VERSION };
    this.socket.send(packMessage({ channel: "shell", header, metadata, content, buffers }));
    return msg_id;
  }

  close() {
    this.socket.close();
  }
}

/**
 * @param {WebSocket} socket
 * @param {Listener} listener
 */
function receiveInOrder(socket, { onMessage, onError }) {
  let before = Promise.resolve();
  socket.addEventListener("message", ({ data }) => {
    before = before.then(() => onMessage(unpackMessage(data))).catch(onError);
  });
}

/**
 * @param {WebSocket} socket
 * @param {Listener} listener
 */
function begin(socket, { onOpen, onError }) {
  if (socket.protocol === PROTOCOL) {
    onOpen();
    return;
  }
  onError(new Error(`The server does not speak ${PROTOCOL} but "${socket.protocol}"`));
  socket.close();
}

/** An id of 128 random bits; crypto.randomUUID is not there in older browsers. */
export function randomId() {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return [...numbers].map((number) => number.toString(16).padStart(8, "0")).join("");
}
