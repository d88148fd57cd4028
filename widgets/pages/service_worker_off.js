// In place of the worker where the operator wants none: what was installed before takes itself away.

import { KEPT, worker } from "./worker_scope.js";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([caches.delete(KEPT), worker.registration.unregister()])),
);
