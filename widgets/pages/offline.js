// Has the browser keep the page for a visit without a network, where the operator lets it.

import { whenIdle } from "./idle.js";

const { worker } = document.body.dataset;

async function keepPage() {
  try {
    await navigator.serviceWorker.register(worker ?? "");
  } catch {
    // A browser may refuse; the page then needs its server, as any page does.
  }
}

// A file that was opened by a double click has no server to do without.
if (worker && "serviceWorker" in navigator && /^http/.test(location.protocol)) {
  addEventListener("load", () => whenIdle(keepPage));
}
