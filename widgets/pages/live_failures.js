// Whether the page can go live in this browser, after what failed in this tab.

import { countInSession, inSession } from "../static/session.js";

// Where a proxy lets no socket through, it does not the third time either.
const MOST_FAILURES = 2;
const FAILURES_KEY = "guide-failures";

/** The address of what makes the page live, where there is a server for that. */
export const bundle = document.body.dataset.live;
let failures = countInSession(FAILURES_KEY);

export const canGoLive = () =>
  bundle !== undefined && "WebSocket" in window && failures < MOST_FAILURES;

// Of whoever leaves, a browser cuts off what is under way, some moments before it says so.
const LONGEST_LEAVING = 2000;
const isLeft = () =>
  new Promise((done) => {
    addEventListener("pagehide", () => done(true), { once: true });
    setTimeout(done, LONGEST_LEAVING, false);
  });

/**
 * Counts a failure, unless there was none: the visitor just left.
 * @param {unknown} error
 */
export async function countFailure(error) {
  if (await isLeft()) return;
  console.error(error);
  failures += 1;
  inSession(FAILURES_KEY, failures);
}
