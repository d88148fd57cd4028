// The way to a kernel: a socket behind which a guide is shown.
// Sources: Jupyter Server, "WebSocket kernel wire protocols"; IANA's registry of close codes (1013).

/** @import { Bundle } from "./go_live.js" */
/**
 * A guide that is shown, and its end.
 * @typedef {{ socket: WebSocket, dispose: () => void }} Connection
 */

const ADDRESS = "live/channels";
const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const LONGEST_BOOT = 30000;

/** There is none for now, and nobody failed: all kernels are taken, or the visitor left. */
export class Unavailable extends Error {}

/** @param {string} [address] */
function open(address = ADDRESS) {
  const url = new URL(address, document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  return new WebSocket(url.href, PROTOCOL);
}

/**
 * Rejects when a socket closes, or the guide is not shown in time.
 * @param {WebSocket} socket
 * @returns {Promise<never>}
 */
const failed = (socket) =>
  new Promise((_, reject) => {
    setTimeout(reject, LONGEST_BOOT, new Error("The live guide did not come in time"));
    // The code (1013) tells why; but some proxies close in order, too, and leave it out.
    socket.addEventListener("close", ({ code, wasClean }) =>
      reject(wasClean ? new Unavailable() : new Error(`The live guide's line broke (${code})`)),
    );
    addEventListener("pagehide", () => reject(new Unavailable()), { once: true });
  });

/**
 * Shows a live guide in an element; rejects with Unavailable, or with what went wrong.
 * @param {HTMLElement} place
 * @param {Bundle} bundle
 * @returns {Promise<Connection>}
 */
export async function connect(place, { show, modules }) {
  const socket = open();
  // It hears first of the socket's end, and knows what that means.
  const failure = failed(socket);
  try {
    const dispose = await Promise.race([failure, show(socket, place, modules)]);
    return { socket, dispose };
  } catch (error) {
    socket.close();
    throw error;
  }
}
