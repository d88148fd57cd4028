// What a service worker has around it; its types are not those of a page.
// Source: W3C, "Service Workers".

/**
 * What happens to a worker.
 * @typedef {object} WorkerEvent
 * @property {Request} request
 * @property {(answer: Promise<Response>) => void} respondWith
 * @property {(work: Promise<unknown>) => void} waitUntil
 *
 * @typedef {object} WorkerScope
 * @property {{ version: string, pages: string[] }} guide what widgets/pages/offline.py gives
 * @property {{ scope: string, unregister: () => Promise<boolean> }} registration
 * @property {{ matchAll: (options: object) => Promise<{ url: string }[]> }} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {(type: string, heed: (event: WorkerEvent) => void) => void} addEventListener
 */

export const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));
export const scope = worker.registration.scope;
// Another guide of this host has a folder, and so a name, of its own.
export const KEPT = `guide ${scope}`;
