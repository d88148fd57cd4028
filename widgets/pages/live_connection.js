// The way to a kernel: whether this browser takes it, and a socket behind which a guide is shown.
// Sources: Jupyter Server, "WebSocket kernel wire protocols"; IANA's registry of close codes (1013).

import { inSession } from "../static/session.js";

/** @typedef {typeof import("../host/host.js") & { modules: Record<string, any> }} Bundle */
/**
 * A guide that is shown, and its end.
 * @typedef {{ socket: WebSocket, dispose: () => void }} Connection
 */

const ADDRESS = "live/channels";
const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const LONGEST_BOOT = 30000;
// Where a proxy lets no socket through, it does not the third time either.
const MOST_FAILURES = 2;
const FAILURES_KEY = "guide-failures";

const file = document.body.dataset.live;
let failures = Number(inSession(FAILURES_KEY));

/** All kernels are taken, or there is no network: that is nobody's failure. */
export class Full extends Error {}

export const canGoLive = () =>
  file !== undefined && "WebSocket" in window && failures < MOST_FAILURES;

/** @returns {Promise<Bundle>} what shows widgets; a browser that cannot run it takes no kernel */
const load = () => import(new URL(file ?? "", document.baseURI).href);

/** Fetches what shows widgets while the page is being painted; what it is runs later. */
export function preload() {
  const properties = { rel: "modulepreload", href: file };
  document.head.append(Object.assign(document.createElement("link"), properties));
}

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
      reject(wasClean ? new Full() : new Error(`The live guide's line broke (${code})`)),
    );
  });

/**
 * Shows a live guide in an element; rejects with Full, or with what went wrong.
 * @param {HTMLElement} place
 * @returns {Promise<Connection>}
 */
export async function connect(place) {
  /** @type {WebSocket | undefined} */
  let socket;
  // A kept page that is opened without a network has not failed.
  if (!navigator.onLine) throw new Full();
  try {
    const { show, modules } = await load();
    socket = open();
    // It hears first of the socket's end, and knows what that means.
    const failure = failed(socket);
    const dispose = await Promise.race([failure, show(socket, place, modules)]);
    return { socket, dispose };
  } catch (error) {
    socket?.close();
    if (!(error instanceof Full)) {
      failures += 1;
      inSession(FAILURES_KEY, failures);
    }
    throw error;
  }
}
