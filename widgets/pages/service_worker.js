// Keeps the guide's documents, and nothing else, for a visit without a network or a server.
// What the server says comes first; the copy answers where it says nothing in time.

import { savesData } from "../static/saves_data.js";
import { pageAt } from "./page_at.js";
import { KEPT, scope, worker } from "./worker_scope.js";

/** @import { WorkerEvent } from "./worker_scope.js" */

const LONGEST_WAIT = 3000;
const SERVER_ERROR = 500;
// The guide is there no more.
const NOTHING = [404, 410];
// What every document of ours says, and the page of a hotel's network does not.
const OURS = "<body data-guide";

/** @param {Response} response */
const isDocument = ({ status, type, redirected, headers }) =>
  status === 200 &&
  type === "basic" &&
  !redirected &&
  /^text\/html\b/.test(headers.get("Content-Type") ?? "");

/**
 * @param {string} page
 * @param {Response} response
 */
async function keep(page, response) {
  const cache = await caches.open(KEPT);
  if (NOTHING.includes(response.status)) await cache.delete(page);
  if (!isDocument(response)) return;
  const copy = response.clone();
  if ((await response.text()).includes(OURS)) await cache.put(page, copy);
}

/**
 * @param {string} page
 * @param {string} address
 */
async function renew(page, address) {
  try {
    // Costs no bytes where the browser has it already.
    await keep(page, await fetch(address, { cache: "no-cache" }));
  } catch {
    // What there is stays.
  }
}

/** The documents that are looked at or kept; only these, as the first visit must cost nothing. */
async function renewAll() {
  const cache = await caches.open(KEPT);
  const tabs = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  /** @type {Map<string, string>} */
  const addresses = new Map();
  for (const { url } of [...(await cache.keys()), ...tabs]) addresses.set(pageAt(url, scope), url);
  addresses.delete("");
  await Promise.all([...addresses].map(([page, address]) => renew(page, address)));
}

/** Who comes again gets the guide's other languages, too. */
async function keepMissing() {
  if (savesData()) return;
  const cache = await caches.open(KEPT);
  for (const address of worker.guide.pages.map((path) => scope + path)) {
    const page = pageAt(address, scope);
    if (!(await cache.match(page))) await renew(page, address);
  }
}

/** @param {string} page */
async function copyOf(page) {
  try {
    return await (await caches.open(KEPT)).match(page);
  } catch {
    // A browser may refuse storage; the network answers all the same.
    return undefined;
  }
}

/**
 * @param {string} page
 * @param {Promise<Response>} asked
 */
async function answer(page, asked) {
  const copy = await copyOf(page);
  if (!copy) return asked;
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT));
  const response = await Promise.race([asked.catch(() => undefined), late]);
  return response && response.status < SERVER_ERROR ? response : copy;
}

/** @param {WorkerEvent} event */
function onFetch(event) {
  const { request } = event;
  const isVisit = request.mode === "navigate" && request.method === "GET";
  const page = isVisit && pageAt(request.url, scope);
  if (!page) return;
  // It is not cut off when it is late: what comes then is kept for the next visit.
  const asked = fetch(request);
  // A body is read once: the copy is made before the browser has it.
  const kept = asked.then((response) => keep(page, response.clone()));
  event.respondWith(answer(page, asked));
  event.waitUntil(kept.then(keepMissing).catch(() => undefined));
}

worker.addEventListener("install", (event) =>
  event.waitUntil(Promise.all([worker.skipWaiting(), renewAll()])),
);
worker.addEventListener("fetch", onFetch);
